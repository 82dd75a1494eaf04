/**
 * What harvesting is measured on, a row a door: how a source of that kind is configured, over a first Moisson or over
 * portals of other makes.
 */

export interface Places {
  /** The first Moisson. */
  readonly first: string;
  /** See lib/portals.ts. */
  readonly portals: string;
}

interface Door {
  readonly over: keyof Places;
  readonly config: (url: string) => Readonly<Record<string, unknown>>;
}

/** Large documents, slow machines. */
const LARGE = { maxBytes: 4 * 1024 ** 3, timeoutMs: 600_000 } as const;

export const DOORS: Readonly<Record<string, Door>> = {
  'dcat-pages': {
    over: 'first',
    config: (url) => ({ kind: 'dcat', url: `${url}/catalog.nt?page_size=100` }),
  },
  'dcat-dump': { over: 'portals', config: (url) => ({ kind: 'dcat', url: `${url}/dump`, ...LARGE }) },
  ckan: { over: 'portals', config: (url) => ({ kind: 'ckan', url: `${url}/ckan` }) },
  udata: { over: 'portals', config: (url) => ({ kind: 'udata', url: `${url}/udata` }) },
  opendatasoft: { over: 'portals', config: (url) => ({ kind: 'opendatasoft', url: `${url}/opendatasoft` }) },
  csw: { over: 'portals', config: (url) => ({ kind: 'csw', url: `${url}/csw` }) },
  'oai-pmh': { over: 'first', config: (url) => ({ kind: 'oai-pmh', url: `${url}/oai` }) },
  sparql: { over: 'first', config: (url) => ({ kind: 'sparql', url: `${url}/sparql` }) },
  ldes: { over: 'first', config: (url) => ({ kind: 'ldes', url: `${url}/feed.nq` }) },
  'moisson-dump': { over: 'first', config: (url) => ({ kind: 'moisson', url, transport: 'dump', ...LARGE }) },
  'moisson-pages': { over: 'first', config: (url) => ({ kind: 'moisson', url, transport: 'pages' }) },
  'moisson-feed': { over: 'first', config: (url) => ({ kind: 'moisson', url, transport: 'feed' }) },
  'moisson-oai-pmh': { over: 'first', config: (url) => ({ kind: 'moisson', url, transport: 'oai-pmh' }) },
  'moisson-sparql': { over: 'first', config: (url) => ({ kind: 'moisson', url, transport: 'sparql' }) },
};

export const DOOR_NAMES: readonly string[] = Object.keys(DOORS);
