/**
 * `/catalog` and `/catalogs/{id}`: a catalogue in pages. Pages never redirect; a page beyond the end is 404,
 * unless a walk that began earlier leads there: that one ends in an empty page.
 */

import { type CatalogPage, readCatalogCards, readCatalogPage } from '../../catalogue/catalog-page.ts';
import type { Facets } from '../../catalogue/facets.ts';
import { ROOT_ID, rootIri } from '../../catalogue/identity.ts';
import type { CatalogQuery } from '../../catalogue/list-query.ts';
import { latestOf, NEVER } from '../../catalogue/newest.ts';
import type { AppContext, Handler } from '../app-env.ts';
import { keptOfCatalog, parseCatalogQuery, requireInForce } from '../catalog-query.ts';
import { catalogHtml } from '../html.ts';
import { type PageUrls, pageControls, pageData } from '../hydra.ts';
import type { Link } from '../link-header.ts';
import { pageAskedOf } from '../page-format.ts';
import { exactParameters, pageUrls } from '../page-urls.ts';
import { noSuchRecord } from '../problem.ts';
import { HTML } from '../representations.ts';
import type { Asked } from '../request-format.ts';
import { respond } from '../respond.ts';
import { describedSelfOnPage } from '../self-quads.ts';
import { splitExtension } from '../urls.ts';
import { recordUrl, requireDocument } from './record.ts';

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

/** @throws AppError `record-gone`, `no-such-record` */
const noCatalog = async (c: AppContext, id: string): Promise<never> => {
  const { record } = await requireDocument(c, id);
  throw noSuchRecord(record.id);
};

/** Pages for people show less of each record, and by what the list can be narrowed down. */
const readFor = async (
  c: AppContext,
  { representation, lang }: Asked,
  query: CatalogQuery,
): Promise<{ readonly page: CatalogPage; readonly facets: Facets } | null> => {
  if (representation === HTML) return readCatalogCards(c.var.catalogue, { ...query, lang });
  const page = await readCatalogPage(c.var.catalogue, query);
  return page && { page, facets: [] };
};

const respondPage = async (c: AppContext, asked: Asked, catalog: string | null): Promise<Response> => {
  const { baseUrl } = c.var.config;
  const search = new URL(c.req.url).searchParams;
  const isHtml = asked.representation === HTML;
  const asSent = parseCatalogQuery(search, isHtml ? FOR_PEOPLE : c.var.config);
  requireInForce(asSent, c.var.config);
  // People want the best match first; a harvester wants pages that hold still.
  const isSearch = isHtml && asSent.q !== undefined;
  const query = { ...(isSearch && { order: 'relevance' as const }), ...asSent };
  const read = await readFor(c, asked, { ...query, ...(catalog !== null && { catalog }) });
  if (!read) return noCatalog(c, catalog ?? ROOT_ID);
  const { page, facets } = read;

  const url = catalog === null ? rootIri(baseUrl) : recordUrl(baseUrl, page.catalog.record);
  const kept = keptOfCatalog(search);
  const urls = pageUrls(asked.extension ? `${url}.${asked.extension}` : url, kept, page, query);
  const self = catalog === null ? await describedSelfOnPage(c, asked.representation, page) : null;
  return respond(c, asked, {
    url,
    query: [...new URL(urls.self).searchParams],
    alternateQuery: exactParameters(urls.self, query),
    focus: [page.catalog.record.iri, urls.self],
    quads: (format) => [
      ...pageData(page, baseUrl, format),
      ...pageControls(page, urls),
      ...(self?.quads ?? []),
    ],
    html: (context) => catalogHtml(c, context, { page, facets, query, kept }),
    lastModified: latestOf(page.modified, self?.modified ?? NEVER),
    links: pageLinks(urls),
  });
};

export const getCatalog: Handler = (c) => respondPage(c, pageAskedOf(c), null);

const CATALOG_ID = /^[a-z0-9][a-z0-9:_-]{0,199}$/;

/** Whatever else has the id: a page never leads elsewhere. */
export const getSubCatalog: Handler = async (c) => {
  const asked = pageAskedOf(c);
  const id = splitExtension(c.req.path).path.split('/').at(-1) ?? '';
  if (!CATALOG_ID.test(id)) throw noSuchRecord(id.slice(0, 200));
  return respondPage(c, asked, id === ROOT_ID ? null : id);
};
