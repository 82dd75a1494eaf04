import type { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { matchExpression } from '../../../src/store/search-query.ts';
import { indexedText, type TaggedText } from '../../../src/store/search-words.ts';
import { openSqlite } from '../../support/sqlite-db.ts';

/** A full-text index as the migrations make it, with a text of a language in each row. */
const indexOf = (...texts: readonly (string | [string, string])[]): DatabaseSync => {
  const database = openSqlite();
  texts.forEach((text, row) => {
    const [value, language] = typeof text === 'string' ? [text, 'fr'] : text;
    database
      .prepare('INSERT INTO search (rowid, title, description, keyword, publisher) VALUES (?, ?, ?, ?, ?)')
      .run(row + 1, indexedText([{ value, language }]), '', '', '');
  });
  return database;
};

const found = (database: DatabaseSync, words: string): number[] => {
  const expression = matchExpression(words);
  if (expression === undefined) return [];
  return database
    .prepare('SELECT rowid FROM search WHERE search MATCH ? ORDER BY rank')
    .all(expression)
    .map(({ rowid }) => Number(rowid));
};

describe('what people type', () => {
  it.each([
    ['données', 'Donnée ouverte', 'fr'],
    ['donnee', 'Données ouvertes', 'fr'],
    ['eaux', 'Qualité de l’eau', 'fr'],
    ['qualité de l’eau', 'La qualité des eaux', 'fr'],
    ['journaux', 'Un journal', 'fr'],
    ['oeuvre', 'Chef-d’œuvre', 'fr'],
    ['œuvre', 'Les oeuvres', 'fr'],
    ['Gewässer', 'Gewässern in Bayern', 'de'],
    ['gewaesser', 'Gewässer', 'de'],
    ['Gewässer', 'Gewaesser', 'de'],
    ['Strassen', 'Straße', 'de'],
    ['Qualität', 'Wasserqualität', 'de'],
    ['Wasser', 'Wasserqualität', 'de'],
    ['kwaliteit', 'Waterkwaliteit', 'nl'],
    ['scholen', 'School', 'nl'],
    ['cities', 'City of Ghent', 'en'],
    ['city', 'Cities', 'en-t-fr'],
    ['transp', 'Transports publics', 'fr'],
    ['schools', 'The school', ''],
    ['écoles', 'Ecole', ''],
    ['BE-123/4', 'Numéro BE-123/4', 'fr'],
  ])('%s finds “%s” (%s)', (words, text, lang) => {
    expect(found(indexOf([text, lang]), words)).toEqual([1]);
  });

  it.each([
    ['"données ouvertes"', 'Données très ouvertes'],
    ['"donnée"', 'Données'],
    ['eau air', 'L’eau'],
    ['or', 'Organisation'],
    ['qualité', 'Quantité'],
  ])('%s does not find “%s”', (words, text) => {
    expect(found(indexOf(text), words)).toEqual([]);
  });

  it('counts articles only where there is nothing else', () => {
    expect(found(indexOf('Qualité', 'La qualité'), 'la qualité')).toHaveLength(2);
    expect(found(indexOf('Qualité', 'La qualité'), 'la')).toEqual([2]);
  });

  it('is never syntax', () => {
    const database = indexOf('a or b near c');
    for (const words of [
      'a OR b* NEAR(c',
      'a\u0000b',
      'title:a',
      '^a',
      '-a',
      '{a b}:c',
      '\uE000a',
      'a"b',
      '***',
      '(',
      '"',
    ])
      expect(() => found(database, words), words).not.toThrow();
    expect(found(indexOf('donne'), '\uE000donne')).toEqual([1]);
  });

  it('is nothing without a word', () => {
    expect(matchExpression(' -- \u0000 "')).toBeUndefined();
  });

  it('may be as long as is admitted', () => {
    const words = Array.from(
      { length: 32 },
      (_, i) => `oeuesse${String.fromCharCode(97 + (i % 26))}${i % 26 ? 'x' : 'yz'}`,
    );
    expect(() => found(indexOf('eau'), words.join(' '))).not.toThrow();
  });
});

describe('the order of what is found', () => {
  const inColumn = (column: 'title' | 'description' | 'keyword' | 'publisher', value: string) => ({
    title: '-',
    description: '-',
    keyword: '-',
    publisher: '-',
    [column]: indexedText([{ value, language: 'fr' }]),
  });

  it('is title, keyword, publisher, description', () => {
    const database = openSqlite();
    const rows = [
      inColumn('description', 'eau'),
      inColumn('publisher', 'eau'),
      inColumn('keyword', 'eau'),
      inColumn('title', 'eau'),
      // So that the word is none that every text has.
      ...Array.from({ length: 20 }, () => inColumn('title', 'air')),
    ];
    rows.forEach(({ title, description, keyword, publisher }, row) => {
      database
        .prepare('INSERT INTO search (rowid, title, description, keyword, publisher) VALUES (?, ?, ?, ?, ?)')
        .run(row + 1, title, description, keyword, publisher);
    });
    expect(found(database, 'eau')).toEqual([4, 3, 2, 1]);
  });

  it('puts the word itself before its other forms', () => {
    const others = Array.from({ length: 20 }, (): string => 'Air pur');
    expect(found(indexOf('Le journal du jour', 'Les journaux du jour', ...others), 'journaux')).toEqual([
      2, 1,
    ]);
  });
});

describe('a column of the index', () => {
  const texts: readonly TaggedText[] = [
    { value: 'Eaux', language: 'fr' },
    { value: 'Eaux', language: 'fr' },
  ];
  it('has the words as they are, then each stem once', () => {
    expect(indexedText(texts)).toBe('Eaux\n\uE000eau');
  });
  it('has no stems of a language that has no stemmer', () => {
    expect(indexedText([{ value: 'acque', language: 'it' }])).toBe('acque');
  });
  it('takes nothing of a text for a stem', () => {
    expect(indexedText([{ value: '\uE000eau', language: 'it' }])).toBe(' eau');
  });
});
