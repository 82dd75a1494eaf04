import { describe, expect, it } from 'vitest';
import { mayWrite, parseScope, type Scope, scopeText, sourcesOf } from '../../../src/security/scopes.ts';
import {
  bearerOf,
  hashSecret,
  isLive,
  isSameHash,
  newSecret,
  principalOf,
} from '../../../src/security/tokens.ts';

const ORG = 'https://org.example/city';
const CITY: Scope = { kind: 'catalog', id: 'city' };
const PUBLISHER: Scope = { kind: 'publisher', iri: ORG };

describe('scopes', () => {
  it('are read and written as text', () => {
    for (const text of ['admin', 'catalog:city', `publisher:${ORG}`])
      expect(scopeText(parseScope(text)!)).toBe(text);
    for (const text of [
      '',
      'root',
      'catalog:',
      'catalog:A b',
      'publisher:',
      'publisher:nobody',
      'publisher:x:<y>',
    ])
      expect(parseScope(text), text).toBeNull();
  });

  const CASES: readonly (readonly [string, readonly Scope[], string[], string[], boolean])[] = [
    ['the administrator may everything', [{ kind: 'admin' }], [], [], true],
    ['a record of the catalogue', [CITY], ['city'], [], true],
    ['a record of another catalogue', [CITY], ['state'], [], false],
    ['a record that is in another catalogue as well', [CITY], ['city', 'state'], [], false],
    ['a record in no catalogue', [CITY], [], [], false],
    [
      'both catalogues of a token for two',
      [CITY, { kind: 'catalog', id: 'state' }],
      ['city', 'state'],
      [],
      true,
    ],
    ['a record of the publisher', [PUBLISHER], ['state'], [ORG], true],
    ['a record with a second publisher', [PUBLISHER], [], [ORG, 'https://org.example/b'], false],
    ['a record without a publisher', [PUBLISHER], [], [], false],
    ['no scope at all', [], ['city'], [ORG], false],
  ];
  for (const [name, scopes, catalogs, publishers, allowed] of CASES)
    it(`${allowed ? 'allow' : 'refuse'}: ${name}`, () => {
      expect(mayWrite(scopes, { catalogs, publishers })).toBe(allowed);
    });

  it('have sources of their own, and the administrator any', () => {
    expect(sourcesOf([{ kind: 'admin' }, CITY])).toBeNull();
    expect(sourcesOf([CITY])).toEqual(['city']);
    expect(sourcesOf([PUBLISHER])![0]).toMatch(/^publisher-[0-9a-z]{10}$/);
    expect(sourcesOf([])).toEqual([]);
  });
});

describe('tokens', () => {
  const stored = {
    id: 'a',
    name: 'city',
    hash: hashSecret('secret'),
    scopes: '["catalog:city","something new"]',
    created: '2026-01-01T00:00:00Z',
    expires: '2026-06-01T00:00:00Z',
    revoked: null,
  };
  const NOW = new Date('2026-05-01T00:00:00Z');

  it('have 256 random bits and a prefix', () => {
    const secret = newSecret((length) => new Uint8Array(length).fill(255));
    expect(secret).toBe(`moi_${'_'.repeat(42)}8`);
  });
  it('are compared whole', () => {
    expect(isSameHash('abcd', 'abcd')).toBe(true);
    for (const other of ['abce', 'bbcd', 'abc', 'abcda', ''])
      expect(isSameHash('abcd', other), other).toBe(false);
  });
  it('are read from the header only when they are bearer tokens', () => {
    expect(bearerOf(undefined)).toBeUndefined();
    expect(bearerOf('Bearer moi_a-b')).toBe('moi_a-b');
    expect(bearerOf('bearer x')).toBe('x');
    expect(bearerOf('Basic eDp5')).toBeNull();
    expect(bearerOf('Bearer ')).toBeNull();
  });
  it('end when they expire or are revoked', () => {
    expect(isLive(stored, NOW)).toBe(true);
    expect(isLive(stored, new Date('2026-06-01T00:00:00Z'))).toBe(false);
    expect(isLive({ ...stored, revoked: '2026-04-01T00:00:00Z' }, NOW)).toBe(false);
  });
  it('grant nothing by a scope that nobody understands', () => {
    expect(principalOf(stored).scopes).toEqual([CITY]);
  });
});
