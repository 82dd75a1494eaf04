import { describe, expect, it } from 'vitest';
import type { CatalogPage } from '../../../src/catalogue/catalog-page.ts';
import { readConfig } from '../../../src/env.ts';
import { CATALOG_PARAMETERS, keptOfCatalog, parseCatalogQuery } from '../../../src/http/catalog-query.ts';
import { pageUrls } from '../../../src/http/page-urls.ts';
import { AppError } from '../../../src/lib/app-error.ts';

const CONFIG = readConfig({ BASE_URL: 'https://cat.example' });
const parse = (query: string) => parseCatalogQuery(new URLSearchParams(query), CONFIG);
const errorOf = (query: string) => {
  try {
    parse(query);
  } catch (error) {
    if (error instanceof AppError) return error.info;
  }
  return null;
};

describe('the parameters of a catalogue page', () => {
  it('have defaults, and count as absent when empty', () => {
    expect(parse('')).toEqual({ page: 1, pageSize: 100 });
    expect(parse('q=&page=&theme=')).toEqual({ page: 1, pageSize: 100 });
  });
  it('are read by type', () => {
    expect(parse('q=eau&kind=dataset&hvd=true&page=3&page_size=10&after=service-42&order=modified')).toEqual({
      q: 'eau',
      kind: ['dataset'],
      hvd: true,
      page: 3,
      pageSize: 10,
      after: { stage: 'service', seq: 42 },
      order: 'modified',
    });
  });
  it('may be repeated where any of several values will do', () => {
    expect(parse('theme=ENVI&theme=TRAN&theme=ENVI&theme=&format=CSV')).toMatchObject({
      theme: ['ENVI', 'TRAN'],
      format: ['CSV'],
    });
    expect(parse('q=eau&q=air').q).toBe('eau');
    expect(keptOfCatalog(new URLSearchParams('theme=ENVI&theme=TRAN&q=eau&q=air'))).toEqual([
      ['q', 'eau'],
      ['theme', 'ENVI'],
      ['theme', 'TRAN'],
    ]);
  });
  it('take a day to its end, where it is the last', () => {
    expect(parse('modified_until=2026-01-02').modifiedUntil).toBe('2026-01-02T23:59:59Z');
    expect(parse('modified_until=2026-01-02T03:04:05Z').modifiedUntil).toBe('2026-01-02T03:04:05Z');
  });
  it('bring times to UTC', () => {
    expect(parse('modified_since=2026-01-02').modifiedSince).toBe('2026-01-02T00:00:00Z');
    expect(parse('modified_since=2026-01-02T03:04:05').modifiedSince).toBe('2026-01-02T03:04:05Z');
    expect(parse('modified_since=2026-01-02T03:04:05%2B02:00').modifiedSince).toBe('2026-01-02T01:04:05Z');
  });
  it('name the limit when a page is too large', () => {
    expect(errorOf('page_size=1001')).toMatchObject({ kind: 'badRequest', code: 'parameter-invalid' });
    expect(errorOf('page_size=1001')?.detail).toContain('1000');
    expect(errorOf('page_size=0')?.detail).toContain('page_size');
  });
  it('take the last day of a month, and as many words as the limit', () => {
    expect(parse('modified_since=2028-02-29').modifiedSince).toBe('2028-02-29T00:00:00Z');
    expect(parse(`q=${'a+'.repeat(32)}`).q).toHaveLength(63);
  });
  it('are refused when they mean nothing', () => {
    for (const query of [
      'page=0',
      'page=-1',
      'page=1.5',
      'page=x',
      'kind=person',
      'hvd=perhaps',
      `theme=${'x'.repeat(501)}`,
      'modified=24',
      'modified_until=tomorrow',
      'kind=dataset&kind=person',
      `format=${Array.from({ length: 21 }, (_, i) => i).join('&format=')}`,
      'modified_since=yesterday',
      'modified_since=2026-02-31',
      'modified_since=2026-02-29T10:00:00Z',
      'modified_since=2026-13-01',
      `q=${'a+'.repeat(33)}`,
      `q="${'a-'.repeat(33)}"`,
      'after=-1',
      'order=random',
    ])
      expect(errorOf(query)?.extra, query).toMatchObject({
        parameter: query.split('=')[0],
        value: expect.any(String),
      });
  });
  it('explain themselves', () => {
    for (const [name, { about, expects }] of Object.entries(CATALOG_PARAMETERS))
      expect(`${about}${expects}`.length, name).toBeGreaterThan(20);
  });
});

describe('the URLs of the pages around', () => {
  const page = (facts: Partial<CatalogPage>) =>
    ({
      page: 2,
      pages: 3,
      nextAfter: { stage: 'dataset', seq: 200 },
      hasNext: true,
      ...facts,
    }) as CatalogPage;
  const kept = keptOfCatalog(new URLSearchParams('page=2&hvd=true&after=dataset-100&utm_source=x&q=eau'));

  it('keep the filters, and neither the page nor what nobody knows', () => {
    expect(kept).toEqual([
      ['q', 'eau'],
      ['hvd', 'true'],
    ]);
  });
  it('carry the cut in next, and nowhere else', () => {
    expect(pageUrls('https://x/catalog.ttl', kept, page({}), {})).toEqual({
      self: 'https://x/catalog.ttl?q=eau&hvd=true&page=2',
      first: 'https://x/catalog.ttl?q=eau&hvd=true&page=1',
      previous: 'https://x/catalog.ttl?q=eau&hvd=true&page=1',
      next: 'https://x/catalog.ttl?q=eau&hvd=true&page=3&after=dataset-200',
      last: 'https://x/catalog.ttl?q=eau&hvd=true&page=3',
    });
  });
  it('end where nothing follows, also when the catalogue shrank during the walk', () => {
    expect(pageUrls('u:', [], page({ page: 3, nextAfter: null, hasNext: false }), {}).next).toBeNull();
    expect(
      pageUrls('u:', [], page({ page: 9, pages: 2, nextAfter: null, hasNext: false }), {}).next,
    ).toBeNull();
  });
  it('go on where more follows than was counted', () => {
    const nextAfter = { stage: 'service', seq: 300 } as const;
    const after = { stage: 'dataset', seq: 200 } as const;
    const urls = pageUrls('u:', [], page({ page: 3, pages: 3, nextAfter }), { after });
    expect(urls.self).toBe('u:?page=3&after=dataset-200');
    expect(urls.next).toBe('u:?page=4&after=service-300');
    expect(urls.last).toBe('u:?page=4');
  });
  it('go by number in another order, where a cut has no meaning', () => {
    expect(pageUrls('u:', [], page({ nextAfter: null }), {}).next).toBe('u:?page=3');
  });
});
