/**
 * The OpenAPI 3.1 document, made from the tables: operations, the parameters that are parsed, the schemas that
 * answers are checked against. `/openapi.json` sends it, and the page of the API shows it.
 */
import { apiMessagesOf } from '../i18n/api.ts';
import { OPERATION_IDS, type OperationId, operationTextsOf } from '../i18n/api-operations.ts';
import { parameterTextOf } from '../i18n/api-parameters.ts';
import type { Lang } from '../i18n/languages.ts';
import type { JsonSchema } from './api/schema.ts';
import { SCHEMAS } from './api/schemas.ts';
import { Problem } from './api/schemas-write.ts';
import { HARVESTING } from './openapi-harvesting.ts';
import {
  type Content,
  type Operation,
  type ParameterInfo,
  type ParameterInfos,
  TAGS,
} from './openapi-operation.ts';
import { READING } from './openapi-reading.ts';
import { WRITING } from './openapi-writing.ts';
import { PROBLEM_TYPE } from './problem.ts';
import { MAX_VALUES } from './query-parameters.ts';
import { STATUS_TITLES } from './status.ts';

/** Of the API, not of the product: it grows by what is added, and its first number when something is taken away. */
const API_VERSION = '1.0.0';

export const OPERATIONS: Readonly<Record<OperationId, Operation>> = { ...READING, ...WRITING, ...HARVESTING };

const schemaOf = ({ schema, isRepeated }: ParameterInfo): JsonSchema =>
  isRepeated ? { type: 'array', items: schema, maxItems: MAX_VALUES } : { ...schema };

export interface ParameterObject {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly required: boolean;
  readonly description: string;
  readonly schema: JsonSchema;
  readonly example?: unknown;
}

const parametersOf = (place: 'path' | 'query', infos: ParameterInfos, lang: Lang): ParameterObject[] =>
  Object.entries(infos).map(([name, info]) => ({
    name,
    in: place,
    required: place === 'path',
    description: parameterTextOf(lang, info.textName ?? name) ?? info.about ?? '',
    schema: schemaOf(info),
    ...(info.isRepeated && { style: 'form', explode: true }),
    ...(info.example !== undefined && { example: info.isRepeated ? [info.example] : info.example }),
  }));

const contentOf = (contents: readonly Content[]) =>
  Object.fromEntries(contents.map(({ mediaType, schema }) => [mediaType, { schema: schema.json }]));

const GOOD: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'Created',
  202: 'Accepted',
  204: 'No Content',
};

const responsesOf = ({ status = 200, answers, errors, isKept }: Operation) => ({
  [status]: {
    description: STATUS_TITLES[status] ?? GOOD[status],
    ...(answers.length > 0 && { content: contentOf(answers) }),
  },
  ...(isKept && { 304: { description: 'Not Modified' } }),
  ...Object.fromEntries(errors.map((error) => [error, { $ref: `#/components/responses/${error}` }])),
});

export interface OperationObject {
  readonly operationId: OperationId;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description: string;
  readonly parameters: readonly ParameterObject[];
}

const operationObject = (id: OperationId, lang: Lang) => {
  const operation = OPERATIONS[id];
  const { tag, inPath = {}, query = {}, body, needsToken } = operation;
  return {
    operationId: id,
    tags: [tag],
    ...operationTextsOf(lang)[id],
    parameters: [...parametersOf('path', inPath, lang), ...parametersOf('query', query, lang)],
    ...(body && { requestBody: { required: body.isRequired, content: contentOf(body.contents) } }),
    responses: responsesOf(operation),
    security: needsToken ? [{ bearer: [] }] : [],
  } satisfies OperationObject & Readonly<Record<string, unknown>>;
};

const pathsOf = (lang: Lang) => {
  const paths: Record<string, Record<string, ReturnType<typeof operationObject>>> = {};
  for (const id of OPERATION_IDS) {
    const { path, method } = OPERATIONS[id];
    paths[path] = { ...paths[path], [method]: operationObject(id, lang) };
  }
  return paths;
};

const ERRORS = [...new Set(Object.values(OPERATIONS).flatMap(({ errors }) => errors))].toSorted(
  (a, b) => a - b,
);

export const DEFINITIONS: Readonly<Record<string, JsonSchema>> = Object.fromEntries(
  SCHEMAS.map(({ name, definition }) => [name, definition]),
);

export interface DocumentOptions {
  readonly baseUrl: string;
  readonly title: string;
  readonly lang: Lang;
}

/** Words of schemas are English in every language. */
export const openApiDocument = ({ baseUrl, title, lang }: DocumentOptions) => {
  const { intro, guide, tags } = apiMessagesOf(lang);
  return {
    openapi: '3.1.0',
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    info: { title, version: API_VERSION, summary: intro, description: guide },
    externalDocs: { url: `${baseUrl}/api` },
    servers: [{ url: baseUrl }],
    tags: TAGS.map((name) => ({ name, description: tags[name] })),
    paths: pathsOf(lang),
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
      schemas: DEFINITIONS,
      responses: Object.fromEntries(
        ERRORS.map((status) => [
          status,
          { description: STATUS_TITLES[status] ?? '', content: { [PROBLEM_TYPE]: { schema: Problem.json } } },
        ]),
      ),
    },
  };
};
