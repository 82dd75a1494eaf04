import { Parser } from 'n3';
import { describe, expect, it } from 'vitest';
import type { IncomingRecord } from '../../../src/catalogue/incoming.ts';
import { splitRecords } from '../../../src/catalogue/split.ts';
import { relativeText } from '../../../src/rdf/relative.ts';
import type { Quad } from '../../../src/rdf/terms.ts';

const BASE = 'https://cat.example';
const PREFIXES = `@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix adms: <http://www.w3.org/ns/adms#> . @prefix spdx: <http://spdx.org/rdf/terms#> .
@prefix hydra: <http://www.w3.org/ns/hydra/core#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix vcard: <http://www.w3.org/2006/vcard/ns#> . @prefix org: <http://www.w3.org/ns/org#> .
@prefix ex: <https://pub.example/> .
`;
const parse = (text: string): Quad[] =>
  new Parser({ format: 'application/trig', baseIRI: `${BASE}/` }).parse(PREFIXES + text);
const split = (text: string, source = 'src') => splitRecords(parse(text), { baseUrl: BASE, source });

const has = (record: IncomingRecord | undefined, text: string): boolean =>
  relativeText(record?.quads ?? [], BASE).includes(text);
const only = (records: readonly IncomingRecord[], kind: IncomingRecord['kind']) =>
  records.filter((record) => record.kind === kind);

/** A split as comparable text, whatever the order of its records. */
const fingerprint = ({ records, leftOver }: ReturnType<typeof split>): string =>
  [
    ...records
      .map(({ id, kind, iri, quads, memberships }) =>
        JSON.stringify([id, kind, iri, relativeText(quads, BASE), memberships]),
      )
      .sort(),
    relativeText(leftOver, BASE),
  ].join('\n');

