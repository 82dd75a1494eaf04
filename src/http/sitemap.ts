/**
 * Sitemaps (sitemaps.org) as text: lists of pages, and the index of such lists.
 */
import type { SitemapPage } from '../catalogue/sitemap.ts';
import { element, leaf, XML_DECLARATION } from './oai/xml.ts';

const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9';

const entry = (name: string, { url, modified }: SitemapPage): string =>
  element(name, [leaf('loc', url), leaf('lastmod', modified)]);

export async function* urlSet(parts: AsyncIterable<readonly SitemapPage[]>): AsyncGenerator<string> {
  yield `${XML_DECLARATION}<urlset xmlns="${NAMESPACE}">\n`;
  for await (const pages of parts) yield pages.map((page) => entry('url', page)).join('');
  yield '</urlset>\n';
}

export const sitemapIndex = (parts: readonly SitemapPage[]): string =>
  XML_DECLARATION +
  element(
    'sitemapindex',
    parts.map((part) => entry('sitemap', part)),
    { xmlns: NAMESPACE },
  );
