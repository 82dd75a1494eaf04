/**
 * The dimensions by which lists are filtered and counted, one row each: the parameter, the register that its codes
 * belong to, and the property by which a value is found as the publisher wrote it.
 */
import { ns } from '../rdf/namespaces.ts';
import { SCHEMES } from '../vocab/schemes.ts';
import type { CatalogQuery } from './list-query.ts';

interface DimensionRow {
  /** The field of `CatalogQuery`. */
  readonly key: keyof CatalogQuery;
  /** What stands before a code to make it an IRI. */
  readonly prefix: string | null;
  /** A property of the resource itself, whose values are looked for as they are too. */
  readonly predicate: string | null;
}

/** In the order in which pages show them; the names are those of the parameters. */
export const FACET_DIMENSIONS = {
  kind: { key: 'kind', prefix: null, predicate: null },
  theme: { key: 'theme', prefix: SCHEMES['data-theme'].prefix, predicate: ns.dcat('theme').value },
  publisher: { key: 'publisher', prefix: null, predicate: ns.dct('publisher').value },
  format: { key: 'format', prefix: SCHEMES['file-type'].prefix, predicate: null },
  licence: { key: 'licence', prefix: SCHEMES.licence.prefix, predicate: null },
  hvd_category: {
    key: 'hvdCategory',
    prefix: SCHEMES['high-value-dataset-category'].prefix,
    predicate: ns.dcatap('hvdCategory').value,
  },
  access: {
    key: 'access',
    prefix: SCHEMES['access-right'].prefix,
    predicate: ns.dct('accessRights').value,
  },
  language: { key: 'language', prefix: SCHEMES.language.prefix, predicate: null },
  /** Years. */
  modified: { key: 'modified', prefix: null, predicate: null },
} as const satisfies Readonly<Record<string, DimensionRow>>;

export type FacetDimension = keyof typeof FACET_DIMENSIONS;

export const DIMENSIONS = Object.keys(FACET_DIMENSIONS) as FacetDimension[];

const CODE = /^[\w.-]+$/;

/** How a value may be stored: as it is asked for, or as the IRI that its code stands for. */
export const storedForms = (dimension: FacetDimension, value: string): readonly string[] => {
  const { prefix } = FACET_DIMENSIONS[dimension];
  return prefix !== null && CODE.test(value) ? [value, prefix + value] : [value];
};

/** Whether a value is one of another register, which facets have as a value of the dimension's own. */
export const isForeign = (dimension: FacetDimension, value: string): boolean => {
  const { prefix } = FACET_DIMENSIONS[dimension];
  return prefix !== null && value.includes(':') && !value.startsWith(prefix);
};

/** The shortest text that asks for a value. */
export const shortForm = (dimension: FacetDimension, value: string): string => {
  const { prefix } = FACET_DIMENSIONS[dimension];
  const code = prefix !== null && value.startsWith(prefix) ? value.slice(prefix.length) : '';
  return CODE.test(code) ? code : value;
};

/** What a query asks of a dimension. */
export const askedOf = (query: Partial<CatalogQuery>, dimension: FacetDimension): readonly string[] =>
  (query[FACET_DIMENSIONS[dimension].key] as readonly string[] | undefined) ?? [];
