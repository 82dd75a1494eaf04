/**
 * The words by which a record is found.
 */
import { ns } from '../rdf/namespaces.ts';
import type { Quad } from '../rdf/terms.ts';

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

const TITLE = new Set([...NAME_PREDICATES, ns.dct('alternative').value]);
const DESCRIPTION = iris(ns.dct('description'));
const KEYWORD = iris(ns.dcat('keyword'), ns.dct('identifier'));
const PUBLISHER = iris(ns.dct('publisher'));

/** Objects of the resource's own statements, as one text without repetitions. */
const valuesOf = (quads: readonly Quad[], iri: string, predicates: ReadonlySet<string>): string[] => [
  ...new Set(
    quads
      .filter((q) => q.subject.value === iri && predicates.has(q.predicate.value))
      .map((q) => q.object.value),
  ),
];

export const publishersOf = (quads: readonly Quad[], iri: string): string[] =>
  valuesOf(quads, iri, PUBLISHER);

/** Every name that a graph gives a node. */
export const namesOf = (quads: readonly Quad[], iri: string): string =>
  valuesOf(quads, iri, TITLE).join('\n');

export interface SearchText {
  readonly title: string;
  readonly description: string;
  readonly keyword: string;
}

export const searchText = (quads: readonly Quad[], iri: string): SearchText => ({
  title: namesOf(quads, iri),
  description: valuesOf(quads, iri, DESCRIPTION).join('\n'),
  keyword: valuesOf(quads, iri, KEYWORD).join('\n'),
});
