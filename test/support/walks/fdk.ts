/**
 * The harvester of FDK (data.norge.no): one GET with the media type of its settings, which must be honoured;
 * status exactly 200; no paging.
 */
import { DCAT, readRdf, subjectsOfType } from './rdf.ts';
import { emptyBasket, foundIn, get, type Harvest } from './walk.ts';

export const walkFdk = async (entry: string, accept = 'text/turtle'): Promise<Harvest> => {
  const basket = emptyBasket();
  const { text, mediaType } = await get(entry, { Accept: accept });
  if (mediaType !== accept) throw new Error(`${entry} answered ${mediaType} to Accept: ${accept}`);
  const page = await readRdf(text, mediaType, entry);
  for (const iri of subjectsOfType(page, `${DCAT}Dataset`)) {
    basket.met.push(iri);
    basket.datasets.set(iri, foundIn(page, iri));
  }
  return basket;
};
