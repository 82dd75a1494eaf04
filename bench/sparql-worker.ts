/**
 * Our own figures: queries over HTTP to a server on a state folder, at the port on which workerd runs the Worker
 * and at the proxy in front of it. Timed from sending to the last byte of the JSON.
 */
import { residentBytes } from '../src/cli/local/processes.ts';
import { type BootedServer, bootServer } from './lib/boot.ts';
import { type Answer, closeConnections, timedGet } from './lib/requests.ts';
import { QUERIES, type QueryName } from './sparql-queries.ts';
import { jsonSolutions, type Rows, rowsOf } from './sparql-rows.ts';
import { type Outcome, type Run, repeat, type Unanswered } from './sparql-runs.ts';

export interface WorkerOptions {
  readonly stateDir: string;
  readonly baseUrl: string;
  readonly runs: number;
  /** Whether the proxy is asked too. */
  readonly isProxyAsked: boolean;
  readonly onRows: (query: QueryName, rows: Rows) => void;
  readonly onOutcome: (query: QueryName, inner: Outcome) => void;
}

/** How the engine came to its answer: what its headers say. */
export interface Way {
  readonly path: string;
  readonly statements: number;
  readonly rowsRead: number;
  readonly reason: string | null;
  readonly bytes: number;
}

export interface OurOutcome {
  /** At the inner port; at the proxy where the inner one cannot be found out. */
  readonly inner: Outcome;
  readonly proxy: Outcome | null;
  readonly way: Way | null;
}

export interface OurFigures {
  readonly outcomes: ReadonlyMap<QueryName, OurOutcome>;
  readonly isInner: boolean;
  /** Resident, when all was asked. */
  readonly bytes: number;
}

const urlOf = (origin: string, query: QueryName): string =>
  `${origin}/sparql?${new URLSearchParams({ format: 'json', query: QUERIES[query].text })}`;

const header = ({ headers }: Answer, name: string): string => String(headers[`moisson-query-${name}`] ?? '');

const wayOf = (answer: Answer): Way => ({
  path: header(answer, 'path'),
  statements: Number(header(answer, 'statements')),
  rowsRead: Number(header(answer, 'rows-read')),
  reason: header(answer, 'reason') || null,
  bytes: answer.body.length,
});

/** The code of the problem, which the timed request does not keep. */
const refusal = async (url: string, error: unknown): Promise<Unanswered> => {
  const problem = (await fetch(url)
    .then((response) => response.json())
    .catch(() => ({}))) as { code?: string };
  return {
    kind: 'failed',
    reason: problem.code ?? (error as Error).message.replace(/^\S*\/sparql\S*/, 'It'),
  };
};

const measureQuery = async (
  query: QueryName,
  { url, directUrl }: BootedServer,
  { runs, isProxyAsked, onRows }: WorkerOptions,
): Promise<OurOutcome> => {
  let way: Way | null = null;
  let rows: Rows | null = null;
  const askAt = (origin: string) => async (): Promise<Run | Unanswered> => {
    try {
      const answer = await timedGet(urlOf(origin, query));
      way ??= wayOf(answer);
      if (!rows) {
        rows = rowsOf(jsonSolutions(answer.body.toString()));
        onRows(query, rows);
      }
      return { ms: answer.totalMs, solutions: rows.count, checksum: rows.checksum };
    } catch (error) {
      return refusal(urlOf(origin, query), error);
    }
  };
  const inner = await repeat(runs, askAt(directUrl ?? url));
  const proxy = directUrl && isProxyAsked ? await repeat(runs, askAt(url)) : null;
  return { inner, proxy, way };
};

export const measureWorker = async (
  queries: readonly QueryName[],
  options: WorkerOptions,
): Promise<OurFigures> => {
  const { stateDir, baseUrl } = options;
  const server = await bootServer({
    stateDir,
    baseUrl,
    onLog: ({ level, text }) => level === 'error' && console.error(text),
  });
  try {
    const outcomes = new Map<QueryName, OurOutcome>();
    for (const query of queries) {
      const outcome = await measureQuery(query, server, options);
      outcomes.set(query, outcome);
      options.onOutcome(query, outcome.inner);
    }
    return { outcomes, isInner: server.directUrl !== null, bytes: residentBytes(server.workerPid) };
  } finally {
    closeConnections();
    await server.stop();
  }
};
