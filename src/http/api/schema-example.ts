/**
 * An example of what a schema describes, out of the examples of its parts.
 */
import type { JsonSchema } from './schema.ts';

type Definitions = Readonly<Record<string, JsonSchema>>;

const BY_TYPE: Readonly<Record<string, unknown>> = {
  string: '',
  integer: 0,
  number: 0,
  boolean: false,
  null: null,
};

const REF = '#/components/schemas/';

const typeOf = ({ type }: JsonSchema): string => String(Array.isArray(type) ? type[0] : type);

export const exampleOf = (schema: JsonSchema, definitions: Definitions): unknown => {
  const { $ref, examples, anyOf, items, properties, required } = schema;
  if (Array.isArray(examples)) return examples[0];
  if (typeof $ref === 'string') return exampleOf(definitions[$ref.slice(REF.length)]!, definitions);
  if (Array.isArray(anyOf)) return exampleOf(anyOf[0] as JsonSchema, definitions);
  if (Array.isArray(schema.enum)) return schema.enum[0];
  if (items) return [exampleOf(items as JsonSchema, definitions)];
  if (typeOf(schema) !== 'object') return BY_TYPE[typeOf(schema)] ?? null;
  const names = (required ?? []) as readonly string[];
  return Object.fromEntries(
    Object.entries((properties ?? {}) as Definitions)
      .filter(([name]) => names.includes(name))
      .map(([name, member]) => [name, exampleOf(member, definitions)]),
  );
};
