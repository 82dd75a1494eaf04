/**
 * The words by which a record is found.
 */
import { ns } from '../rdf/namespaces.ts';
import type { Quad, Term } from '../rdf/terms.ts';
import { indexedText, type TaggedText } from '../store/search-words.ts';

const iris = (...terms: { readonly value: string }[]): ReadonlySet<string> =>
  new Set(terms.map(({ value }) => value));

/** What names a resource or an entity, best first. */
export const NAME_PREDICATES = [
  ns.dct('title'),
  ns.foaf('name'),
  ns.skos('prefLabel'),
  ns.vcard('fn'),
  ns.vcard('organization-name'),
  ns.rdfs('label'),
].map(({ value }) => value);

const NAMES = new Set(NAME_PREDICATES);
const TITLE = new Set([...NAME_PREDICATES, ns.dct('alternative').value]);
const DESCRIPTION = iris(ns.dct('description'));
const KEYWORD = iris(ns.dcat('keyword'), ns.dct('identifier'));
const PUBLISHER = iris(ns.dct('publisher'));

const objectsOf = (quads: readonly Quad[], iri: string, predicates: ReadonlySet<string>): Term[] =>
  quads
    .filter((q) => q.subject.value === iri && predicates.has(q.predicate.value))
    .map(({ object }) => object);

/** An IRI has no words of any language. */
const NO_LANGUAGE = 'zxx';

const textsOf = (quads: readonly Quad[], iri: string, predicates: ReadonlySet<string>): TaggedText[] =>
  objectsOf(quads, iri, predicates).map((term) => ({
    value: term.value,
    language: term.termType === 'Literal' ? term.language : NO_LANGUAGE,
  }));

export const publishersOf = (quads: readonly Quad[], iri: string): string[] => [
  ...new Set(objectsOf(quads, iri, PUBLISHER).map(({ value }) => value)),
];

/** Every name that a graph gives a node. */
export const namesOf = (quads: readonly Quad[], iri: string): TaggedText[] => textsOf(quads, iri, NAMES);

export interface SearchText {
  readonly title: string;
  readonly description: string;
  readonly keyword: string;
}

/** Columns of the full-text index. */
export const searchText = (quads: readonly Quad[], iri: string): SearchText => ({
  title: indexedText(textsOf(quads, iri, TITLE)),
  description: indexedText(textsOf(quads, iri, DESCRIPTION)),
  keyword: indexedText(textsOf(quads, iri, KEYWORD)),
});
