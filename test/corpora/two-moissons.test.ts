/**
 * A catalogue harvested by another one: through each door the second has what the first has, to the letter, and later
 * runs write what was changed and nothing else.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import type { CatalogueContext } from '../../src/catalogue/context.ts';
import type { IncomingRecord } from '../../src/catalogue/incoming.ts';
import { splitRecords } from '../../src/catalogue/split.ts';
import { withdrawRecords } from '../../src/catalogue/withdraw.ts';
import { TRANSPORTS, type Transport } from '../../src/harvest/config.ts';
import { ns } from '../../src/rdf/namespaces.ts';
import { literal, namedNode, quad } from '../../src/rdf/terms.ts';
import { hasCorpora, readCorpus } from '../support/corpora.ts';
import { runToEnd, testConfig, testHarvester } from '../support/harvest/test-harvester.ts';
import {
  changedSince,
  contents,
  FIRST_BASE,
  type FirstMoisson,
  firstMoisson,
  newestChange,
} from '../support/harvest/two-moissons.ts';

const SOURCE = 'belgium';
const EDITS = { changed: 75, deleted: 25 } as const;
const KINDS = ['dataset', 'series', 'service', 'entity'];

const configOf = (transport: Transport) =>
  testConfig({ kind: 'moisson', url: FIRST_BASE, transport, removal: { share: 1 } });

/** The same numbers in every run: a test that fails can be repeated. */
const randomOf = (seed: number) => {
  let state = seed;
  return (below: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
};

const differences = async (
  first: CatalogueContext,
  second: CatalogueContext,
  hidden: ReadonlySet<string>,
) => {
  const [a, b] = [await contents(first, KINDS), await contents(second, KINDS)];
  return {
    lost: [...a.keys()].filter((iri) => !b.has(iri) && !hidden.has(iri)),
    more: [...b.keys()].filter((iri) => !a.has(iri)),
    other: [...a].filter(([iri, text]) => b.has(iri) && b.get(iri) !== text).map(([iri]) => iri),
  };
};

/** Entities that no record names any more: pages and OAI-PMH, which give what datasets name, cannot show them. */
const unnamedIn = async (ctx: CatalogueContext): Promise<ReadonlySet<string>> => {
  const named = new Set(
    [...(await contents(ctx, KINDS))].flatMap(([iri, text]) =>
      text
        .split('\n')
        .flatMap((line) => line.split(' ')[2] ?? [])
        .filter((object) => object !== iri),
    ),
  );
  return new Set([...(await contents(ctx, ['entity'])).keys()].filter((iri) => !named.has(iri)));
};

const SHOWING_NAMED: ReadonlySet<Transport> = new Set(['pages', 'oai-pmh']);

const SAME = { lost: [], more: [], other: [] };

describe.skipIf(!hasCorpora)('belgium/sample in two catalogues', { timeout: 900_000 }, () => {
  let first: FirstMoisson;
  let datasets: IncomingRecord[] = [];

  beforeAll(async () => {
    first = await firstMoisson();
    const quads = await readCorpus('belgium/sample.nt.gz', `${FIRST_BASE}/`);
    const { records } = splitRecords(quads, { baseUrl: FIRST_BASE, source: SOURCE });
    datasets = records.filter(({ kind }) => kind === 'dataset');
    await first.write(records, SOURCE);
  }, 600_000);

  /** A hundred random edits and deletions; the IRIs of the records that they touch. */
  const edit = async (seed: number): Promise<string[]> => {
    const random = randomOf(seed);
    const take = (): IncomingRecord => datasets.splice(random(datasets.length), 1)[0]!;
    const changed = Array.from({ length: EDITS.changed }, take).map((record, at) => ({
      ...record,
      quads: [
        ...record.quads.slice(at % 2),
        quad(namedNode(record.iri), ns.dcat('keyword'), literal(`edit ${seed} ${at}`, 'en')),
      ],
    }));
    const deleted = Array.from({ length: EDITS.deleted }, take);
    await first.write(changed, SOURCE);
    await withdrawRecords(
      first.catalogue,
      SOURCE,
      deleted.map(({ id }) => id),
    );
    datasets.push(...changed);
    return [...changed, ...deleted].map(({ iri }) => iri).sort();
  };

  const doors = (process.env.DOORS?.split(',') ?? TRANSPORTS) as readonly Transport[];
  it.each(doors)('by %s', async (transport) => {
    const second = testHarvester();
    second.setPortal(first.portal);
    const config = configOf(transport);
    const hidden = async () =>
      SHOWING_NAMED.has(transport) ? unnamedIn(first.catalogue) : new Set<string>();

    const run = await runToEnd(second, 'first', config);
    expect(run).toMatchObject({ outcome: 'complete', state: { fault: null } });
    expect(await differences(first.catalogue, second.catalogue, await hidden())).toEqual(SAME);

    const before = await newestChange(second.catalogue);
    const again = await runToEnd(second, 'first', config, run.state.memory);
    expect(again.outcome).toBe('complete');
    expect(await changedSince(second.catalogue, before), 'a second run').toEqual([]);

    const touched = await edit(doors.indexOf(transport) + 1);
    const third = await runToEnd(second, 'first', config, again.state.memory);
    expect(third.outcome).toBe('complete');
    const unseen = await hidden();
    const written = (await changedSince(second.catalogue, before)).filter((iri) => !unseen.has(iri));
    expect(written, 'after edits').toEqual(touched);
    expect(await differences(first.catalogue, second.catalogue, await hidden())).toEqual(SAME);
  });
});
