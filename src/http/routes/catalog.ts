/**
 * `/catalog` and `/catalogs/{id}`: a catalogue in pages. Pages never redirect; a page beyond the end is 404,
 * unless a walk that began earlier leads there: that one ends in an empty page.
 */

import { type CatalogPage, readCatalogPage } from '../../catalogue/catalog-page.ts';
import { ROOT_ID, rootIri } from '../../catalogue/identity.ts';
import type { AppContext, Handler } from '../app-env.ts';
import { keptOfCatalog, parseCatalogQuery, requireInForce } from '../catalog-query.ts';
import { catalogHtml } from '../html.ts';
import { type PageUrls, pageControls, pageData } from '../hydra.ts';
import type { Link } from '../link-header.ts';
import { exactParameters, pageUrls } from '../page-urls.ts';
import { noSuchRecord, notFound } from '../problem.ts';
import { HTML } from '../representations.ts';
import { type Asked, askedOf } from '../request-format.ts';
import { respond } from '../respond.ts';
import { getRecord, idInPath, recordUrl, requireDocument } from './record.ts';

/** What fits on a screen or a few; `PAGE_SIZE_DEFAULT` is for harvesters. */
const FOR_PEOPLE = { pageSize: 20 } as const;

const pageLinks = (urls: PageUrls): Link[] =>
  (
    [
      ['first', urls.first],
      ['prev', urls.previous],
      ['next', urls.next],
      ['last', urls.last],
    ] as const
  ).flatMap(([rel, href]) => (href === null ? [] : [{ rel, href }]));

const respondPage = async (c: AppContext, asked: Asked, catalog: string | null): Promise<Response> => {
  const { baseUrl } = c.var.config;
  const search = new URL(c.req.url).searchParams;
  const isHtml = asked.representation === HTML;
  const asSent = parseCatalogQuery(search, isHtml ? FOR_PEOPLE : c.var.config);
  requireInForce(asSent, c.var.config);
  // People want the best match first; a harvester wants pages that hold still.
  const isSearch = isHtml && asSent.q !== undefined;
  const query = { ...(isSearch && { order: 'relevance' as const }), ...asSent };
  const page: CatalogPage | null = await readCatalogPage(c.var.catalogue, {
    ...query,
    ...(catalog !== null && { catalog }),
  });
  if (!page) throw noSuchRecord(catalog ?? ROOT_ID);
  if (query.after === undefined && query.page > Math.max(1, page.pages))
    throw notFound(
      'page-out-of-range',
      `The catalogue has ${page.pages} pages; page ${query.page} is beyond the last.`,
      { page: query.page, pages: page.pages },
    );

  const url = catalog === null ? rootIri(baseUrl) : recordUrl(baseUrl, page.catalog.record);
  const kept = keptOfCatalog(search);
  const urls = pageUrls(asked.extension ? `${url}.${asked.extension}` : url, kept, page, query);
  return respond(c, asked, {
    url,
    query: [...new URL(urls.self).searchParams],
    alternateQuery: exactParameters(urls.self, query),
    focus: [page.catalog.record.iri, urls.self],
    quads: (format) => [...pageData(page, baseUrl, format), ...pageControls(page, urls)],
    html: (context) => catalogHtml(c, context, { page, query, kept }),
    lastModified: page.modified,
    links: pageLinks(urls),
  });
};

export const getCatalog: Handler = (c) => respondPage(c, askedOf(c), null);

/** A record that is no catalogue answers as everywhere: 301 to its own path. */
export const getSubCatalog: Handler = async (c) => {
  const asked = askedOf(c);
  const id = idInPath(c);
  const { record } = await requireDocument(c, id);
  if (record.kind !== 'catalog' || id === ROOT_ID) return getRecord('entity')(c);
  return respondPage(c, asked, id);
};
