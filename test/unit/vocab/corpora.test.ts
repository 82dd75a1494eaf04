import { createReadStream, existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { Parser } from 'n3';
import { describe, expect, it } from 'vitest';
import { ns } from '../../../src/rdf/namespaces.ts';
import type { Quad } from '../../../src/rdf/terms.ts';
import { fileLoader, vocabulariesFromFiles } from '../../../src/vocab/files.ts';
import { SCHEMES, type SchemeId } from '../../../src/vocab/schemes.ts';

const CORPORA = process.env.MOISSON_CORPORA ?? join(import.meta.dirname, '../../../../shared/corpora');
const EU_FILES = {
  'access-right': 'access-right/20220316-0/access-right.ttl',
  country: 'countries/20220928-0/countries.ttl',
  'data-service-type': 'data-service-type/20211027-0/data-service-type.ttl',
  'data-theme': 'data-theme/20200923-0/data-theme.ttl',
  'dataset-type': 'dataset-types/20220316-0/dataset-types.ttl',
  'distribution-status': 'distribution-status/20220615-0/distribution-status.ttl',
  'distribution-type': 'distribution-types/20220316-0/distribution-types.ttl',
  'file-type': 'filetypes/20220928-0/filetypes.ttl',
  frequency: 'frequencies/20220615-0/frequencies.ttl',
  'high-value-dataset-category': 'high-value-dataset-category/hvd_scheme-berlin.ttl',
  language: 'languages/20220928-0/languages.ttl',
  licence: 'licences/20220928-0/licences.ttl',
  'planned-availability': 'planned-availability/20211208-0/planned-availability.ttl',
} as const satisfies Partial<Record<SchemeId, string>>;

/** Ours hold a part of these tables only. */
const PARTIAL: readonly SchemeId[] = ['country', 'language'];

/** Labels that differ on purpose: misspelt, missing or wrong in the published table. */
const CORRECTED = [
  'country/ARE de',
  'dataset-type/IEPD de',
  'language/FUR de',
  'language/NNO nl',
  'language/NOB nl',
  'language/ROH nl',
  'language/ZXX nl',
  'licence/CC_BY_2_5 de',
  'licence/DLDE_BYNC_1_0 de',
  'licence/OGL_ROU_1_0 en',
];

const LANGUAGES = ['de', 'en', 'fr', 'nl'];

const labels = (quads: readonly Quad[], prefix: string): Map<string, string> =>
  new Map(
    quads.flatMap(({ subject, predicate, object }) =>
      predicate.value === ns.skos('prefLabel').value &&
      object.termType === 'Literal' &&
      LANGUAGES.includes(object.language) &&
      subject.value.startsWith(prefix)
        ? [[`${subject.value} ${object.language}`, object.value.trim().replace(/\s+/g, ' ')] as const]
        : [],
    ),
  );

const membersOf = (quads: readonly Quad[]): Set<string> =>
  new Set(
    quads
      .filter(({ predicate }) => predicate.value === ns.skos('inScheme').value)
      .map(({ subject }) => subject.value),
  );

const EU_FOLDER = join(CORPORA, 'eu-vocabularies');

describe.skipIf(!existsSync(EU_FOLDER))('beside the published tables (corpora/eu-vocabularies)', () => {
  it.each(Object.entries(EU_FILES) as [SchemeId, string][])(
    '%s has the same IRIs and labels',
    async (id, file) => {
      const published = new Parser().parse(await readFile(join(EU_FOLDER, file), 'utf8'));
      const ours = new Parser().parse(await fileLoader()(id));
      const { prefix } = SCHEMES[id];

      const later = new Set(
        ours.filter(({ object }) => object.value === 'after 2022-09').map(({ subject }) => subject.value),
      );
      const publishedConcepts = membersOf(published);
      const ourConcepts = membersOf(ours);
      const unknown = [...ourConcepts].filter((iri) => !publishedConcepts.has(iri) && !later.has(iri));
      expect(unknown).toEqual([]);
      const missing = [...publishedConcepts].filter((iri) => iri.startsWith(prefix) && !ourConcepts.has(iri));
      if (!PARTIAL.includes(id)) expect(missing).toEqual([]);

      const ourLabels = labels(ours, prefix);
      const differing = [...labels(published, prefix)]
        .filter(([key]) => ourConcepts.has(key.split(' ')[0]!))
        .filter(([key, label]) => ourLabels.get(key) !== label)
        .map(([key]) => `${id}/${key.slice(prefix.length)}`);
      expect(differing.filter((key) => !CORRECTED.includes(key))).toEqual([]);
    },
  );
});

const BELGIUM = join(CORPORA, 'belgium/full.nt.gz');

/** Property → the scheme that its values should come from, and the share known today that must not sink. */
const COVERED = {
  license: ['licence', 0.99],
  format: ['file-type', 0.99],
  mediaType: ['media-types', 0.99],
  language: ['language', 0.99],
  accrualPeriodicity: ['frequency', 0.99],
  theme: ['data-theme', 0.99],
  accessRights: ['access-right', 0.99],
  hvdCategory: ['high-value-dataset-category', 1],
} as const satisfies Record<string, readonly [SchemeId, number]>;

type Property = keyof typeof COVERED;

/** How often each value stands under each property; blank nodes and skolem IRIs are descriptions, not codes. */
const countValues = async (): Promise<Record<Property, Map<string, number>>> => {
  const counts = Object.fromEntries(Object.keys(COVERED).map((name) => [name, new Map()])) as Record<
    Property,
    Map<string, number>
  >;
  const line = /^\S+ <[^>]*[/#](\w+)> (?:<([^>]*)>|"((?:[^"\\]|\\.)*)"\S*) \.$/;
  for await (const text of createInterface({ input: createReadStream(BELGIUM).pipe(createGunzip()) })) {
    const [, property, iri, literal] = line.exec(text) ?? [];
    const of = counts[property as Property] as Map<string, number> | undefined;
    const value = iri ?? literal;
    if (!of || value === undefined || value.includes('/.well-known/genid/')) continue;
    of.set(value, (of.get(value) ?? 0) + 1);
  }
  return counts;
};

describe.skipIf(!existsSync(BELGIUM))('over a national catalogue (corpora/belgium/full)', async () => {
  const counts = existsSync(BELGIUM) ? await countValues() : null;
  const { labelsFor, conceptFor } = vocabulariesFromFiles();

  it.each(Object.keys(COVERED) as Property[])('knows the values of %s', async (property) => {
    const [scheme, expected] = COVERED[property];
    const values = [...(counts?.[property] ?? [])];
    const labelOf = await labelsFor(
      values.map(([value]) => value),
      ['fr'],
    );
    const known = await Promise.all(
      values.map(async ([value]) => labelOf(value) ?? (await conceptFor(scheme, value))),
    );
    const total = values.reduce((sum, [, count]) => sum + count, 0);
    const unknown = values.filter((_, at) => known[at] === undefined).sort(([, a], [, b]) => b - a);
    const share = 1 - unknown.reduce((sum, [, count]) => sum + count, 0) / total;
    console.info(
      [
        `${property}: ${(100 * share).toFixed(2)} % of ${total}, ${values.length - unknown.length} of ${values.length} values`,
        ...unknown.slice(0, 8).map(([value, count]) => `  ${count} × ${value}`),
      ].join('\n'),
    );
    expect(share).toBeGreaterThanOrEqual(expected);
  });
});
