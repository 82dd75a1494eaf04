import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Parser, Store } from 'n3';
import { beforeAll, describe, expect, it } from 'vitest';
import { DCAT_AP, type Difference, HVD_3_0_0, HVD_3_0_1 } from './official-differences.ts';
import { statementsOf } from './official-statements.ts';
import { profileNamed, storeOf } from './shapes-rules.ts';

const FOLDER = join(
  process.env.MOISSON_CORPORA ?? join(import.meta.dirname, '../../../../shared/corpora'),
  'semic/dcat-ap',
);

interface Comparison {
  readonly name: string;
  readonly files: readonly string[];
  /** Ours; DCAT-AP always goes along with HVD. */
  readonly profiles: readonly string[];
  readonly differences: readonly Difference[];
}

const hvd = (folder: string, ...parts: string[]): string[] =>
  parts.map((part) => `${folder}/hvd-SHACL-${part}.ttl`);
const dcatAp = (...parts: string[]): string[] => parts.map((part) => `3.0.1/html/shacl/${part}.ttl`);

const COMPARISONS: readonly Comparison[] = [
  {
    name: 'DCAT-AP 3.0.1',
    files: [
      ...dcatAp('shapes', 'shapes_recommended', 'range', 'mdr-vocabularies.shape'),
      '3.0.1/shacl/dcat-ap-SHACL.ttl',
    ],
    profiles: ['dcat-ap-3.0.1'],
    differences: DCAT_AP,
  },
  {
    name: 'HVD 3.0.0',
    files: hvd('3.0.0-hvd/html', 'base', 'ranges', 'usagenotes'),
    profiles: ['dcat-ap-3.0.1', 'dcat-ap-hvd-3.0.0'],
    differences: HVD_3_0_0,
  },
  {
    name: 'HVD 3.0.1',
    files: hvd('3.0.1-hvd-draft', 'base', 'ranges', 'usagenotes', 'cv', 'api'),
    profiles: ['dcat-ap-3.0.1', 'dcat-ap-hvd-3.0.1'],
    differences: HVD_3_0_1,
  },
];

describe.skipIf(!existsSync(FOLDER))('beside the published shapes (corpora/semic)', () => {
  describe.each(COMPARISONS)('$name', ({ files, profiles, differences }) => {
    let published: readonly string[] = [];
    let missing: readonly string[] = [];

    beforeAll(() => {
      published = files.flatMap((file) => [
        ...statementsOf(new Store(new Parser().parse(readFileSync(join(FOLDER, file), 'utf8')))),
      ]);
      const ours = new Set(profiles.flatMap((id) => [...statementsOf(storeOf(profileNamed(id)))]));
      missing = published.filter((statement) => !ours.has(statement));
    });

    it('is read: there is something to compare', () => {
      expect(published.length).toBeGreaterThan(80);
      expect(published.length - missing.length).toBeGreaterThan(60);
    });

    it('states nothing that ours do not state, but for the listed differences', () => {
      expect(
        missing.filter((statement) => !differences.some(({ pattern }) => pattern.test(statement))),
      ).toEqual([]);
    });

    it('has no difference in the list that is none', () => {
      const idle = differences.filter(({ pattern }) => !missing.some((statement) => pattern.test(statement)));
      expect(idle.map(({ pattern }) => pattern.source)).toEqual([]);
    });
  });
});
