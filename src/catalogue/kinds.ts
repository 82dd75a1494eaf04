/**
 * The kinds of record, one row each: where a record of the kind lives, which DCAT class it has, and by which
 * property a catalogue names it as a member.
 */
import { ns } from '../rdf/namespaces.ts';

export type RecordKind = 'dataset' | 'service' | 'series' | 'catalog' | 'entity';

export interface KindRow {
  /** First path segment of the record's own URL. */
  readonly path: string;
  readonly rdfClass: string | null;
  /** The property that leads from a catalogue to a member of this kind. */
  readonly membership: string | null;
}

/** In the order in which a node of several classes is judged: the first that fits wins. */
export const KINDS = {
  catalog: { path: 'catalogs', rdfClass: ns.dcat('Catalog').value, membership: ns.dcat('catalog').value },
  series: { path: 'series', rdfClass: ns.dcat('DatasetSeries').value, membership: ns.dcat('dataset').value },
  service: { path: 'services', rdfClass: ns.dcat('DataService').value, membership: ns.dcat('service').value },
  dataset: { path: 'datasets', rdfClass: ns.dcat('Dataset').value, membership: ns.dcat('dataset').value },
  /** Agents, contact points, licence documents, standards …: what many resources name. */
  entity: { path: 'entities', rdfClass: null, membership: null },
} as const satisfies Record<RecordKind, KindRow>;

export const KIND_NAMES = Object.keys(KINDS) as RecordKind[];

/** The kinds that are members of catalogues. */
export const MEMBER_KINDS: readonly RecordKind[] = KIND_NAMES.filter(
  (kind) => KINDS[kind].membership !== null,
);
