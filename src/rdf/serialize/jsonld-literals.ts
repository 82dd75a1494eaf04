/**
 * Literals as JSON-LD values: the shortest form that every processor reads back as the same literal.
 */
import { PREFIXES } from '../namespaces.ts';
import type { Coercion } from './jsonld-context.ts';
import type { JsonLdNames } from './jsonld-names.ts';
import type { PlainLiteral } from './plain-term.ts';

export type Json = string | number | boolean | readonly Json[] | JsonObject;
export interface JsonObject {
  [key: string]: Json;
}

const XSD = PREFIXES.xsd;

/** Fifteen digits are exact as a JSON number, and are written back in the same form. */
const CANONICAL_INTEGER = /^(?:0|-?[1-9]\d{0,14})$/;

const NATIVE = new Map<string, (lexical: string) => Json | null>([
  [`${XSD}integer`, (lexical) => (CANONICAL_INTEGER.test(lexical) ? Number(lexical) : null)],
  [`${XSD}boolean`, (lexical) => (lexical === 'true' || lexical === 'false' ? lexical === 'true' : null)],
]);

const expanded = (literal: PlainLiteral, names: JsonLdNames): Json => {
  const { value, language, direction, datatype } = literal;
  if (!language) return { '@type': names.compact(datatype), '@value': value };
  return { '@language': language, ...(direction ? { '@direction': direction } : {}), '@value': value };
};

/** True for what a language map holds: text with or without a language. */
export const isText = (literal: PlainLiteral): boolean =>
  !literal.direction && (literal.language !== '' || literal.datatype === `${XSD}string`);

/** The value of a literal under a term with this coercion. */
export const literalValue = (literal: PlainLiteral, as: Coercion, names: JsonLdNames): Json => {
  const { value, language, datatype } = literal;
  if (language) return expanded(literal, names);
  if (as.startsWith('xsd:') && datatype === XSD + as.slice(4)) {
    return as === 'xsd:nonNegativeInteger' && CANONICAL_INTEGER.test(value) ? Number(value) : value;
  }
  if (datatype === `${XSD}string`) return as === 'any' ? value : { '@value': value };
  const native = as === 'any' ? (NATIVE.get(datatype)?.(value) ?? null) : null;
  return native ?? expanded(literal, names);
};

/** Text by language; text without one stands under `@none`. Lists where the row says so, or for several. */
export const languageMap = (texts: readonly PlainLiteral[], isMany: boolean): JsonObject => {
  const byLanguage = Map.groupBy(texts, ({ language }) => language || '@none');
  return Object.fromEntries(
    [...byLanguage].map(([language, literals]): [string, Json] => {
      const values = literals.map(({ value }) => value);
      return [language, isMany || values.length > 1 ? values : values[0]!];
    }),
  );
};
