/** Which nodes a syntax error leaves incomplete, and when the rest of a document was not read. */
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../src/lib/app-error.ts';
import { RDF_FORMAT_NAMES, type RdfFormat } from '../../../src/rdf/media-types.ts';
import {
  catalogueIn,
  damagedText,
  type Size,
  type Survivors,
  survivorsOf,
} from '../../data/reading/damaged-catalogue.ts';
import { readAll, streamOf } from '../../data/reading/read-all.ts';

const read = async (text: string, format: RdfFormat) => {
  const whole = await readAll(text, format);
  const cut = await readAll(streamOf(text, 7), format);
  expect(cut.issues.toSorted()).toEqual(whole.issues.toSorted());
  return {
    ...whole,
    damaged: whole.issues.flatMap(({ damaged = [] }) => damaged).toSorted(),
    isRestUnread: whole.issues.some((issue) => issue.isRestUnread),
    isOwnerUnknown: whole.issues.some((issue) => issue.isOwnerUnknown),
    syntaxErrors: whole.issues.filter(({ kind }) => kind === 'syntax').length,
  };
};

const PREFIX = '@prefix ex: <http://ex/> .\n';
const ex = (...names: readonly string[]): string[] => names.map((name) => `http://ex/${name}`);

describe('Turtle', () => {
  it.each([
    ['a missing value', 'ex:a a ex:B ; ex:p ; ex:q "lost" .\nex:c a ex:D .', ex('a')],
    ['a missing dot', 'ex:a ex:p ex:o\nex:c a ex:D .', ex('a', 'c')],
    ['a semicolon for a dot', 'ex:a a ex:B ;\nex:c a ex:D .\nex:e a ex:F .', ex('a', 'c')],
    ['a dot for a semicolon', 'ex:a a ex:B .\n  ex:p ex:o ; ex:q ex:r .\nex:e a ex:F .', ex('a', 'o')],
    ['a nested node', 'ex:a ex:p [ a ex:N ; ex:q ] ; ex:r "x" .\nex:e a ex:F .', ['_:b1', ...ex('a')]],
    ['its echoes', 'ex:a ex:p ;\nex:q "lost" ;\nex:r ex:lost .\nex:e a ex:F .', ex('a', 'q', 'r')],
    ['an escaped IRI', '<http://ex/\\u0061> ex:p ex:q ex:r .', ex('a')],
  ])('names the nodes of %s once', async (_, text, expected) => {
    const { damaged, isRestUnread, syntaxErrors } = await read(PREFIX + text, 'turtle');
    // Properties and values may be named too, where a subject could have stood.
    expect(damaged).toEqual(expect.arrayContaining(expected));
    expect(new Set(damaged).size).toBe(damaged.length);
    expect(damaged).not.toContain('http://ex/e');
    expect(isRestUnread).toBe(false);
    expect(syntaxErrors).toBe(1);
  });

  it.each([
    ['a dot is missing', 'ex:a a ex:B .\nex:c a ex:D'],
    ['a string swallows the rest', 'ex:a a ex:B .\nex:c ex:p """x .\n'],
    ['a bracket is open', 'ex:c ex:p [ ex:q ex:r '],
  ])('says that the document ends inside a statement where %s', async (_, text) => {
    const { issues, isRestUnread } = await read(PREFIX + text, 'turtle');
    expect(isRestUnread).toBe(true);
    expect(issues.at(-1)!.message).toContain('the document ends inside a statement');
    expect(issues.at(-1)!.damaged).toContain('http://ex/c');
  });

  it('names indented nodes of a graph that are lost with the one before', async () => {
    const { damaged } = await read(
      `${PREFIX}ex:g {\n  ex:a ex:p "x"\n  ex:c ex:p "y" .\n  ex:e ex:p "z" .\n}`,
      'trig',
    );
    expect(damaged).toEqual(expect.arrayContaining(ex('a', 'c')));
    expect(damaged).not.toContain('http://ex/e');
  });
});

