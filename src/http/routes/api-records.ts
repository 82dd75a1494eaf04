/**
 * `/api/records` and `/api/records/{id}`: search, list and get, as plain JSON.
 */
import { readCatalogPage } from '../../catalogue/catalog-page.ts';
import { ID_PATTERN } from '../../catalogue/identity.ts';
import { answerJson } from '../api/answer.ts';
import { askedListOf, askedOf, LANG_PARAMETERS, LIST_PARAMETERS } from '../api/parameters.ts';
import { recordAnswers } from '../api/record-answers.ts';
import type { ApiRecordList } from '../api/schemas-list.ts';
import type { ApiRecord } from '../api/schemas-record.ts';
import type { Handler } from '../app-env.ts';
import type { Link } from '../link-header.ts';
import { pageUrls } from '../page-urls.ts';
import { noSuchRecord } from '../problem.ts';
import { keptParameters } from '../query-parameters.ts';
import { requireDocument } from './record.ts';

export const getApiRecords: Handler = async (c) => {
  const asked = askedListOf(c, LIST_PARAMETERS);
  const { query, search, lang } = asked;
  const page = await readCatalogPage(c.var.catalogue, query);
  if (!page) throw noSuchRecord(query.catalog ?? '');
  const url = `${c.var.config.baseUrl}/api/records`;
  const kept = keptParameters(LIST_PARAMETERS, search, ['page', 'after']);
  const urls = pageUrls(url, kept, page, query);
  const documents = { records: page.members, embedded: page.entities };
  const body: ApiRecordList = {
    total: page.total,
    page: page.page,
    pageSize: page.pageSize,
    pages: page.pages,
    next: urls.next,
    previous: urls.previous,
    records: await recordAnswers(c.var.catalogue, documents, { lang, withValidation: true }),
  };
  const links: Link[] = (
    [
      ['first', urls.first],
      ['prev', urls.previous],
      ['next', urls.next],
      ['last', urls.last],
    ] as const
  ).flatMap(([rel, href]) => (href === null ? [] : [{ rel, href }]));
  return answerJson(c, asked, body, { links });
};

/** A deleted record is 410, as everywhere. */
export const getApiRecord: Handler = async (c) => {
  const asked = askedOf(c, LANG_PARAMETERS);
  const id = c.req.param('id') ?? '';
  if (!ID_PATTERN.test(id)) throw noSuchRecord(id);
  const document = await requireDocument(c, id);
  const documents = { records: [document], embedded: document.entities };
  const [body] = await recordAnswers(c.var.catalogue, documents, { lang: asked.lang, withValidation: true });
  const { url, alternates }: ApiRecord = body!;
  return answerJson(c, asked, body, {
    version: document.record.version,
    links: [
      { href: url, rel: 'alternate', type: 'text/html' },
      { href: alternates.turtle, rel: 'alternate', type: 'text/turtle' },
      { href: alternates.jsonld, rel: 'alternate', type: 'application/ld+json' },
    ],
  });
};