describe('splitting a dump', () => {
  it('gives a record what it owns: blank nodes, distributions, checksums, samples, periods', () => {
    const { records, leftOver } = split(`ex:d a dcat:Dataset ; dct:temporal [ dcat:startDate "2020" ] ;
      dcat:distribution ex:dist ; adms:sample ex:sample .
      ex:dist a dcat:Distribution ; spdx:checksum ex:sum . ex:sum spdx:checksumValue "ab" . ex:sample dct:title "s" .`);
    expect(records).toHaveLength(1);
    expect(records[0]!.quads).toHaveLength(9);
    expect(leftOver).toEqual([]);
  });

  it('makes each shared entity a record of its own, and those that entities name', () => {
    const { records } =
      split(`ex:a a dcat:Dataset ; dct:publisher ex:agency . ex:b a dcat:Dataset ; dct:publisher ex:agency .
      ex:agency foaf:name "Agency" ; org:subOrganizationOf ex:ministry . ex:ministry foaf:name "Ministry" .`);
    expect(only(records, 'entity').map(({ iri }) => iri)).toEqual([
      'https://pub.example/agency',
      'https://pub.example/ministry',
    ]);
    expect(only(records, 'dataset').some((record) => has(record, 'Agency'))).toBe(false);
  });

  it('keeps a distribution that several datasets link complete in each', () => {
    const { records } =
      split(`ex:a a dcat:Dataset ; dcat:distribution ex:x . ex:b a dcat:Dataset ; dcat:distribution ex:x .
      ex:x a dcat:Distribution ; dct:title "shared" .`);
    expect(records.filter((record) => has(record, '"shared"'))).toHaveLength(2);
  });

  it("does not take another dataset's distribution along a link that does not own", () => {
    const { records } =
      split(`ex:a a dcat:Dataset ; dct:source ex:x . ex:b a dcat:Dataset ; dcat:distribution ex:x .
      ex:x a dcat:Distribution ; dct:title "b's" .`);
    expect(records.filter((record) => has(record, "b's")).map(({ iri }) => iri)).toEqual([
      'https://pub.example/b',
    ]);
  });

  it('never follows rdf:type, SKOS or OWL', () => {
    const { records, leftOver } =
      split(`ex:d a dcat:Dataset, ex:Class ; dcat:theme ex:theme ; owl:sameAs ex:same .
      ex:Class dct:title "class" . ex:same dct:title "same" .
      ex:theme skos:prefLabel "T" ; skos:inScheme ex:scheme ; skos:broader ex:top . ex:scheme dct:title "scheme" .
      ex:top skos:prefLabel "top" .`);
    expect(records.map(({ iri }) => iri)).toEqual(['https://pub.example/d', 'https://pub.example/theme']);
    expect(leftOver.map((q) => q.object.value).sort()).toEqual(['class', 'same', 'scheme', 'top']);
  });

  it('links services and datasets without swallowing one into the other', () => {
    const { records } = split(`ex:d a dcat:Dataset ; dcat:distribution [ dcat:accessService ex:api ] .
      ex:api a dcat:DataService ; dct:title "API" ; dcat:servesDataset ex:d .`);
    expect(has(only(records, 'dataset')[0], '"API"')).toBe(false);
    expect(only(records, 'service')[0]!.quads).toHaveLength(3);
  });

  it('takes memberships out of the content, and keeps the description of the catalogue', () => {
    const { records } =
      split(`ex:cat a dcat:Catalog ; dct:title "Cat" ; dcat:dataset ex:d, ex:absent ; dcat:service ex:s .
      ex:d a dcat:Dataset . ex:s a dcat:DataService .`);
    const [catalog] = only(records, 'catalog');
    expect(has(catalog, 'Cat')).toBe(true);
    expect(has(catalog, 'pub.example/d>')).toBe(false);
    // Nothing is known of this one here: the statement itself is all there is.
    expect(has(catalog, 'pub.example/absent>')).toBe(true);
    expect(only(records, 'dataset')[0]!.memberships).toEqual([
      { catalog: 'https://pub.example/cat', predicate: 'http://www.w3.org/ns/dcat#dataset' },
    ]);
  });

  it('takes a described member for a resource even when nobody says its class', () => {
    const { records } = split('ex:cat a dcat:Catalog ; dcat:dataset ex:d . ex:d dct:title "untyped" .');
    expect(only(records, 'dataset').map(({ iri }) => iri)).toEqual(['https://pub.example/d']);
  });

  it('keeps a foreign CatalogRecord with the record that it is about', () => {
    const { records, leftOver } = split(`ex:cat a dcat:Catalog ; dcat:dataset ex:d ; dcat:record ex:r .
      ex:d a dcat:Dataset . ex:r a dcat:CatalogRecord ; foaf:primaryTopic ex:d ; dct:modified "2020" .
      ex:lost a dcat:CatalogRecord ; foaf:primaryTopic ex:nothing .`);
    const [dataset] = only(records, 'dataset');
    expect(dataset!.quads.map((q) => q.subject.value)).toContain('https://pub.example/r');
    expect(
      has(dataset, '<https://pub.example/cat> <http://www.w3.org/ns/dcat#record> <https://pub.example/r>'),
    ).toBe(true);
    expect(leftOver).toHaveLength(2);
  });

  it('reads foreign skolem IRIs as the blank nodes that they are', () => {
    const rotated = (
      token: string,
    ) => `<https://pub.example/.well-known/genid/${token}1> a dcat:Dataset ; dct:identifier "42" ;
      dcat:distribution <https://pub.example/.well-known/genid/${token}2> .
      <https://pub.example/.well-known/genid/${token}2> dcat:accessURL ex:file ; dct:title "File" .`;
    expect(fingerprint(split(rotated('x')))).toBe(fingerprint(split(rotated('y'))));
    const [dataset] = split(rotated('x')).records;
    expect(dataset!.iri).toBe(`${BASE}/datasets/${dataset!.id}`);
  });

  it('leaves out paging controls and what this catalogue itself generated', () => {
    const { records, leftOver, controls } =
      split(`<catalog> a dcat:Catalog, hydra:Collection ; hydra:totalItems 1 ;
        dct:title "C" ; dcat:dataset ex:d ; dcat:record <records/x> .
      <catalog.ttl?page=1> a hydra:PagedCollection ; hydra:nextPage <catalog.ttl?page=2> .
      ex:d a dcat:Dataset . <records/x> a dcat:CatalogRecord ; foaf:primaryTopic ex:d ; spdx:checksum <records/x#checksum> .`);
    expect(leftOver).toEqual([]);
    expect(controls).toBe(8);
    expect(only(records, 'dataset')[0]!.memberships).toEqual([]);
    expect(only(records, 'catalog')[0]!.id).toBe('catalog');
    expect(only(records, 'catalog')[0]!.quads).toHaveLength(2);
  });

  it('takes all input graphs as one', () => {
    const one = split(
      'ex:g1 { ex:d a dcat:Dataset ; dct:temporal _:t } ex:g2 { _:t dcat:startDate "2020" . }',
    );
    expect(one.records).toHaveLength(1);
    expect(one.records[0]!.quads).toHaveLength(3);
  });
});

