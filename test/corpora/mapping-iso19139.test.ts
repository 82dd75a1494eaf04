/**
 * ISO 19139 against the DCAT-AP that each case of the corpus names: the share of the expected statements that is
 * found, and each difference with its reason.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Parser, type Quad } from 'n3';
import { describe, expect, it } from 'vitest';
import { mapIso19139 } from '../../src/harvest/mapping/iso19139/iso19139.ts';
import { quadsOf } from '../../src/harvest/mapping/mapped-record.ts';
import { vocabulariesFromFiles } from '../../src/vocab/files.ts';
import { CORPORA, hasCorpora } from '../support/corpora.ts';
import { DIFFERENCES } from './mapping-differences.ts';
import { pathsOf } from './mapping-paths.ts';

const FOLDER = join(CORPORA, 'harvest/iso19139');
const CASES = hasCorpora ? readdirSync(FOLDER) : [];
const context = { vocabularies: vocabulariesFromFiles(), portal: null, language: null };

interface Compared {
  readonly expected: ReadonlySet<string>;
  readonly missing: readonly string[];
  readonly more: readonly string[];
}

const compare = async (name: string): Promise<Compared> => {
  const { records } = await mapIso19139(readFileSync(join(FOLDER, name, 'input.xml'), 'utf8'), context);
  const own = pathsOf(records.flatMap(quadsOf));
  const turtle = readFileSync(join(FOLDER, name, 'expected_output.ttl'), 'utf8');
  const expected = pathsOf(new Parser().parse(turtle) as Quad[]);
  return {
    expected,
    missing: [...expected].filter((path) => !own.has(path)),
    more: [...own].filter((path) => !expected.has(path)),
  };
};

const named = (side: 'missing' | 'more', path: string): boolean =>
  DIFFERENCES.some((row) => (row.side === side || row.side === 'other') && row.paths.test(path));

const propertyOf = (path: string): string =>
  path.startsWith('<') ? path.replace(/^<[^>]*>/, '<…>').replace(/ = .*$/s, '') : path.replace(/ = .*$/s, '');

/** `property  found/expected`, the worst first. */
const table = (compared: readonly Compared[]): string => {
  const counts = new Map<string, { found: number; all: number }>();
  for (const { expected, missing } of compared)
    for (const path of expected) {
      const property = propertyOf(path);
      const count = counts.get(property) ?? { found: 0, all: 0 };
      count.all += 1;
      if (!missing.includes(path)) count.found += 1;
      counts.set(property, count);
    }
  const share = ({ found, all }: { found: number; all: number }): number => found / all;
  return [...counts]
    .sort(([, a], [, b]) => share(a) - share(b))
    .map(([property, { found, all }]) => `${`${found}/${all}`.padStart(9)}  ${property}`)
    .join('\n');
};

describe.skipIf(!hasCorpora)('ISO 19139 cases with the DCAT-AP expected of them', () => {
  it.each(CASES)('%s: each difference has a reason', async (name) => {
    const { missing, more } = await compare(name);
    expect(missing.filter((path) => !named('missing', path))).toEqual([]);
    expect(more.filter((path) => !named('more', path))).toEqual([]);
  });

  it('has no reason for what is no difference', async () => {
    const compared = await Promise.all(CASES.map(compare));
    const idle = DIFFERENCES.filter(
      ({ side, paths }) =>
        !compared.some(
          ({ missing, more }) =>
            (side !== 'more' && missing.some((path) => paths.test(path))) ||
            (side !== 'missing' && more.some((path) => paths.test(path))),
        ),
    );
    expect(idle.map(({ paths }) => String(paths))).toEqual([]);
  });

  it('finds most of what is expected, and all of it but for the reasons', async () => {
    const compared = await Promise.all(CASES.map(compare));
    const all = compared.reduce((sum, { expected }) => sum + expected.size, 0);
    const missing = compared.reduce((sum, each) => sum + each.missing.length, 0);
    console.log(`${all - missing} of ${all} expected statements are found as they are\n${table(compared)}`);
    expect(CASES.length).toBe(10);
    expect((all - missing) / all).toBeGreaterThan(0.6);
  });
});
