/**
 * A reader in the manner of GeoNetwork: RDF/XML, pages by `Link: rel="next"`, and validators that it may ask by
 * again.
 */
import { DCAT, readRdf, subjectsOfType } from './rdf.ts';
import { emptyBasket, foundIn, get, type Harvest, requireProgress } from './walk.ts';

const nextOf = (headers: Headers): string | null =>
  /<([^>]+)>;\s*rel="?next"?/.exec(headers.get('Link') ?? '')?.[1] ?? null;

const ACCEPT = { Accept: 'application/rdf+xml' };

const requireUnchanged = async (url: string, etag: string): Promise<void> => {
  const response = await fetch(url, { headers: { ...ACCEPT, 'If-None-Match': etag }, redirect: 'manual' });
  await response.arrayBuffer();
  if (response.status !== 304) throw new Error(`${url} answered ${response.status} to its own ETag.`);
};

export const walkGeoNetwork = async (entry: string): Promise<Harvest> => {
  const basket = emptyBasket();
  let pages = 0;
  for (let url: string | null = entry; url !== null; ) {
    requireProgress(++pages, url);
    const { text, mediaType, headers } = await get(url, ACCEPT);
    const etag = headers.get('ETag');
    if (etag === null) throw new Error(`${url} has no ETag.`);
    if (pages === 1) await requireUnchanged(url, etag);
    const page = await readRdf(text, mediaType, url);
    for (const iri of subjectsOfType(page, `${DCAT}Dataset`)) {
      basket.met.push(iri);
      basket.datasets.set(iri, foundIn(page, iri));
    }
    url = nextOf(headers);
  }
  return basket;
};