describe('names that a split gives', () => {
  const DUMP = `ex:cat a dcat:Catalog ; dcat:dataset ex:d, _:u, _:v .
    ex:d a dcat:Dataset ; dct:title "D" ; dct:temporal [ dcat:startDate "2020" ; dcat:endDate "2021" ] ;
      dcat:distribution [ dcat:accessURL ex:f1 ; dct:title "one" ; spdx:checksum [ spdx:checksumValue "aa" ] ],
        [ dcat:accessURL ex:f2 ; dct:title "two" ] .
    _:u a dcat:Dataset ; dct:identifier "u" . _:v a dcat:Dataset ; dcat:landingPage ex:v .`;

  it('do not depend on order or labels', () => {
    const quads = parse(DUMP);
    const first = fingerprint(splitRecords(quads, { baseUrl: BASE, source: 'src' }));
    const rotate = (n: number) => [...quads.slice(n), ...quads.slice(0, n)].reverse();
    for (let n = 0; n < quads.length; n += 3) {
      expect(fingerprint(splitRecords(rotate(n), { baseUrl: BASE, source: 'src' }))).toBe(first);
    }
    expect(fingerprint(split(DUMP.replaceAll('_:u', '_:other').replaceAll('_:v', '_:w')))).toBe(first);
  });

  it('do not depend on what else the dump holds', () => {
    const alone = split('_:u a dcat:Dataset ; dct:identifier "u" .').records[0]!;
    expect(split(DUMP).records.map(({ id }) => id)).toContain(alone.id);
  });

  const distributionsOf = (text: string): string[] =>
    [...new Set(split(text).records.flatMap(({ quads }) => quads.map((q) => q.subject.value)))]
      .filter((iri) => iri.includes('/distributions/'))
      .sort();

  it('keep a distribution when its title changes', () => {
    expect(distributionsOf(DUMP)).toHaveLength(2);
    expect(distributionsOf(DUMP.replace('"one"', '"uno"'))).toEqual(distributionsOf(DUMP));
  });

  it('keep a distribution when its title changes, though its format is a blank node', () => {
    const files = `ex:d a dcat:Dataset ; dcat:distribution [ dct:title "one" ; dct:format [ dct:title "CSV" ] ],
      [ dct:title "two" ; dct:format [ dct:title "JSON" ; dct:relation [ dct:title "text" ] ] ] .`;
    expect(distributionsOf(files)).toHaveLength(2);
    expect(distributionsOf(files.replace('"one"', '"uno"').replace('"two"', '"due"'))).toEqual(
      distributionsOf(files),
    );
    expect(distributionsOf(files.replace('"CSV"', '"XLSX"'))).not.toEqual(distributionsOf(files));
  });

  it('keep blank nodes apart of which nothing is said', () => {
    const { records } = split(`ex:d a dcat:Dataset ;
      dct:creator [ foaf:name "A" ; org:memberOf _:x ], [ foaf:name "B" ; org:memberOf _:y ] .`);
    const groups = records[0]!.quads.filter((q) => q.predicate.value.endsWith('memberOf'));
    expect(new Set(groups.map(({ object }) => object.value)).size).toBe(2);
  });

  it('keep the other blank nodes when one changes', () => {
    const genids = (text: string) =>
      [...new Set(split(text).records.flatMap(({ quads }) => quads.map((q) => q.subject.value)))].filter(
        (iri) => iri.includes('/genid/'),
      );
    const before = genids(DUMP);
    const after = genids(DUMP.replace('"aa"', '"bb"'));
    expect(before).toHaveLength(2);
    expect(before.filter((iri) => after.includes(iri))).toHaveLength(1);
  });

  it('tell unnamed datasets apart that share an identifier, by what comes next', () => {
    const { records } = split(`_:a a dcat:Dataset ; dct:identifier "1" ; dct:title "A" .
      _:b a dcat:Dataset ; dct:identifier "1" ; dct:title "B" . _:c a dcat:Dataset . _:d a dcat:Dataset .`);
    expect(new Set(records.map(({ id }) => id)).size).toBe(4);
  });

  it('tell two sources apart for what has no IRI, and not for what has one', () => {
    const ids = (source: string) =>
      split('_:a a dcat:Dataset ; dct:identifier "1" . ex:d a dcat:Dataset .', source).records.map(
        ({ id }) => id,
      );
    expect(ids('one')[0]).not.toBe(ids('two')[0]);
    expect(ids('one')[1]).toBe(ids('two')[1]);
  });

  it('move with BASE_URL without changing the id', () => {
    const at = (baseUrl: string) =>
      splitRecords(parse(DUMP.replaceAll('ex:cat', `<${baseUrl}/catalogs/x>`)), { baseUrl, source: 'src' });
    const texts = (baseUrl: string) =>
      at(baseUrl).records.map(({ id, quads }) => [id, relativeText(quads, baseUrl)]);
    expect(texts('https://other.example/data')).toEqual(texts(BASE));
  });
});

