/** Turtle and TriG: what a strict parser refuses and we read, and what a syntax error costs. */
import { describe, expect, it } from 'vitest';
import { type Reading, readAll, streamOf } from '../../data/reading/read-all.ts';

const PREFIX = '@prefix ex: <http://ex/> .\n';
const shorten = (lines: readonly string[]): string[] =>
  lines.map((line) =>
    line
      .replaceAll('http://www.w3.org/1999/02/22-rdf-syntax-ns#', 'rdf:')
      .replaceAll('http://www.w3.org/2001/XMLSchema#', 'xsd:')
      .replace(/<(?:http:\/\/ex\/)?(rdf:)?([^<>]*)>/g, '$1$2'),
  );

/** Reads the text whole and in pieces of every awkward size: they must agree. */
const read = async (
  text: string,
  format: 'turtle' | 'trig' = 'turtle',
): Promise<Reading & { short: string[] }> => {
  const whole = await readAll(text, format);
  for (const size of [1, 2, 7, 50]) {
    const cut = await readAll(streamOf(text, size), format);
    expect({ lines: cut.lines, issues: cut.issues }).toEqual({ lines: whole.lines, issues: whole.issues });
  }
  return { ...whole, short: shorten(whole.lines) };
};

describe('Turtle', () => {
  it('reads what the grammar has', async () => {
    const { short, codes } = await read(`PREFIX ex: <http://ex/>
      BASE <http://ex/dir/>
      @prefix : <#> .
      # a comment with <brackets> and "quotes" . and a dot
      ex:a a ex:B ; ex:p "a # \\"b\\" . c" , """long "quoted"
      . line""" , 'x'@fr-BE , 1.5 , 2 , true ;
        ex:q [ ex:r <x> , :y ] , ( ex:c ex:d ) .
      ex:s.t ex:u ex:v.`);
    expect(codes).toEqual([]);
    expect(short).toEqual([
      'a rdf:type B',
      'a p "a # "b" . c"',
      'a p "long "quoted"\n      . line"',
      'a p "x"@fr-be',
      'a p "1.5"^^xsd:decimal',
      'a p "2"^^xsd:integer',
      'a p "true"^^xsd:boolean',
      '_:b1 r dir/x',
      '_:b1 r dir/#y',
      'a q _:b1',
      '_:b2 rdf:first c',
      '_:b2 rdf:rest _:b3',
      '_:b3 rdf:first d',
      '_:b3 rdf:rest rdf:nil',
      'a q _:b2',
      's.t u v',
    ]);
  });

  it('repairs IRIs that a lexer refuses, and knows where they stand', async () => {
    const { short, issues } = await read(
      `${PREFIX}ex:a ex:p <http://x/{id} y> , <tel:+1 23 456> ,\n < http://x/z > , <www.x.be> , <a@b.ch> , <rel b> .`,
    );
    expect(short).toEqual([
      'a p http://x/%7Bid%7D%20y',
      'a p tel:+1-23-456',
      'a p http://x/z',
      'a p http://www.x.be',
      'a p mailto:a@b.ch',
      'a p http://base.example/dir/rel%20b',
    ]);
    expect(issues.map(({ code, property, line }) => [code, property, line])).toEqual([
      ['iri-percent-encoded', undefined, 3],
      ['iri-percent-encoded', 'http://ex/p', 2],
      ['iri-tel', 'http://ex/p', 2],
      ['iri-trimmed', 'http://ex/p', 2],
      ['iri-scheme-missing', 'http://ex/p', 2],
      ['iri-mailto', 'http://ex/p', 2],
    ]);
  });

  it('leaves what looks like IRIs in strings and comments alone', async () => {
    const { quads, codes } = await read(`${PREFIX}ex:a ex:p "<a b>" , '''<c\nd e>''' . # <f g>\n`);
    expect(quads.map(({ object }) => object.value)).toEqual(['<a b>', '<c\nd e>']);
    expect(codes).toEqual([]);
  });

  it('does not mistake an IRI of our own quoting scheme for a quoted one', async () => {
    const { short } = await read(`${PREFIX}ex:a ex:p <x-raw:y> , "z"^^<x-raw:language:fr> .`);
    expect(short).toEqual(['a p x-raw:y', 'a p "z"^^x-raw:language:fr']);
  });

  it.each([
    ['prefix-iri', '@prefix ex: <http://ex/ > . ex:a ex:p ex:b .', 'a p b'],
    ['prefix-undeclared', '<http://ex/a> dct:format <http://ex/b> .', 'a http://purl.org/dc/terms/format b'],
    ['name-escaped', `${PREFIX}ex:a ex:p ex:b/c/d .`, 'a p b/c/d'],
    ['language-mended', `${PREFIX}ex:a ex:p "x"@en_US .`, 'a p "x"@en-us'],
    ['language-removed', `${PREFIX}ex:a ex:p "x"@toolongtag .`, 'a p "x"'],
    ['string-escape', `${PREFIX}ex:a ex:p "C:\\dir" .`, 'a p "C:\\dir"'],
    ['text-surrogates', `${PREFIX}ex:a ex:p "\\uD800" .`, 'a p "\ufffd"'],
    [
      'datatype-name',
      '<http://ex/a> <http://ex/p> "2020-01-01T00:00:00"^^<xs:dateTime> .',
      'a p "2020-01-01T00:00:00"^^xsd:dateTime',
    ],
  ])('%s', async (code, text, statement) => {
    const { short, codes } = await read(text);
    expect(short).toEqual([statement]);
    expect(codes).toEqual([code]);
  });

  it('reads surrogate pairs written as two escapes', async () => {
    expect(await read(`${PREFIX}ex:a ex:p "\\uD83D\\uDE00" .`)).toMatchObject({
      short: ['a p "😀"'],
      codes: [],
    });
  });

  it('declares a well-known prefix once, without doubling what the statement said before', async () => {
    const { short, codes } = await read(
      '<http://ex/a> <http://ex/p> [ <http://ex/q> 1 ] ; dct:format 2 , dct:x .',
    );
    expect(codes).toEqual(['prefix-undeclared']);
    expect(short.filter((line) => line.startsWith('_:'))).toHaveLength(1);
  });
});

