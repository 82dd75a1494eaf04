/**
 * `node bench/harvest.ts`: a server harvests a source of each kind, then once more with nothing changed: another
 * server through each of its doors, and portals of other makes out of memory. Figures of one run on one machine;
 * nothing is asserted.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { usageError } from '../src/cli/cli-error.ts';
import { exitWith } from '../src/cli/exit-with.ts';
import { dim } from '../src/cli/terminal.ts';
import { measureImport } from './import.ts';
import { type BootedServer, bootServer } from './lib/boot.ts';
import { CORPUS_NAMES, openCorpus } from './lib/corpus.ts';
import { DOOR_NAMES, DOORS, type Places } from './lib/harvest-doors.ts';
import { machineText, readMachine } from './lib/machine.ts';
import { measureMemory } from './lib/memory.ts';
import { startPortals } from './lib/portals.ts';
import { closeConnections } from './lib/requests.ts';
import { type Column, type Section, sectionText } from './lib/section.ts';

const OPTIONS = {
  corpus: { type: 'string' },
  datasets: { type: 'string', default: '500' },
  doors: { type: 'string', default: DOOR_NAMES.join(',') },
} as const;

const USAGE = `--corpus ${CORPUS_NAMES.join('|')}, --datasets N (of the synthetic one, and of each portal), --doors ${OPTIONS.doors.default}`;

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

const COLUMNS: Readonly<Record<string, Column>> = {
  door: { label: 'door', unit: 'text' },
  run: { label: 'run', unit: 'text' },
  outcome: { label: 'outcome', unit: 'text' },
  records: { label: 'datasets', unit: 'count' },
  written: { label: 'written', unit: 'count' },
  requests: { label: 'requests', unit: 'count' },
  bytes: { label: 'read', unit: 'bytes' },
  seconds: { label: 'time', unit: 'seconds' },
  rate: { label: 'datasets', unit: 'perSecond' },
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

const measureDoor = async (places: Places, door: string): Promise<Section['rows']> => {
  const { over, config } = DOORS[door]!;
  const hosts = Object.values(places).map((url: string) => new URL(url).host);
  const second = await bootServer({
    vars: { FETCH_ALLOW_HOSTS: hosts.join(',') },
    onLog: ({ level, text }) => level === 'error' && console.error(text),
  });
  try {
    await ask(second, 'PUT', '/api/sources/first', { ...config(places[over]), delayMs: 0 });
    return [await measureRun(second, door, 'first'), await measureRun(second, door, 'again')];
  } finally {
    await second.stop();
  }
};

const doorsOf = (names: string): readonly string[] => {
  const doors = names.split(',');
  const unknown = doors.find((door) => !Object.hasOwn(DOORS, door));
  if (unknown !== undefined) throw usageError(`There is no door “${unknown}”.`, USAGE);
  return doors;
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
  const doors = doorsOf(options.doors);
  const scratch = mkdtempSync(join(tmpdir(), 'moisson-bench-'));
  process.once('exit', () => rmSync(scratch, { recursive: true, force: true }));
  const corpus = openCorpus(options.corpus, Number(options.datasets), scratch);
  console.log(`${machineText(readMachine())}\nCorpus: ${corpus.title}`);
  const portals = await startPortals(corpus.file, Number(options.datasets));
  const first = await bootServer();
  const rows: Section['rows'][number][] = [];
  try {
    const places: Places = { first: first.baseUrl, portals: portals.url };
    if (doors.some((door) => DOORS[door]!.over === 'first')) {
      console.error(dim('Filling the first catalogue …'));
      await measureImport('first', first, corpus.file);
    }
    for (const door of doors) {
      console.error(dim(`Harvesting by ${door} …`));
      rows.push(...(await measureDoor(places, door)));
    }
  } finally {
    // Also what was measured before a door failed.
    if (rows.length > 0)
      console.log(sectionText({ name: 'harvest', title: 'Harvesting', columns: COLUMNS, rows }));
    closeConnections();
    await first.stop();
    await portals.stop();
  }
  return 0;
});
