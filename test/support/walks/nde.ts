/**
 * The crawler of the NDE dataset register: content negotiation with Comunica's list; any `hydra:` property turns
 * link traversal on; at most 1,000 datasets a page.
 */
import { DCAT, HYDRA, readRdf, subjectsOfType, valuesOf } from './rdf.ts';
import { emptyBasket, foundIn, get, type Harvest, requireProgress } from './walk.ts';

const ACCEPT =
  'application/n-quads,application/trig;q=0.95,application/ld+json;q=0.9,application/n-triples;q=0.8,text/turtle;q=0.6,application/rdf+xml;q=0.5,text/n3;q=0.35,application/xhtml+xml;q=0.3,text/html;q=0.2';
const MAX_DATASETS = 1_000;

export const walkNde = async (entry: string): Promise<Harvest> => {
  const basket = emptyBasket();
  let pages = 0;
  for (let url: string | null = entry; url !== null; ) {
    requireProgress(++pages, url);
    const { text, mediaType } = await get(url, { Accept: ACCEPT });
    const page = await readRdf(text, mediaType, url);
    const datasets = subjectsOfType(page, `${DCAT}Dataset`);
    if (datasets.length > MAX_DATASETS) throw new Error(`${url} has ${datasets.length} datasets.`);
    for (const iri of datasets) {
      basket.met.push(iri);
      basket.datasets.set(iri, foundIn(page, iri));
    }
    const isPaged = page.getPredicates(null, null, null).some(({ value }) => value.startsWith(HYDRA));
    const views = isPaged ? subjectsOfType(page, `${HYDRA}PartialCollectionView`) : [];
    url = views.flatMap((view) => valuesOf(page, view, `${HYDRA}next`))[0] ?? null;
  }
  return basket;
};
