import { Parser, Writer } from 'n3';
import { describe, expect, it } from 'vitest';
import { strayNodes } from '../../../src/http/ignored-statements.ts';
import { readPutBody } from '../../../src/http/put-body.ts';
import { AppError } from '../../../src/lib/app-error.ts';
import { PREFIXES } from '../../../src/rdf/namespaces.ts';

const BASE = 'https://cat.example';
const prefixes = Object.entries(PREFIXES)
  .map(([prefix, iri]) => `@prefix ${prefix}: <${iri}> .`)
  .join('\n');
const turtle = (text: string) =>
  new Parser({ baseIRI: `${BASE}/datasets/air` }).parse(`${prefixes}\n${text}`);
const read = (text: string, kind: 'dataset' | 'entity' | 'catalog' = 'dataset', id = 'air') =>
  readPutBody(turtle(text), { kind, id }, BASE);
const codeOf = (text: string, kind?: 'dataset' | 'entity', id?: string) => {
  try {
    read(text, kind, id);
  } catch (error) {
    if (error instanceof AppError) return error.info.code;
    throw error;
  }
  return null;
};

describe('the body of a PUT', () => {
  it('describes the resource of the URL, which “<>” names', () => {
    const { target } = read('<> a dcat:Dataset ; dct:title "Air"@fr .');
    expect(target).toMatchObject({ id: 'air', kind: 'dataset', iri: `${BASE}/datasets/air` });
    expect(target.quads).toHaveLength(2);
  });

  it('brings shared entities with it', () => {
    const { entities } = read(
      '<> a dcat:Dataset ; dct:publisher <https://org.example/a> . <https://org.example/a> a foaf:Organization ; foaf:name "A" .',
    );
    expect(entities.map(({ iri }) => iri)).toEqual(['https://org.example/a']);
  });

  it('may be a document of ours: what is generated is not content, memberships are kept', () => {
    const { target, others } = read(`
      <> a dcat:Dataset ; dct:title "Air" ; dcat:distribution <#d> .
      <#d> a dcat:Distribution ; dcat:accessService <${BASE}/services/api> .
      <${BASE}/services/api> a dcat:DataService ; dct:title "API" .
      <${BASE}/records/air> a dcat:CatalogRecord ; foaf:primaryTopic <> ; spdx:checksum <${BASE}/records/air#checksum> .
      <${BASE}/records/air#checksum> a spdx:Checksum ; spdx:checksumValue "00" .
      <${BASE}/catalog> dcat:dataset <> ; dcat:record <${BASE}/records/air> .
      <${BASE}/catalogs/city> dcat:dataset <> ; dcat:record <${BASE}/records/air> .`);
    expect(target.memberships).toEqual([
      { catalog: `${BASE}/catalogs/city`, predicate: `${PREFIXES.dcat}dataset` },
    ]);
    expect(target.quads.map((q) => q.subject.value).filter((iri) => iri.includes('/records/'))).toEqual([]);
    expect(others.map(({ id }) => id)).toEqual(['api']);
  });

  it('is refused when the resource is another one', () => {
    expect(codeOf('<https://org.example/b> a dcat:Dataset ; dct:title "B" .')).toBe('no-such-resource');
    expect(codeOf('<> a dcat:DataService ; dct:title "B" .')).toBe('no-such-resource');
    expect(codeOf('')).toBe('no-such-resource');
  });

  it('is refused when there are several', () => {
    expect(codeOf(`<> a dcat:Dataset . <${BASE}/datasets/b> a dcat:Dataset .`)).toBe('several-resources');
  });

  it('hands out what belongs to nothing; what known records embed is not stray', () => {
    const { leftOver } = read(
      '<> a dcat:Dataset . <https://stray.example/x> dct:title "stray" ; dct:relation [ dct:title "its own" ] .',
    );
    expect(leftOver).toHaveLength(3);
    expect(strayNodes(leftOver, new Map())).toHaveLength(2);
    expect(
      strayNodes(leftOver, new Map([['https://stray.example/x', { id: 'x', kind: 'dataset' }]])),
    ).toEqual([]);
  });

  it('gives skolem IRIs of ours the same names again', () => {
    const { target } = read('<> a dcat:Dataset ; dct:temporal [ dcat:startDate "2026" ] .');
    const served = new Writer({ format: 'N-Triples' }).quadsToString([...target.quads]);
    expect(served).toContain('/.well-known/genid/');
    const { target: again, entities, leftOver } = read(served);
    expect(new Writer({ format: 'N-Triples' }).quadsToString([...again.quads])).toBe(served);
    expect([...entities, ...leftOver]).toEqual([]);
  });

  it('is about one entity where an entity is meant, with what it owns; others stay themselves', () => {
    const { target, entities } = read(
      `<${BASE}/entities/city> a foaf:Organization ; foaf:name "City" ; org:subOrganizationOf <https://org.example/state> ;
         locn:address [ locn:fullAddress "Rue Haute 1" ] .
       <https://org.example/state> a foaf:Organization ; foaf:name "State" .`,
      'entity',
      'city',
    );
    expect(target).toMatchObject({ id: 'city', kind: 'entity' });
    expect(target.quads).toHaveLength(5);
    expect(entities.map(({ iri }) => iri)).toEqual(['https://org.example/state']);
    expect(codeOf('<https://org.example/a> foaf:name "A" .', 'entity', 'city')).toBe('no-such-resource');
    expect(codeOf('<https://org.example/a> a dcat:Dataset .', 'entity', 'city')).toBe('no-such-resource');
  });
});
