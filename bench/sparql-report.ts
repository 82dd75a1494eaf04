/**
 * The tables: each query side by side, what comes of them all, what loading costs, and how times grow with the
 * catalogue. A ratio says how many times longer the peer takes than we do.
 */
import type { Cell, Column, Section } from './lib/section.ts';
import { spread } from './lib/statistics.ts';
import { agree, type Measurement, type Plan } from './sparql-measure.ts';
import { PEER_LABELS, type PeerName } from './sparql-peer-types.ts';
import { hasOneAnswer, type QueryName } from './sparql-queries.ts';
import { bestMs, medianMs, type Outcome } from './sparql-runs.ts';
import type { OurOutcome } from './sparql-worker.ts';

/** The promise: no query takes longer. */
const SLOW_MS = 2_000;

type Columns = Section['columns'];
type Row = Section['rows'][number];

const geometricMean = (values: readonly number[]): number | null =>
  values.length > 0
    ? Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length)
    : null;

const column = (label: string, unit: Column['unit']): Column => ({ label, unit });

const columnsOf = (peers: readonly PeerName[], of: (peer: PeerName) => Columns): Columns =>
  Object.assign({}, ...peers.map(of));

const cellsOf = (peers: readonly PeerName[], of: (peer: PeerName) => Row): Row =>
  Object.assign({}, ...peers.map(of));

/** What did not come in time is marked, and reckoned as the time-out. */
const timeCell = (outcome: Outcome, at: 'best' | 'median', timeOutMs: number): Cell => {
  if (outcome.kind === 'measured') return outcome.figures[at];
  return outcome.kind === 'timeOut' ? `> ${timeOutMs / 1000} s` : 'failed';
};

const sameness = (query: QueryName, ours: Outcome, m: Measurement): string => {
  const verdicts = [...m.peers].map(([peer, { outcomes }]) => ({
    peer,
    verdict: agree(query, ours, outcomes.get(query)!),
  }));
  const others = verdicts.filter(({ verdict }) => verdict === false).map(({ peer }) => peer);
  if (others.length > 0) return `not ${others.join(', ')}`;
  if (verdicts.every(({ verdict }) => verdict === null)) return '–';
  return hasOneAnswer(query) ? 'all' : 'number';
};

export const queriesSection = ({ queries, peers, timeOutMs }: Plan, m: Measurement): Section => ({
  name: 'queries',
  title: 'Each query: ours at the Worker itself, the peers in their own process',
  columns: {
    query: column('query', 'text'),
    solutions: column('solutions', 'count'),
    best: column('ours: best', 'ms'),
    median: column('median', 'ms'),
    proxy: column('at the proxy', 'ms'),
    ...columnsOf(peers, (peer) => ({
      [`${peer}Best`]: column(`${peer}: best`, 'ms'),
      [`${peer}Median`]: column('median', 'ms'),
      [`${peer}Ratio`]: column('to ours', 'ratio'),
    })),
    path: column('path', 'text'),
    statements: column('statements', 'count'),
    rowsRead: column('rows read', 'count'),
    bytes: column('answer', 'bytes'),
    same: column('same solutions', 'text'),
  },
  rows: queries.map((query): Row => {
    const { inner, proxy, way } = m.ours.outcomes.get(query)!;
    return {
      query,
      solutions: inner.kind === 'measured' ? inner.solutions : null,
      best: timeCell(inner, 'best', timeOutMs),
      median: timeCell(inner, 'median', timeOutMs),
      proxy: proxy && timeCell(proxy, 'median', timeOutMs),
      ...cellsOf(peers, (peer) => {
        const theirs = m.peers.get(peer)!.outcomes.get(query)!;
        return {
          [`${peer}Best`]: timeCell(theirs, 'best', timeOutMs),
          [`${peer}Median`]: timeCell(theirs, 'median', timeOutMs),
          [`${peer}Ratio`]: medianMs(theirs, timeOutMs) / medianMs(inner, timeOutMs),
        };
      }),
      path: way?.path ?? null,
      statements: way?.statements ?? null,
      rowsRead: way?.rowsRead ?? null,
      bytes: way?.bytes ?? null,
      same: sameness(query, inner, m),
    };
  }),
});

interface Pair {
  readonly query: QueryName;
  readonly ours: Outcome;
  readonly theirs: Outcome;
}

const pairsOf = ({ queries }: Plan, m: Measurement, peer: PeerName): readonly Pair[] =>
  queries.map((query) => ({
    query,
    ours: m.ours.outcomes.get(query)!.inner,
    theirs: m.peers.get(peer)!.outcomes.get(query)!,
  }));

type Reckon = typeof medianMs;

const ratiosOf = (pairs: readonly Pair[], reckon: Reckon, timeOutMs: number): readonly number[] =>
  pairs.map(({ ours, theirs }) => reckon(theirs, timeOutMs) / reckon(ours, timeOutMs));

