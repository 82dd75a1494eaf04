/**
 * What it costs to read the whole catalogue in each of the ways that harvesters know: time, size, rows read and
 * memory of the worker; and whether the end of a walk costs more than its beginning.
 */
import { rowsReadSoFar } from './lib/counts.ts';
import { processorMs } from './lib/cpu.ts';
import { type MemoryFigures, measureMemory } from './lib/memory.ts';
import { timedGet } from './lib/requests.ts';
import type { Column, Section } from './lib/section.ts';
import type { Walk, WalkStep, WalkTarget } from './lib/walk.ts';
import { DUMP_WALKS } from './walk-dump.ts';
import { FEED_WALK } from './walk-feed.ts';
import { OAI_WALKS } from './walk-oai.ts';
import { PAGES_WALK } from './walk-pages.ts';

export const WALKS: readonly Walk[] = [PAGES_WALK, FEED_WALK, ...OAI_WALKS, ...DUMP_WALKS];

export const WALK_NAMES: readonly string[] = [...new Set(WALKS.map(({ name }) => name))];

export interface WalkedServer extends WalkTarget {
  /** The process that runs the Worker; null where it is not known. */
  readonly workerPid: number | null;
}

const measured = async (
  pid: number | null,
  run: () => Promise<readonly WalkStep[]>,
): Promise<{ readonly steps: readonly WalkStep[]; readonly memory: MemoryFigures | null }> => {
  if (pid === null) return { steps: await run(), memory: null };
  const { result, memory } = await measureMemory(pid, run);
  return { steps: result, memory };
};

const difference = (before: number | null, after: number | null): number | null =>
  before === null || after === null ? null : after - before;

const sum = (steps: readonly WalkStep[], value: (step: WalkStep) => number): number =>
  steps.reduce((total, step) => total + value(step), 0);

type Row = Section['rows'][number];

interface Walked {
  readonly cost: Row;
  /** Null for what is one request. */
  readonly tenths: Row | null;
}

/** What most pages have; the first has the catalogue's own services beside. */
const fullCount = (walked: readonly WalkStep[]): number =>
  [...Map.groupBy(walked, ({ members }) => members)].toSorted(
    ([, a], [, b]) => b.length - a.length,
  )[0]?.[0] ?? 0;

/** Full pages alone are comparable: an index has no members, and the last page of a kind few. */
const tenthsOf = (way: string, walked: readonly WalkStep[]): Row | null => {
  const full = fullCount(walked);
  const steps = walked.filter(({ members }) => members >= full);
  const tenth = Math.floor(steps.length / 10) || 1;
  if (steps.length < 2) return null;
  const figures = (part: readonly WalkStep[]) => ({
    ms: sum(part, ({ totalMs }) => totalMs) / part.length,
    bytes: sum(part, ({ bytes }) => bytes) / part.length,
  });
  const [first, last] = [figures(steps.slice(0, tenth)), figures(steps.slice(-tenth))];
  const ratios = { timeRatio: last.ms / first.ms, sizeRatio: last.bytes / first.bytes };
  return {
    way,
    firstMs: first.ms,
    lastMs: last.ms,
    firstBytes: first.bytes,
    lastBytes: last.bytes,
    ...ratios,
  };
};

const walkOnce = async (server: WalkedServer, walk: Walk, datasets: number): Promise<Walked> => {
  const pid = server.workerPid;
  const cpu = (): number | null => (pid === null ? null : processorMs(pid));
  const [rowsBefore, cpuBefore] = [await rowsReadSoFar(server.url), cpu()];
  const { steps, memory } = await measured(pid, () => walk.run(server));
  const [cpuMs, rowsRead] = [
    difference(cpuBefore, cpu()),
    difference(rowsBefore, await rowsReadSoFar(server.url)),
  ];
  const seconds = sum(steps, ({ totalMs }) => totalMs) / 1000;
  const members = sum(steps, (step) => step.members);
  return {
    cost: {
      way: walk.about,
      requests: steps.length,
      members: Number.isNaN(members) ? null : members,
      bytes: sum(steps, ({ bytes }) => bytes),
      seconds,
      datasetsPerSecond: datasets / seconds,
      rowsRead,
      rowsEach: rowsRead === null ? null : rowsRead / datasets,
      cpuSeconds: cpuMs === null ? null : cpuMs / 1000,
      peakBytes: memory?.peakBytes ?? null,
      growthBytes: memory?.growthBytes ?? null,
    },
    tenths: tenthsOf(walk.about, steps),
  };
};

const COST: Readonly<Record<string, Column>> = {
  way: { label: 'way', unit: 'text' },
  requests: { label: 'requests', unit: 'count' },
  members: { label: 'members', unit: 'count' },
  bytes: { label: 'size', unit: 'bytes' },
  seconds: { label: 'time', unit: 'seconds' },
  datasetsPerSecond: { label: 'datasets', unit: 'perSecond' },
  rowsRead: { label: 'rows read', unit: 'count' },
  rowsEach: { label: 'a dataset', unit: 'count' },
  cpuSeconds: { label: 'worker CPU', unit: 'seconds' },
  peakBytes: { label: 'peak memory', unit: 'bytes' },
  growthBytes: { label: 'growth', unit: 'bytes' },
};

const TENTHS: Readonly<Record<string, Column>> = {
  way: { label: 'way', unit: 'text' },
  firstMs: { label: 'first: a request', unit: 'ms' },
  lastMs: { label: 'last', unit: 'ms' },
  timeRatio: { label: 'to first', unit: 'ratio' },
  firstBytes: { label: 'first: size', unit: 'bytes' },
  lastBytes: { label: 'last', unit: 'bytes' },
  sizeRatio: { label: 'to first', unit: 'ratio' },
};

const countDatasets = async ({ url }: WalkTarget): Promise<number> => {
  const { body } = await timedGet(`${url}/catalog.nt?kind=dataset&page_size=1`);
  return Number(/hydra\/core#totalItems> "(\d+)"/.exec(body.toString())?.[1] ?? Number.NaN);
};

/** @param names ways to walk, all of them where it is left out */
export const measureWalks = async (
  server: WalkedServer,
  names: readonly string[] = WALK_NAMES,
  onWalk: (about: string) => void = () => undefined,
): Promise<readonly Section[]> => {
  const datasets = await countDatasets(server);
  const walked: Walked[] = [];
  for (const walk of WALKS.filter(({ name }) => names.includes(name))) {
    onWalk(walk.about);
    walked.push(await walkOnce(server, walk, datasets));
  }
  return [
    {
      name: 'walks',
      title: `The whole catalogue, ${datasets} datasets, in each way to read it`,
      columns: COST,
      rows: walked.map(({ cost }) => cost),
    },
    {
      name: 'walk-tenths',
      title: 'The last tenth of the full pages of a walk beside the first',
      columns: TENTHS,
      rows: walked.flatMap(({ tenths }) => (tenths ? [tenths] : [])),
    },
  ];
};
