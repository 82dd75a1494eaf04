/**
 * All engines over one database, one after the other: the server first, then each peer in a process of its own, so
 * that no two of them need memory or a processor at the same time.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dumpPublished } from './sparql-dump.ts';
import type { PeerName } from './sparql-peer-types.ts';
import { openPeer } from './sparql-peers.ts';
import { hasOneAnswer, type QueryName } from './sparql-queries.ts';
import type { Outcome } from './sparql-runs.ts';
import { readFacts, type StoreFacts } from './sparql-store.ts';
import { measureWorker, type OurFigures } from './sparql-worker.ts';

export interface Plan {
  readonly queries: readonly QueryName[];
  readonly peers: readonly PeerName[];
  readonly runs: number;
  readonly timeOutMs: number;
}

export interface PeerFigures {
  readonly outcomes: ReadonlyMap<QueryName, Outcome>;
  readonly loaded: { readonly ms: number; readonly bytes: number } | null;
}

/** A solution that one engine has and the other has not, by query. */
export interface Difference {
  readonly query: QueryName;
  readonly peer: PeerName;
  readonly onlyOurs: string | null;
  readonly onlyTheirs: string | null;
}

export interface Measurement {
  readonly store: StoreFacts;
  readonly ours: OurFigures;
  readonly peers: ReadonlyMap<PeerName, PeerFigures>;
  readonly differences: readonly Difference[];
}

const linesOf = (file: string): readonly string[] => readFileSync(file, 'utf8').split('\n');

const firstOnlyIn = (some: readonly string[], others: readonly string[]): string | null => {
  const known = new Set(others);
  return some.find((line) => !known.has(line)) ?? null;
};

/** Whether the solutions of two outcomes are known to be equal; null where that cannot be told. */
export const agree = (query: QueryName, a: Outcome, b: Outcome): boolean | null => {
  if (a.kind !== 'measured' || b.kind !== 'measured') return null;
  return a.solutions === b.solutions && (!hasOneAnswer(query) || a.checksum === b.checksum);
};

interface Bench {
  readonly plan: Plan;
  readonly scratch: string;
  readonly say: (text: string) => void;
}

const rowsFileOf =
  ({ scratch }: Bench, engine: PeerName | 'ours') =>
  (query: QueryName): string =>
    join(scratch, `rows.${engine}.${query}`);

const told = (outcome: Outcome): string =>
  outcome.kind === 'measured' ? `${outcome.figures.median.toFixed(1)} ms` : outcome.reason;

const askPeer = async (name: PeerName, file: string, bench: Bench): Promise<PeerFigures> => {
  const { plan, say } = bench;
  say(`  ${name}`);
  const { runs, timeOutMs } = plan;
  const peer = openPeer({ peer: name, file, runs, timeOutMs, rowsFile: rowsFileOf(bench, name) });
  const outcomes = new Map<QueryName, Outcome>();
  try {
    for (const query of plan.queries) {
      const outcome = await peer.ask(query);
      outcomes.set(query, outcome);
      say(`    ${query}: ${told(outcome)}`);
    }
  } finally {
    await peer.stop();
  }
  return { outcomes, loaded: peer.loaded() };
};

const differencesTo = (
  peer: PeerName,
  theirs: PeerFigures,
  ours: OurFigures,
  bench: Bench,
): readonly Difference[] =>
  [...theirs.outcomes]
    .filter(([query, outcome]) => agree(query, ours.outcomes.get(query)!.inner, outcome) === false)
    .map(([query]) => {
      const mine = linesOf(rowsFileOf(bench, 'ours')(query));
      const others = linesOf(rowsFileOf(bench, peer)(query));
      return {
        query,
        peer,
        onlyOurs: firstOnlyIn(mine, others),
        onlyTheirs: firstOnlyIn(others, mine),
      };
    });

export const measureStore = async (
  stateDir: string,
  bench: Bench,
  options: { readonly isProxyAsked: boolean },
): Promise<Measurement> => {
  const { plan, scratch, say } = bench;
  const store = await readFacts(stateDir);
  say('  the Worker');
  const ours = await measureWorker(plan.queries, {
    stateDir,
    baseUrl: store.baseUrl,
    runs: plan.runs,
    isProxyAsked: options.isProxyAsked,
    onRows: (query, { lines }) => writeFileSync(rowsFileOf(bench, 'ours')(query), lines.join('\n')),
    onOutcome: (query, outcome) => say(`    ${query}: ${told(outcome)}`),
  });
  const peers = new Map<PeerName, PeerFigures>();
  const differences: Difference[] = [];
  const file = join(scratch, 'published.nq');
  if (plan.peers.length > 0) dumpPublished(stateDir, file);
  for (const name of plan.peers) {
    const figures = await askPeer(name, file, bench);
    peers.set(name, figures);
    differences.push(...differencesTo(name, figures, ours, bench));
  }
  rmSync(file, { force: true });
  return { store, ours, peers, differences };
};
