/**
 * The RDF importer of piveau (data.europa.eu): GET without `Accept`, a known media type, one of two ways of
 * paging with its total, and each dataset of a page with its closure.
 */
import type { Store } from 'n3';
import { piveauSlug } from '../../../src/quality/harvesters/slug.ts';
import {
  DCAT,
  FOAF,
  HYDRA,
  otherResources,
  READERS,
  readRdf,
  subjectsOfType,
  TYPE,
  valuesOf,
} from './rdf.ts';
import { emptyBasket, foundIn, get, type Harvest, requireProgress } from './walk.ts';

const KNOWN = new Set([...Object.keys(READERS), 'application/json', 'text/n3']);

const totalOf = (texts: readonly string[], where: string): number => {
  const total = Number(texts[0] ?? Number.NaN);
  if (!Number.isInteger(total)) throw new Error(`${where} has no hydra:totalItems: the importer fails.`);
  return total;
};

/** The next page, and the total that the importer insists on. */
const paging = (
  page: Store,
  url: string,
): { readonly next: string | null; readonly total: number | null } => {
  const [paged] = subjectsOfType(page, `${HYDRA}PagedCollection`);
  if (paged !== undefined)
    return {
      next: valuesOf(page, paged, `${HYDRA}nextPage`)[0] ?? null,
      total: totalOf(valuesOf(page, paged, `${HYDRA}totalItems`), url),
    };
  const [view] = subjectsOfType(page, `${HYDRA}PartialCollectionView`);
  if (view === undefined) return { next: null, total: null };
  const anywhere = page.getObjects(null, `${HYDRA}totalItems`, null).map(({ value }) => value);
  return { next: valuesOf(page, view, `${HYDRA}next`)[0] ?? null, total: totalOf(anywhere, url) };
};

/** Statements that hang on a dataset within its page; nothing is followed to a CatalogRecord's topic. */
const closureSize = (page: Store, iri: string): number => {
  const seen = new Set<string>();
  const queue = [iri];
  let statements = 0;
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    for (const { predicate, object } of page.getQuads(node, null, null, null)) {
      statements++;
      if (object.termType === 'Literal' || predicate.value === `${FOAF}primaryTopic`) continue;
      queue.push(object.value);
    }
  }
  return statements;
};

export interface PiveauHarvest extends Harvest {
  /** Statements of all closures, and of all pages: how much the copying costs. */
  readonly copied: number;
  readonly served: number;
  readonly total: number | null;
}

export const walkPiveau = async (entry: string): Promise<PiveauHarvest> => {
  const basket = emptyBasket();
  const names = new Map<string, number>();
  let [copied, served, pages] = [0, 0, 0];
  let total: number | null = null;
  for (let url: string | null = entry; url !== null; ) {
    requireProgress(++pages, url);
    const answer = await get(url);
    if (!KNOWN.has(answer.mediaType)) throw new Error(`${url} is ${answer.mediaType}: no RDF to piveau.`);
    const page = await readRdf(answer.text, answer.mediaType, url);
    served += page.size;
    const controls = paging(page, url);
    total ??= controls.total;
    for (const iri of subjectsOfType(page, `${DCAT}Dataset`)) {
      basket.met.push(iri);
      const found = foundIn(page, iri);
      const isBlank = page.getQuads(iri, TYPE, null, null).length === 0;
      if (found.identifier === null && isBlank) {
        basket.skipped.set(iri, 'unnamed');
        continue;
      }
      copied += closureSize(page, iri);
      const slug = piveauSlug(found.identifier ?? iri);
      const before = names.get(slug) ?? 0;
      names.set(slug, before + 1);
      basket.datasets.set(before === 0 ? slug : `${slug}~~${before}`, found);
    }
    for (const iri of otherResources(page)) basket.skipped.set(iri, 'notADataset');
    url = controls.next;
  }
  return { ...basket, copied, served, total };
};
