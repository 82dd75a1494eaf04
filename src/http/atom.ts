/**
 * The Atom feed (RFC 4287) as text, with tombstones (RFC 6721) and the link to what is older (RFC 5005).
 */
import type { Lang } from '../i18n/languages.ts';
import { element, leaf, XML_DECLARATION } from './oai/xml.ts';

interface AtomLink {
  readonly rel: string;
  readonly href: string;
  readonly type?: string;
}

export interface AtomEntry {
  readonly id: string;
  readonly title: string;
  readonly titleLang: string | null;
  readonly published: string;
  readonly updated: string;
  /** Null: that of the feed. */
  readonly author: string | null;
  readonly summary: string | null;
  readonly summaryLang: string | null;
  readonly links: readonly AtomLink[];
  readonly categories: readonly { readonly term: string; readonly label: string | undefined }[];
}

export interface AtomTombstone {
  readonly deleted: string;
  readonly when: string;
}

export interface AtomFeed {
  readonly id: string;
  readonly lang: Lang;
  readonly title: string;
  readonly author: string;
  readonly updated: string;
  readonly links: readonly AtomLink[];
  readonly entries: readonly (AtomEntry | AtomTombstone)[];
}

const linkXml = ({ rel, href, type }: AtomLink): string => element('link', [], { rel, type, href });

const authorXml = (name: string): string => element('author', [leaf('name', name)]);

const entryXml = (entry: AtomEntry): string =>
  element('entry', [
    leaf('id', entry.id),
    leaf('title', entry.title, { 'xml:lang': entry.titleLang ?? '' }),
    leaf('published', entry.published),
    leaf('updated', entry.updated),
    entry.author === null ? null : authorXml(entry.author),
    ...entry.links.map(linkXml),
    ...entry.categories.map(({ term, label }) => element('category', [], { term, label })),
    entry.summary === null ? null : leaf('summary', entry.summary, { 'xml:lang': entry.summaryLang ?? '' }),
  ]);

const tombstoneXml = ({ deleted, when }: AtomTombstone): string =>
  element('at:deleted-entry', [], { ref: deleted, when });

export const atomFeed = ({ id, lang, title, author, updated, links, entries }: AtomFeed): string =>
  XML_DECLARATION +
  element(
    'feed',
    [
      leaf('id', id),
      leaf('title', title),
      leaf('updated', updated),
      authorXml(author),
      ...links.map(linkXml),
      leaf('generator', 'Moisson'),
      ...entries.map((entry) => ('deleted' in entry ? tombstoneXml(entry) : entryXml(entry))),
    ],
    {
      xmlns: 'http://www.w3.org/2005/Atom',
      'xmlns:at': 'http://purl.org/atompub/tombstones/1.0',
      'xml:lang': lang,
    },
  );
