/**
 * Every schema that has a place of its own in the OpenAPI document.
 */
import type { NamedSchema } from './schema.ts';
import { HARVEST_SCHEMAS } from './schemas-harvest.ts';
import { ApiIndex, CatalogueInfo, Facets, RecordList } from './schemas-list.ts';
import { OutcomeList, Outcomes, OutcomesJudged, ValidationReport } from './schemas-outcomes.ts';
import {
  CatalogueRecord,
  Concept,
  Contact,
  Distribution,
  Publisher,
  Service,
  Validation,
} from './schemas-record.ts';
import {
  Amendment,
  AmendmentList,
  AmendmentsAdded,
  ImportSummary,
  LicenceHelp,
  Problem,
  ReadIssue,
  Rebased,
  Token,
  TokenCreated,
  TokenList,
  TokenRequest,
} from './schemas-write.ts';

export const SCHEMAS: readonly NamedSchema<unknown>[] = [
  RecordList,
  CatalogueRecord,
  Distribution,
  Service,
  Concept,
  Publisher,
  Contact,
  Validation,
  Facets,
  CatalogueInfo,
  ApiIndex,
  LicenceHelp,
  Outcomes,
  OutcomeList,
  OutcomesJudged,
  ValidationReport,
  ImportSummary,
  Amendment,
  AmendmentList,
  AmendmentsAdded,
  ReadIssue,
  ...HARVEST_SCHEMAS,
  Token,
  TokenList,
  TokenRequest,
  TokenCreated,
  Rebased,
  Problem,
];