export const peersSection = (plan: Plan, m: Measurement): Section => ({
  name: 'peers',
  title: 'How many times longer they take, over all queries',
  columns: {
    peer: column('peer', 'text'),
    byMedian: column('geometric mean', 'ratio'),
    byBest: column('of the best', 'ratio'),
    middle: column('middle query', 'ratio'),
    least: column('least', 'ratio'),
    most: column('most', 'ratio'),
    faster: column('queries we answer sooner', 'count'),
    timeOut: column('not in time', 'count'),
    failed: column('failed', 'count'),
    compared: column('compared', 'count'),
    same: column('same solutions', 'count'),
    loadMs: column('loading', 'seconds'),
    bytes: column('resident, loaded', 'bytes'),
  },
  rows: plan.peers.map((peer) => {
    const pairs = pairsOf(plan, m, peer);
    const ratios = ratiosOf(pairs, medianMs, plan.timeOutMs);
    const verdicts = pairs.map(({ query, ours, theirs }) => agree(query, ours, theirs));
    const { loaded } = m.peers.get(peer)!;
    const count = (kind: Outcome['kind']) => pairs.filter(({ theirs }) => theirs.kind === kind).length;
    return {
      peer: PEER_LABELS[peer].label,
      byMedian: geometricMean(ratios),
      byBest: geometricMean(ratiosOf(pairs, bestMs, plan.timeOutMs)),
      middle: spread(ratios).median,
      least: Math.min(...ratios),
      most: Math.max(...ratios),
      faster: pairs.filter(
        ({ ours, theirs }) => medianMs(ours, plan.timeOutMs) < medianMs(theirs, plan.timeOutMs),
      ).length,
      timeOut: count('timeOut'),
      failed: count('failed'),
      compared: verdicts.filter((verdict) => verdict !== null).length,
      same: verdicts.filter((verdict) => verdict === true).length,
      loadMs: loaded && loaded.ms / 1000,
      bytes: loaded?.bytes ?? null,
    };
  }),
});

const slowest = (outcomes: readonly OurOutcome[], timeOutMs: number): number =>
  Math.max(...outcomes.map(({ inner }) => medianMs(inner, timeOutMs)));

export const oursSection = ({ queries, timeOutMs }: Plan, m: Measurement): Section => {
  const outcomes = queries.map((query) => m.ours.outcomes.get(query)!);
  const proxied = outcomes.flatMap(({ proxy }) => (proxy ? [medianMs(proxy, timeOutMs)] : []));
  return {
    name: 'ours',
    title: m.ours.isInner ? 'Ours, over all queries' : 'Ours, over all queries (at the proxy)',
    columns: {
      queries: column('queries', 'count'),
      mean: column('geometric mean', 'ms'),
      proxyMean: column('at the proxy', 'ms'),
      slowest: column('slowest', 'ms'),
      slow: column(`over ${SLOW_MS / 1000} s`, 'count'),
      failed: column('failed', 'count'),
      single: column('one statement', 'count'),
      bytes: column('resident afterwards', 'bytes'),
    },
    rows: [
      {
        queries: queries.length,
        mean: geometricMean(outcomes.map(({ inner }) => medianMs(inner, timeOutMs))),
        proxyMean: geometricMean(proxied),
        slowest: slowest(outcomes, timeOutMs),
        slow: outcomes.filter(({ inner }) => medianMs(inner, timeOutMs) > SLOW_MS).length,
        failed: outcomes.filter(({ inner }) => inner.kind !== 'measured').length,
        single: outcomes.filter(({ way }) => way?.path === 'sql' && way.statements === 1).length,
        bytes: m.ours.bytes,
      },
    ],
  };
};

export const curveSection = (plan: Plan, measurements: readonly Measurement[]): Section => ({
  name: 'curve',
  title: 'From small to large: geometric means of the medians, whole datasets of the same catalogue',
  columns: {
    triples: column('triples', 'count'),
    datasets: column('datasets', 'count'),
    mean: column('ours', 'ms'),
    slowest: column('slowest', 'ms'),
    ...columnsOf(plan.peers, (peer) => ({
      [`${peer}Mean`]: column(peer, 'ms'),
      [`${peer}Ratio`]: column('to ours', 'ratio'),
    })),
  },
  rows: measurements.map((m): Row => {
    const outcomes = plan.queries.map((query) => m.ours.outcomes.get(query)!);
    return {
      triples: m.store.triples,
      datasets: m.store.datasets,
      mean: geometricMean(outcomes.map(({ inner }) => medianMs(inner, plan.timeOutMs))),
      slowest: slowest(outcomes, plan.timeOutMs),
      ...cellsOf(plan.peers, (peer) => {
        const pairs = pairsOf(plan, m, peer);
        return {
          [`${peer}Mean`]: geometricMean(pairs.map(({ theirs }) => medianMs(theirs, plan.timeOutMs))),
          [`${peer}Ratio`]: geometricMean(ratiosOf(pairs, medianMs, plan.timeOutMs)),
        };
      }),
    };
  }),
});

const SHOWN = 120;
const shortened = (text: string | null): string | null =>
  text !== null && text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;

/** What did not go well, in words; empty where all did. */
export const remarksSection = ({ queries }: Plan, m: Measurement): Section => ({
  name: 'remarks',
  title: 'Remarks',
  columns: { query: column('query', 'text'), about: column('about', 'text'), what: column('what', 'text') },
  rows: [
    ...queries.flatMap((query) => {
      const { inner, way } = m.ours.outcomes.get(query)!;
      return [
        ...(inner.kind === 'measured' ? [] : [{ query, about: 'ours', what: inner.reason }]),
        ...(way?.reason ? [{ query, about: 'ours', what: `by ${way.path}: ${way.reason}` }] : []),
      ];
    }),
    ...[...m.peers].flatMap(([peer, { outcomes }]) =>
      [...outcomes].flatMap(([query, outcome]) =>
        outcome.kind === 'measured' ? [] : [{ query, about: peer, what: shortened(outcome.reason) }],
      ),
    ),
    ...m.differences.map(({ query, peer, onlyOurs, onlyTheirs }) => ({
      query,
      about: peer,
      what: `only ours: ${shortened(onlyOurs) ?? 'nothing'}; only theirs: ${shortened(onlyTheirs) ?? 'nothing'}`,
    })),
  ],
});