describe('a subject that is broken', () => {
  const BEFORE = `${PREFIX}<http://ex/a> a ex:B ; ex:p <http://ex/c> .\n`;
  const AFTER = ' a ex:D ; ex:p "x" .\n<http://ex/e> a ex:F .\n';
  it.each([
    ['by a line break', '<http://e\nx/c>'],
    ['by a lost bracket at its end', '<http://ex/c'],
    ['by a lost bracket at its start', 'http://ex/c>'],
    ['by a bracket in it', '<http://e<x/c>'],
    ['by an end in it', '<http://e>x/c>'],
    ['by an end in it that a dot follows', '<http://ex/>.c>'],
    ['by a quotation mark and a blank', '<http://ex" /c>'],
    ['by what no scheme holds', '<ht)://ex/c>'],
    ['by a brace in a label', '_:c{d'],
    ['by a prefix that nobody declared', 'nope:c'],
    ['by being lost', ''],
  ])('%s leaves nobody to tell whose the statements are', async (_, subject) => {
    const { issues, isOwnerUnknown } = await read(BEFORE + subject + AFTER, 'turtle');
    expect(isOwnerUnknown).toBe(true);
    expect(issues.some(({ message }) => message.includes('the subject cannot be read'))).toBe(true);
  });

  it.each([
    ['the middle of two statements is lost', 'ex:c ex:p <http://ex/o a ex:D .'],
    ['prose stands for a property', 'ex:c ex:p "x" ;\nmeasured in the town"@en .'],
    ['a second subject lost its start', 'ex:c ex:p "x" ; ex:qttp://ex/d> a ex:D .'],
    ['a declaration is broken', '@prefix no: <http://no'],
  ])('is assumed where %s', async (_, text) => {
    expect((await read(`${BEFORE}${text}\nex:e a ex:F .\n`, 'turtle')).isOwnerUnknown).toBe(true);
  });

  it.each([
    ['a title of three sentences', 'ex:c ex:t "One. "Two". Three" ; ex:q "x" .'],
    ['a title without its first mark', 'ex:c ex:t One of them"@en ;\n  ex:q "x" .'],
    ['a value without its first bracket', 'ex:c ex:p http://ex/o> ;\n  ex:q "x" .'],
  ])('is not assumed for %s', async (_, text) => {
    const { damaged, isRestUnread, isOwnerUnknown } = await read(
      `${BEFORE}${text}\nex:e a ex:F .\n`,
      'turtle',
    );
    expect([isRestUnread, isOwnerUnknown]).toEqual([false, false]);
    expect(damaged).toContain('http://ex/c');
    expect(damaged).not.toContain('http://ex/e');
  });

  it('makes no damaged node of a stump', async () => {
    const { damaged } = await read(`${BEFORE}<http://e\nx/c>${AFTER}`, 'turtle');
    expect(damaged).not.toContain('http://e');
  });

  it('damages the node that is meant when it is repaired', async () => {
    const { issues } = await read(`${BEFORE}<http://e"x/c>${AFTER}`, 'turtle');
    expect(issues).toMatchObject([{ code: 'iri-percent-encoded', damaged: ['http://ex/c'] }]);
  });

  it('does not make damaged nodes of known properties', async () => {
    const text = '@prefix dct: <http://purl.org/dc/terms/> .\nex:a dct:title ;\ndct:type ex:t .\n';
    expect((await read(PREFIX + text, 'turtle')).damaged.filter((node) => node.includes('purl'))).toEqual([]);
  });
});

