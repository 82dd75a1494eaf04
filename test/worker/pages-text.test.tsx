/** The small pure parts under the pages: text, links, labels, dates. */
import { describe, expect, it } from 'vitest';
import { pageNumbers } from '../../src/http/pages/parts/pagination.tsx';
import { iriLabel } from '../../src/http/pages/view/iri-label.ts';
import { prefixedName, propertyLabel } from '../../src/http/pages/view/property-label.ts';
import { excerptOf, paragraphsOf } from '../../src/http/pages/view/readable-text.ts';
import { safeHref, shownAddress } from '../../src/http/pages/view/safe-href.ts';
import { bestLiterals, langAttribute, textOf } from '../../src/http/pages/view/text.ts';
import { formatBytes, formatDate, formatInstant, languageName } from '../../src/i18n/format.ts';
import { messagesOf } from '../../src/i18n/messages.ts';
import { literal, namedNode } from '../../src/rdf/terms.ts';

describe('paragraphsOf', () => {
  it.each([
    ['parts paragraphs at blank lines, keeps line breaks', 'Un\r\ndeux\n \n\nTrois ', ['Un\ndeux', 'Trois']],
    [
      'turns tags into paragraphs, lines and bullets',
      '<div><p>Un<br/>deux</p><ul><li>a</li><li>b</li></ul></div>',
      ['Un\ndeux', '• a', '• b'],
    ],
    [
      'drops script and style with their content',
      'a<script>alert("x")</script>b<style>p{}</style>c',
      ['abc'],
    ],
    ['decodes character references once', 'Caf&eacute; &#38; th&#xe9; &amp;lt;', ['Café & thé &lt;']],
    ['leaves comparisons and unknown tags alone', 'a < b > c <EUR> x<y', ['a < b > c <EUR> x<y']],
    ['gives nothing for nothing', ' \n <p> </p> ', []],
  ])('%s', (_, text, paragraphs) => {
    expect(paragraphsOf(text)).toEqual(paragraphs);
  });

  it('ends on text made to be slow', () => {
    expect(paragraphsOf('<script '.repeat(20_000)).join('')).toContain('<script');
    expect(paragraphsOf('<!--'.repeat(20_000)).join('')).toContain('<!--');
    expect(paragraphsOf(`${'\n '.repeat(20_000)}x`)).toEqual(['x']);
  });
});

describe('excerptOf', () => {
  it('cuts at a word', () => {
    expect(excerptOf('<p>Les eaux, souterraines</p>', 12)).toBe('Les eaux…');
    expect(excerptOf('court', 12)).toBe('court');
  });
});

describe('safeHref', () => {
  it.each([
    'https://example.org/a?b=c',
    'http://example.org',
    'mailto:a@example.org',
    'tel:+33102030405',
    'ftp://ftp.example.org/x',
  ])('lets %s through', (address) => {
    expect(safeHref(address)).toBe(address);
  });

  it.each([
    'javascript:alert(1)',
    ' JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    '/relative',
    'example.org',
    '',
  ])('refuses %j', (address) => {
    expect(safeHref(address)).toBeNull();
  });
});

describe('shownAddress', () => {
  it('leaves out what nobody reads aloud', () => {
    expect(shownAddress('https://www.example.org/donn%C3%A9es/')).toBe('example.org/données');
    expect(shownAddress('mailto:a@example.org')).toBe('a@example.org');
    expect(shownAddress(`https://example.org/${'x'.repeat(200)}`)).toHaveLength(80);
  });

  it('does not decode what would hide text', () => {
    expect(shownAddress('https://example.org/%E2%80%AEgpj.exe')).toBe('example.org/%E2%80%AEgpj.exe');
  });
});

describe('textOf', () => {
  it('reads the tag of a machine translation', () => {
    expect(textOf(literal('x', 'fr-t-nl'))).toEqual({ value: 'x', lang: 'fr', isMachine: true });
    expect(textOf(literal('x', 'nl-BE'))).toEqual({ value: 'x', lang: 'nl-be', isMachine: false });
  });

  it('gives no lang attribute for a tag that names no language', () => {
    expect(langAttribute('fixme')).toBeNull();
    expect(langAttribute('')).toBeNull();
    expect(textOf(literal('x')).lang).toBeNull();
  });
});

