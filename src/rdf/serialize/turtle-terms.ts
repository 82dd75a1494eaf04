/**
 * Terms as Turtle and TriG write them: prefixed names, short numbers, long strings. A short form is used
 * only where it says exactly the same; in doubt the long one stands.
 */
import { PREFIXES } from '../namespaces.ts';
import { escapeChar, iriRef, literalSuffix, quoted } from './line-terms.ts';
import type { PlainLiteral } from './plain-term.ts';

/** A subset of PN_LOCAL that needs no escapes (Turtle §6.5). */
const LOCAL_NAME = /^[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?$/;

const PREFIX_OF = new Map<string, string>(Object.entries(PREFIXES).map(([prefix, base]) => [base, prefix]));

/** A relative path that resolves against a base ending in a slash to exactly base + path. */
const RELATIVE_PATH = /^(?!\.{0,2}(?:\/|$))[A-Za-z0-9_.~-]+(?:\/(?!\.{1,2}(?:\/|$))[A-Za-z0-9_~.-]+)*$/;

const XSD = PREFIXES.xsd;

/** Lexical forms that Turtle's bare numbers and booleans keep as they are. */
const BARE = new Map<string, RegExp>([
  [`${XSD}integer`, /^(?:0|-?[1-9]\d*)$/],
  [`${XSD}decimal`, /^-?\d+\.\d+$/],
  [`${XSD}double`, /^-?\d+(?:\.\d+)?[eE][+-]?\d+$/],
  [`${XSD}boolean`, /^(?:true|false)$/],
]);

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const IN_LONG_STRING = /[\\\u0000-\u0008\u000b-\u001f\u007f]|"(?="|$)/g;

/** Text of several lines stands in several lines. A carriage return is escaped: readers may normalise it. */
const stringOf = (value: string): string =>
  value.includes('\n') ? `"""${value.replace(IN_LONG_STRING, escapeChar)}"""` : quoted(value);

export interface TurtleTerms {
  readonly iri: (iri: string) => string;
  readonly literal: (literal: PlainLiteral) => string;
  /** The directives that the terms written so far need. */
  readonly directives: () => string;
}

export const turtleTerms = (baseIRI?: string): TurtleTerms => {
  const base = baseIRI?.endsWith('/') ? baseIRI : null;
  const usedPrefixes = new Set<string>();
  const written = new Map<string, string>();
  let usesBase = false;

  const shorten = (iri: string): string => {
    const cut = Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1;
    const prefix = PREFIX_OF.get(iri.slice(0, cut));
    if (prefix && LOCAL_NAME.test(iri.slice(cut))) {
      usedPrefixes.add(prefix);
      return `${prefix}:${iri.slice(cut)}`;
    }
    if (base && iri.startsWith(base) && RELATIVE_PATH.test(iri.slice(base.length))) {
      usesBase = true;
      return `<${iri.slice(base.length)}>`;
    }
    return iriRef(iri);
  };

  const iri = (value: string): string => {
    const known = written.get(value);
    if (known) return known;
    const short = shorten(value);
    written.set(value, short);
    return short;
  };

  const literal = (term: PlainLiteral): string =>
    !term.language && BARE.get(term.datatype)?.test(term.value)
      ? term.value
      : stringOf(term.value) + literalSuffix(term, iri);

  const directives = (): string =>
    [
      ...(usesBase ? [`@base ${iriRef(base!)} .\n`] : []),
      ...Object.entries(PREFIXES)
        .filter(([prefix]) => usedPrefixes.has(prefix))
        .map(([prefix, namespace]) => `@prefix ${prefix}: <${namespace}> .\n`),
    ].join('');

  return { iri, literal, directives };
};
