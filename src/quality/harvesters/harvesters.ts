/**
 * The harvesters that are known, one row each: what they are given to read, what they read, and by what they
 * know a dataset again. The words for people stand in `i18n/harvesters.ts` under the same ids.
 */

export const HARVESTER_IDS = ['piveau', 'udata', 'ckan', 'geonetwork', 'fdk', 'nde'] as const;
export type HarvesterId = (typeof HARVESTER_IDS)[number];

export interface Harvester {
  readonly id: HarvesterId;
  readonly name: string;
  /** What to give it, below BASE_URL. */
  readonly entry: string;
  /** The same where the view for udata is on. */
  readonly viewEntry?: string;
  /** `all`: what becomes of services and series is known; `datasets`: only of datasets. */
  readonly knownOf: 'all' | 'datasets';
  readonly see: string;
}

export const HARVESTERS = {
  piveau: {
    id: 'piveau',
    name: 'piveau (data.europa.eu)',
    entry: '/catalogs/eu.rdf',
    knownOf: 'all',
    see: 'piveau-consus-importing-rdf: HydraPaging, JenaUtils',
  },
  udata: {
    id: 'udata',
    name: 'udata (data.gouv.fr, data.public.lu, dados.gov.pt)',
    entry: '/catalog.ttl',
    viewEntry: '/catalogs/udata.ttl',
    knownOf: 'all',
    see: 'opendatateam/udata: udata/harvest/backends/dcat.py',
  },
  ckan: {
    id: 'ckan',
    name: 'CKAN (ckanext-dcat)',
    entry: '/catalog.ttl',
    knownOf: 'all',
    see: 'ckan/ckanext-dcat: ckanext/dcat/harvesters/rdf.py',
  },
  geonetwork: {
    id: 'geonetwork',
    name: 'GeoNetwork',
    entry: '/catalog.rdf',
    knownOf: 'datasets',
    see: 'geonetwork/core-geonetwork: /api/records',
  },
  fdk: {
    id: 'fdk',
    name: 'FDK (data.norge.no)',
    entry: '/catalog?page_size=1000',
    knownOf: 'datasets',
    see: 'Informasjonsforvaltning/fdk-dataset-harvester',
  },
  nde: {
    id: 'nde',
    name: 'NDE (datasetregister.netwerkdigitaalerfgoed.nl)',
    entry: '/catalog?page_size=1000',
    knownOf: 'datasets',
    see: 'netwerk-digitaal-erfgoed/dataset-register: apps/crawler',
  },
} as const satisfies { readonly [Id in HarvesterId]: Harvester & { readonly id: Id } };

export const entryOf = ({ entry, viewEntry }: Harvester, hasUdataView: boolean): string =>
  (hasUdataView ? viewEntry : undefined) ?? entry;

export const harvesterOf = (id: string): Harvester | undefined =>
  HARVESTER_IDS.includes(id as HarvesterId) ? HARVESTERS[id as HarvesterId] : undefined;
