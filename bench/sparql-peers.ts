/**
 * The peers from outside: each in a process of its own, loaded once and asked query after query. Nothing else can
 * end a query that takes too long than to end the process; the next query then loads the data again.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { residentBytes } from '../src/cli/local/processes.ts';
import { type FromPeer, PEER_LABELS, type PeerName, type ToPeer } from './sparql-peer-types.ts';
import type { QueryName } from './sparql-queries.ts';
import { QUERIES } from './sparql-queries.ts';
import { type Outcome, type Run, repeat, type Unanswered } from './sparql-runs.ts';

export interface PeerOptions {
  readonly peer: PeerName;
  /** The dump. */
  readonly file: string;
  readonly runs: number;
  readonly timeOutMs: number;
  readonly rowsFile: (query: QueryName) => string;
}

export interface Peer {
  ask(query: QueryName): Promise<Outcome>;
  /** Of the first loading; null where it failed. */
  loaded(): { readonly ms: number; readonly bytes: number } | null;
  stop(): Promise<void>;
}

const LOAD_MS = 600_000;
const SCRIPT = join(import.meta.dirname, 'sparql-peer.ts');

const startProcess = (peer: PeerName): ChildProcess =>
  fork(SCRIPT, [], {
    execArgv: ['--disable-warning=ExperimentalWarning', `--max-old-space-size=${PEER_LABELS[peer].heapMiB}`],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });

const ended = (child: ChildProcess): Promise<void> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((resolve) => child.once('exit', () => resolve()));

const seconds = (ms: number): string => `${ms / 1000} s`;

/** The answer to one message; a process that gave none has been ended. */
const tell = (child: ChildProcess, message: ToPeer, timeOutMs: number): Promise<FromPeer | Unanswered> =>
  new Promise((resolve) => {
    let lastError = '';
    const onError = (chunk: Buffer): void => {
      lastError = (lastError + chunk.toString()).slice(-2_000);
    };
    const finish = (result: FromPeer | Unanswered): void => {
      clearTimeout(timer);
      child.off('message', finish).off('exit', onExit);
      child.stderr!.off('data', onError);
      resolve(result);
    };
    const onExit = (): void => {
      const fatal = /(?:FATAL ERROR|Error|panicked).*/.exec(lastError)?.[0];
      finish({ kind: 'failed', reason: fatal ?? 'its process ended' });
    };
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      finish({ kind: 'timeOut', reason: `no answer in ${seconds(timeOutMs)}` });
    }, timeOutMs);
    child.stderr!.on('data', onError);
    child.on('message', finish).once('exit', onExit);
    child.send(message);
  });

export const openPeer = ({ peer, file, runs, timeOutMs, rowsFile }: PeerOptions): Peer => {
  let child: ChildProcess | null = null;
  let firstLoad: { ms: number; bytes: number } | null = null;
  let unloadable: Unanswered | null = null;
  const end = async (): Promise<void> => {
    child?.kill('SIGKILL');
    if (child) await ended(child);
    child = null;
  };
  // Also after Ctrl+C.
  process.once('exit', () => child?.kill('SIGKILL'));

  const load = async (): Promise<ChildProcess | Unanswered> => {
    if (child) return child;
    if (unloadable) return unloadable;
    const started = startProcess(peer);
    child = started;
    const answer = await tell(started, { kind: 'load', peer, file }, LOAD_MS);
    if (answer.kind === 'loaded') {
      firstLoad ??= { ms: answer.ms, bytes: residentBytes(started.pid!) };
      return started;
    }
    await end();
    const why = 'reason' in answer ? answer.reason : 'message' in answer ? answer.message : answer.kind;
    unloadable = { kind: 'failed', reason: `the data could not be loaded: ${why}` };
    return unloadable;
  };

  const once = async (query: QueryName): Promise<Run | Unanswered> => {
    const loaded = await load();
    if ('reason' in loaded) return loaded;
    const message: ToPeer = { kind: 'query', text: QUERIES[query].text, rowsFile: rowsFile(query) };
    const answer = await tell(loaded, message, timeOutMs);
    if (answer.kind === 'answered') {
      const { ms, solutions, checksum } = answer;
      return { ms, solutions, checksum };
    }
    await end();
    if ('reason' in answer) return answer;
    return { kind: 'failed', reason: answer.kind === 'failed' ? answer.message : answer.kind };
  };

  return { ask: (query) => repeat(runs, () => once(query)), loaded: () => firstLoad, stop: end };
};
