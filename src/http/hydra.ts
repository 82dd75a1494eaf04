/**
 * A page of a catalogue as statements, in two sinks: `data` (the catalogue, its members on this page and the
 * shared entities that they name) and `controls` (the one paging node, which every known harvester can follow).
 */

import type { CatalogPage } from '../catalogue/catalog-page.ts';
import { recordIri } from '../catalogue/identity.ts';
import { KINDS } from '../catalogue/kinds.ts';
import type { RecordDocument } from '../catalogue/record.ts';
import type { RdfFormat } from '../rdf/media-types.ts';
import { ns, RDF_TYPE } from '../rdf/namespaces.ts';
import { literal, type NamedNode, namedNode, type Quad, quad } from '../rdf/terms.ts';
import { inGraphOf } from './record-graph.ts';

export interface PageUrls {
  readonly self: string;
  readonly first: string;
  readonly previous: string | null;
  readonly next: string | null;
  readonly last: string;
}

const RECORD = ns.dcat('record').value;
const SERVES_DATASET = ns.dcat('servesDataset').value;
const MEMBERSHIPS: ReadonlySet<string> = new Set([
  RECORD,
  ...Object.values(KINDS).flatMap(({ membership }) => membership ?? []),
]);

/** The page's catalogue names its members, and nothing else that it has. */
const membershipsOf = (catalog: NamedNode, { record }: RecordDocument, baseUrl: string): Quad[] => {
  const { membership } = KINDS[record.kind];
  return [
    ...(membership ? [quad(catalog, namedNode(membership), namedNode(record.iri))] : []),
    quad(catalog, namedNode(RECORD), namedNode(recordIri(baseUrl, record.id))),
  ];
};

/** `catalogue → member` statements; a dataset's own `dcat:dataset` to another node is none. */
const isMembershipOf = (iris: ReadonlySet<string>, q: Quad): boolean =>
  MEMBERSHIPS.has(q.predicate.value) && iris.has(q.object.value);

/**
 * A harvester that follows `dcat:servesDataset` takes in every dataset of the page that a service serves: beside
 * datasets a service keeps it to itself. Pages of services have it.
 */
const hidesServed = ({ members }: CatalogPage): boolean =>
  members.some(({ record: { kind } }) => kind === 'dataset' || kind === 'series');

/** The data of a page. What is embedded brings no memberships of its own. */
export const pageData = (page: CatalogPage, baseUrl: string, format: RdfFormat): Quad[] => {
  const catalog = namedNode(page.catalog.record.iri);
  const own = page.catalog.own.filter(
    (q) => !(q.subject.equals(catalog) && MEMBERSHIPS.has(q.predicate.value)),
  );
  const members = page.members.flatMap((member) => {
    const about = recordIri(baseUrl, member.record.id);
    const iris = new Set([member.record.iri, about]);
    return inGraphOf(format, about, [
      ...membershipsOf(catalog, member, baseUrl),
      ...member.own.filter((q) => !isMembershipOf(iris, q)),
    ]);
  });
  const entities = [...page.catalog.entities, ...page.entities].filter(
    (q) => !MEMBERSHIPS.has(q.predicate.value),
  );
  const all = [...own, ...members, ...entities, ...page.extras];
  return hidesServed(page) ? all.filter((q) => q.predicate.value !== SERVES_DATASET) : all;
};

/**
 * The paging node, typed and named as each of the known harvesters expects it (`hydra:next` and
 * `hydra:nextPage`, the total on the node itself), with IRIs as values.
 */
export const pageControls = (page: CatalogPage, urls: PageUrls): Quad[] => {
  const view = namedNode(urls.self);
  const catalog = namedNode(page.catalog.record.iri);
  const integer = (value: number) => literal(String(value), ns.xsd('integer'));
  const links = [
    ['first', urls.first],
    ['previous', urls.previous],
    ['next', urls.next],
    ['last', urls.last],
  ] as const;
  const type = namedNode(RDF_TYPE);
  return [
    quad(view, type, ns.hydra('PartialCollectionView')),
    quad(view, type, ns.hydra('PagedCollection')),
    quad(view, ns.hydra('totalItems'), integer(page.total)),
    quad(view, ns.hydra('itemsPerPage'), integer(page.pageSize)),
    ...links.flatMap(([name, url]) =>
      url === null
        ? []
        : [quad(view, ns.hydra(name), namedNode(url)), quad(view, ns.hydra(`${name}Page`), namedNode(url))],
    ),
    quad(catalog, type, ns.dcat('Catalog')),
    quad(catalog, type, ns.hydra('Collection')),
    quad(catalog, ns.hydra('totalItems'), integer(page.total)),
    quad(catalog, ns.hydra('view'), view),
  ];
};
