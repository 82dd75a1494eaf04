import { describe, expect, it } from 'vitest';
import { fold, type StemLang, stemLangOf, stemOf } from '../../../src/lib/stem.ts';

const meet = (lang: StemLang, one: string, other: string): boolean =>
  stemOf(fold(one), lang) === stemOf(fold(other), lang);

describe('stems', () => {
  it.each([
    ['fr', 'donnée', 'données'],
    ['fr', 'eau', 'eaux'],
    ['fr', 'journal', 'journaux'],
    ['fr', 'régional', 'régionaux'],
    ['fr', 'lieu', 'lieux'],
    ['fr', 'travail', 'travaux'],
    ['fr', 'qualité', 'qualites'],
    ['de', 'Gewässer', 'Gewässern'],
    ['de', 'Haus', 'Häuser'],
    ['de', 'Straße', 'Strassen'],
    ['de', 'Datensatz', 'Datensätze'],
    ['nl', 'gegeven', 'gegevens'],
    ['nl', 'stad', 'steden'],
    ['nl', 'huis', 'huizen'],
    ['nl', 'bedrijf', 'bedrijven'],
    ['en', 'city', 'cities'],
    ['en', 'address', 'addresses'],
    ['en', 'bus', 'buses'],
  ] as const)('%s: %s and %s are one word', (lang, one, other) => {
    expect(meet(lang, one, other)).toBe(true);
  });

  it('leave apart what only looks alike', () => {
    expect(meet('fr', 'commune', 'commerce')).toBe(false);
    expect(meet('en', 'river', 'rival')).toBe(false);
  });

  it('take no time with what is no word', () => {
    for (const text of ['a'.repeat(5000), 'yiuy'.repeat(2000), '2024', 'be12', ''])
      expect(stemOf(text, 'nl')).toBe(text);
  });

  it('know the language of a tag', () => {
    expect(['fr', 'fr-BE', 'de-t-nl', 'DE', 'en-GB'].map(stemLangOf)).toEqual(['fr', 'fr', 'de', 'de', 'en']);
    expect(['', 'it', 'fry', 'zxx'].map(stemLangOf)).toEqual([null, null, null, null]);
  });
});
