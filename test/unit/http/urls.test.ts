import { describe, expect, it } from 'vitest';
import { negotiateLang } from '../../../src/http/language.ts';
import { linkHeader } from '../../../src/http/link-header.ts';
import { extensionOf, pathBelow, splitExtension, withQuery } from '../../../src/http/urls.ts';

describe('the path below BASE_URL', () => {
  it('is the whole path when BASE_URL has none', () => {
    expect(pathBelow('http://other.example/catalog?page=2', 'https://cat.example')).toBe('/catalog');
  });
  it('is what follows the path of BASE_URL', () => {
    expect(pathBelow('https://x/data/catalog', 'https://x/data')).toBe('/catalog');
    expect(pathBelow('https://x/data', 'https://x/data')).toBe('/');
    expect(pathBelow('https://x/data/', 'https://x/data')).toBe('/');
  });
  it('is null outside, also for a path that only begins alike', () => {
    expect(pathBelow('https://x/database', 'https://x/data')).toBeNull();
    expect(pathBelow('https://x/', 'https://x/data')).toBeNull();
  });
});

describe('extensions', () => {
  it('name a representation, the ones that we write and the ones that are usual', () => {
    expect(splitExtension('/datasets/air.ttl')).toEqual({
      path: '/datasets/air',
      extension: 'ttl',
      representation: 'turtle',
    });
    expect(splitExtension('/catalog.xml').representation).toBe('rdfxml');
    expect(splitExtension('/catalog.html').representation).toBe('html');
    expect(extensionOf('rdfxml')).toBe('rdf');
  });
  it('stay in the path when nobody knows them, and are not published ones', () => {
    for (const path of [
      '/datasets/air',
      '/datasets/air.pdf',
      '/datasets/.ttl',
      '/catalog.nq',
      '/catalog.ttl/',
    ])
      expect(splitExtension(path)).toEqual({ path, extension: null, representation: null });
  });
});

describe('queries and links', () => {
  it('leave out what is empty', () => {
    expect(
      withQuery('/catalog', [
        ['q', ''],
        ['page', null],
        ['after', undefined],
      ]),
    ).toBe('/catalog');
    expect(
      withQuery('/catalog', [
        ['q', 'é&'],
        ['page', 0],
      ]),
    ).toBe('/catalog?q=%C3%A9%26&page=0');
  });
  it('are ASCII in a header', () => {
    expect(linkHeader([{ href: 'https://x/é', rel: 'next', type: 'text/turtle' }])).toBe(
      '<https://x/%C3%A9>; rel="next"; type="text/turtle"',
    );
  });
});

describe('the language of a page', () => {
  it('is that of the URL, else the best of Accept-Language, else the configured one', () => {
    expect(negotiateLang('en', 'fr', 'fr')).toBe('en');
    expect(negotiateLang('xx', 'en-GB;q=0.5, fr-BE', 'en')).toBe('fr');
    expect(negotiateLang(undefined, 'de, en;q=0.3', 'fr')).toBe('en');
    expect(negotiateLang(undefined, 'de, *;q=0.3', 'fr')).toBe('fr');
    expect(negotiateLang(undefined, 'en;q=0', 'fr')).toBe('fr');
    expect(negotiateLang(undefined, undefined, 'en')).toBe('en');
  });
});
