/**
 * A concept scheme as people read it: its concepts in the order of the file, with names in every language,
 * codes, hierarchy and mappings, and the values of elsewhere that are mapped to it.
 */
import { ns } from '../../../rdf/namespaces.ts';
import type { Quad, Term } from '../../../rdf/terms.ts';
import { StatementIndex } from '../../../shacl/statement-index.ts';
import { isLiteral } from './text.ts';

export const RELATIONS = [
  'broader',
  'narrower',
  'exactMatch',
  'closeMatch',
  'narrowMatch',
  'broadMatch',
  'isReplacedBy',
] as const;
export type Relation = (typeof RELATIONS)[number];

export interface Name {
  readonly lang: string;
  readonly text: string;
}

export interface ConceptView {
  readonly iri: string;
  readonly notation: string | null;
  readonly names: readonly Name[];
  readonly relations: readonly { readonly relation: Relation; readonly targets: readonly string[] }[];
  readonly isDeprecated: boolean;
}

export interface SchemeView {
  readonly title: readonly Name[];
  readonly version: string | null;
  readonly concepts: readonly ConceptView[];
  /** What is not of the scheme and is said to be like a concept of it. */
  readonly mapped: readonly ConceptView[];
}

const IN_SCHEME = ns.skos('inScheme').value;

const propertyOf = (relation: Relation): string =>
  (relation === 'isReplacedBy' ? ns.dct(relation) : ns.skos(relation)).value;

const namesOf = (terms: Iterable<Term>): readonly Name[] =>
  [...terms].filter(isLiteral).map(({ value, language }) => ({ lang: language, text: value }));

export const schemeView = (scheme: string, table: readonly Quad[], mapping: readonly Quad[]): SchemeView => {
  const index = new StatementIndex([...table, ...mapping]);
  const values = (node: string, property: string): readonly Term[] => [
    ...index.objects(node, property).values(),
  ];
  const conceptOf = (iri: string): ConceptView => ({
    iri,
    notation: values(iri, ns.skos('notation').value)[0]?.value ?? null,
    names: namesOf(values(iri, ns.skos('prefLabel').value)),
    relations: RELATIONS.map((relation) => ({
      relation,
      targets: values(iri, propertyOf(relation)).map(({ value }) => value),
    })).filter(({ targets }) => targets.length > 0),
    isDeprecated: values(iri, ns.owl('deprecated').value)[0]?.value === 'true',
  });
  const concepts = [...index.subjects(IN_SCHEME, scheme).values()].map(({ value }) => value);
  const own = new Set(concepts);
  const others = new Set(
    mapping.map(({ subject }) => subject.value).filter((iri) => !own.has(iri) && iri !== scheme),
  );
  return {
    title: namesOf(values(scheme, ns.dct('title').value)),
    version: values(scheme, ns.owl('versionInfo').value)[0]?.value ?? null,
    concepts: concepts.map(conceptOf),
    mapped: [...others].map(conceptOf),
  };
};

export const nameIn = (names: readonly Name[], lang: string): Name | null =>
  names.find((name) => name.lang === lang) ?? names.find((name) => name.lang === 'en') ?? names[0] ?? null;
