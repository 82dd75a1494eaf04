/**
 * The operations that anybody may call.
 */
import { ID_PATTERN } from '../catalogue/identity.ts';
import { QUESTION_NAMES, QUESTIONS } from '../quality/licence-guide.ts';
import { RDF_FORMAT_NAMES, RDF_FORMATS } from '../rdf/media-types.ts';
import { PROFILE_NAMES } from '../shacl/profiles.ts';
import { DISTRIBUTION_COLUMNS, namesOf, RECORD_COLUMNS } from './api/csv-columns.ts';
import { FILTER_PARAMETERS, LANG_PARAMETERS, LIST_PARAMETERS } from './api/parameters.ts';
import { SourceList } from './api/schemas-harvest.ts';
import { ApiIndex, CatalogueInfo, Facets, RecordList } from './api/schemas-list.ts';
import { OutcomeList, Outcomes, ValidationReport } from './api/schemas-outcomes.ts';
import { CatalogueRecord } from './api/schemas-record.ts';
import { LicenceHelp } from './api/schemas-write.ts';
import { json, type Operations, ofType, type ParameterInfos } from './openapi-operation.ts';
import { OUTCOME_PARAMETERS } from './routes/outcome-list.ts';

/** The first line says what the others hold. */
const tableOf = (columns: Parameters<typeof namesOf>[0]) =>
  ofType(['text/csv'], { type: 'string', examples: [`${namesOf(columns).join(',')}\r\n`] });

export const RECORD_ID: ParameterInfos = {
  id: { schema: { type: 'string', pattern: ID_PATTERN.source } },
};

export const RDF_BODY = {
  isRequired: true,
  contents: ofType(RDF_FORMAT_NAMES.map((name) => RDF_FORMATS[name].mediaType)),
} as const;

const answersOf = (choices: readonly string[]) => ({ schema: { type: 'string', enum: choices } }) as const;

const QUESTION_PARAMETERS: ParameterInfos = Object.fromEntries(
  QUESTION_NAMES.map((name) => [
    name,
    { ...answersOf(QUESTIONS[name]), ...(name === 'hvd' && { textName: 'isHvd' }) },
  ]),
);

const VALIDATE_PARAMETERS: ParameterInfos = {
  profile: { schema: { type: 'string', enum: PROFILE_NAMES }, isRepeated: true },
  url: { schema: { type: 'string', format: 'iri' } },
  format: { schema: { type: 'string', enum: RDF_FORMAT_NAMES }, textName: 'inputFormat' },
  fix: { schema: { type: 'boolean' } },
  ...LANG_PARAMETERS,
};

export const READING = {
  listRecords: {
    path: '/api/records',
    method: 'get',
    tag: 'read',
    query: LIST_PARAMETERS,
    answers: json(RecordList),
    errors: [400, 404],
    isKept: true,
  },
  getRecord: {
    path: '/api/records/{id}',
    method: 'get',
    tag: 'read',
    inPath: RECORD_ID,
    query: LANG_PARAMETERS,
    answers: json(CatalogueRecord),
    errors: [400, 404, 410],
    isKept: true,
  },
  listFacets: {
    path: '/api/facets',
    method: 'get',
    tag: 'read',
    query: FILTER_PARAMETERS,
    answers: json(Facets),
    errors: [400, 404],
    isKept: true,
  },
  exportRecords: {
    path: '/api/records.csv',
    method: 'get',
    tag: 'read',
    query: FILTER_PARAMETERS,
    answers: tableOf(RECORD_COLUMNS),
    errors: [400, 404],
    isKept: true,
  },
  exportDistributions: {
    path: '/api/distributions.csv',
    method: 'get',
    tag: 'read',
    query: FILTER_PARAMETERS,
    answers: tableOf(DISTRIBUTION_COLUMNS),
    errors: [400, 404],
    isKept: true,
  },
  describeCatalogue: {
    path: '/api/catalog',
    method: 'get',
    tag: 'read',
    query: LANG_PARAMETERS,
    answers: json(CatalogueInfo),
    errors: [400],
    isKept: true,
  },
  listSources: {
    path: '/api/sources',
    method: 'get',
    tag: 'read',
    answers: json(SourceList),
    errors: [],
    isKept: true,
  },
  describeApi: {
    path: '/api',
    method: 'get',
    tag: 'read',
    query: LANG_PARAMETERS,
    answers: [...json(ApiIndex), ...ofType(['text/html'], { type: 'string' })],
    errors: [400, 406],
    isKept: true,
  },
  getOpenApi: {
    path: '/openapi.json',
    method: 'get',
    tag: 'read',
    answers: json({ json: { type: 'object', description: 'An OpenAPI 3.1 document.' } }),
    errors: [],
    isKept: true,
  },
  helpWithLicence: {
    path: '/api/licence-help',
    method: 'get',
    tag: 'check',
    query: { ...QUESTION_PARAMETERS, ...LANG_PARAMETERS },
    answers: json(LicenceHelp),
    errors: [400],
    isKept: true,
  },
  getOutcomes: {
    path: '/api/outcomes',
    method: 'get',
    tag: 'check',
    answers: json(Outcomes),
    errors: [],
  },
  listOutcomes: {
    path: '/api/outcomes/{profile}',
    method: 'get',
    tag: 'check',
    inPath: { profile: { schema: { type: 'string', enum: PROFILE_NAMES }, textName: 'profileInForce' } },
    query: OUTCOME_PARAMETERS,
    answers: json(OutcomeList),
    errors: [400, 404],
  },
  validate: {
    path: '/validate',
    method: 'post',
    tag: 'check',
    query: VALIDATE_PARAMETERS,
    body: { ...RDF_BODY, isRequired: false },
    answers: json(ValidationReport),
    errors: [400, 406, 413, 415, 422],
  },
} as const satisfies Operations;