describe('N-Triples', () => {
  const GOOD = '<http://ex/a> <http://ex/p> "1" .\n';
  it.each([
    ['<http://ex/c> <http://ex/p> "lost .', ['http://ex/c']],
    ['<http://ex/c> <http://ex/p <http://ex/o> .', ['http://ex/c']],
    ['<http://ex/\\u0063> <http://ex/p> "a" bare .', ['http://ex/c']],
    ['<http://ex/c> <http://ex/p> "x" . <http://ex/d> <http://ex/p> "y" .', ['http://ex/c', 'http://ex/d']],
    ['_:c <http://ex/p> "x" ', ['_:b_c']],
    ['<http://ex/c> <http://ex/p> "a string\nof three\nlines" .', ['http://ex/c']],
  ])('names the subject of %j', async (bad, damaged) => {
    expect(await read(`${GOOD}${bad}\n${GOOD}`, 'ntriples')).toMatchObject({
      damaged,
      isRestUnread: false,
      syntaxErrors: 1,
      lines: Array(2).fill(GOOD.replace(' .\n', '')),
    });
  });

  it.each([
    'bad',
    '<http://ex/c <http://ex/p> "x" .',
    '<http://ex/ <http://ex/p> "x" .',
    '<http://ex/c d> <http://ex/p> .',
    '<http://ex/c> <http://ex/p> .',
    '<http://ex/c> <http://ex/pb> <http://ex/p> "x" .',
    '_:c</ <http://ex/p> "x" .',
    '<http://ex/c "x" .',
    '<http://ex/c> "x" .',
    'http://ex/c> <http://ex/p> "x" .',
    '<http://ex/\nc> <http://ex/p> "x" .',
    '<http://ex/a> <http://ex/p> "x\nex/c> <http://ex/p> "x" .',
  ])('says that nobody can tell whose statement %j is', async (bad) => {
    const { isOwnerUnknown, issues } = await read(`${GOOD}${bad}\n${GOOD}`, 'ntriples');
    expect(isOwnerUnknown).toBe(true);
    expect(issues.some(({ message }) => message.includes('the subject cannot be read'))).toBe(true);
  });

  it('knows a line that is cut off', async () => {
    expect(await read(`${GOOD}<http://ex/a> <htt`, 'ntriples')).toMatchObject({ isRestUnread: true });
    expect(await read(`${GOOD}<http://ex/a> <http://ex/p> "x`, 'ntriples')).toMatchObject({
      isRestUnread: true,
      damaged: ['http://ex/a'],
    });
    expect(await read(`${GOOD}${GOOD.trim()}`, 'ntriples')).toMatchObject({ codes: [] });
  });
});

const DCAT = 'http://www.w3.org/ns/dcat#';
const xml = (
  first: string,
): string => `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dcat="${DCAT}" xmlns:dct="http://purl.org/dc/terms/">
${first}
<dcat:Dataset rdf:about="http://ex/e">
  <dct:title>E</dct:title>
</dcat:Dataset>
</rdf:RDF>`;
const DATASET = `<dcat:Dataset rdf:about="http://ex/a">
  <dct:title>A</dct:title>
  <dct:type rdf:resource="http://ex/t"/>
  <dcat:distribution>
    <dcat:Distribution rdf:about="http://ex/d"><dct:title>D</dct:title></dcat:Distribution>
  </dcat:distribution>
  <dct:identifier>1</dct:identifier>
</dcat:Dataset>`;

