/**
 * A JSON text made ready for a JSON-LD processor: parsed with a place for its errors, bounded in depth, free
 * of `__proto__`, and with addresses that the processor would drop or mangle quoted for the repairs.
 */
import { AppError } from '../../lib/app-error.ts';
import { PREFIXES } from '../namespaces.ts';
import { MAX_DEPTH, type ParserContext } from './format-parser.ts';
import { jsonErrorOffset } from './json-error.ts';
import { isQuoted, needsQuoting, quoteRawIri } from './raw-iri.ts';

export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/** The value, or undefined after its syntax error was reported. */
export const parseJson = (text: string, context: ParserContext): Json | undefined => {
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    const before = text.slice(0, jsonErrorOffset(text));
    context.issue('json-syntax', {
      line: before.split('\n').length,
      column: before.length - before.lastIndexOf('\n'),
      detail: error instanceof Error ? error.message : String(error),
      isRestUnread: true,
    });
    return undefined;
  }
};

/** Strings that are addresses if they are anything but text: the ones a processor mangles when they are dirty. */
const ADDRESS = /^\s*(?:(?:https?|ftp):|mailto:|tel:|www\.|x-raw:)/i;

const isDirtyAddress = (text: string): boolean =>
  text.length < 2000 && ADDRESS.test(text) && needsQuoting(text);

const isKeywordObject = (name: string): boolean => name === '@value' || name === '@language';

/** The document with dirty addresses quoted. Changes it in place. */
export const prepareDocument = (value: Json, context: ParserContext, depth = 0): Json => {
  if (depth > MAX_DEPTH)
    throw new AppError({
      kind: 'unprocessable',
      code: 'nesting-too-deep',
      detail: `JSON values nest deeper than ${MAX_DEPTH} levels.`,
    });
  if (typeof value === 'string') return isDirtyAddress(value) ? quoteRawIri(value) : value;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) value[index] = prepareDocument(item, context, depth + 1);
    return value;
  }
  if (typeof value !== 'object' || value === null) return value;
  for (const name of Object.keys(value)) {
    if (name === '__proto__') {
      context.issue('json-proto', {});
      delete value[name];
      continue;
    }
    const item = value[name]!;
    if (!isKeywordObject(name)) value[name] = prepareDocument(item, context, depth + 1);
    if (!/^https?:/.test(name) || !needsQuoting(name)) continue;
    value[quoteRawIri(name)] = value[name]!;
    delete value[name];
  }
  return value;
};

const XSD_DOUBLE = `${PREFIXES.xsd}double`;
/** What stands for xsd:double where the number was written as text: a processor would write it anew. */
const WRITTEN_DOUBLE = 'urn:x-moisson:double';

/** The datatype that was written. */
export const writtenDatatype = (datatype: string): string =>
  datatype === WRITTEN_DOUBLE ? XSD_DOUBLE : datatype;

/**
 * An expanded document made ready for a processor's way to RDF: IRIs that it would drop are quoted, texts that
 * it would rewrite hidden. In place.
 */
export const quoteExpanded = (value: Json): Json => {
  if (Array.isArray(value)) {
    for (const item of value) quoteExpanded(item);
    return value;
  }
  if (typeof value !== 'object' || value === null) return value;
  if (value['@type'] === XSD_DOUBLE && typeof value['@value'] === 'string') value['@type'] = WRITTEN_DOUBLE;
  const quoted = (iri: Json): Json =>
    typeof iri === 'string' && needsQuoting(iri) && !isQuoted(iri) ? quoteRawIri(iri) : iri;
  for (const [name, item] of Object.entries(value)) {
    if (name === '@id') value[name] = quoted(item);
    else if (name === '@type') value[name] = Array.isArray(item) ? item.map(quoted) : quoted(item);
    else if (name !== '@value') quoteExpanded(item);
  }
  return value;
};
