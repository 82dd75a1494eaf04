import { describe, expect, it } from 'vitest';
import { exportIdentifier, withOneIdentifier } from '../../../src/catalogue/export-identifier.ts';
import { ns } from '../../../src/rdf/namespaces.ts';
import { literal, namedNode, type Quad, quad } from '../../../src/rdf/terms.ts';

const BASE = 'https://cat.example';
const IRI = 'https://pub.example/air';
const RECORD = `${BASE}/records/air-1`;
const row = { id: 'air-1', iri: IRI, kind: 'dataset' as const };

const identifier = (subject: string, value: string, language?: string): Quad =>
  quad(namedNode(subject), ns.dct('identifier'), language ? literal(value, language) : literal(value));
const title = quad(namedNode(IRI), ns.dct('title'), literal('Air'));
const exported = (own: readonly Quad[], record: Parameters<typeof withOneIdentifier>[0] = row) =>
  withOneIdentifier(record, own, BASE)
    .filter((q) => q.subject.value === IRI && q.predicate.equals(ns.dct('identifier')))
    .map(({ object }) => object.value);

describe('the identifier that harvesters get', () => {
  it('is the original one that the CatalogRecord keeps, of several', () => {
    const own = [identifier(IRI, 'a'), identifier(IRI, 'b'), identifier(RECORD, 'b'), title];
    expect(exportIdentifier(row, own, BASE)).toBe('b');
    expect(exported(own)).toEqual(['b']);
    expect(withOneIdentifier(row, own, BASE)).toContain(title);
    expect(withOneIdentifier(row, own, BASE)).toContainEqual(identifier(RECORD, 'b'));
  });
  it('is the first of several where a curator withdrew the original, whatever their order', () => {
    const own = [identifier(IRI, 'c'), identifier(RECORD, 'gone'), identifier(IRI, 'b')];
    expect(exportIdentifier(row, own, BASE)).toBe('b');
    expect(exportIdentifier(row, own.toReversed(), BASE)).toBe('b');
    expect(exported(own)).toEqual(['b']);
  });
  it('is one of two terms with the same text, always the same', () => {
    const own = [identifier(IRI, 'a', 'fr'), identifier(IRI, 'a')];
    expect(exported(own)).toEqual(['a']);
    expect(withOneIdentifier(row, own, BASE)).toEqual(withOneIdentifier(row, own.toReversed(), BASE));
  });
  it('is the IRI where there is none, or none that says anything', () => {
    expect(exportIdentifier(row, [title], BASE)).toBe(IRI);
    expect(exported([title])).toEqual([IRI]);
    expect(exported([identifier(IRI, ' ')])).toEqual([IRI]);
  });
  it('leaves catalogues and shared entities alone', () => {
    const own = [identifier(IRI, 'a'), identifier(IRI, 'b')];
    for (const kind of ['catalog', 'entity'] as const) {
      expect(exported(own, { ...row, kind })).toEqual(['a', 'b']);
      expect(exported([title], { ...row, kind })).toEqual([]);
    }
  });
});
