/** N-Triples and N-Quads: the grammar, and that a bad line loses itself alone. */
import { describe, expect, it } from 'vitest';
import { readAll, streamOf } from '../../data/reading/read-all.ts';

const GOOD = '<http://example.org/s> <http://example.org/p>';
const XSD = 'http://www.w3.org/2001/XMLSchema#';

describe('N-Triples', () => {
  it.each([
    [`${GOOD} <http://example.org/o> .`, '<http://example.org/o>'],
    [`${GOOD}<http://example.org/o>.`, '<http://example.org/o>'],
    [`  ${GOOD}\t"a \\"b\\" \\\\" . # comment`, '"a "b" \\"'],
    [`${GOOD} "\\u00e9\\U0001F600\\n" .\r`, '"é😀\n"'],
    [`${GOOD} "\\uD83D\\uDE00" .`, '"😀"'],
    [`${GOOD} "x"@fr-BE .`, '"x"@fr-be'],
    [`${GOOD} "1"^^<${XSD}integer> .`, `"1"^^${XSD}integer`],
    [`${GOOD} _:a.b .`, '_:b_a-2e-b'],
    [`${GOOD} _:a.`, '_:b_a'],
    [`${GOOD} "" .`, '""'],
  ])('reads %j', async (text, object) => {
    const { lines, codes } = await readAll(text, 'ntriples');
    expect(lines).toEqual([`${GOOD} ${object}`]);
    expect(codes).toEqual([]);
  });

  it('reads blank lines, comments and a version for what they are', async () => {
    const { lines, codes } = await readAll(`\n# x\nVERSION "1.2"\n \n${GOOD} "x" .`, 'ntriples');
    expect(lines).toHaveLength(1);
    expect(codes).toEqual([]);
  });

  it('shares the subject of the line before only when it is the same', async () => {
    const lines = ['_:b1', '_:b1', '_:b10', '_:b1<'].map((subject) =>
      subject.endsWith('<') ? `${subject}http://x/p> "x" .` : `${subject} <http://x/p> "x" .`,
    );
    const { quads } = await readAll(['_:b1<http://x/p> "x" .', ...lines].join('\n'), 'ntriples');
    expect(quads.map(({ subject }) => subject.value)).toEqual(['b_b1', 'b_b1', 'b_b1', 'b_b10', 'b_b1']);
  });

  it.each([
    ['a string is not closed', `${GOOD} "x .`, 47],
    ['a string is not closed', `${GOOD} "x\\" .`, 47],
    ['an IRI is not closed', `${GOOD} <http://example.org/o .`, 47],
    ['an IRI is not closed', '<http://example.org/s <http://example.org/p> "x" .', 1],
    ['expected a property', '<http://example.org/s> "x" .', 24],
    ['expected a subject', 'ex:s ex:p ex:o .', 1],
    ['expected "."', `${GOOD} "x"`, 50],
    ['text after the end', `${GOOD} "x" . ${GOOD}`, 53],
    ['triple terms', `${GOOD} <<( <http://x/s> <http://x/p> "o" )>> .`, 47],
    ['a blank node has no label', `_: ${GOOD} .`, 1],
    ['a language tag is empty', `${GOOD} "x"@ .`, 50],
  ])('loses one line where %s', async (message, bad, column) => {
    const { lines, issues } = await readAll(`${GOOD} "1" .\n${bad}\n${GOOD} "2" .`, 'ntriples');
    expect(lines).toEqual([`${GOOD} "1"`, `${GOOD} "2"`]);
    expect(issues).toMatchObject([{ kind: 'syntax', code: 'line-syntax', line: 2, column, before: bad }]);
    expect(issues[0]!.message).toContain(message);
  });

  it('repairs IRIs and tells the line', async () => {
    const { lines, issues } = await readAll(`# x\n${GOOD} <http://example.org/a\\u0020{b}> .`, 'ntriples');
    expect(lines).toEqual([`${GOOD} <http://example.org/a%20%7Bb%7D>`]);
    expect(issues).toMatchObject([
      { code: 'iri-percent-encoded', line: 2, property: 'http://example.org/p' },
    ]);
  });

  it('resolves relative IRIs, says so, and reads addresses without a scheme', async () => {
    const { lines, codes } = await readAll(`<x> <http://example.org/p> <www.example.org> .`, 'ntriples');
    expect(lines).toEqual(['<http://base.example/dir/x> <http://example.org/p> <http://www.example.org>']);
    expect(codes).toEqual(['iri-resolved', 'iri-scheme-missing']);
  });

  it('keeps unknown escapes as they stand', async () => {
    const { lines, codes } = await readAll(`${GOOD} "C:\\data\\x" .`, 'ntriples');
    expect(lines).toEqual([`${GOOD} "C:\\data\\x"`]);
    expect(codes).toEqual(['string-escape', 'string-escape']);
  });

  it('tells no repairs of a line that fails', async () => {
    const { codes } = await readAll(`${GOOD} "1" .\n<x> <y> "C:\\data" <z> .`, 'ntriples');
    expect(codes).toEqual(['line-syntax']);
  });

  it('says against what a relative IRI was resolved', async () => {
    const { issues } = await readAll('<x> <http://example.org/p> "1" .', 'ntriples');
    expect(issues[0]!.message).toContain('the base is http://base.example/dir/doc');
  });

  it('tells all bad lines once there is a good one', async () => {
    const { codes } = await readAll(`${'bad\n'.repeat(99)}${GOOD} "1" .\nbad\n`, 'ntriples');
    expect(codes).toHaveLength(100);
  });

  it.each([
    [5, 'no line can be read'],
    [2000, 'none of the first 100 lines can be read'],
  ])('makes one issue of %i lines without a good one', async (count, message) => {
    const { issues } = await readAll('not N-Triples\n'.repeat(count), 'ntriples');
    expect(issues).toMatchObject([{ code: 'line-syntax', line: 1, isRestUnread: true }]);
    expect(issues[0]!.message).toContain(message);
  });

  it('stops after a hundred lines without a good one', async () => {
    const { lines } = await readAll(`${'bad\n'.repeat(100)}${GOOD} "1" .\n`, 'ntriples');
    expect(lines).toEqual([]);
  });

  it('drops generalised RDF with its reason', async () => {
    expect((await readAll('<http://x/s> _:p "x" .', 'ntriples')).codes).toEqual(['predicate-unusable']);
  });

  it('reads the same whatever the chunks', async () => {
    const text = `${GOOD} "é😀\\"" .\r\nbad\n${GOOD} <http://example.org/a b> .\n`;
    const whole = await readAll(text, 'ntriples');
    expect(whole.lines).toHaveLength(2);
    for (const size of [1, 2, 3, 5, 64])
      expect(await readAll(streamOf(text, size), 'ntriples')).toEqual(whole);
  });
});

describe('N-Quads', () => {
  it('reads graph names, and quads without one', async () => {
    const { lines } = await readAll(
      `${GOOD} "1" <http://example.org/g> .\n${GOOD} "2" .\n${GOOD} "3" _:g .`,
      'nquads',
    );
    expect(lines).toEqual([`${GOOD} "1" <http://example.org/g>`, `${GOOD} "2"`, `${GOOD} "3" _:b_g`]);
  });
  it('is not N-Triples', async () => {
    expect((await readAll(`${GOOD} "1" <http://example.org/g> .`, 'ntriples')).codes).toEqual([
      'line-syntax',
    ]);
  });
});
