/**
 * What only Turtle and TriG ask: short forms, lists, and blank nodes without labels.
 */
import { Parser } from 'n3';
import { describe, expect, it } from 'vitest';
import { PREFIXES } from '../../../src/rdf/namespaces.ts';
import { nquadsLine } from '../../../src/rdf/serialize/nquads.ts';
import { ntriplesLine } from '../../../src/rdf/serialize/ntriples.ts';
import { serialize } from '../../../src/rdf/serialize/serialize.ts';
import { blankNode, literal, namedNode, type Quad, quad } from '../../../src/rdf/terms.ts';
import { canonical, readBack } from '../../support/read-rdf.ts';

const { dct, dcat, xsd } = PREFIXES;

/** The subjects and lines of a Turtle document, without its directives. */
const turtle = (source: string, options = {}): string =>
  serialize('turtle', new Parser().parse(source), options)
    .replace(/^@.*\n/gm, '')
    .trim();

describe('turtle terms', () => {
  const objectOf = (object: Quad['object']): string =>
    serialize('turtle', [quad(namedNode('urn:s'), namedNode('urn:p'), object as never)]).match(
      /<urn:p> ([\s\S]*) ;\n\.\n$/,
    )![1]!;

  it.each([
    [`${dct}title`, 'dct:title'],
    [`${dct}1a`, 'dct:1a'],
    [`${dct}a.b-c`, 'dct:a.b-c'],
    [`${dct}a.`, `<${dct}a.>`],
    [`${dct}-a`, `<${dct}-a>`],
    [dct, `<${dct}>`],
    [`${dct}a%20b`, `<${dct}a%20b>`],
    [`${dct}a(b)`, `<${dct}a(b)>`],
    [`${dct}été`, `<${dct}été>`],
    [`${dct}a/b`, `<${dct}a/b>`],
    ['http://example.org/a b', '<http://example.org/a\\u0020b>'],
    ['http://example.org/<">', '<http://example.org/\\u003C\\u0022\\u003E>'],
  ])('writes the IRI %s as %s', (iri, written) => {
    expect(objectOf(namedNode(iri))).toBe(written);
  });

  it.each([
    ['5', 'integer', '5'],
    ['-5', 'integer', '-5'],
    ['05', 'integer', '"05"^^xsd:integer'],
    ['-0', 'integer', '"-0"^^xsd:integer'],
    ['+5', 'integer', '"+5"^^xsd:integer'],
    ['1.50', 'decimal', '1.50'],
    ['1.', 'decimal', '"1."^^xsd:decimal'],
    ['5', 'decimal', '"5"^^xsd:decimal'],
    ['1.0E0', 'double', '1.0E0'],
    ['INF', 'double', '"INF"^^xsd:double'],
    ['true', 'boolean', 'true'],
    ['1', 'boolean', '"1"^^xsd:boolean'],
    ['5', 'int', '"5"^^xsd:int'],
  ])('writes the literal %s of xsd:%s as %s', (value, datatype, written) => {
    expect(objectOf(literal(value, namedNode(xsd + datatype)))).toBe(written);
  });

  it.each([
    ['a\tb', '"a\\tb"'],
    ['a\rb', '"a\\rb"'],
    ['a\nb', '"""a\nb"""'],
    ['a\r\nb"', '"""a\\r\nb\\""""'],
    ['a\n"""b', '"""a\n\\"\\""b"""'],
    ['a\n\\', '"""a\n\\\\"""'],
  ])('writes the text %j as %s', (value, written) => {
    expect(objectOf(literal(value))).toBe(written);
  });

  it('repairs language tags that cannot be written', () => {
    expect(objectOf(literal('x', 'fr_FR'))).toBe('"x"@fr-fr');
    expect(objectOf(literal('x', '12'))).toBe('"x"@und');
  });

  it('writes IRIs below the base as relative ones, where they resolve to the same', async () => {
    const iris = [
      'datasets/a',
      'datasets/a#b',
      '../x',
      './x',
      'a/./b',
      'a/../b',
      '.hidden',
      'a//b',
      'x:y',
      '',
    ];
    const base = 'https://cat.example/';
    const quads = iris.map((path) => quad(namedNode(base + path), namedNode(`${dct}title`), literal('x')));
    const text = serialize('turtle', quads, { baseIRI: base });
    expect(text).toContain('<datasets/a>\n');
    expect(text).toContain('<.hidden>\n');
    expect(await canonical(await readBack('turtle', text))).toBe(await canonical(quads));
  });
});