describe('RDF/XML', () => {
  it.each([
    ['a closing tag is lost', '</dct:title>\n  <dct:type', '\n  <dct:type', ['a']],
    ['a closing tag is renamed', '</dct:title>\n  <dct:type', '</dct:titel>\n  <dct:type', ['a']],
    ['the closing tag of a node is lost', '</dcat:Distribution>', '', ['a', 'd']],
    ['an opening bracket is lost', '<dct:identifier', 'dct:identifier', ['a']],
    ['the opening of a node is lost', '<dcat:Dataset ', 'dcat:Dataset ', ['a']],
    ['the opening around a node is lost', '<dcat:distribution>', 'dcat:distribution>', ['a']],
    ['a bracket of a closing tag is lost', '</dct:title>\n  <dct:type', '/dct:title>\n  <dct:type', ['a']],
    ['a quotation mark is lost', 'rdf:about="http://ex/a">', 'rdf:about="http://ex/a>', ['a']],
    ['a slash is lost', '"http://ex/t"/>', '"http://ex/t">', ['a']],
    ['a prefix is not known', '<dct:type', '<dctx:type', ['a']],
  ])('goes on where %s, and names the nodes', async (_, from, to, expected) => {
    const text = DATASET.replace(from, to);
    expect(text).not.toBe(DATASET);
    const { lines, damaged, isRestUnread, syntaxErrors } = await read(xml(text), 'rdfxml');
    expect(lines).toContain('<http://ex/e> <http://purl.org/dc/terms/title> "E"');
    expect(damaged).toEqual(expect.arrayContaining(ex(...expected)));
    expect(damaged).not.toContain('http://ex/e');
    expect(isRestUnread).toBe(false);
    expect(syntaxErrors).toBeLessThan(4);
  });

  it.each([20, 250, 300, 340, 400, 480])(
    'says that nothing follows when it is cut off at %i',
    async (offset) => {
      const { isRestUnread, issues } = await read(xml(DATASET).slice(0, offset), 'rdfxml');
      expect(isRestUnread).toBe(true);
      expect(issues.at(-1)!.message).toContain('nothing after line');
    },
  );

  it('tells a bounded number of errors and loses no damage', async () => {
    const broken = Array.from({ length: 250 }, (_, index) =>
      DATASET.replaceAll('http://ex/a', `http://ex/a${index}`).replace('</dct:title>\n', '\n'),
    );
    const { damaged, syntaxErrors } = await readAll(xml(broken.join('\n')), 'rdfxml').then(({ issues }) => ({
      damaged: new Set(issues.flatMap((issue) => issue.damaged ?? [])),
      syntaxErrors: issues.length,
    }));
    expect(syntaxErrors).toBeLessThanOrEqual(102);
    for (let index = 0; index < 250; index += 1) expect(damaged).toContain(`http://ex/a${index}`);
    expect(damaged).not.toContain('http://ex/e');
  });
});

describe('JSON', () => {
  it('reads nothing of what is cut off', async () => {
    expect(await read('{"@id":"http://ex/a","http://ex/p":1', 'jsonld')).toMatchObject({
      lines: [],
      codes: ['json-syntax'],
      isRestUnread: true,
    });
  });
});

/** What a damage took from records that look whole, as their IRIs. */
const lossesOf = (before: Survivors, after: Survivors): readonly string[] =>
  [...before.records].flatMap(([iri, lines]) => {
    const now = after.records.get(iri);
    const lost = now ? [...lines].filter((line) => !now.has(line)).length : 0;
    const added = now ? [...now].filter((line) => !lines.has(line)).length : 0;
    // A value that is another one now is no loss that a reader could know of.
    return lost > added + after.lostValues ? [iri] : [];
  });

/** Of a longer piece of lines, or of JSON, nothing may be left that tells of it. */
const HAS_TRACES: ReadonlySet<RdfFormat> = new Set(['turtle', 'trig', 'rdfxml']);

describe.each(RDF_FORMAT_NAMES)('damaged %s', (format) => {
  it.each<[number, Size]>([
    [150, 'small'],
    ...(HAS_TRACES.has(format) ? [[100, 'large'] as [number, Size]] : []),
  ])(
    '%i times, %s: every record is whole or known to be damaged',
    async (times, size) => {
      const text = await catalogueIn(format);
      const whole = await survivorsOf(text, format);
      expect(whole).toMatchObject({ hasSyntaxError: false, isRestUnread: false });
      expect(whole.records.size).toBe(9);
      let errors = 0;
      for (let seed = 1; seed <= times; seed += 1) {
        const after = await survivorsOf(damagedText(text, size, seed), format).catch((error: unknown) => {
          expect(error).toBeInstanceOf(AppError);
          return null;
        });
        if (!after?.hasSyntaxError) continue;
        errors += 1;
        if (!after.isRestUnread) expect(lossesOf(whole, after), `seed ${seed}`).toEqual([]);
      }
      expect(errors).toBeGreaterThan(times / 10);
    },
    60_000,
  );
});
