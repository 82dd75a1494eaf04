/**
 * The DCAT harvester of udata: format by suffix, else by HEAD, one format for all pages, one paging node, no
 * redirects; datasets first, then the services that no distribution leads to.
 */
import type { Store } from 'n3';
import type { RuleId } from '../../../src/quality/harvesters/rules.ts';
import { DCAT, DCT, HYDRA, readRdf, subjectsOfType, valuesOf } from './rdf.ts';
import { type Basket, emptyBasket, foundIn, get, type Harvest, head, requireProgress } from './walk.ts';

const AGENT = { 'User-Agent': 'uData/0.1 dcat', Accept: '*/*' };

const BY_SUFFIX: Readonly<Record<string, string>> = {
  ttl: 'text/turtle',
  rdf: 'application/rdf+xml',
  xml: 'application/rdf+xml',
  nt: 'application/n-triples',
  jsonld: 'application/ld+json',
  trig: 'application/trig',
};

const PAGING = [
  [`${HYDRA}PartialCollectionView`, `${HYDRA}next`],
  [`${HYDRA}PagedCollection`, `${HYDRA}nextPage`],
] as const;

/** A URL with a query ends with no suffix. */
const formatOf = async (url: string): Promise<string> =>
  BY_SUFFIX[url.split('.').at(-1)!] ??
  ((await head(url, AGENT)).get('Content-Type') ?? '').split(';', 1)[0]!.trim();

const nextOf = (page: Store, url: string): string | null => {
  for (const [type, property] of PAGING) {
    const nodes = subjectsOfType(page, type);
    if (nodes.length === 0) continue;
    if (nodes.length > 1) throw new Error(`${url} has ${nodes.length} paging nodes: udata takes any.`);
    return valuesOf(page, nodes[0]!, property)[0] ?? null;
  }
  return null;
};

/** Takes an item, or says why not. */
const take = (basket: Basket, into: 'datasets' | 'services', page: Store, iri: string): RuleId | null => {
  const found = foundIn(page, iri);
  if (found.identifier === null) return 'identifierMissing';
  if (basket.datasets.has(found.identifier) || basket.services.has(found.identifier))
    return 'identifierRepeated';
  if (!valuesOf(page, iri, `${DCT}title`).some((title) => title.trim() !== '')) return 'titleMissing';
  basket[into].set(found.identifier, found);
  return null;
};

export const walkUdata = async (entry: string): Promise<Harvest> => {
  const format = await formatOf(entry);
  const basket = emptyBasket();
  const pages: Store[] = [];
  for (let url: string | null = entry; url !== null; ) {
    requireProgress(pages.length, url);
    const { text } = await get(url, AGENT);
    const page = await readRdf(text, format, url);
    pages.push(page);
    const items = ['Dataset', 'DatasetSeries'].flatMap((name) => subjectsOfType(page, DCAT + name));
    for (const iri of new Set(items)) {
      basket.met.push(iri);
      const rule = take(basket, 'datasets', page, iri);
      if (rule !== null) basket.skipped.set(iri, rule);
    }
    url = nextOf(page, url);
  }
  const behindDistributions = new Set(
    pages.flatMap((page) => page.getObjects(null, `${DCAT}accessService`, null).map(({ value }) => value)),
  );
  for (const page of pages)
    for (const iri of subjectsOfType(page, `${DCAT}DataService`)) {
      const rule = behindDistributions.has(iri) ? 'accessService' : take(basket, 'services', page, iri);
      if (rule !== null) basket.skipped.set(iri, rule);
    }
  return basket;
};