describe('turtle blocks', () => {
  it('tells focus nodes first, then what they lead to, then the rest', () => {
    const source = `@prefix dcat: <${dcat}> . @prefix dct: <${dct}> .
      <urn:a> dct:title "rest" . <urn:z> dcat:distribution <urn:m> ; dct:publisher <urn:p> .
      <urn:p> dct:title "agent" . <urn:m> dct:title "distribution" . <urn:y> dct:title "second" .`;
    const subjects = turtle(source, { focus: ['urn:z', 'urn:y', 'urn:absent'] }).match(/^<.*>$/gm);
    expect(subjects).toEqual(['<urn:z>', '<urn:p>', '<urn:m>', '<urn:y>', '<urn:a>']);
  });

  it('keeps the datasets of a catalogue together, each with what belongs to it', () => {
    const source = `@prefix dcat: <${dcat}> . @prefix dct: <${dct}> .
      <urn:c> a dcat:Catalog ; dcat:dataset <urn:d1> , <urn:d2> .
      <urn:d1> a dcat:Dataset ; dct:relation <urn:d2> ; dcat:distribution <urn:x1> .
      <urn:d2> a dcat:Dataset ; dct:relation <urn:d1> ; dcat:distribution <urn:x2> .
      <urn:x1> a dcat:Distribution ; dcat:accessService <urn:s> . <urn:x2> a dcat:Distribution ; dcat:accessService <urn:s> .
      <urn:s> a dcat:DataService ; dcat:servesDataset <urn:d2> .`;
    const subjects = turtle(source, { focus: ['urn:c'] }).match(/^<.*>$/gm);
    expect(subjects).toEqual(['<urn:c>', '<urn:d1>', '<urn:x1>', '<urn:d2>', '<urn:x2>', '<urn:s>']);
  });

  it('labels only the blank nodes that need a label', () => {
    expect(turtle('<urn:s> <urn:p> [ <urn:q> [] ] .')).toBe(
      '<urn:s>\n  <urn:p> [\n    <urn:q> [] ;\n  ] ;\n.',
    );
    expect(turtle('[] <urn:q> "x" .')).toBe('[]\n  <urn:q> "x" ;\n.');
    expect(turtle('<urn:s> <urn:p> _:a ; <urn:q> _:a .')).toMatch(/<urn:p> (_:\S+) ;\n {2}<urn:q> \1 ;/);
    expect(turtle('_:a <urn:p> _:b . _:b <urn:p> _:a .')).toMatch(
      /^(_:\S+)\n {2}<urn:p> \[\n {4}<urn:p> \1 ;/,
    );
    expect(turtle('_:a <urn:p> _:a .')).toMatch(/^(_:\S+)\n {2}<urn:p> \1 ;/);
  });

  it('writes lists as lists, and what only looks like one as it is', () => {
    expect(turtle('<urn:s> <urn:p> ( 1 [ <urn:q> "x" ] ( "y" ) ) .')).toBe(
      '<urn:s>\n  <urn:p> (\n    1\n    [\n      <urn:q> "x" ;\n    ]\n    (\n      "y"\n    )\n  ) ;\n.',
    );
    const rdf = `@prefix rdf: <${PREFIXES.rdf}> .`;
    expect(turtle(`${rdf} <urn:s> <urn:p> [ rdf:first 1 ; rdf:first 2 ; rdf:rest () ] .`)).toContain(
      'rdf:first 1',
    );
    expect(turtle(`${rdf} <urn:s> <urn:p> [ rdf:first 1 ; rdf:rest <urn:x> ] .`)).toContain(
      'rdf:rest <urn:x>',
    );
  });

  it('labels a blank node by what is said of it, whatever it was called', () => {
    const source = (a: string, b: string) =>
      `_:${a} <urn:p> _:${b} ; <urn:name> "a" . _:${b} <urn:p> _:${a} , _:${b} ; <urn:name> "b" .`;
    expect(turtle(source('x', 'y'))).toBe(turtle(source('y', 'x')));
    const alike = (names: readonly string[]) =>
      names.map((name, index) => `_:${name} <urn:next> _:${names[(index + 1) % names.length]} .`).join('\n');
    const lines = (names: readonly string[]) => serialize('nquads', new Parser().parse(alike(names)));
    expect(lines(['a', 'b', 'c', 'd'])).toBe(lines(['a', 'c', 'b', 'd']));
  });

  it('does not change a label when something else changes', () => {
    const knot = '_:a <urn:p> _:b . _:b <urn:p> _:a .';
    const label = turtle(knot).match(/_:\S+/)![0];
    expect(turtle(`${knot} <urn:s> <urn:p> _:x ; <urn:q> _:x . _:x <urn:name> "other" .`)).toContain(
      `${label}\n`,
    );
  });

  it('writes chains and crowds of blank nodes', async () => {
    const chain = Array.from({ length: 2000 }, (_, index) => `_:n${index} <urn:p> _:n${index + 1} .`);
    const crowd = Array.from(
      { length: 2000 },
      (_, index) => `<urn:s> <urn:p> _:m${index} . _:m${index} <urn:q> "x" .`,
    );
    const quads = new Parser().parse([...chain, ...crowd].join('\n'));
    expect(await readBack('turtle', serialize('turtle', quads))).toHaveLength(quads.length);
  });
});

describe('trig', () => {
  it('puts the default graph first, then the graphs sorted by name', () => {
    const quads = new Parser({ format: 'application/trig' }).parse(
      'GRAPH <urn:b> { <urn:s> <urn:p> 1 } GRAPH <urn:a> { <urn:s> <urn:p> 2 } <urn:s> <urn:p> 3 .',
    );
    expect(serialize('trig', quads).match(/\S+ ;$|^GRAPH.*/gm)).toEqual([
      '3 ;',
      'GRAPH <urn:a> {',
      '2 ;',
      'GRAPH <urn:b> {',
      '1 ;',
    ]);
  });
});

describe('line formats', () => {
  it('write one line a quad, for streams', () => {
    const q = quad(namedNode('urn:s'), namedNode('urn:p'), literal('a\n"\u007f', 'fr'), namedNode('urn:g'));
    expect(nquadsLine(q)).toBe('<urn:s> <urn:p> "a\\n\\"\\u007F"@fr <urn:g> .\n');
    expect(ntriplesLine(q)).toBe('<urn:s> <urn:p> "a\\n\\"\\u007F"@fr .\n');
  });

  it('write labels of other makers so that they can be read', () => {
    const q = quad(blankNode('a b.'), namedNode('urn:p'), blankNode('n3-0'));
    expect(nquadsLine(q)).toBe('_:x-61-20-62-2e-x <urn:p> _:n3-0 .\n');
  });
});
