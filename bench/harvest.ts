/**
 * `node bench/harvest.ts`: one server harvests another one through each door, then once more with nothing changed.
 * Figures of one run on one machine; nothing is asserted.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { usageError } from '../src/cli/cli-error.ts';
import { exitWith } from '../src/cli/exit-with.ts';
import { dim } from '../src/cli/terminal.ts';
import { TRANSPORTS, type Transport } from '../src/harvest/config.ts';
import { measureImport } from './import.ts';
import { type BootedServer, bootServer } from './lib/boot.ts';
import { CORPUS_NAMES, openCorpus } from './lib/corpus.ts';
import { machineText, readMachine } from './lib/machine.ts';
import { measureMemory } from './lib/memory.ts';
import { closeConnections } from './lib/requests.ts';
import { type Column, type Section, sectionText } from './lib/section.ts';

const OPTIONS = {
  corpus: { type: 'string' },
  datasets: { type: 'string', default: '500' },
  transports: { type: 'string', default: `dcat,${TRANSPORTS.join(',')}` },
} as const;

const USAGE = `--corpus ${CORPUS_NAMES.join('|')}, --datasets N (of the synthetic one), --transports ${OPTIONS.transports.default}`;

const POLL_MS = 500;

interface ShownRun {
  readonly id: number;
  readonly outcome: string | null;
  readonly counts: Readonly<Record<string, number>>;
}

const ask = async (server: BootedServer, method: string, path: string, body?: unknown): Promise<ShownRun> => {
  const response = await fetch(`${server.url}${path}`, {
    method,
    headers: { Authorization: `Bearer ${server.token}`, 'Content-Type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as ShownRun;
};

const runToEnd = async (server: BootedServer): Promise<ShownRun> => {
  const { id } = await ask(server, 'POST', '/api/sources/first/runs');
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    const run = await ask(server, 'GET', `/api/runs/${id}`);
    if (run.outcome !== null) return run;
  }
};

/** `dcat` reads the pages as those of any portal. */
const configOf = (door: string, first: string): Readonly<Record<string, unknown>> =>
  door === 'dcat'
    ? { kind: 'dcat', url: `${first}/catalog.nt?page_size=100` }
    : { kind: 'moisson', url: first, transport: door as Transport };

const COLUMNS: Readonly<Record<string, Column>> = {
  door: { label: 'door', unit: 'text' },
  run: { label: 'run', unit: 'text' },
  outcome: { label: 'outcome', unit: 'text' },
  records: { label: 'datasets', unit: 'count' },
  written: { label: 'written', unit: 'count' },
  requests: { label: 'requests', unit: 'count' },
  bytes: { label: 'read', unit: 'bytes' },
  seconds: { label: 'time', unit: 'seconds' },
  rate: { label: 'datasets a second', unit: 'perSecond' },
  memory: { label: 'peak memory', unit: 'bytes' },
  growth: { label: 'growth', unit: 'bytes' },
};

const measureRun = async (
  server: BootedServer,
  door: string,
  name: string,
): Promise<Section['rows'][number]> => {
  const started = performance.now();
  const { result, memory } = await measureMemory(server.workerPid, () => runToEnd(server));
  const seconds = (performance.now() - started) / 1000;
  const { datasets = 0, created = 0, updated = 0, removed = 0, requests = 0, bytes = 0 } = result.counts;
  return {
    door,
    run: name,
    outcome: result.outcome,
    records: datasets,
    written: created + updated + removed,
    requests,
    bytes,
    seconds,
    rate: datasets / seconds,
    memory: memory.peakBytes,
    growth: memory.growthBytes,
  };
};

const measureDoor = async (first: BootedServer, door: string): Promise<Section['rows']> => {
  const second = await bootServer({
    vars: { FETCH_ALLOW_HOSTS: new URL(first.url).host },
    onLog: ({ level, text }) => level === 'error' && console.error(text),
  });
  try {
    await ask(second, 'PUT', '/api/sources/first', { ...configOf(door, first.baseUrl), delayMs: 0 });
    return [await measureRun(second, door, 'first'), await measureRun(second, door, 'again')];
  } finally {
    await second.stop();
  }
};

const optionsOf = (args: readonly string[]) => {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, strict: true }).values;
  } catch {
    throw usageError('That is no option.', USAGE);
  }
};

await exitWith(async () => {
  const options = optionsOf(process.argv.slice(2));
  const scratch = mkdtempSync(join(tmpdir(), 'moisson-bench-'));
  process.once('exit', () => rmSync(scratch, { recursive: true, force: true }));
  const corpus = openCorpus(options.corpus, Number(options.datasets), scratch);
  console.log(`${machineText(readMachine())}\nCorpus: ${corpus.title}`);
  const first = await bootServer();
  try {
    console.error(dim('Filling the first catalogue …'));
    await measureImport('first', first, corpus.file);
    const rows: Section['rows'][number][] = [];
    for (const door of options.transports.split(',')) {
      console.error(dim(`Harvesting by ${door} …`));
      rows.push(...(await measureDoor(first, door)));
    }
    console.log(
      sectionText({ name: 'harvest', title: 'Harvesting another Moisson', columns: COLUMNS, rows }),
    );
  } finally {
    closeConnections();
    await first.stop();
  }
  return 0;
});
