/**
 * The operations that need a token.
 */
import { ID_PATTERN } from '../catalogue/identity.ts';
import { OutcomesJudged } from './api/schemas-outcomes.ts';
import {
  AmendmentList,
  AmendmentsAdded,
  ImportSummary,
  Rebased,
  TokenCreated,
  TokenList,
  TokenRequest,
} from './api/schemas-write.ts';
import { json, type Operations } from './openapi-operation.ts';
import { RDF_BODY, RECORD_ID } from './openapi-reading.ts';
import { ACTIONS } from './routes/amendments.ts';
import { APPENDS, PARTS, SOURCE_PATTERN, SPLITS } from './routes/import.ts';

const AMENDMENTS = '/api/records/{id}/amendments';

export const WRITING = {
  importRecords: {
    path: '/import',
    method: 'post',
    tag: 'write',
    query: {
      source: { schema: { type: 'string', pattern: SOURCE_PATTERN.source } },
      catalog: { schema: { type: 'string', pattern: ID_PATTERN.source }, textName: 'importCatalog' },
      split: { schema: { type: 'string', enum: SPLITS } },
      part: { schema: { type: 'string', enum: PARTS } },
      append: { schema: { type: 'string', enum: APPENDS } },
    },
    body: RDF_BODY,
    answers: json(ImportSummary),
    errors: [400, 401, 403, 404, 413, 415],
    needsToken: true,
  },
  listAmendments: {
    path: AMENDMENTS,
    method: 'get',
    tag: 'write',
    inPath: RECORD_ID,
    answers: json(AmendmentList),
    errors: [401, 404],
    needsToken: true,
  },
  addAmendments: {
    path: AMENDMENTS,
    method: 'post',
    tag: 'write',
    inPath: RECORD_ID,
    query: { action: { schema: { type: 'string', enum: ACTIONS } } },
    body: RDF_BODY,
    status: 201,
    answers: json(AmendmentsAdded),
    errors: [400, 401, 403, 404, 410, 413, 415, 422],
    needsToken: true,
  },
  dropAmendment: {
    path: `${AMENDMENTS}/{number}`,
    method: 'delete',
    tag: 'write',
    inPath: { ...RECORD_ID, number: { schema: { type: 'integer', minimum: 1 } } },
    status: 204,
    answers: [],
    errors: [401, 403, 404],
    needsToken: true,
  },
  judgeRecords: {
    path: '/api/outcomes',
    method: 'post',
    tag: 'write',
    answers: json(OutcomesJudged),
    errors: [401],
    needsToken: true,
  },
  listTokens: {
    path: '/api/tokens',
    method: 'get',
    tag: 'administer',
    answers: json(TokenList),
    errors: [401, 403],
    needsToken: true,
  },
  createToken: {
    path: '/api/tokens',
    method: 'post',
    tag: 'administer',
    body: { contents: json(TokenRequest), isRequired: true },
    status: 201,
    answers: json(TokenCreated),
    errors: [400, 401, 403, 413, 415, 422],
    needsToken: true,
  },
  revokeToken: {
    path: '/api/tokens/{id}',
    method: 'delete',
    tag: 'administer',
    inPath: { id: { schema: { type: 'string' }, textName: 'tokenId' } },
    status: 204,
    answers: [],
    errors: [401, 403, 404],
    needsToken: true,
  },
  rebase: {
    path: '/api/rebase',
    method: 'post',
    tag: 'administer',
    answers: json(Rebased),
    errors: [401, 403, 409],
    needsToken: true,
  },
} as const satisfies Operations;
