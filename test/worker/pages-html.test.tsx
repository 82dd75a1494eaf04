/** The pages as HTML: frame, links, languages, and that no string of the data can break out. */
import { describe, expect, it } from 'vitest';
import { CatalogPage } from '../../src/http/pages/catalog.tsx';
import { ErrorPage } from '../../src/http/pages/error.tsx';
import { HomePage } from '../../src/http/pages/home.tsx';
import { RecordPage } from '../../src/http/pages/record.tsx';
import { styleHref, stylesheet } from '../../src/http/pages/style.ts';
import { scriptJson } from '../../src/http/pages/view/schema-org.ts';
import { LANGS } from '../../src/i18n/languages.ts';
import { AGENT, contextAt, HOSTILE, ITEMS, labelOf, RICH, SERVICE } from '../a11y/fixtures.ts';
import { SAMPLES } from '../a11y/samples.ts';

const rich = (path = '/datasets/rivers', lang: 'fr' | 'en' = 'fr'): string =>
  RecordPage({ ctx: contextAt(path, lang), doc: RICH, labelOf });

const LIST = {
  ctx: contextAt('/catalog?q=eau'),
  heading: 'Catalogue',
  description: null,
  items: ITEMS,
  total: 60,
  page: 1,
  pageSize: 20,
  pages: 3,
  query: { q: '"eau" <b>' },
  hrefOfPage: (n: number) => `/catalog?q=eau&page=${n}`,
  activeFilters: [],
};

const listPage = (page: number): string =>
  CatalogPage({ ...LIST, ctx: contextAt(`/catalog?q=eau&page=${page}`), page });

