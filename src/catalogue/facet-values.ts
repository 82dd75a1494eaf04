/**
 * The values by which a record is filtered, out of its own graph alone: what it says in whatever register or spelling,
 * as the concept of the EU's table where the vocabularies know one.
 */
import { ns } from '../rdf/namespaces.ts';
import { namedNode, type Quad, type Term, termKey } from '../rdf/terms.ts';
import { StatementIndex } from '../shacl/statement-index.ts';
import { extensionOf, isDataExtension } from '../vocab/file-types.ts';
import { type HvdTaxonomy, hvdTaxonomy } from '../vocab/hvd.ts';
import { isPlainSpelling } from '../vocab/plain-spellings.ts';
import type { SchemeId } from '../vocab/schemes.ts';
import type { Vocabularies } from '../vocab/vocabularies.ts';
import type { FacetDimension } from './facet-dimensions.ts';
import { KINDS, type RecordKind } from './kinds.ts';
import { listDate, titleKeys } from './list-key.ts';

export interface FacetEntry {
  readonly dimension: FacetDimension;
  readonly value: string;
}

export interface Described {
  readonly kind: RecordKind;
  /** Of the resource. */
  readonly iri: string;
  /** Of the record itself, ISO 8601 UTC. */
  readonly modified: string;
  readonly own: readonly Quad[];
}

type Values = Promise<readonly string[]>;

/** Longer texts are prose, and no value. */
const MAX_TEXT = 100;

const NAMES = [
  ns.rdfs('label'),
  ns.skos('prefLabel'),
  ns.dct('title'),
  ns.foaf('name'),
  ns.skos('notation'),
  ns.rdf('value'),
  ns.dct('identifier'),
].map(({ value }) => value);

const isAnonymous = ({ termType, value }: Term): boolean =>
  termType === 'BlankNode' || value.includes('/.well-known/genid/');

const objectsOf = (index: StatementIndex, node: Term, property: string): Term[] => [
  ...index.objects(termKey(node), property).values(),
];

const namesOf = (index: StatementIndex, node: Term): string[] =>
  NAMES.flatMap((property) => objectsOf(index, node, property)).map(({ value }) => value);

/** A text as a value: one line, short. */
const asValue = (text: string): string[] => {
  const value = text.replace(/\s+/g, ' ').trim();
  return value === '' || value.length > MAX_TEXT ? [] : [value];
};

const conceptOfText = async (
  vocabularies: Vocabularies,
  scheme: SchemeId,
  text: string,
): Promise<string | undefined> => {
  const bare = text.trim().replace(/\s*;\s*charset=.*$/i, '');
  return isPlainSpelling(scheme, bare) ? vocabularies.conceptFor(scheme, bare) : undefined;
};

/** What is nearly the same licence is another one. */
const isCloseOnly = async (vocabularies: Vocabularies, scheme: SchemeId, iri: string): Promise<boolean> => {
  if (scheme !== 'licence') return false;
  const matches = await vocabularies.matchesOf(scheme, iri);
  return (
    matches.some(({ relation }) => relation === 'closeMatch') &&
    !matches.some(({ relation }) => relation === 'exactMatch')
  );
};

const normalised = async (
  vocabularies: Vocabularies,
  index: StatementIndex,
  scheme: SchemeId,
  term: Term,
): Values => {
  if (term.termType === 'NamedNode' && !isAnonymous(term)) {
    const concept = await vocabularies.conceptFor(scheme, term.value);
    return [concept && !(await isCloseOnly(vocabularies, scheme, term.value)) ? concept : term.value];
  }
  const texts = term.termType === 'Literal' ? [term.value] : namesOf(index, term);
  for (const text of texts) {
    const concept = await conceptOfText(vocabularies, scheme, text);
    if (concept) return [concept];
  }
  return texts.flatMap(asValue).slice(0, 1);
};

const allOf = async (
  vocabularies: Vocabularies,
  index: StatementIndex,
  scheme: SchemeId,
  terms: readonly Term[],
): Values => {
  const found = await Promise.all(terms.map((term) => normalised(vocabularies, index, scheme, term)));
  return [...new Set(found.flat())];
};

interface Reading {
  readonly described: Described;
  /** When the resource itself changed. */
  readonly modified: string | null;
  readonly index: StatementIndex;
  readonly vocabularies: Vocabularies;
  readonly resource: Term;
  readonly files: readonly Term[];
}

const ofNode =
  (property: string, scheme: SchemeId) =>
  ({ vocabularies, index }: Reading, node: Term): Values =>
    allOf(vocabularies, index, scheme, objectsOf(index, node, property));

const formatByProperty = [ns.dct('format'), ns.dcat('mediaType')].map(({ value }) =>
  ofNode(value, 'file-type'),
);
const DOWNLOAD_URL = ns.dcat('downloadURL').value;

