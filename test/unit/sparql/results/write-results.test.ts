import { describe, expect, it } from 'vitest';
import { blankNode, literal, namedNode, type Quad, quad } from '../../../../src/rdf/terms.ts';
import type { Answer, Solution } from '../../../../src/sparql/answer-types.ts';
import { byteStream } from '../../../../src/sparql/results/byte-stream.ts';
import {
  type AnswerFormat,
  GRAPH_FORMAT_NAMES,
  TABLE_FORMAT_NAMES,
} from '../../../../src/sparql/results/formats.ts';
import { fitsForm, writeResults } from '../../../../src/sparql/results/write-results.ts';

const XSD = 'http://www.w3.org/2001/XMLSchema#';

async function* batches<T>(...items: readonly (readonly T[])[]): AsyncGenerator<readonly T[]> {
  yield* items;
}

const select = (variables: readonly string[], ...solutions: readonly (readonly Solution[])[]): Answer => ({
  form: 'select',
  variables,
  solutions: batches(...solutions),
});

const textsOf = async (format: AnswerFormat, answer: Answer): Promise<readonly string[]> => {
  const texts: string[] = [];
  for await (const text of writeResults(format, answer)) texts.push(text);
  return texts;
};

const written = async (format: AnswerFormat, answer: Answer): Promise<string> =>
  (await textsOf(format, answer)).join('');

const EVERY_TERM: readonly Solution[] = [
  [namedNode('https://x.example/a?b=1&c=2'), literal('plain')],
  [blankNode('b0'), literal('Café "là"', 'fr')],
  [undefined, literal('5', namedNode(`${XSD}integer`))],
  [namedNode('urn:x'), literal('a\tb\r\n<c>,\\', namedNode('https://x.example/#type'))],
];

describe('SPARQL 1.1 JSON', () => {
  it('has each kind of term, and leaves out what is unbound', async () => {
    const { head, results } = JSON.parse(await written('json', select(['a', 'b'], EVERY_TERM)));
    expect(head).toEqual({ vars: ['a', 'b'] });
    expect(results.bindings).toEqual([
      { a: { type: 'uri', value: 'https://x.example/a?b=1&c=2' }, b: { type: 'literal', value: 'plain' } },
      {
        a: { type: 'bnode', value: 'b0' },
        b: { type: 'literal', 'xml:lang': 'fr', value: 'Café "là"' },
      },
      { b: { type: 'literal', datatype: `${XSD}integer`, value: '5' } },
      {
        a: { type: 'uri', value: 'urn:x' },
        b: { type: 'literal', datatype: 'https://x.example/#type', value: 'a\tb\r\n<c>,\\' },
      },
    ]);
  });

  it('is well-formed over several batches, empty ones among them, and without any', async () => {
    const row: Solution = [literal('x')];
    const text = await written('json', select(['a'], [row], [], [row, row]));
    expect(JSON.parse(text).results.bindings).toHaveLength(3);
    expect(JSON.parse(await written('json', select(['a']))).results.bindings).toEqual([]);
    expect(JSON.parse(await written('json', select([], [[], []]))).results.bindings).toEqual([{}, {}]);
  });
});

describe('SPARQL XML', () => {
  it('has each kind of term, escaped', async () => {
    const text = await written('xml', select(['a', 'b'], EVERY_TERM));
    expect(text).toContain('<head><variable name="a"/><variable name="b"/></head>');
    expect(text).toContain('<binding name="a"><uri>https://x.example/a?b=1&amp;c=2</uri></binding>');
    expect(text).toContain('<bnode>b0</bnode>');
    expect(text).toContain('<literal xml:lang="fr">Café "là"</literal>');
    expect(text).toContain(
      `<result><binding name="b"><literal datatype="${XSD}integer">5</literal></binding></result>`,
    );
    expect(text).toContain('<literal datatype="https://x.example/#type">a\tb&#xD;\n&lt;c&gt;,\\</literal>');
  });

  it('writes U+FFFD where XML has no character', async () => {
    const text = await written('xml', select(['a'], [[literal('a\u0000b\ud800')]]));
    expect(text).toContain('<literal>a\ufffdb\ufffd</literal>');
  });
});

describe('SPARQL 1.1 CSV', () => {
  it('has values alone, quoted where they must be, with CRLF', async () => {
    expect(await written('csv', select(['a', 'b'], EVERY_TERM))).toBe(
      [
        'a,b',
        'https://x.example/a?b=1&c=2,plain',
        '_:b0,"Café ""là"""',
        ',5',
        'urn:x,"a\tb\r\n<c>,\\"',
        '',
      ].join('\r\n'),
    );
  });
});

