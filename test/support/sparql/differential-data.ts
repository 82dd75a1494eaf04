/**
 * A dataset made to be difficult: every kind of literal, hostile texts, blank nodes, cycles, and triples that
 * several graphs share. Small enough that a query may join it with itself.
 */
import { Parser } from 'n3';
import type { Quad } from '../../../src/rdf/terms.ts';
import type { TestDataset } from './fill-store.ts';

export const EX = 'http://e.example/';

const PREFIXES = `
  @prefix : <${EX}> .
  @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
`;

/** Of each subject `:v…` one value. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  number: [
    '0',
    '1',
    '"01"^^xsd:integer',
    '"+1"^^xsd:integer',
    '-7',
    '42',
    '1.0',
    '1.5',
    '-2.50',
    '0.1',
    '0.2',
    '"0.30"^^xsd:decimal',
    '1e0',
    '1.5e3',
    '2.5E-3',
    '"1.25"^^xsd:float',
    '"-0.0"^^xsd:double',
    '"7"^^xsd:int',
    '"7"^^xsd:byte',
    '"7"^^xsd:nonNegativeInteger',
    '"200"^^xsd:unsignedByte',
    '"9007199254740991"^^xsd:long',
  ],
  special: ['"INF"^^xsd:double', '"-INF"^^xsd:float', '"NaN"^^xsd:double', '1', '2.0'],
  huge: [
    '9007199254740993',
    '123456789012345678901234567890',
    '0.1234567890123456789',
    '1000000000000000.0000001',
    '1',
  ],
  ill: [
    '"abc"^^xsd:integer',
    '"1.2.3"^^xsd:decimal',
    '"2024-02-30"^^xsd:date',
    '"yes"^^xsd:boolean',
    '"x"^^xsd:int',
  ],
  boolean: ['true', 'false', '"1"^^xsd:boolean', '"0"^^xsd:boolean'],
  text: [
    '""',
    '"a"',
    '"A"',
    '"abc"',
    '"ABC"',
    '"Ünïcode Größe"',
    '"ÉTÉ"',
    '"été"',
    '"e\\u0301te\\u0301"',
    '"10"',
    '"1.5"',
    '" 7 "',
    '"true"',
    '"2024-05-06"',
    '"a|b"',
    '"a.b*c"',
    '"100%_x"',
    '"😀 smile 👩‍👩‍👧"',
    '"line\\nbreak\\ttab"',
    '"it\'s \\"quoted\\""',
    '"\'; DROP TABLE triple; --"',
    '"x\\\\y"',
    '"{\\"a\\":[1,null]}"',
    '"$.a"',
    '"[*?]"',
    '"ẞßſı"',
    '"\\uFB01n"',
    '"\\uFFFDz"',
    '"\\u2028sep"',
    '"http://e.example/a"',
    '"moisson:inexact"',
  ],
  tagged: [
    '"chat"@fr',
    '"chat"@FR',
    '"chat"@en',
    '"chat"@fr-BE',
    '"Chat"@fr',
    '""@de',
    '"colour"@en-GB',
    '"chat"',
    '"été"@fr',
  ],
  when: [
    '"2024-05-06T07:08:09Z"^^xsd:dateTime',
    '"2024-05-06T09:08:09+02:00"^^xsd:dateTime',
    '"2024-05-06T07:08:09"^^xsd:dateTime',
    '"2024-05-06T07:08:09.500Z"^^xsd:dateTime',
    '"2024-05-06T07:08:09.123456Z"^^xsd:dateTime',
    '"2024-05-06T07:08:09.123457Z"^^xsd:dateTime',
    '"1999-12-31T23:59:59-05:30"^^xsd:dateTime',
    '"0044-03-15T12:00:00Z"^^xsd:dateTime',
  ],
  odd: [
    '"2024-05-06T24:00:00Z"^^xsd:dateTime',
    '"12024-05-06T01:02:03Z"^^xsd:dateTime',
    '"-0044-03-15T12:00:00Z"^^xsd:dateTime',
  ],
  day: [
    '"2024-05-06"^^xsd:date',
    '"2024-05-06Z"^^xsd:date',
    '"2024-05-07+02:00"^^xsd:date',
    '"1970-01-01"^^xsd:date',
  ],
  other: [
    '"P1D"^^xsd:duration',
    '"2024"^^xsd:gYear',
    '"12:00:00"^^xsd:time',
    '"x"^^:type',
    '"POINT(1 2)"^^:wkt',
    '"AQ=="^^xsd:base64Binary',
  ],
  term: [':a', '<urn:x:1>', '<mailto:a@b.c>', '_:n1', '"a"', '1'],
};

const values = Object.entries(VALUES)
  .flatMap(([kind, terms]) => terms.map((term, index) => `:${kind}${index} :${kind} ${term} .`))
  .join('\n');

/** People, a tree and a cycle, what some have and others lack. */
const NETWORK = `
  :a :knows :b , :c . :b :knows :c . :c :knows :a . :d :knows :d . :e :likes :a , :d .
  :a :name "Ann" ; :age 30 ; :mail <mailto:a@e> . :b :name "Bob"@en ; :age 30 . :c :name "Cid" , "Cyd"@fr ; :age 41.5 .
  :d :age "x" . :e :name "Eve" ; :mail <mailto:e@e> , <mailto:e2@e> .
  :t1 :sub :t2 , :t3 . :t2 :sub :t4 . :t3 :sub :t4 . :t4 :sub :t5 . :t5 :other :t1 .
  _:n1 :knows _:n2 ; :name "Anon" . _:n2 :knows :a ; :age 5 .
  :list :items ( 1 "two" :a ) . :p :p :p . :a :age2 30.0 . :self :same :self , :a .
`;

const NAMED: Readonly<Record<string, string>> = {
  g1: ':a :knows :b ; :name "Ann" . :b :in :g1 . :x :value 1 . :t1 :sub :t2 .',
  g2: ':a :knows :b ; :name "Anna" . :x :value 1 , 2 . :g1 :about :a . _:g :knows :a . :t2 :sub :t1 .',
  g3: ':x :value "1" , 1.0 . :a :name "Ann" . :g2 :about :g2 .',
  empty: '',
};

const parse = (text: string): Quad[] => new Parser({ blankNodePrefix: '' }).parse(PREFIXES + text);

export const differentialData = (): TestDataset => ({
  default: parse(values + NETWORK),
  named: new Map(Object.entries(NAMED).map(([name, text]) => [EX + name, parse(text)] as const)),
});

export const KINDS: readonly string[] = Object.keys(VALUES);

/** Labels of the blank nodes. */
export const blankLabels = ({ default: published, named }: TestDataset): ReadonlySet<string> =>
  new Set(
    [...published, ...[...named.values()].flat()]
      .flatMap(({ subject, object }) => [subject, object])
      .flatMap((term) => (term.termType === 'BlankNode' ? [term.value] : [])),
  );
