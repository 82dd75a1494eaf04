/** What a document plainly is counts more than what it is called; a broken document stays what it is called. */
import { describe, expect, it } from 'vitest';
import { RDF_FORMAT_NAMES, RDF_FORMATS, type RdfFormat } from '../../../src/rdf/media-types.ts';
import { formatMistaken } from '../../../src/rdf/parse/format-mistaken.ts';
import { catalogueIn } from '../../data/reading/damaged-catalogue.ts';
import { readAll } from '../../data/reading/read-all.ts';

/** What is read in a format though it is written in another. */
const FINE: readonly (readonly [promised: RdfFormat, shown: RdfFormat])[] = [
  ['turtle', 'ntriples'],
  ['trig', 'ntriples'],
  ['trig', 'turtle'],
  ['nquads', 'ntriples'],
];

const inGraph = async (format: RdfFormat): Promise<string> => {
  if (format === 'trig') return `@prefix ex: <http://ex/> .\nex:g {\n  ex:a a ex:B .\n}\n`;
  if (format === 'nquads') return '<http://ex/a> <http://ex/p> "x" <http://ex/g> .\n';
  return catalogueIn(format);
};

const PAIRS = RDF_FORMAT_NAMES.flatMap((promised) =>
  RDF_FORMAT_NAMES.map((shown) => [promised, shown] as const),
);

describe('a document that is called one format and is another', () => {
  it.each(PAIRS)('called %s, is %s', async (promised, shown) => {
    const text = await inGraph(shown);
    const isFine = promised === shown || FINE.some(([name, is]) => name === promised && is === shown);
    expect(formatMistaken(promised, text)).toBe(isFine ? null : shown);
    const { codes, lines, issues } = await readAll(text, promised);
    if (isFine) expect(codes).toEqual([]);
    else {
      expect(lines).toEqual([]);
      expect(issues).toMatchObject([{ kind: 'syntax', line: 1, isRestUnread: true }]);
      expect(issues[0]!.message).toContain(`it looks like ${RDF_FORMATS[shown].label}`);
    }
  });

  it.each<[RdfFormat, string]>([
    ['ntriples', '<http://ex/a> <http://ex/p "x" .\n<http://ex/a> <http://ex/p> "x" .\n'],
    ['ntriples', '<http://ex/a> a <http://ex/B> .\n<http://ex/a> <http://ex/p> "x" .\n'],
    ['ntriples', 'not a statement\n'],
    ['jsonld', '{}'],
    ['jsonld', '{ broken'],
    ['turtle', '[] a <http://ex/B> .'],
    ['turtle', '<a> <b> """\n{ "a": 1 }\nex:g { ex:a\n""" .'],
    ['turtle', "# it's\n# ex:g { ex:a\n<a> <b> <c> ."],
    ['turtle', '<http://ex/a a <http://ex/B> .'],
    ['rdfxml', '<a/>'],
  ])('is left alone as %s: %j', (promised, text) => expect(formatMistaken(promised, text)).toBeNull());

  it('is told where the first graph comes late', async () => {
    const text = `${'<http://ex/a> a <http://ex/B> .\n'.repeat(400)}<http://ex/g> { <http://ex/a> a <http://ex/B> }`;
    const { issues } = await readAll(text, 'turtle');
    expect(issues[0]!.message).toContain('it looks like TriG');
  });
});