/** What is said of the format, else of the media type, else what the address of the file ends in. */
const formatOf = async (reading: Reading, node: Term): Values => {
  for (const read of formatByProperty) {
    const values = await read(reading, node);
    if (values.length > 0) return values;
  }
  const extensions = objectsOf(reading.index, node, DOWNLOAD_URL)
    .flatMap(({ value }) => extensionOf(value) ?? [])
    .filter(isDataExtension);
  const concepts = await Promise.all(
    extensions.map((extension) => reading.vocabularies.conceptFor('file-type', extension)),
  );
  return concepts.filter((concept) => concept !== undefined);
};

const everywhere =
  (read: (reading: Reading, node: Term) => Values) =>
  async (reading: Reading): Values => [
    ...new Set(
      (await Promise.all([reading.resource, ...reading.files].map((node) => read(reading, node)))).flat(),
    ),
  ];

const ofResource =
  (property: string, scheme: SchemeId) =>
  (reading: Reading): Values =>
    ofNode(property, scheme)(reading, reading.resource);

const taxonomies = new WeakMap<Vocabularies['conceptScheme'], Promise<HvdTaxonomy>>();

const taxonomyOf = ({ conceptScheme }: Vocabularies): Promise<HvdTaxonomy> => {
  const known = taxonomies.get(conceptScheme);
  if (known) return known;
  const made = conceptScheme('high-value-dataset-category').then((quads) => hvdTaxonomy(quads ?? []));
  taxonomies.set(conceptScheme, made);
  return made;
};

const hvdCategories = ofResource(ns.dcatap('hvdCategory').value, 'high-value-dataset-category');

/** With all that a category is part of. */
const withBroader = async (reading: Reading): Values => {
  const categories = await hvdCategories(reading);
  const taxonomy = await taxonomyOf(reading.vocabularies);
  const all = new Set<string>();
  const add = (iri: string | null | undefined): void => {
    if (!iri || all.has(iri)) return;
    all.add(iri);
    add(taxonomy.get(iri)?.broader);
  };
  for (const category of categories) add(category);
  return [...all];
};

const PUBLISHER = ns.dct('publisher').value;

/** A publisher without an IRI is known by its name. */
const publishers = async ({ index, resource }: Reading): Values =>
  objectsOf(index, resource, PUBLISHER).flatMap((term) =>
    term.termType === 'NamedNode' && !isAnonymous(term)
      ? [term.value]
      : (term.termType === 'Literal' ? [term.value] : namesOf(index, term)).flatMap(asValue).slice(0, 1),
  );

const LICENCE = ns.dct('license').value;

/** Of the files, else of the resource. */
const licences = async (reading: Reading): Values => {
  const read = ofNode(LICENCE, 'licence');
  const [resource, ...files] = await Promise.all(
    [reading.resource, ...reading.files].map((node) => read(reading, node)),
  );
  const ofFiles = [...new Set(files.flat())];
  return ofFiles.length > 0 ? ofFiles : resource!;
};

const READ = {
  kind: async ({ described }) => [described.kind],
  theme: ofResource(ns.dcat('theme').value, 'data-theme'),
  publisher: publishers,
  format: everywhere(formatOf),
  licence: licences,
  hvd_category: withBroader,
  access: ofResource(ns.dct('accessRights').value, 'access-right'),
  language: everywhere(ofNode(ns.dct('language').value, 'language')),
  modified: async ({ modified }) => (modified === null ? [] : [modified.slice(0, 4)]),
} as const satisfies Record<FacetDimension, (reading: Reading) => Values>;

/** A record with very many values is shown in its own place, not in every list of values. */
const MAX_VALUES = 100;

const TITLE = ns.dct('title').value;
const DISTRIBUTION = ns.dcat('distribution').value;

export interface Listing {
  readonly facets: readonly FacetEntry[];
  readonly modified: string | null;
  readonly titles: Readonly<Record<string, string>>;
}

/** What lists need of a record; null of one that no list has. */
export const listingOf = async (
  described: Described,
  vocabularies: Vocabularies,
): Promise<Listing | null> => {
  if (KINDS[described.kind].membership === null) return null;
  const index = new StatementIndex(described.own);
  const resource = namedNode(described.iri);
  const modified = listDate(
    (property) => objectsOf(index, resource, property).map(({ value }) => value),
    described.modified,
  );
  const files = objectsOf(index, resource, DISTRIBUTION);
  const reading: Reading = { described, modified, index, vocabularies, resource, files };
  const facets = await Promise.all(
    (Object.keys(READ) as FacetDimension[]).map(async (dimension) =>
      (await READ[dimension](reading)).slice(0, MAX_VALUES).map((value) => ({ dimension, value })),
    ),
  );
  return { facets: facets.flat(), modified, titles: titleKeys(objectsOf(index, resource, TITLE)) };
};