describe('every page', () => {
  it.each(Object.entries(SAMPLES))('is a whole document with one heading: %s', (_, render) => {
    const html = render();
    expect(html).toMatch(/^<!doctype html><html lang="(fr|en)"><head>/);
    expect(html.match(/<h1[ >]/g)).toHaveLength(1);
    expect(html).toContain('<main id="content"');
    expect(html).toContain(`href="${styleHref}"`);
    expect(html).not.toMatch(/undefined|\[object|NaN/);
  });

  it('names its languages and keeps the query in the switch', () => {
    const html = listPage(2);
    for (const lang of LANGS) expect(html).toContain(`/catalog?q=eau&amp;page=2&amp;lang=${lang}"`);
  });

  it('keeps the language that the reader chose in its links, and leaves it out of the canonical one', () => {
    const html = rich('/datasets/rivers?lang=en', 'en');
    expect(html).toContain('href="/catalog?lang=en"');
    expect(html).toContain('href="/entities/agency?lang=en"');
    expect(html).toContain('<link rel="canonical" href="https://catalogue.example.org/datasets/rivers"');
    expect(rich()).toContain('href="/entities/agency"');
  });

  it('offers its other forms in the head and in the footer', () => {
    const html = rich();
    expect(html).toMatch(/<link rel="alternate" href="\/datasets\/rivers.ttl" type="text\/turtle"/);
    expect(html).toMatch(/<a class="chip" href="\/datasets\/rivers.jsonld"/);
  });

  it('has a summary for search engines and none where there is nothing to index', () => {
    expect(rich()).toContain('<meta name="description" content="Hauteurs mesurées.');
    expect(rich()).toContain('<meta property="og:title" content="Niveau des cours d’eau"');
    expect(ErrorPage({ ctx: contextAt('/x'), status: 404, title: 'Not Found' })).toContain(
      'content="noindex"',
    );
  });
});

describe('text in another language than the page', () => {
  it('is tagged, and a machine translation is named as one', () => {
    const html = rich('/datasets/rivers', 'en');
    expect(html).toContain('<h1 lang="en">River levels</h1>');
    expect(html).toContain('<span class="machine">machine translation</span>');
    expect(html).toContain('<a class="chip" lang="fr" href="/catalog?q=eau">eau</a>');
    expect(html).not.toContain('-t-');
  });
});

describe('records around a record', () => {
  const list = (total: number, isWhole: boolean): string => {
    const related = { relation: 'relatedNamedBy', items: ITEMS, iris: [], published: null } as const;
    return RecordPage({
      ctx: contextAt('/entities/agency', 'en'),
      doc: AGENT,
      labelOf,
      related: [{ ...related, total, isWhole }],
    });
  };

  it('are counted, and a count that is not the whole says so', () => {
    expect(list(2, true)).toContain('<span class="count">(2)</span>');
    expect(list(2, true)).not.toContain('Only the first');
    expect(list(3402, true)).toContain('Only the first 2 are shown.');
    expect(list(3402, false)).toContain('<span class="count">(more than 3,402)</span>');
  });
});

describe('the list', () => {
  it('dates a record by its publisher’s word alone', () => {
    const [changed, published] = ITEMS;
    const html = CatalogPage({
      ...LIST,
      items: [changed!, published!, { ...published!, issued: null }],
    });
    expect(html.match(/<time /g)).toHaveLength(2);
    expect(html).toContain('Mis à jour le <time datetime="2026-02-01">');
    expect(html).toContain('Publié le <time datetime="2021-01-01">');
  });

  it('links the pages around the current one', () => {
    const html = listPage(2);
    expect(html).toContain('<a rel="prev" href="/catalog?q=eau&amp;page=1">');
    expect(html).toContain('<a rel="next" href="/catalog?q=eau&amp;page=3">');
    expect(html).toContain('<link rel="next" href="/catalog?q=eau&amp;page=3"');
    expect(html).toContain('aria-current="page">2</a>');
    expect(listPage(1)).not.toContain('rel="prev"');
    expect(listPage(3)).not.toContain('rel="next"');
  });

  it('keeps the words of the search in the field, and filters without a field', () => {
    expect(listPage(2)).toContain('value="&quot;eau&quot; &lt;b&gt;"');
    const carried = [['theme', 'https://example.org/t']] as const;
    expect(CatalogPage({ ...LIST, carried })).toContain(
      '<input type="hidden" name="theme" value="https://example.org/t"',
    );
  });

  it('shows descriptions as text', () => {
    expect(listPage(2)).toContain('Hauteurs mesurées.');
    expect(listPage(2)).not.toContain('&lt;p&gt;');
  });

  it('describes the catalogue in schema.org terms', () => {
    expect(listPage(1)).toContain('"@type":"DataCatalog"');
  });
});

describe('a hostile record', () => {
  const html = RecordPage({ ctx: contextAt('/datasets/hostile'), doc: HOSTILE, labelOf });

  it('starts no element and no attribute', () => {
    const tags = new Set([...html.matchAll(/<([a-z0-9]+)/gi)].map(([, name]) => name!.toLowerCase()));
    expect(
      [...tags].filter((tag) => ['img', 'iframe', 'b', 'object', 'embed', 'style'].includes(tag)),
    ).toEqual([]);
    expect(html.match(/<script/g)).toHaveLength(1);
    expect(html.match(/<\/main>/g)).toHaveLength(1);
    expect(html).not.toMatch(/<[^>]*\son\w+=/i);
  });

  it('links only to harmless schemes, and still shows the addresses', () => {
    expect(html).not.toMatch(/href="(?:javascript|data:text|vbscript)/i);
    for (const n of [5, 6, 7, 8, 9]) expect(html).toContain(`alert(${n})`);
  });

  it('cannot end the script element of the summary', () => {
    const json = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)![1]!;
    expect(JSON.parse(json)).toMatchObject({ name: `<script>alert(1)</script> & "quotes" 'single'` });
    expect(scriptJson({ a: '</script><!--\u2028' })).toBe('{"a":"\\u003c/script\\u003e\\u003c!--\\u2028"}');
  });

  it('gives no lang attribute to a tag that is no language', () => {
    expect(html).not.toContain('fixme');
  });

  it('shows a date that is none as it was written', () => {
    expect(html).toContain('29.05..2017');
  });
});

describe('values in great number', () => {
  it('fold away, all of them present', () => {
    const html = RecordPage({ ctx: contextAt('/services/api'), doc: SERVICE, labelOf });
    expect(html).toContain('18 de plus');
    for (let i = 0; i < 30; i++) expect(html).toContain(`https://data.example.org/d${i}"`);
  });
});

describe('the home page', () => {
  it('writes numbers and plurals in the language of the reader', () => {
    const counts = { datasets: 17828, services: 1, publishers: 0, highValue: 2 };
    const page = (lang: 'fr' | 'en'): string =>
      HomePage({ ctx: contextAt('/', lang), counts, latest: [], themes: [] }).replace(/[\u00a0\u202f]/g, ' ');
    expect(page('fr')).toContain('<strong>17 828</strong> <span>jeux de données</span>');
    expect(page('fr')).toContain('<strong>0</strong> <span>éditeur</span>');
    expect(page('en')).toContain('<strong>17,828</strong> <span>datasets</span>');
    expect(page('en')).toContain('<strong>1</strong> <span>data service</span>');
  });
});

describe('the style sheet', () => {
  it('arrives as text, under an address that follows its content', () => {
    expect(stylesheet).toContain('.key-panel');
    expect(stylesheet).not.toMatch(/url\(|@import/);
    expect(styleHref).toMatch(/^\/style\.css\?v=[0-9a-f]{8}$/);
  });
});
