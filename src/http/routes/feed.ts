/**
 * `/feed` and what is below it: the change feed. The root leads to index nodes, these to pages of changes, and each
 * change has a URL of its own. Nothing here redirects.
 */
import {
  type FeedChange,
  readFeedChange,
  readFeedIndex,
  readFeedPage,
  readFeedRoot,
  readLatestChanges,
} from '../../catalogue/feed.ts';
import { readContents } from '../../catalogue/feed-contents.ts';
import { readMentioned } from '../../catalogue/related.ts';
import { readCatalog } from '../../catalogue/root-catalog.ts';
import { NAME_PREDICATES } from '../../catalogue/search-text.ts';
import { feedMessagesOf } from '../../i18n/feed.ts';
import { LANGS } from '../../i18n/languages.ts';
import { AppError } from '../../lib/app-error.ts';
import { ns } from '../../rdf/namespaces.ts';
import { literal, type NamedNode } from '../../rdf/terms.ts';
import type { AppContext, Handler } from '../app-env.ts';
import {
  changeUrl,
  type FeedAbout,
  feedUrl,
  indexUrl,
  memberQuads,
  nodeQuads,
  pageUrl,
  relationQuads,
  streamIri,
  streamQuads,
} from '../ldes.ts';
import { type FeedAsked, feedAskedOf, respondFeed } from '../ldes-respond.ts';
import { hrefOfRecord, titleOf, UNNAMED_SITE } from '../page-data.ts';
import {
  type ChangeItem,
  FeedChangePage,
  FeedChangesPage,
  FeedIndexPage,
  FeedRootPage,
} from '../pages/feed.tsx';
import { bestLiterals } from '../pages/view/text.ts';
import { notFound } from '../problem.ts';
import { langOf } from '../request-format.ts';

const FOR_PEOPLE = 50;
const NAMES: ReadonlySet<string> = new Set(NAME_PREDICATES);

/** Changes with what their records are called now. */
const itemsOf = async (c: AppContext, changes: readonly FeedChange[]): Promise<ChangeItem[]> => {
  const { lang } = langOf(c);
  const documents = await readMentioned(c.var.catalogue, [...new Set(changes.map(({ iri }) => iri))]);
  return changes.map((change) => {
    const own = documents.get(change.iri)?.own ?? [];
    const names = own.filter(({ predicate }) => NAMES.has(predicate.value)).map(({ object }) => object);
    const name = bestLiterals(names, lang)[0];
    return {
      change,
      title: name?.value.trim() || change.iri,
      titleLang: name?.language || null,
      href: hrefOfRecord(change),
    };
  });
};

/** The stream is called after the catalogue, and published by whoever publishes it. */
const aboutOf = async (c: AppContext): Promise<FeedAbout> => {
  const { siteTitle, changesKeptDays: keptDays } = c.var.config;
  const document = (await readCatalog(c.var.catalogue, undefined))!;
  const catalog = document.record.iri;
  return {
    titles: LANGS.map((lang) =>
      literal(
        feedMessagesOf(lang).titleOf(siteTitle ?? titleOf(document, lang)?.value ?? UNNAMED_SITE),
        lang,
      ),
    ),
    publishers: document.own
      .filter(
        ({ subject, predicate, object }) =>
          subject.value === catalog &&
          predicate.equals(ns.dct('publisher')) &&
          object.termType === 'NamedNode',
      )
      .map(({ object }) => object as NamedNode),
    catalog,
    keptDays,
  };
};

/** The number at the end of the path; null where there is none. */
const numberIn = ({ path }: FeedAsked): number | null => {
  const text = path.split('/').at(-1) ?? '';
  return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : null;
};

const noSuchNode = (c: AppContext) => {
  const path = new URL(c.req.url).pathname.slice(0, 200);
  return notFound('no-such-feed-node', `The feed has nothing at ${path}.`, { path }, 'It begins at /feed.');
};

