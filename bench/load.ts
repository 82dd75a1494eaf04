/**
 * `node bench/load.ts --to URL`: mixed reads at a steady rate over a bounded number of connections, for a while.
 * Requests are sent when they are due, whether others have been answered or not; one that finds every connection
 * taken waits, and its waiting counts. It asserts nothing, and ends with status 1 when any request failed.
 */
import { Agent, get } from 'node:http';
import { parseArgs } from 'node:util';
import { usageError } from '../src/cli/cli-error.ts';
import { exitWith } from '../src/cli/exit-with.ts';
import { mixOf, type ReadKind } from './load-mix.ts';

const USAGE = `node bench/load.ts --to URL [options]

  --to URL           a running server
  --rate N           requests a second (200)
  --seconds N        for so long (60)
  --connections N    at most so many at once (50)`;

const OPTIONS = {
  to: { type: 'string' },
  rate: { type: 'string', default: '200' },
  seconds: { type: 'string', default: '60' },
  connections: { type: 'string', default: '50' },
  help: { type: 'boolean', short: 'h' },
} as const;

const TIMEOUT_MS = 30_000;
const PERCENTILES = [50, 95, 99, 100] as const;

interface Sample {
  readonly kind: ReadKind;
  readonly ms: number;
  readonly bytes: number;
  /** What went wrong; null when nothing did. */
  readonly fault: string | null;
}

const parse = (args: readonly string[]) => {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, strict: true }).values;
  } catch (error) {
    throw usageError((error as Error).message.split('. ')[0]!, 'node bench/load.ts --help');
  }
};

const wholeNumber = (text: string, name: string): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1)
    throw usageError(
      `--${name} is “${text}”; it must be a whole number from 1.`,
      'node bench/load.ts --help',
    );
  return value;
};

/** One request; an answer that is no 200, or ends early, is a fault. */
const ask = (url: string, accept: string, agent: Agent): Promise<{ bytes: number; fault: string | null }> =>
  new Promise((resolve) => {
    let bytes = 0;
    const fail = (fault: string): void => resolve({ bytes, fault });
    const request = get(url, { agent, headers: { Accept: accept }, timeout: TIMEOUT_MS }, (response) => {
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      response.on('error', (error) => fail(error.message));
      response.on('end', () =>
        response.statusCode === 200 ? resolve({ bytes, fault: null }) : fail(`status ${response.statusCode}`),
      );
    });
    request.on('timeout', () => request.destroy(new Error(`no answer for ${TIMEOUT_MS} ms`)));
    request.on('error', (error) => fail(error.message));
  });

const percentile = (sorted: readonly number[], percent: number): number =>
  sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)] ?? Number.NaN;

const row = (label: string, samples: readonly Sample[]): string => {
  const times = samples.map(({ ms }) => ms).sort((a, b) => a - b);
  const faults = samples.filter(({ fault }) => fault !== null).length;
  const megabytes = samples.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6;
  return [
    label.padEnd(10),
    String(samples.length).padStart(8),
    String(faults).padStart(8),
    megabytes.toFixed(1).padStart(8),
    ...PERCENTILES.map((percent) => percentile(times, percent).toFixed(0).padStart(8)),
  ].join('');
};

const report = (samples: readonly Sample[], elapsedSeconds: number): string => {
  const head = [
    'requests',
    'errors',
    'MB',
    'median',
    ...PERCENTILES.slice(1, -1).map((p) => `${p} %`),
    'max',
  ];
  const faults = Map.groupBy(
    samples.filter(({ fault }) => fault !== null),
    ({ kind, fault }) => `${kind}: ${fault}`,
  );
  return [
    `${samples.length} requests in ${elapsedSeconds.toFixed(1)} s; milliseconds from the moment when each was due`,
    `${' '.repeat(10)}${head.map((name) => name.padStart(8)).join('')}`,
    ...[...Map.groupBy(samples, ({ kind }) => kind)].map(([kind, group]) => row(kind, group)),
    row('all', samples),
    ...[...faults].map(([fault, group]) => `${group.length} × ${fault}`),
  ].join('\n');
};

await exitWith(async () => {
  const values = parse(process.argv.slice(2));
  if (values.help || values.to === undefined) {
    console.log(USAGE);
    return values.help ? 0 : 1;
  }
  const [rate, seconds, connections] = (['rate', 'seconds', 'connections'] as const).map((name) =>
    wholeNumber(values[name], name),
  ) as [number, number, number];
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const next = await mixOf(values.to.replace(/\/$/, ''));
  const samples: Sample[] = [];
  const started = performance.now();
  const pending: Promise<void>[] = [];
  for (let sent = 0; sent < rate * seconds; sent++) {
    const due = started + (sent * 1000) / rate;
    const wait = due - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    const { kind, url, accept } = next(sent);
    pending.push(
      ask(url, accept, agent).then(({ bytes, fault }) => {
        samples.push({ kind, bytes, fault, ms: performance.now() - due });
      }),
    );
  }
  await Promise.all(pending);
  agent.destroy();
  console.log(report(samples, (performance.now() - started) / 1000));
  return samples.some(({ fault }) => fault !== null) ? 1 : 0;
});
