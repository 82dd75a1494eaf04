/** JSON-LD with wrong values: each loses itself, and what it was a part of is named. */
import { describe, expect, it } from 'vitest';
import { readAll } from '../../data/reading/read-all.ts';

const CONTEXT = { ex: 'http://ex/', '@vocab': 'http://ex/' };
const read = (document: unknown) => readAll(JSON.stringify(document, null, 1), 'jsonld');
const readGraph = (...nodes: readonly object[]) => read({ '@context': CONTEXT, '@graph': nodes });
const GOOD = { '@id': 'ex:good', p: 'x' };
const GOOD_LINE = '<http://ex/good> <http://ex/p> "x"';

describe('a wrong value', () => {
  it.each([
    ['@language', { '@value': 'x', '@language': 5 }],
    ['@value', { '@value': { a: 1 } }],
    ['@value beside @id', { '@value': 'x', '@id': 'http://ex/v' }],
  ])('loses itself alone: %s', async (_, value) => {
    const { lines, issues } = await readGraph({ '@id': 'ex:a', p: [value, 'kept'], q: 'kept' }, GOOD);
    expect(lines.toSorted()).toEqual([
      '<http://ex/a> <http://ex/p> "kept"',
      '<http://ex/a> <http://ex/q> "kept"',
      GOOD_LINE,
    ]);
    expect(issues).toMatchObject([
      { kind: 'syntax', code: 'jsonld-syntax', subject: 'ex:a', property: 'p', line: 8 },
    ]);
    expect(issues[0]!.damaged).toBeUndefined();
  });

  it('that is the datatype of a literal leaves its text', async () => {
    const { lines, issues } = await readGraph({ '@id': 'ex:a', p: { '@value': 'x', '@type': 5 } });
    expect(lines).toEqual(['<http://ex/a> <http://ex/p> "x"']);
    expect(issues).toMatchObject([{ code: 'jsonld-syntax', subject: 'ex:a', property: 'p' }]);
  });

  it('that is a nested node damages the node around it and names what is in it', async () => {
    const lost = { '@id': 5, r: { '@id': 'http://ex/deep', s: 1 } };
    const { lines, issues } = await readGraph({ '@id': 'ex:a', p: [lost, { '@id': 'ex:b', q: 1 }] }, GOOD);
    expect(lines).toContain('<http://ex/a> <http://ex/p> <http://ex/b>');
    expect(lines).toContain(GOOD_LINE);
    expect(issues).toMatchObject([
      { subject: 'ex:a', property: 'p', damaged: ['http://ex/a', 'http://ex/deep'] },
    ]);
  });

  it('names a damaged blank node as the quads do', async () => {
    const { quads, issues } = await readGraph({ q: 1, p: { '@id': ['x'] } }, GOOD);
    expect(issues[0]!.damaged).toEqual([
      `_:${quads.find(({ subject }) => subject.termType === 'BlankNode')!.subject.value}`,
    ]);
    expect(quads).toHaveLength(2);
  });

  it('that is the type of a node damages that node', async () => {
    const { lines, issues } = await read({
      '@context': CONTEXT,
      '@id': 'ex:c',
      p: [{ '@id': 'ex:a', '@type': 5, q: 'x' }, GOOD],
    });
    expect(lines).toContain('<http://ex/a> <http://ex/q> "x"');
    expect(issues).toMatchObject([{ subject: 'ex:a', damaged: ['http://ex/a'] }]);
  });

  it('keeps a blank node that two members name one node', async () => {
    const { quads } = await readGraph(
      { '@id': 'ex:a', p: { '@id': '_:n' }, bad: { '@value': [] } },
      { '@id': '_:n', q: 1 },
    );
    const [subject] = quads.filter(({ predicate }) => predicate.value === 'http://ex/q');
    const [link] = quads.filter(({ predicate }) => predicate.value === 'http://ex/p');
    expect(link!.object.value).toBe(subject!.subject.value);
  });

  it('gives up on a document of nothing else', async () => {
    const nodes = Array.from({ length: 400 }, (_, index) => ({ '@id': `ex:n${index}`, p: { '@value': {} } }));
    const { issues } = await readGraph(...nodes);
    expect(issues.length).toBeLessThan(110);
    expect(issues.at(-1)).toMatchObject({ isRestUnread: true });
  });
});

describe('numbers', () => {
  const XSD = 'http://www.w3.org/2001/XMLSchema#';
  it('keep the text in which they were written', async () => {
    const typed = (text: string) => ({ '@value': text, '@type': `${XSD}double` });
    const { lines } = await readGraph({ '@id': 'ex:a', p: [typed('1e5'), typed('1.50')], q: 1.5 });
    expect(lines).toEqual([
      `<http://ex/a> <http://ex/p> "1e5"^^${XSD}double`,
      `<http://ex/a> <http://ex/p> "1.50"^^${XSD}double`,
      `<http://ex/a> <http://ex/q> "1.5E0"^^${XSD}double`,
    ]);
  });
});
