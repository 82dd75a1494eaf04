/**
 * The operations of an OpenAPI document as the page of the API shows them: what can be filled in, the command line,
 * the example of an answer. Knows the document alone.
 */

import type { JsonSchema } from '../../api/schema.ts';
import { exampleOf } from '../../api/schema-example.ts';
import { DEFINITIONS, type openApiDocument, type ParameterObject } from '../../openapi.ts';
import { withQuery } from '../../urls.ts';

export type ApiDocument = ReturnType<typeof openApiDocument>;

interface Contents {
  readonly content?: Readonly<Record<string, { readonly schema: JsonSchema }>>;
}

export type FieldKind =
  | { readonly kind: 'choice'; readonly choices: readonly string[] }
  | { readonly kind: 'flag' }
  | { readonly kind: 'number'; readonly minimum: number | undefined; readonly maximum: number | undefined }
  | { readonly kind: 'text' };

export interface FieldView {
  /** Unique on the page. */
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly isRequired: boolean;
  readonly isRepeated: boolean;
  readonly example: string;
  readonly input: FieldKind;
}

export interface OperationView {
  readonly id: string;
  readonly tag: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly description: string;
  readonly fields: readonly FieldView[];
  /** Whether a form can call it: it reads, and needs no token. */
  readonly isTried: boolean;
  readonly hasPlaces: boolean;
  readonly needsToken: boolean;
  readonly curl: string;
  readonly example: string | null;
  readonly answers: readonly string[];
}

const fieldKind = (schema: JsonSchema): FieldKind => {
  if (Array.isArray(schema.enum)) return { kind: 'choice', choices: schema.enum as readonly string[] };
  if (schema.type === 'boolean') return { kind: 'flag' };
  if (schema.type !== 'integer') return { kind: 'text' };
  const bound = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);
  return { kind: 'number', minimum: bound(schema.minimum), maximum: bound(schema.maximum) };
};

const fieldOf = (operation: string, parameter: ParameterObject): FieldView => {
  const { name, description, required, schema, example } = parameter;
  const isRepeated = schema.type === 'array';
  const shown: unknown = isRepeated && Array.isArray(example) ? example[0] : example;
  return {
    id: `${operation}-${name}`,
    name,
    description,
    isRequired: required,
    isRepeated,
    example: shown === undefined ? '' : String(shown),
    input: fieldKind(isRepeated ? (schema.items as JsonSchema) : schema),
  };
};

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

const firstContent = ({ content = {} }: Contents): readonly [string, JsonSchema] | null => {
  const [found] = Object.entries(content);
  return found ? [found[0], found[1].schema] : null;
};

const examples = (schema: JsonSchema): unknown => exampleOf(schema, DEFINITIONS);

const asText = (mediaType: string, schema: JsonSchema): string | null => {
  if (mediaType === 'application/json') return JSON.stringify(examples(schema), null, 2);
  const example = examples(schema);
  return typeof example === 'string' && example !== '' ? example.trim() : null;
};

/** A command that works as it stands, but for what is written in capitals. */
const curlOf = (
  {
    method,
    url,
    needsToken,
  }: { readonly method: string; readonly url: string; readonly needsToken: boolean },
  body: readonly [string, JsonSchema] | null,
): string =>
  [
    'curl',
    ...(method === 'get' ? [] : ['-X', method.toUpperCase()]),
    ...(needsToken ? ['-H', "'Authorization: Bearer TOKEN'"] : []),
    ...(body === null ? [] : ['-H', quoted(`Content-Type: ${body[0]}`)]),
    ...(body === null
      ? []
      : body[0] === 'application/json'
        ? ['--data', quoted(JSON.stringify(examples(body[1])))]
        : ['--data-binary', '@FILE']),
    quoted(url),
  ].join(' ');

/** The address with the first parameter that has an example. */
const addressOf = (baseUrl: string, path: string, fields: readonly FieldView[]): string => {
  const example = fields.find((field) => field.example !== '' && field.name !== 'lang');
  const filled = baseUrl + path.replace(/\{(\w+)\}/g, (_, name: string) => name.toUpperCase());
  return withQuery(filled, example ? [[example.name, example.example]] : []);
};

export const operationViews = (document: ApiDocument): readonly OperationView[] =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): OperationView => {
      const { operationId: id, summary, description, parameters, responses, security } = operation;
      const fields = parameters.map((parameter) => fieldOf(id, parameter));
      const needsToken = security.length > 0;
      const [success] = Object.entries(responses as Readonly<Record<string, Contents>>);
      const answer = success && firstContent(success[1]);
      const body = 'requestBody' in operation ? firstContent(operation.requestBody as Contents) : null;
      const url = addressOf(document.servers[0]!.url, path, fields);
      return {
        ...{ id, path, summary, description, fields, needsToken },
        tag: operation.tags[0]!,
        method: method.toUpperCase(),
        isTried: method === 'get' && !needsToken,
        hasPlaces: path.includes('{'),
        curl: curlOf({ method, url, needsToken }, body),
        example: answer ? asText(...answer) : null,
        answers: Object.keys(responses),
      };
    }),
  );
