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
  publishedIris,
} from '../support/harvest/two-moissons.ts';

/** The whole catalogue when asked for (MOISSON_FULL=1): with 8 GB of memory, in about an hour. */
const FILE = process.env.MOISSON_FULL ? 'belgium/full.nt.gz' : 'belgium/sample.nt.gz';
const SOURCE = 'belgium';
const EDITS = { changed: 75, deleted: 25 } as const;
const KINDS = ['dataset', 'series', 'service', 'entity'];

const configOf = (transport: Transport, url = FIRST_BASE) =>
  testConfig({ kind: 'moisson', url, transport, removal: { share: 1 } });

/** The same numbers in every run: a test that fails can be repeated. */
const randomOf = (seed: number) => {
  let state = seed;
  return (below: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
};

/** What a catalogue says, by resource. */
type Said = ReadonlyMap<string, string>;

const differences = (a: Said, b: Said, hidden: ReadonlySet<string>) => ({
  lost: [...a.keys()].filter((iri) => !b.has(iri) && !hidden.has(iri)),
  more: [...b.keys()].filter((iri) => !a.has(iri)),
  other: [...a].filter(([iri, text]) => b.has(iri) && b.get(iri) !== text).map(([iri]) => iri),
});

/** Entities that no record names any more: pages and OAI-PMH, which give what datasets name, cannot show them. */
const unnamedIn = async (ctx: CatalogueContext, said: Said): Promise<ReadonlySet<string>> => {
  const unnamed = new Set(await publishedIris(ctx, ['entity']));
  for (const [iri, text] of said)
    for (const line of text.split('\n')) {
      const object = line.split(' ')[2];
      if (object !== undefined && object !== iri) unnamed.delete(object);
    }
  return unnamed;
};

const SHOWING_NAMED: ReadonlySet<Transport> = new Set(['pages', 'oai-pmh']);

const SAME = { lost: [], more: [], other: [] };

const LIMIT_MS = process.env.MOISSON_FULL ? 7_200_000 : 900_000;

const recordsOf = async (base: string): Promise<readonly IncomingRecord[]> =>
  splitRecords(await readCorpus(FILE, `${base}/`), { baseUrl: base, source: SOURCE }).records;

describe.skipIf(!hasCorpora)(`${FILE} in two catalogues`, { timeout: LIMIT_MS }, () => {
  let first: FirstMoisson;
  let datasets: IncomingRecord[] = [];
  /** By the first, at any time. */
  let said: Said;

  beforeAll(async () => {
    first = await firstMoisson();
    const records = await recordsOf(FIRST_BASE);
    datasets = records.filter(({ kind }) => kind === 'dataset');
    await first.write(records, SOURCE);
    said = await contents(first.catalogue, KINDS);
  }, LIMIT_MS);

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
    said = await contents(first.catalogue, KINDS);
    return [...changed, ...deleted].map(({ iri }) => iri).sort();
  };

  const doors = (process.env.DOORS?.split(',') ?? TRANSPORTS) as readonly Transport[];
  it.each(doors)('by %s', async (transport) => {
    const second = testHarvester();
    second.setPortal(first.portal);
    const config = configOf(transport);
    const hidden = async () =>
      SHOWING_NAMED.has(transport) ? unnamedIn(first.catalogue, said) : new Set<string>();

    const run = await runToEnd(second, 'first', config);
    expect(run).toMatchObject({ outcome: 'complete', state: { fault: null } });
    expect(differences(said, await contents(second.catalogue, KINDS), await hidden())).toEqual(SAME);

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
    expect(differences(said, await contents(second.catalogue, KINDS), unseen)).toEqual(SAME);
  });
});

describe.skipIf(!hasCorpora)(`${FILE} in two catalogues that overlap`, { timeout: LIMIT_MS }, () => {
  const [ONE, TWO] = ['https://one.example', 'https://two.example'] as const;

  /** Those without an IRI have one of each catalogue's own, and do not overlap. */
  const namedDatasets = async (base: string): Promise<IncomingRecord[]> =>
    (await recordsOf(base)).filter(({ kind, iri }) => kind === 'dataset' && !iri.startsWith(base));

  /** The same dataset as the other catalogue has it, in other words. */
  const reworded = (record: IncomingRecord): IncomingRecord => ({
    ...record,
    quads: [...record.quads, quad(namedNode(record.iri), ns.dcat('keyword'), literal('as two has it', 'en'))],
  });

  it('keep what each says, and the other’s description of what one withdraws', async () => {
    const [one, two] = [await firstMoisson(ONE), await firstMoisson(TWO)];
    const third = (records: readonly IncomingRecord[]): number => Math.floor(records.length / 3);
    const ofOne = await namedDatasets(ONE);
    const ofTwo = (await namedDatasets(TWO)).map(reworded);
    await one.write(ofOne.slice(0, 2 * third(ofOne)), SOURCE);
    await two.write(ofTwo.slice(third(ofTwo)), SOURCE);
    const ours = testHarvester();
    ours.setPortal((url, init) => (url.hostname === 'one.example' ? one : two).portal(url, init));
    expect(await runToEnd(ours, 'one', configOf('dump', ONE))).toMatchObject({ outcome: 'complete' });
    expect(await runToEnd(ours, 'two', configOf('dump', TWO))).toMatchObject({ outcome: 'complete' });

    const [saidByOne, saidByTwo] = [await contents(one.catalogue), await contents(two.catalogue)];
    const together = await contents(ours.catalogue);
    expect(together.size).toBe(ofOne.length);
    const wrong = [...together].filter(([iri, text]) => text !== (saidByOne.get(iri) ?? saidByTwo.get(iri)));
    expect(wrong.map(([iri]) => iri)).toEqual([]);

    const withdrawn = ofOne.slice(0, 2 * third(ofOne)).filter((_, at) => at % 2 === 0);
    await withdrawRecords(
      one.catalogue,
      SOURCE,
      withdrawn.map(({ id }) => id),
    );
    expect(await runToEnd(ours, 'one', configOf('dump', ONE))).toMatchObject({ outcome: 'complete' });
    const gone = new Set(withdrawn.map(({ iri }) => iri));
    const left = await contents(ours.catalogue);
    const expected = new Map(
      [...together.keys()]
        .map((iri) => [iri, gone.has(iri) ? saidByTwo.get(iri) : together.get(iri)] as const)
        .filter(([, text]) => text !== undefined),
    );
    expect([...left.keys()].sort()).toEqual([...expected.keys()].sort());
    expect([...left].filter(([iri, text]) => text !== expected.get(iri)).map(([iri]) => iri)).toEqual([]);
  });
});