describe('SPARQL 1.1 TSV', () => {
  it('has terms as Turtle writes them, one row a line', async () => {
    expect(await written('tsv', select(['a', 'b'], EVERY_TERM))).toBe(
      [
        '?a\t?b',
        '<https://x.example/a?b=1&c=2>\t"plain"',
        '_:b0\t"Café \\"là\\""@fr',
        '\t5',
        '<urn:x>\t"a\\tb\\r\\n<c>,\\\\"^^<https://x.example/#type>',
        '',
      ].join('\n'),
    );
  });

  it.each([
    ['5', 'integer', '5'],
    ['-3.20', 'decimal', '-3.20'],
    ['1.0e6', 'double', '1.0e6'],
    ['5.', 'decimal', `"5."^^<${XSD}decimal>`],
    ['INF', 'double', `"INF"^^<${XSD}double>`],
    ['1.5', 'integer', `"1.5"^^<${XSD}integer>`],
    ['1e6', 'float', `"1e6"^^<${XSD}float>`],
    ['true', 'boolean', `"true"^^<${XSD}boolean>`],
  ])('writes %s of xsd:%s as %s', async (value, type, expected) => {
    const text = await written('tsv', select(['a'], [[literal(value, namedNode(XSD + type))]]));
    expect(text).toBe(`?a\n${expected}\n`);
  });
});

describe('a truth value', () => {
  it.each([
    ['json', '{"head":{},"boolean":true}\n'],
    ['csv', 'boolean\r\ntrue\r\n'],
    ['tsv', '?boolean\ntrue\n'],
  ] as const)('is in %s %j', async (format, text) => {
    expect(await written(format, { form: 'ask', value: true })).toBe(text);
  });
  it('is an element of XML', async () => {
    expect(await written('xml', { form: 'ask', value: false })).toContain('<boolean>false</boolean>');
  });
});

const p = namedNode('https://x.example/p');
const QUADS: readonly Quad[] = [
  quad(namedNode('https://x.example/s'), p, literal('b')),
  quad(namedNode('https://x.example/s'), p, blankNode('n1')),
];

const construct = (...quads: readonly (readonly Quad[])[]): Answer => ({
  form: 'construct',
  quads: batches(...quads),
});

describe('a graph', () => {
  it('is in N-Triples line by line, none twice', async () => {
    const [first, second] = QUADS as [Quad, Quad];
    expect(await textsOf('ntriples', construct([first, first], [first, second]))).toEqual([
      '<https://x.example/s> <https://x.example/p> "b" .\n',
      '<https://x.example/s> <https://x.example/p> _:n1 .\n',
    ]);
  });
  it.each(GRAPH_FORMAT_NAMES)('is whole in %s', async (format) => {
    expect(await written(format, construct(QUADS))).toMatch(/"b"|>b</);
    expect(await written(format, construct())).not.toContain('x.example');
  });
});

describe('formats and forms', () => {
  it('fit where the form is a table or a graph', () => {
    for (const format of TABLE_FORMAT_NAMES) {
      expect(fitsForm(format, 'ask')).toBe(true);
      expect(fitsForm(format, 'describe')).toBe(false);
    }
    for (const format of GRAPH_FORMAT_NAMES) {
      expect(fitsForm(format, 'construct')).toBe(true);
      expect(fitsForm(format, 'select')).toBe(false);
    }
    expect(() => writeResults('turtle', { form: 'ask', value: true })).toThrow(TypeError);
    expect(() => writeResults('json', construct())).toThrow(TypeError);
  });
});

async function* broken(): AsyncGenerator<readonly Solution[]> {
  yield [[literal('x')]];
  throw new Error('cut');
}

describe('an answer that breaks off', () => {
  const answer = (): Answer => ({ form: 'select', variables: ['a'], solutions: broken() });

  it.each(TABLE_FORMAT_NAMES)('breaks the text of %s', async (format) => {
    await expect(written(format, answer())).rejects.toThrow('cut');
  });
  it('breaks the stream of bytes after what was read', async () => {
    const reader = byteStream(writeResults('csv', answer())).getReader();
    expect(new TextDecoder().decode((await reader.read()).value)).toBe('a\r\nx\r\n');
    await expect(reader.read()).rejects.toThrow('cut');
  });
  it('ends with a reader who goes away', async () => {
    let isEnded = false;
    async function* endless(): AsyncGenerator<readonly Solution[]> {
      try {
        for (;;) yield [[literal('x')]];
      } finally {
        isEnded = true;
      }
    }
    const stream = byteStream(
      writeResults('csv', { form: 'select', variables: ['a'], solutions: endless() }),
    );
    const reader = stream.getReader();
    await reader.read();
    await reader.cancel();
    expect(isEnded).toBe(true);
  });
});
