import { describe, expect, it } from 'vitest';
import { ID_PATTERN, idOfIri } from '../../../src/catalogue/identity.ts';

const BASE = 'https://cat.example';

describe('idOfIri', () => {
  it('reads the id of what was born here', () => {
    expect(idOfIri(`${BASE}/datasets/budget-2026`, BASE)).toBe('budget-2026');
    expect(idOfIri(`${BASE}/catalog`, BASE)).toBe('catalog');
  });

  it('makes a readable slug with a hash of anything else', () => {
    expect(idOfIri('https://pub.example/données/Qualité de l’air?x=1#été', BASE)).toMatch(
      /^qualite-de-l-air-x-1-ete-[0-9a-z]{10}$/,
    );
    expect(idOfIri('https://pub.example/', BASE)).toMatch(ID_PATTERN);
  });

  it.each([
    'https://pub.example/%E0%A4%A',
    'urn:uuid:1',
    'mailto:a@b.example',
    'https://pub.example/数据',
    `https://pub.example/${'x'.repeat(5000)}`,
    `${BASE}/datasets/Not A Slug`,
    `${BASE}/datasets/a/distributions/b`,
  ])('is a valid id for %s', (iri) => {
    expect(idOfIri(iri, BASE)).toMatch(ID_PATTERN);
  });

  it('differs for IRIs that differ at all', () => {
    const iris = [
      'https://a.example/x',
      'https://a.example/x/',
      'https://a.example/X',
      'https://b.example/x',
    ];
    expect(new Set(iris.map((iri) => idOfIri(iri, BASE))).size).toBe(iris.length);
  });
});
