/**
 * One operation of the API as a row: what it takes and answers. Its words stand in the string tables, its schemas
 * beside the code that makes the answers.
 */
import type { OperationId } from '../i18n/api-operations.ts';
import type { JsonSchema, Schema } from './api/schema.ts';
import type { ParameterSchema } from './query-parameters.ts';

export type OperationMethod = 'get' | 'post' | 'put' | 'delete';

/** In the order in which pages show them. */
export const TAGS = ['read', 'check', 'write', 'administer'] as const;
export type Tag = (typeof TAGS)[number];

/** What the document tells of a parameter: rows of the tables that parse them have as much. */
export interface ParameterInfo {
  readonly schema: ParameterSchema;
  readonly about?: string;
  readonly isRepeated?: true;
  readonly example?: string | number;
  /** The name of its text, where that is not its own. */
  readonly textName?: string;
}

export type ParameterInfos = Readonly<Record<string, ParameterInfo>>;

export interface Content {
  readonly mediaType: string;
  readonly schema: Schema<unknown>;
}

export interface Operation {
  /** As in the table of routes. */
  readonly path: string;
  readonly method: OperationMethod;
  readonly tag: Tag;
  /** By name: those that stand in the path. */
  readonly inPath?: ParameterInfos;
  readonly query?: ParameterInfos;
  readonly body?: { readonly contents: readonly Content[]; readonly isRequired: boolean };
  readonly status?: 200 | 201 | 202 | 204;
  /** None where the answer has no body. */
  readonly answers: readonly Content[];
  readonly errors: readonly (400 | 401 | 403 | 404 | 406 | 409 | 410 | 412 | 413 | 415 | 422 | 503)[];
  readonly needsToken?: true;
  /** Whether it answers 304. */
  readonly isKept?: true;
}

export type Operations = Readonly<Partial<Record<OperationId, Operation>>>;

export const json = (schema: Schema<unknown>): readonly Content[] => [
  { mediaType: 'application/json', schema },
];

/** A text of another media type. */
export const ofType = (mediaTypes: readonly string[], schema: JsonSchema = {}): readonly Content[] =>
  mediaTypes.map((mediaType) => ({ mediaType, schema: { json: schema } }));
