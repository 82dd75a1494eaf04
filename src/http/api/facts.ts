/**
 * The statements of a document by node and property, and how nodes are named and addressed in an answer of the
 * API. Knows the properties, and no member of any answer.
 */
import { FALLBACK_LANGS, isLang, type Lang } from '../../i18n/languages.ts';
import { isGenid } from '../../rdf/skolem.ts';
import { type Literal, type Quad, type Term, termKey } from '../../rdf/terms.ts';
import { iriLabel } from '../pages/view/iri-label.ts';
import { expandName } from '../pages/view/property-label.ts';
import { safeHref } from '../pages/view/safe-href.ts';
import { bestLiterals } from '../pages/view/text.ts';

type Index = ReadonlyMap<string, ReadonlyMap<string, readonly Term[]>>;

export const indexOf = (quads: readonly Quad[]): Index => {
  const nodes = new Map<string, Map<string, Term[]>>();
  for (const { subject, predicate, object } of quads) {
    const node = termKey(subject);
    const properties = nodes.get(node) ?? new Map<string, Term[]>();
    nodes.set(node, properties);
    const objects = properties.get(predicate.value);
    if (objects) objects.push(object);
    else properties.set(predicate.value, [object]);
  }
  return nodes;
};

/** Names of vocabularies and of other records, by IRI. */
export type LabelOf = (iri: string) => string | undefined;

export interface Facts {
  /** The language asked for; any, not only those that pages speak. */
  readonly lang: string;
  /** The values of a property (`dct:title`), each once: the record's own, then what its document embeds. */
  readonly values: (node: string, property: string) => readonly Term[];
  /** The same by the whole IRI of the property. */
  readonly valuesOfIri: (node: string, predicate: string) => readonly Term[];
  readonly labelOf: LabelOf;
}

export const factsOf = (own: Index, embedded: Index, lang: string, labelOf: LabelOf): Facts => {
  const valuesOfIri = (node: string, predicate: string): readonly Term[] => {
    const first = own.get(node)?.get(predicate) ?? [];
    const second = embedded.get(node)?.get(predicate) ?? [];
    if (second.length === 0) return first;
    return [...new Map([...first, ...second].map((term) => [termKey(term), term])).values()];
  };
  return { lang, labelOf, valuesOfIri, values: (node, property) => valuesOfIri(node, expandName(property)) };
};

/** The pages' own languages name what nothing else names. */
export const pageLang = (lang: string): Lang => (isLang(lang) ? lang : 'en');

export const languagesFor = (lang: string): readonly string[] => [lang, ...FALLBACK_LANGS];

export const isNode = (term: Term): boolean => term.termType !== 'Literal';

/** The IRI of a node that has one of its own. */
export const iriOf = (term: Term): string | null =>
  term.termType === 'NamedNode' && !isGenid(term.value) ? term.value : null;

export const bestOf = ({ values, lang }: Facts, node: string, property: string): Literal | null =>
  bestLiterals(values(node, property), lang)[0] ?? null;

export const bestText = (facts: Facts, node: string, property: string): string | null =>
  bestOf(facts, node, property)?.value.trim() ?? null;

/** The first text of a property that has no language, such as a date or a version. */
export const plainText = ({ values }: Facts, node: string, property: string): string | null =>
  values(node, property)
    .find((term) => !isNode(term))
    ?.value.trim() || null;

export const NAMES = [
  'dct:title',
  'foaf:name',
  'skos:prefLabel',
  'vcard:fn',
  'vcard:organization-name',
  'rdfs:label',
  'schema:name',
  'locn:geographicName',
] as const;

/** The name that the data gives a node. */
export const nameIn = (facts: Facts, node: string): Literal | null => {
  for (const property of NAMES) {
    const best = bestOf(facts, node, property);
    if (best) return best;
  }
  return null;
};

export const labelOfTerm = (facts: Facts, term: Term): string => {
  if (!isNode(term)) return term.value.trim();
  const named = facts.labelOf(term.value) ?? nameIn(facts, termKey(term))?.value.trim();
  if (named) return named;
  const iri = iriOf(term);
  return iri === null ? '' : iriLabel(iri, pageLang(facts.lang));
};

/** The harmless addresses among the values of some properties, each once. */
export const addressesOf = ({ values }: Facts, node: string, properties: readonly string[]): string[] => [
  ...new Set(
    properties
      .flatMap((property) => values(node, property))
      .flatMap((term) =>
        term.termType === 'BlankNode' || isGenid(term.value) ? [] : (safeHref(term.value) ?? []),
      ),
  ),
];