interface Recovery {
  readonly text: string;
  readonly kept: readonly string[];
  readonly at: readonly [line: number, column: number];
}

const RECOVERIES: Readonly<Record<string, Recovery>> = {
  'a missing dot': {
    text: 'ex:a a ex:B\nex:c a ex:D .\nex:e a ex:F .',
    kept: ['c rdf:type D', 'e rdf:type F'],
    at: [3, 1],
  },
  'a missing dot after a declaration': {
    text: '@prefix f: <http://ex/>\nf:c a ex:D .',
    kept: ['c rdf:type D'],
    at: [3, 1],
  },
  'a missing value': {
    text: 'ex:a a ex:B ; ex:p ; ex:q "lost" .\nex:c a ex:D .',
    kept: ['a rdf:type B', 'c rdf:type D'],
    at: [2, 20],
  },
  'lines that look like statements but are the rest of a broken one': {
    text: 'ex:a a ex:B ; ex:p ;\nex:q "lost" ;\nex:r ex:lost .\nex:c a ex:D .',
    kept: ['a rdf:type B', 'c rdf:type D'],
    at: [2, 20],
  },
  'an unclosed string': {
    text: 'ex:a ex:p "x ;\n  ex:q ex:r .\nex:c a ex:D .',
    kept: ['c rdf:type D'],
    at: [2, 11],
  },
  'an unclosed long string': {
    text: 'ex:a ex:p """x ;\n  ex:q ex:r .\nex:c a ex:D .\nex:e a ex:F .',
    kept: ['c rdf:type D', 'e rdf:type F'],
    at: [2, 11],
  },
  'an unclosed IRI': {
    text: 'ex:a ex:p <http://x ;\n  ex:q ex:r .\nex:c a ex:D .',
    kept: ['c rdf:type D'],
    at: [2, 11],
  },
  'an unclosed bracket': {
    text: 'ex:a ex:p [ ex:q ex:r ; ex:s ex:t .\nex:c a ex:D .',
    kept: ['_:b1 q r', 'c rdf:type D'],
    at: [2, 35],
  },
  'an unknown prefix': {
    text: 'ex:a a ex:B ; nope:p ex:q .\nex:c a ex:D .',
    kept: ['a rdf:type B', 'c rdf:type D'],
    at: [2, 15],
  },
  'the end of the file': { text: 'ex:a a ex:B .\nex:c a ex:D', kept: ['a rdf:type B'], at: [3, 12] },
};