describe('memberships of the root', () => {
  it('are no left-over where the root is not described', () => {
    const { records, leftOver } = split(`<catalog> dcat:dataset ex:1 . ex:1 a dcat:Dataset .`);
    expect(records.map(({ memberships }) => memberships)).toEqual([[]]);
    expect(leftOver).toEqual([]);
  });
});

describe('nodes of which a part was lost', () => {
  const quads = parse(`
    ex:1 a dcat:Dataset ; dcat:distribution ex:file ; dct:publisher ex:org ; dct:license ex:lost .
    ex:2 a dcat:Dataset ; dcat:distribution [ a dcat:Distribution ] ; dct:publisher ex:org .
    ex:file a dcat:Distribution .
    ex:org foaf:name "An office" .`);
  const iri = (name: string) => `https://pub.example/${name}`;
  const names = (list: readonly IncomingRecord[]) => list.map((record) => record.iri.slice(-3)).sort();
  const refused = (damaged: string[]) => {
    const result = splitRecords(quads, { baseUrl: BASE, source: 'src', damaged });
    expect(result.records.length + result.damaged.length).toBe(3);
    return names(result.damaged);
  };

  it('keeps back the records that hold them', () => {
    expect(refused([iri('1')])).toEqual(['e/1']);
    expect(refused([iri('file')])).toEqual(['e/1']);
    expect(refused([iri('org')])).toEqual(['org']);
    const blank = quads.find((q) => q.object.termType === 'BlankNode')!.object.value;
    expect(refused([`_:${blank}`])).toEqual(['e/2']);
  });

  it('keeps back no record that only names them', () => {
    expect(refused([iri('lost'), iri('elsewhere'), '_:unknown'])).toEqual([]);
  });

  it('keeps back what lacks something of its own where nobody knows whose statements were lost', () => {
    const bare = parse(`ex:1 a dcat:Dataset ; dcat:distribution ex:file .
      ex:2 a dcat:Dataset ; dcat:landingPage ex:page ; dct:publisher ex:org .`);
    const result = splitRecords(bare, { baseUrl: BASE, source: 'src', isOwnerUnknown: true });
    expect([names(result.damaged), names(result.records)]).toEqual([['e/1'], ['e/2']]);
  });

  it('keeps back the owner of which only the name was read', () => {
    const bare = parse('ex:1 a dcat:Dataset ; dcat:distribution ex:file .');
    const result = splitRecords(bare, { baseUrl: BASE, source: 'src', damaged: [iri('file')] });
    expect(names(result.damaged)).toEqual(['e/1']);
  });
});
