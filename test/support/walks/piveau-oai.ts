/**
 * The OAI-PMH importer of piveau: `metadataPrefix` beside every resumption token, the total on each token (the
 * last, empty one too), the attributes of `<request>`, and `header/identifier` as the dataset's name.
 */
import { DOMParser, type Element, XMLSerializer } from '@xmldom/xmldom';
import { piveauSlug } from '../../../src/quality/harvesters/slug.ts';
import { DCAT, readRdf, subjectsOfType } from './rdf.ts';
import { emptyBasket, foundIn, get, type Harvest, requireProgress } from './walk.ts';

const RDF_XML = 'application/rdf+xml';

const childrenOf = (parent: Element, name: string): Element[] => [
  ...(parent.getElementsByTagName(name) as unknown as Iterable<Element>),
];

const firstElement = (parent: Element | undefined): Element | undefined =>
  ([...(parent?.childNodes ?? [])] as Element[]).find(({ nodeType }) => nodeType === 1);

const documentOf = (text: string, url: string): Element => {
  const root = new DOMParser({
    onError: (level, message) => {
      if (level !== 'warning') throw new Error(`${url}: ${message}`);
    },
  }).parseFromString(text, 'text/xml').documentElement;
  if (!root) throw new Error(`${url} has no root element.`);
  return root as Element;
};

const requireRequest = (root: Element, url: string): void => {
  const [request] = childrenOf(root, 'request');
  if (request?.getAttribute('verb') !== 'ListRecords')
    throw new Error(`${url} does not repeat the verb in <request>.`);
  const [error] = childrenOf(root, 'error');
  if (error) throw new Error(`${url}: ${error.getAttribute('code')} ${error.textContent}`);
};

/** The token of the next page; null at the end. Without a total the importer fails. */
const nextOf = (root: Element, url: string): string | null => {
  const [token] = childrenOf(root, 'resumptionToken');
  if (!token) return null;
  if (!/^\d+$/.test(token.getAttribute('completeListSize') ?? ''))
    throw new Error(`${url}: the resumption token has no completeListSize.`);
  return token.textContent?.trim() || null;
};

export const walkPiveauOai = async (endpoint: string): Promise<Harvest> => {
  const basket = emptyBasket();
  const list = `${endpoint}?verb=ListRecords&metadataPrefix=dcat_ap`;
  let pages = 0;
  for (let url: string | null = list; url !== null; ) {
    requireProgress(++pages, url);
    const root = documentOf((await get(url)).text, url);
    requireRequest(root, url);
    for (const record of childrenOf(root, 'record')) {
      const [header] = childrenOf(record, 'header');
      if (header?.getAttribute('status') === 'deleted') continue;
      const identifier = childrenOf(record, 'identifier')[0]?.textContent?.trim() ?? '';
      const rdf = firstElement(childrenOf(record, 'metadata')[0]);
      if (!rdf) throw new Error(`${url}: ${identifier} has no metadata.`);
      const page = await readRdf(new XMLSerializer().serializeToString(rdf), RDF_XML, url);
      const [iri] = subjectsOfType(page, `${DCAT}Dataset`);
      if (iri === undefined) continue;
      basket.met.push(iri);
      basket.datasets.set(piveauSlug(identifier), { ...foundIn(page, iri), identifier });
    }
    const token = nextOf(root, url);
    url = token === null ? null : `${list}&resumptionToken=${encodeURIComponent(token)}`;
  }
  return basket;
};
