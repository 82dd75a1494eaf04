/**
 * `/atom.xml`: what was published and changed last, for people who follow the catalogue or, with the filters of
 * `/catalog`, a search.
 */
import { recordIri } from '../../catalogue/identity.ts';
import { filterOf } from '../../catalogue/list-query.ts';
import { type RecentChange, type RecentCut, readRecent } from '../../catalogue/recent.ts';
import { readCatalog } from '../../catalogue/root-catalog.ts';
import { messagesOf } from '../../i18n/messages.ts';
import { ns } from '../../rdf/namespaces.ts';
import type { AppContext, Handler } from '../app-env.ts';
import { type AtomEntry, type AtomTombstone, atomFeed } from '../atom.ts';
import { CATALOG_PARAMETERS, parseCatalogQuery, requireInForce } from '../catalog-query.ts';
import { representationTag } from '../etag.ts';
import { itemsOf, type LabelOf, labelsOf, titleOf, UNNAMED_SITE } from '../page-data.ts';
import type { ListItem } from '../pages/context.ts';
import { excerptOf } from '../pages/view/readable-text.ts';
import { keptParameters, parseParameters } from '../query-parameters.ts';
import { contentTypeOfRepresentation, HTML, REPRESENTATIONS } from '../representations.ts';
import { langOf } from '../request-format.ts';
import { send } from '../send.ts';
import { extensionOf, withQuery } from '../urls.ts';
import { recordUrl } from './record.ts';

const TYPE = 'application/atom+xml; charset=utf-8';
const ENTRIES = 50;
const SUMMARY_CHARACTERS = 500;
/** Parameters of the list that say nothing of which records are in it. */
const NOT_FILTERS = ['page', 'page_size', 'after', 'order'];

const HTML_FIRST = REPRESENTATIONS.toSorted((a, b) => Number(b === HTML) - Number(a === HTML));

const CUT = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)\.(\d{1,15})$/;

const BEFORE = {
  before: {
    key: 'before',
    about: 'Only what is older; only taken from the link to the next page.',
    parse: (text: string): RecentCut | undefined => {
      const [, modified, seq] = CUT.exec(text) ?? [];
      return modified && seq ? { modified, seq: Number(seq) } : undefined;
    },
    expects: 'what the link to the next page carries',
    schema: { type: 'string', pattern: CUT.source },
  },
} as const;

const THEME = ns.dcat('theme').value;

const themesOf = ({ document, record }: RecentChange): string[] =>
  (document?.own ?? [])
    .filter((q) => q.subject.value === record.iri && q.predicate.value === THEME)
    .map(({ object }) => object.value);

const entryOf = (change: RecentChange, item: ListItem, baseUrl: string, labelOf: LabelOf): AtomEntry => {
  const { record } = change;
  const url = recordUrl(baseUrl, record);
  return {
    id: recordIri(baseUrl, record.id),
    title: item.title,
    titleLang: item.titleLang,
    published: record.created,
    updated: record.modified,
    author: item.publisher,
    summary: item.description === null ? null : excerptOf(item.description, SUMMARY_CHARACTERS),
    summaryLang: item.descriptionLang ?? item.titleLang,
    // Readers open the first.
    links: HTML_FIRST.map((name) => ({
      rel: 'alternate',
      type: contentTypeOfRepresentation(name).split(';')[0]!,
      href: name === HTML ? url : `${url}.${extensionOf(name)}`,
    })),
    categories: themesOf(change).map((term) => ({ term, label: labelOf(term) })),
  };
};

const entriesOf = async (
  c: AppContext,
  { changes, entities }: Pick<Awaited<ReturnType<typeof readRecent>>, 'changes' | 'entities'>,
): Promise<(AtomEntry | AtomTombstone)[]> => {
  const { baseUrl } = c.var.config;
  const { lang } = langOf(c);
  const documents = changes.flatMap(({ document }) => document ?? []);
  const page = { baseUrl, lang, path: '/', siteTitle: '', alternates: [] };
  const [items, labelOf] = await Promise.all([
    itemsOf(c, page, documents, entities),
    labelsOf(changes.flatMap(themesOf), lang),
  ]);
  const itemOf = new Map(documents.map(({ record }, index) => [record.seq, items[index]!]));
  return changes.map((change) => {
    const item = itemOf.get(change.record.seq);
    return item
      ? entryOf(change, item, baseUrl, labelOf)
      : { deleted: recordIri(baseUrl, change.record.id), when: change.record.modified };
  });
};

export const getAtom: Handler = async (c) => {
  const { config, catalogue } = c.var;
  const { baseUrl } = config;
  const search = new URL(c.req.url).searchParams;
  const query = parseCatalogQuery(search, config);
  requireInForce(query, config);
  const { before = null } = parseParameters<{ before: RecentCut }>(BEFORE, search);
  const filters = keptParameters(CATALOG_PARAMETERS, search, NOT_FILTERS);
  const root = (await readCatalog(catalogue, undefined))!;
  const { changes, entities, next, modified } = await readRecent(catalogue, {
    filter: filterOf(query, root, catalogue),
    hasDeleted: filters.length === 0,
    before,
    limit: ENTRIES,
  });
  const { lang, urlLang } = langOf(c);
  const url = `${baseUrl}/atom.xml`;
  const address = (cut: RecentCut | null): string =>
    withQuery(url, [...filters, ['lang', urlLang], ['before', cut && `${cut.modified}.${cut.seq}`]]);
  const site = config.siteTitle ?? titleOf(root, lang)?.value ?? UNNAMED_SITE;
  const words = filters.map(([, value]) => value).join(', ');
  const feed = atomFeed({
    id: withQuery(url, filters),
    lang,
    title: [site, messagesOf(lang).feedTitle, words].filter((part) => part !== '').join(' – '),
    author: site,
    updated: changes[0]?.record.modified ?? modified,
    links: [
      { rel: 'self', type: 'application/atom+xml', href: address(before) },
      { rel: 'alternate', type: 'text/html', href: withQuery(`${baseUrl}/catalog`, filters) },
      { rel: 'first', type: 'application/atom+xml', href: address(null) },
      ...(next ? [{ rel: 'next', type: 'application/atom+xml', href: address(next) }] : []),
    ],
    entries: await entriesOf(c, { changes, entities }),
  });
  return send(c, {
    contentType: TYPE,
    etag: representationTag(TYPE, feed),
    lastModified: null,
    body: feed,
    headers: urlLang === null ? { Vary: 'Accept-Language' } : {},
    bodyHeaders: { 'Content-Language': lang },
  });
};
