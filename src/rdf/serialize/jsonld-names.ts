/**
 * How a JSON-LD document names IRIs, and which names it has used: terms, compact IRIs, or the IRI in full.
 */
import { PREFIXES } from '../namespaces.ts';
import type { Quad, Term } from '../terms.ts';
import {
  CLASS_ROWS,
  contextOf,
  expandCompact,
  REVERSE_TERMS,
  TERM_ROWS,
  type TermRow,
} from './jsonld-context.ts';

const ROW_OF: ReadonlyMap<string, TermRow> = new Map(
  TERM_ROWS.map((row) => [expandCompact(row.property), row]),
);
const CLASS_TERM_OF: ReadonlyMap<string, string> = new Map(
  CLASS_ROWS.map(({ term, iri }) => [expandCompact(iri), term]),
);
const PREFIX_OF: ReadonlyMap<string, string> = new Map(
  Object.entries(PREFIXES).map(([prefix, namespace]) => [namespace, prefix]),
);

/** In the order of the table. */
export const REVERSE_ROWS = REVERSE_TERMS.map(({ term, property }) => ({
  term,
  predicate: expandCompact(property),
}));

const LOCAL_NAME = /^[A-Za-z0-9_.-]+$/;

/** An IRI such as `org:1` would be read as a compact IRI if the context defined its scheme as a prefix. */
const prefixesReadAsSchemes = (quads: readonly Quad[]): ReadonlySet<string> => {
  const found = new Set<string>();
  const look = (term: Term): void => {
    const { termType, value } = term.termType === 'Literal' ? term.datatype : term;
    if (termType !== 'NamedNode' || value.startsWith('http')) return;
    const scheme = value.slice(0, value.indexOf(':'));
    if (scheme in PREFIXES) found.add(scheme);
  };
  for (const { subject, predicate, object, graph } of quads) {
    look(subject);
    look(predicate);
    look(object);
    look(graph);
  }
  return found;
};

export interface JsonLdNames {
  /** The row of a property's term, or null. */
  readonly term: (predicate: string) => TermRow | null;
  readonly reverseTerm: (term: string) => string;
  readonly classTerm: (iri: string) => string;
  /** `dct:title`, or the IRI in full. */
  readonly compact: (iri: string) => string;
  /** The context that the names given so far need. */
  readonly context: () => Readonly<Record<string, unknown>>;
}

export const jsonLdNames = (quads: readonly Quad[]): JsonLdNames => {
  const excluded = prefixesReadAsSchemes(quads);
  const terms = new Set<string>();
  const prefixes = new Set<string>();

  const use = (term: string): string => {
    terms.add(term);
    return term;
  };
  const term = (predicate: string): TermRow | null => {
    const row = ROW_OF.get(predicate) ?? null;
    if (row) use(row.term);
    return row;
  };
  const compact = (iri: string): string => {
    const cut = Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1;
    const prefix = PREFIX_OF.get(iri.slice(0, cut));
    if (!prefix || excluded.has(prefix) || !LOCAL_NAME.test(iri.slice(cut))) return iri;
    prefixes.add(prefix);
    return `${prefix}:${iri.slice(cut)}`;
  };
  const classTerm = (iri: string): string => {
    const known = CLASS_TERM_OF.get(iri);
    return known ? use(known) : compact(iri);
  };
  return {
    term,
    reverseTerm: use,
    classTerm,
    compact,
    context: () => contextOf({ terms, prefixes, excluded }),
  };
};