describe('Turtle after a syntax error', () => {
  it.each(Object.entries(RECOVERIES))('goes on after %s', async (_, { text, kept, at }) => {
    const { short, issues } = await read(PREFIX + text);
    expect(short).toEqual(kept);
    expect(issues).toMatchObject([{ kind: 'syntax', code: 'turtle-syntax', line: at[0], column: at[1] }]);
    expect(issues[0]!.before).toBeTruthy();
  });

  it('keeps prefixes, base and labels of blank nodes', async () => {
    const { short } = await read(
      `${PREFIX}@base <http://ex/deep/> .\n_:x a ex:B .\nex:bad ex:bad .\n_:x ex:p <y> .`,
    );
    expect(short).toEqual(['_:b_x rdf:type B', '_:b_x p deep/y']);
  });

  it('reports each of two errors', async () => {
    const { issues } = await read(`${PREFIX}ex:a ex:b .\nex:c a ex:D .\n\nex:e ex:f .\n`);
    expect(issues.map(({ line }) => line)).toEqual([2, 5]);
  });

  it('ends soon on a long text that is no Turtle', async () => {
    const { codes } = await readAll('a:b c\n'.repeat(200_000), 'turtle');
    expect(codes).toContain('turtle-syntax');
  });

  it.each(['@prefix ex: <http://ex/> . @prefix <b> . ex:a ex:b .', '}{][)(.;,@@ \0 "', '{"@context": {}}'])(
    'ends on %j',
    async (text) => {
      const { lines, codes } = await read(text);
      expect(lines).toEqual([]);
      expect(codes).toContain('turtle-syntax');
    },
  );
});

describe('TriG', () => {
  it('reads graphs with and without the word GRAPH, and the default graph', async () => {
    const { short, codes } = await read(
      `${PREFIX}ex:g { ex:a ex:b ex:c . ex:d ex:e ex:f }\nGRAPH <http://ex/h i> { ex:a ex:b "}" . }\n{ ex:z ex:z ex:z }\nex:t ex:t ex:t .`,
      'trig',
    );
    expect(short).toEqual(['a b c g', 'd e f g', 'a b "}" h%20i', 'z z z', 't t t']);
    expect(codes).toEqual(['iri-percent-encoded']);
  });

  it('stays in the graph after an error inside it', async () => {
    const { short, issues } = await read(
      `${PREFIX}ex:g {\nex:a ex:b .\nex:c ex:d ex:e .\n}\nex:t ex:t ex:t .`,
      'trig',
    );
    expect(short).toEqual(['c d e g', 't t t']);
    expect(issues).toMatchObject([{ line: 3 }]);
  });

  it('keeps the name of the graph, hashes and comments included', async () => {
    const { short } = await read(
      `${PREFIX}<http://ex/g#1> # a\n # b\n {\nex:a ex:b .\nex:c ex:d ex:e .\n}\nex:t ex:t .\nex:u ex:u ex:u .`,
      'trig',
    );
    expect(short).toEqual(['c d e g#1', 'u u u']);
  });

  it('leaves a graph that was not closed when the next one opens', async () => {
    const { short, codes } = await read(
      `${PREFIX}GRAPH ex:g { ex:a ex:b ex:c .\nGRAPH ex:h { ex:d ex:e ex:f }\nex:t ex:t ex:t .`,
      'trig',
    );
    expect(short).toEqual(['a b c g', 'd e f h', 't t t']);
    expect(codes).toEqual(['turtle-syntax']);
  });
});