describe('bestLiterals', () => {
  const chosen = (lang: string, ...tags: string[]): string | undefined =>
    bestLiterals(
      tags.map((tag) => (tag === '' ? literal('-') : literal(tag, tag))),
      lang,
    )[0]?.value;

  it.each([
    ['fr', ['en', 'fr-t-en', 'fr'], 'fr'],
    ['fr', ['en', 'fr-t-en'], 'fr-t-en'],
    ['fr', ['de', '', 'en'], '-'],
    ['fr', ['nl', 'de', 'en'], 'en'],
    ['en', ['nl', 'fr'], 'fr'],
    ['fr', ['en-t-pl', 'pl'], 'pl'],
    ['fr', ['fr-be', 'nl'], 'fr-be'],
  ])('for %s of %j takes %s', (lang, tags, expected) => {
    expect(chosen(lang, ...tags)).toBe(expected);
  });

  it('takes all of the same tag, and no empty ones', () => {
    const terms = [literal('a', 'fr'), literal(' ', 'fr'), literal('b', 'fr'), namedNode('x:y')];
    expect(bestLiterals(terms, 'fr').map(({ value }) => value)).toEqual(['a', 'b']);
  });
});

describe('iriLabel', () => {
  it.each([
    ['http://publications.europa.eu/resource/authority/language/NLD', 'néerlandais'],
    ['http://publications.europa.eu/resource/authority/file-type/WMS_SRVC', 'WMS'],
    ['http://publications.europa.eu/resource/authority/licence/CC_BY_4_0', 'CC BY 4.0'],
    ['http://publications.europa.eu/resource/authority/licence/CC0', 'CC0'],
    ['http://inspire.ec.europa.eu/theme/hh', 'inspire.ec.europa.eu/theme/hh'],
    ['https://www.iana.org/assignments/media-types/text/csv', 'text/csv'],
    ['http://www.opengis.net/def/crs/EPSG/0/31370', 'EPSG:31370'],
    ['http://data.europa.eu/eli/reg_impl/2023/138/oj', 'Règlement d’exécution 2023/138'],
    ['http://purl.org/adms/publishertype/RegionalAuthority', 'Regional Authority'],
    ['https://example.org/explore/2445000/', 'example.org/explore/2445000'],
    [
      'https://example.org/d/4bb30e96-f2a6-3f41-b84e-c336cb39ae37',
      'example.org/d/4bb30e96-f2a6-3f41-b84e-c336cb39ae37',
    ],
    ['https://example.org/csw?id=1', 'example.org/csw?id=1'],
    ['https://example.org/o/institute-for-nature', 'Institute for nature'],
    ['https://example.org/o/covid-19', 'covid-19'],
    ['urn:x', 'urn:x'],
  ])('%s reads %s', (iri, label) => {
    expect(iriLabel(iri, 'fr')).toBe(label);
  });
});

describe('propertyLabel', () => {
  it('asks the string table, then the vocabularies, then the local name', () => {
    const none = (): undefined => undefined;
    const fr = messagesOf('fr');
    expect(propertyLabel('http://purl.org/dc/terms/title', fr, none)).toBe('Titre');
    expect(propertyLabel('https://example.org/p', fr, () => 'Propriété')).toBe('Propriété');
    expect(propertyLabel('https://example.org/gaugeCount', fr, none)).toBe('Gauge count');
    expect(prefixedName('https://example.org/gaugeCount')).toBeNull();
  });
});

describe('dates, numbers and languages', () => {
  it.each([
    ['2012-01-01', '1er janvier 2012', '1 January 2012'],
    ['2012-01-01T00:30:00+02:00', '1er janvier 2012', '1 January 2012'],
    ['2012-03', 'mars 2012', 'March 2012'],
    ['2012', '2012', '2012'],
    ['2012-02-31', '2012-02-31', '2012-02-31'],
    ['29.05..2017', '29.05..2017', '29.05..2017'],
    ['0001-01-01', '0001-01-01', '0001-01-01'],
  ])('%s', (lexical, french, english) => {
    expect([formatDate('fr', lexical), formatDate('en', lexical)]).toEqual([french, english]);
  });

  it('writes sizes with the units of the language', () => {
    const plain = (text: string): string => text.replace(/\s/g, ' ');
    expect(plain(formatBytes('fr', 4_542_377))).toBe('4,5 Mo');
    expect(plain(formatBytes('en', 999_999))).toBe('1 MB');
    expect(plain(formatBytes('en', 12))).toBe('12 bytes');
  });

  it('writes instants in UTC, and leaves alone what is none', () => {
    expect(formatInstant('en', '2026-01-05T08:00:00Z')).toMatch(/^5 January 2026.*08:00 UTC$/);
    expect(formatInstant('en', 'soon')).toBe('soon');
  });

  it('names languages', () => {
    expect(languageName('en', 'deu')).toBe('German');
    expect(languageName('en', '?')).toBe('?');
  });
});

describe('pageNumbers', () => {
  it.each([
    [1, 1, [1]],
    [1, 3, [1, 2, 3]],
    [7, 62, [1, null, 6, 7, 8, null, 62]],
    [4, 6, [1, 2, 3, 4, 5, 6]],
    [62, 62, [1, null, 61, 62]],
  ])('page %i of %i', (page, pages, expected) => {
    expect(pageNumbers(page, pages)).toEqual(expected);
  });
});
