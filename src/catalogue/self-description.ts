/**
 * What the catalogue says of itself: the services that it offers programs, and its dumps as its distributions (a
 * dcat:Catalog is a dcat:Dataset). Made when it is read and never stored; publisher, contact point and licence are
 * those of the root catalogue. Where it has them, and holds high-value data, its services say what HVD asks of
 * services.
 */
import { HVD_REGULATION, ns, RDF_TYPE } from '../rdf/namespaces.ts';
import { type Literal, literal, namedNode, type Quad, type Term } from '../rdf/terms.ts';
import { countObjects } from '../store/counts.ts';
import { hvdTaxonomy, isLeafHvdCategory } from '../vocab/hvd.ts';
import type { CatalogueContext } from './context.ts';
import { readDigests } from './dump-digest.ts';
import { storedDumps } from './dump-stored.ts';
import { latestOf } from './newest.ts';
import type { RecordDocument } from './record.ts';
import { selfContact } from './self-contact.ts';
import { authority, describe, inLanguages, type Rows } from './self-describe.ts';
import { type DumpsDescribed, describeDumps } from './self-dumps.ts';
import { SELF_SERVICES, type SelfService } from './self-services.ts';

const { dcat, dct, dcatap, foaf } = ns;

const CATEGORIES_IN_USE = 200;

/** The most precise categories of high-value data that records of the catalogue have. */
const leafCategories = async ({ db, vocabularies }: CatalogueContext): Promise<readonly string[]> => {
  const { rows } = await db.read([countObjects(dcatap('hvdCategory').value, CATEGORIES_IN_USE)]);
  const scheme = await vocabularies.conceptScheme('high-value-dataset-category');
  const taxonomy = hvdTaxonomy(scheme ?? []);
  return rows[0]!
    .map(({ iri }) => String(iri))
    .filter((iri) => isLeafHvdCategory(taxonomy, iri))
    .sort();
};

const objectsOf = ({ record, own }: RecordDocument, predicate: Term): readonly Term[] =>
  own.flatMap((q) => (q.subject.value === record.iri && q.predicate.equals(predicate) ? [q.object] : []));

/** “SPARQL endpoint – title of the catalogue”, in each language that the service has a name in. */
const titlesOf = ({ title }: SelfService, catalog: RecordDocument): Rows => {
  const names = objectsOf(catalog, dct('title')).filter(
    (term): term is Literal => term.termType === 'Literal',
  );
  return Object.entries(title).map(([lang, text]) => {
    const name =
      names.find(({ language }) => language === lang) ?? names.find(({ language }) => language === '');
    return [dct('title'), literal(name ? `${text} – ${name.value}` : text, lang)] as const;
  });
};

/** What services and dumps share with the catalogue. */
const inheritedFrom = (catalog: RecordDocument, properties: readonly Term[]): Rows =>
  properties.flatMap((property) => objectsOf(catalog, property).map((object) => [property, object] as const));

const serviceQuads = (
  service: SelfService,
  catalog: RecordDocument,
  further: Rows,
  baseUrl: string,
): Quad[] => {
  const iri = baseUrl + service.path;
  const type = namedNode(RDF_TYPE);
  return [
    ...describe(catalog.record.iri, [[dcat('service'), namedNode(iri)]]),
    ...describe(iri, [
      [type, dcat('DataService')],
      [dct('identifier'), literal(iri)],
      ...titlesOf(service, catalog),
      ...inLanguages(dct('description'), service.about),
      [dcat('endpointURL'), namedNode(iri)],
      [dcat('endpointDescription'), namedNode(baseUrl + service.description)],
      [dcat('servesDataset'), namedNode(catalog.record.iri)],
      [foaf('page'), namedNode(service.page)],
      ...service.conformsTo.map((standard) => [dct('conformsTo'), namedNode(standard)] as const),
      ...service.formats.map((code) => [dct('format'), authority('file-type', code)] as const),
      [dct('accessRights'), authority('access-right', 'PUBLIC')],
      ...further,
    ]),
  ];
};

const highValueRows = (categories: readonly string[]): Rows =>
  categories.length === 0
    ? []
    : [
        [dcatap('applicableLegislation'), namedNode(HVD_REGULATION)],
        ...categories.map((iri) => [dcatap('hvdCategory'), namedNode(iri)] as const),
      ];

export interface SelfDescription {
  readonly quads: readonly Quad[];
  /** Of what it says of dumps: newer than the catalogue when a checksum became known. */
  readonly modified: string;
}

/** @param catalog the root catalogue with the entities that it names */
export const selfDescription = async (
  ctx: CatalogueContext,
  catalog: RecordDocument,
): Promise<SelfDescription> => {
  const { baseUrl } = ctx;
  const [categories, stored, now] = await Promise.all([
    leafCategories(ctx),
    storedDumps(ctx),
    readDigests(ctx),
  ]);
  const contact = selfContact(catalog, baseUrl);
  const licence = inheritedFrom(catalog, [dct('license'), dct('rights')]);
  const further: Rows = [
    ...inheritedFrom(catalog, [dct('publisher')]),
    ...contact.points.map((point) => [dcat('contactPoint'), point] as const),
    ...licence,
    // The Regulation asks for both: without them the claim would be a violation.
    ...(contact.points.length > 0 && licence.length > 0 ? highValueRows(categories) : []),
  ];
  const dumps: DumpsDescribed = { catalog: catalog.record.iri, licence, stored, ...now };
  const created = [...stored.values(), ...now.digests.values()].map((dump) => dump.created);
  return {
    quads: [
      ...SELF_SERVICES.flatMap((service) => serviceQuads(service, catalog, further, baseUrl)),
      ...contact.quads,
      ...describeDumps(dumps, baseUrl),
    ],
    modified: latestOf(now.modified, ...created),
  };
};