export const getFeed: Handler = async (c) => {
  const asked = feedAskedOf(c);
  const { baseUrl, changesKeptDays: keptDays } = c.var.config;
  const url = feedUrl(baseUrl);
  const view = asked.inForm(url);
  const [root, about] =
    asked.form === 'html' ? [null, null] : await Promise.all([readFeedRoot(c.var.catalogue), aboutOf(c)]);
  return respondFeed(c, asked, {
    url,
    state: [root, about],
    focus: [view, streamIri(baseUrl)],
    quads: async () => [
      ...streamQuads(baseUrl, view, about!),
      ...relationQuads(view, root!.intervals, (index) => asked.inForm(indexUrl(baseUrl, index))),
    ],
    html: async (ctx) => {
      const { changes, lastPage } = await readLatestChanges(c.var.catalogue, FOR_PEOPLE);
      const older = lastPage > 0 ? `/feed/pages/${lastPage}` : null;
      return FeedRootPage({ ctx, items: await itemsOf(c, changes), keptDays, older });
    },
  });
};

export const getFeedIndex: Handler = async (c) => {
  const asked = feedAskedOf(c);
  const { baseUrl } = c.var.config;
  const number = numberIn(asked);
  const index = number === null ? null : await readFeedIndex(c.var.catalogue, number);
  if (number === null || !index) throw noSuchNode(c);
  const url = indexUrl(baseUrl, number);
  const node = asked.inForm(url);
  const { intervals, isClosed } = index;
  return respondFeed(c, asked, {
    url,
    state: intervals,
    isClosed,
    focus: [node, streamIri(baseUrl)],
    quads: async () => [
      ...nodeQuads(baseUrl, node, isClosed),
      ...relationQuads(node, intervals, (page) => asked.inForm(pageUrl(baseUrl, page))),
    ],
    html: async (ctx) => FeedIndexPage({ ctx, index: number, intervals }),
    lastModified: intervals.at(-1)?.end ?? undefined,
  });
};

export const getFeedPage: Handler = async (c) => {
  const asked = feedAskedOf(c);
  const { baseUrl } = c.var.config;
  const number = numberIn(asked);
  const page = number === null ? null : await readFeedPage(c.var.catalogue, number);
  if (number === null || !page) throw noSuchNode(c);
  const { changes, isClosed, hasNext } = page;
  const at = (other: number): string => asked.inForm(pageUrl(baseUrl, other));
  const node = at(number);
  return respondFeed(c, asked, {
    url: pageUrl(baseUrl, number),
    state: changes.map(({ seq }) => seq),
    isClosed,
    focus: [node, streamIri(baseUrl)],
    quads: async () => [
      ...nodeQuads(baseUrl, node, isClosed),
      ...memberQuads(baseUrl, changes, await readContents(c.var.catalogue, changes)),
    ],
    html: async (ctx) => FeedChangesPage({ ctx, page: number, items: await itemsOf(c, changes), hasNext }),
    lastModified: changes.at(-1)?.published,
    links: [
      ...(number > 1 ? [{ href: at(number - 1), rel: 'prev' }] : []),
      ...(hasNext ? [{ href: at(number + 1), rel: 'next' }] : []),
    ],
  });
};

export const getFeedChange: Handler = async (c) => {
  const asked = feedAskedOf(c);
  const { baseUrl, changesKeptDays } = c.var.config;
  const seq = numberIn(asked);
  const change = seq === null ? null : await readFeedChange(c.var.catalogue, seq);
  if (!change) throw noSuchNode(c);
  if (change === 'dropped')
    throw new AppError({
      kind: 'gone',
      code: 'change-not-kept',
      detail: `What the record was at this change was kept for ${changesKeptDays} days.`,
      extra: { days: changesKeptDays },
    });
  const url = changeUrl(baseUrl, change.seq);
  return respondFeed(c, asked, {
    url,
    state: change.seq,
    focus: [url],
    quads: async () => memberQuads(baseUrl, [change], await readContents(c.var.catalogue, [change])),
    html: async (ctx) => FeedChangePage({ ctx, item: (await itemsOf(c, [change]))[0]! }),
    links: [{ href: streamIri(baseUrl), rel: 'collection' }],
  });
};
