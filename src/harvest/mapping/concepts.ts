/**
 * Properties whose values ought to be concepts of a vocabulary, one row each, and the wish for one.
 */
import { ns } from '../../rdf/namespaces.ts';
import type { NamedNode } from '../../rdf/terms.ts';
import type { SchemeId } from '../../vocab/schemes.ts';
import type { Draft, Resource } from './draft.ts';
import type { CodedValue, Otherwise } from './wishes.ts';

interface ConceptRow {
  readonly property: NamedNode;
  readonly scheme: SchemeId;
  readonly otherwise: Otherwise;
}

const named = (rdfClass: NamedNode, label: NamedNode = ns.rdfs('label')): Otherwise => ({
  kind: 'named',
  rdfClass,
  label,
});

const CONCEPT = named(ns.skos('Concept'), ns.skos('prefLabel'));

const KEYWORD: Otherwise = { kind: 'text', property: ns.dcat('keyword') };

export const CONCEPTS = {
  frequency: {
    property: ns.dct('accrualPeriodicity'),
    scheme: 'frequency',
    otherwise: named(ns.dct('Frequency')),
  },
  language: {
    property: ns.dct('language'),
    scheme: 'language',
    otherwise: named(ns.dct('LinguisticSystem')),
  },
  /** DCAT-AP wants IRIs of themes; a name that has none is a keyword. */
  theme: { property: ns.dcat('theme'), scheme: 'data-theme', otherwise: KEYWORD },
  /** A theme of the EU for what was said otherwise already. */
  themeBeside: { property: ns.dcat('theme'), scheme: 'data-theme', otherwise: { kind: 'nothing' } },
  accessRights: {
    property: ns.dct('accessRights'),
    scheme: 'access-right',
    otherwise: named(ns.dct('RightsStatement')),
  },
  hvdCategory: {
    property: ns.dcatap('hvdCategory'),
    scheme: 'high-value-dataset-category',
    otherwise: KEYWORD,
  },
  /** Of a keyword, which says the text itself. */
  hvdCategoryOfText: {
    property: ns.dcatap('hvdCategory'),
    scheme: 'high-value-dataset-category',
    otherwise: { kind: 'nothing' },
  },
  inspireTheme: { property: ns.dcat('theme'), scheme: 'inspire-theme', otherwise: { kind: 'nothing' } },
  datasetType: { property: ns.dct('type'), scheme: 'dataset-type', otherwise: CONCEPT },
  publisherType: { property: ns.dct('type'), scheme: 'publisher-type', otherwise: CONCEPT },
  availability: { property: ns.dcatap('availability'), scheme: 'planned-availability', otherwise: CONCEPT },
  status: { property: ns.adms('status'), scheme: 'distribution-status', otherwise: CONCEPT },
  compression: {
    property: ns.dcat('compressFormat'),
    scheme: 'media-types',
    otherwise: named(ns.dct('MediaType')),
  },
  packaging: {
    property: ns.dcat('packageFormat'),
    scheme: 'media-types',
    otherwise: named(ns.dct('MediaType')),
  },
  country: { property: ns.dct('spatial'), scheme: 'country', otherwise: named(ns.dct('Location')) },
} as const satisfies Record<string, ConceptRow>;

export type ConceptName = keyof typeof CONCEPTS;

export const wishConcept = (
  draft: Draft,
  node: Resource,
  name: ConceptName,
  values: readonly (CodedValue | null)[],
  options: { readonly isCode?: boolean; readonly language?: string | null } = {},
): void => {
  const said = values.filter((value) => value !== null);
  if (said.length > 0)
    draft.wish({ kind: 'concept', subject: node, ...CONCEPTS[name], values: said, ...options });
};
