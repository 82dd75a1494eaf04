/**
 * JSON Schemas (2020-12) that carry the TypeScript type of what they describe: the OpenAPI document shows them,
 * `TypeOf` takes the type, so that the two cannot differ. They know nothing of the catalogue.
 */

export type JsonSchema = Readonly<Record<string, unknown>>;

declare const TYPE: unique symbol;

export interface Schema<T> {
  readonly json: JsonSchema;
  /** For the compiler alone; never there. */
  readonly [TYPE]?: T;
}

/** A member of an object that need not be there. */
export interface OptionalSchema<T> extends Schema<T> {
  readonly isOptional: true;
}

/** A schema with a place of its own in the document, to which others refer. */
export interface NamedSchema<T> extends Schema<T> {
  readonly name: string;
  readonly definition: JsonSchema;
}

export type TypeOf<S> = S extends Schema<infer T> ? T : never;

type Members = Readonly<Record<string, Schema<unknown>>>;
type OptionalKeys<M> = { [K in keyof M]: M[K] extends OptionalSchema<unknown> ? K : never }[keyof M];
type ObjectOf<M> = { readonly [K in Exclude<keyof M, OptionalKeys<M>>]: TypeOf<M[K]> } & {
  readonly [K in OptionalKeys<M>]?: TypeOf<M[K]>;
};

const leaf =
  <T>(type: string) =>
  (description: string, example?: T, more: JsonSchema = {}): Schema<T> => ({
    json: { type, ...more, description, ...(example !== undefined && { examples: [example] }) },
  });

export const text = leaf<string>('string');
export const integer = leaf<number>('integer');
export const flag = leaf<boolean>('boolean');

/** What data says of itself: an IRI, which need not be a URL. */
export const iri = (description: string, example?: string): Schema<string> =>
  text(description, example, { format: 'iri' });

/** An address of this catalogue, or one that can be followed. */
export const url = (description: string, example?: string): Schema<string> =>
  text(description, example, { format: 'uri-reference' });

/** A time of the catalogue's own: ISO 8601 UTC, to the second. */
export const instant = (description: string, example = '2026-03-01T09:30:00Z'): Schema<string> =>
  text(description, example, { format: 'date-time' });

export const oneOf = <const T extends string>(
  description: string,
  choices: readonly T[],
  example: NoInfer<T> = choices[0]!,
): Schema<T> => ({ json: { type: 'string', enum: choices, description, examples: [example] } });

export const nullable = <T>({ json }: Schema<T>): Schema<T | null> => {
  const { type, enum: choices, description, examples, ...rest } = json;
  if (typeof type === 'string' && choices === undefined) return { json: { ...json, type: [type, 'null'] } };
  const own = {
    ...(type !== undefined && { type }),
    ...(choices !== undefined && { enum: choices }),
    ...rest,
  };
  const said = {
    ...(description !== undefined && { description }),
    ...(examples !== undefined && { examples }),
  };
  return { json: { ...said, anyOf: [own, { type: 'null' }] } };
};

export const list = <T>(description: string, items: Schema<T>): Schema<readonly T[]> => ({
  json: { type: 'array', description, items: items.json },
});

/** An object whose keys are data, such as language tags. */
export const mapOf = <T>(
  description: string,
  values: Schema<T>,
  example?: Readonly<Record<string, NoInfer<T>>>,
): Schema<Readonly<Record<string, T>>> => ({
  json: {
    type: 'object',
    description,
    additionalProperties: values.json,
    ...(example && { examples: [example] }),
  },
});

export const optional = <T>({ json }: Schema<T>): OptionalSchema<T> => ({ json, isOptional: true });

/** Every member is there unless it is `optional`; there are no others. */
export const object = <M extends Members>(description: string, members: M): Schema<ObjectOf<M>> => ({
  json: {
    type: 'object',
    description,
    properties: Object.fromEntries(Object.entries(members).map(([name, { json }]) => [name, json])),
    required: Object.keys(members).filter((name) => !('isOptional' in members[name]!)),
    additionalProperties: false,
  },
});

/** An object of which the most important members are described; it has others. */
export const openObject = <M extends Members>(description: string, members: M): Schema<ObjectOf<M>> => ({
  json: { ...object(description, members).json, additionalProperties: true },
});

export const named = <T>(name: string, { json }: Schema<T>): NamedSchema<T> => ({
  name,
  definition: json,
  json: { $ref: `#/components/schemas/${name}` },
});

/** The same with words of its own for the place where it stands. */
export const described = <T>(description: string, { json }: Schema<T>): Schema<T> => ({
  json: { ...json, description },
});
