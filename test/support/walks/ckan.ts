/**
 * The RDF harvester of ckanext-dcat: HEAD first, at most 50 MB, the media type of the first page for all, both
 * ways of paging, and an end at bytes that repeat those of the first page.
 */
import type { Store } from 'n3';
import { DCAT, DCT, HYDRA, otherResources, readRdf, subjectsOfType, valuesOf } from './rdf.ts';
import { emptyBasket, foundIn, get, type Harvest, head, requireProgress } from './walk.ts';

const MAX_FILE_BYTES = 50 * 1024 * 1024;

const nextOf = (page: Store): string | null => {
  const nodes = ['PartialCollectionView', 'PagedCollection'].flatMap((name) =>
    subjectsOfType(page, HYDRA + name),
  );
  for (const property of ['next', 'nextPage'])
    for (const node of nodes) {
      const [next] = valuesOf(page, node, HYDRA + property);
      if (next !== undefined) return next;
    }
  return null;
};

export const walkCkan = async (entry: string): Promise<Harvest> => {
  const basket = emptyBasket();
  let [pages, mediaType, first] = [0, '', ''];
  for (let url: string | null = entry; url !== null; ) {
    requireProgress(++pages, url);
    const length = Number((await head(url)).get('Content-Length') ?? 0);
    if (length > MAX_FILE_BYTES) throw new Error(`${url} has ${length} bytes: too many for CKAN.`);
    const answer = await get(url);
    if (answer.text === first) break;
    if (first === '') [first, mediaType] = [answer.text, answer.mediaType];
    const page = await readRdf(answer.text, mediaType, url);
    for (const iri of subjectsOfType(page, `${DCAT}Dataset`)) {
      basket.met.push(iri);
      const hasTitle = valuesOf(page, iri, `${DCT}title`).some((title) => title.trim() !== '');
      if (hasTitle) basket.datasets.set(iri, foundIn(page, iri));
      else basket.skipped.set(iri, 'titleMissing');
    }
    for (const iri of otherResources(page)) basket.skipped.set(iri, 'notADataset');
    url = nextOf(page);
  }
  return basket;
};
