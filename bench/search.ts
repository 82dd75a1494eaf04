/**
 * `node bench/search.ts`: how long searches with filters and counts take over a filled store, at the port on which
 * workerd runs the Worker. Figures of one run on one machine; nothing is asserted.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { parseArgs } from 'node:util';
import { maintain } from '../src/catalogue/maintenance.ts';
import { usageError } from '../src/cli/cli-error.ts';
import { exitWith } from '../src/cli/exit-with.ts';
import { dim } from '../src/cli/terminal.ts';
import { vocabulariesFromFiles } from '../src/vocab/files.ts';
import { sqliteDb } from '../test/support/sqlite-db.ts';
import { databaseFile } from '../test/support/state-file.ts';
import { type BootedServer, bootServer } from './lib/boot.ts';
import { CORPUS_NAMES, openCorpus } from './lib/corpus.ts';
import { processorMs } from './lib/cpu.ts';
import { machineText, readMachine } from './lib/machine.ts';
import { closeConnections, timedGet } from './lib/requests.ts';
import { type Section, sectionText } from './lib/section.ts';
import { spread } from './lib/statistics.ts';
import { SEARCHES } from './search-requests.ts';
import { importCatalogue } from './sparql-import.ts';
import { placeDatabase, readFacts } from './sparql-store.ts';

const USAGE = `node bench/search.ts [options]

  --database FILE   a filled database instead of an import
  --corpus NAME     ${CORPUS_NAMES.join(', ')} (full)
  --rounds N        how often the mix is asked (5), after a first round that is counted apart`;

const OPTIONS = {
  database: { type: 'string' },
  corpus: { type: 'string' },
  rounds: { type: 'string', default: '5' },
  help: { type: 'boolean', short: 'h' },
} as const;

const parse = (args: readonly string[]) => {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, strict: true }).values;
  } catch (error) {
    throw usageError((error as Error).message.split('. ')[0]!, 'node bench/search.ts --help');
  }
};

const say = (text: string): void => console.error(dim(text));

const FORMS = [
  { name: 'page', path: '/catalog.html', about: 'list for people: 20 records, all counts' },
  { name: 'facets', path: '/api/facets', about: 'counts alone, JSON' },
  { name: 'records', path: '/api/records', about: '20 records, JSON' },
] as const;

/** Records that the store has waiting are indexed before, as the cron would do a piece at a time. */
const indexWaiting = async (stateDir: string, baseUrl: string): Promise<void> => {
  const database = new DatabaseSync(databaseFile(stateDir), { enableForeignKeyConstraints: false });
  try {
    const ctx = {
      db: sqliteDb(database),
      baseUrl,
      now: () => new Date(),
      vocabularies: vocabulariesFromFiles(),
    };
    const waiting = () => Number(database.prepare('SELECT count(*) AS n FROM stale_search').get()!.n);
    if (waiting() > 0) say(`Indexing ${waiting()} records …`);
    while (waiting() > 0) await maintain(ctx);
  } finally {
    database.close();
  }
};

const urlOf = (origin: string, path: string, search: string): string => {
  const url = new URL(path, origin);
  url.search = search;
  // Counts have no order and no pages.
  if (path === '/api/facets') url.searchParams.delete('order');
  else url.searchParams.set('page_size', '20');
  return url.href;
};

interface Taken {
  readonly search: string;
  readonly ms: number;
}

const measureForm = async (origin: string, path: string, rounds: number) => {
  const round = async (): Promise<Taken[]> => {
    const taken: Taken[] = [];
    for (const search of SEARCHES)
      taken.push({ search, ms: (await timedGet(urlOf(origin, path, search))).totalMs });
    return taken;
  };
  const first = await round();
  const warm: Taken[] = [];
  for (let i = 0; i < rounds; i++) warm.push(...(await round()));
  return { first, warm };
};

const SLOWEST = 5;

const measure = async (server: BootedServer, rounds: number): Promise<readonly Section[]> => {
  const origin = server.directUrl ?? server.url;
  const rows: Section['rows'][number][] = [];
  const slow: Section['rows'][number][] = [];
  for (const { name, path, about } of FORMS) {
    say(`${name} …`);
    const before = processorMs(server.workerPid);
    const { first, warm } = await measureForm(origin, path, rounds);
    const after = processorMs(server.workerPid);
    const answers = first.length + warm.length;
    const [cold, later] = [first, warm].map((taken) => spread(taken.map(({ ms }) => ms)));
    rows.push({
      form: name,
      about,
      median: later!.median,
      p95: later!.p95,
      firstMedian: cold!.median,
      firstP95: cold!.p95,
      processor: before === null || after === null ? null : (after - before) / answers,
    });
    const medians = SEARCHES.map((search) => ({
      search,
      ms: spread(warm.filter((one) => one.search === search).map(({ ms }) => ms)).median,
    })).toSorted((a, b) => b.ms - a.ms);
    for (const { search, ms } of medians.slice(0, SLOWEST)) slow.push({ form: name, search, ms });
  }
  return [
    {
      name: 'search',
      title: `${SEARCHES.length} searches, each ${rounds} times after a first one`,
      columns: {
        form: { label: 'form', unit: 'text' },
        about: { label: 'what', unit: 'text' },
        median: { label: 'median', unit: 'ms' },
        p95: { label: 'p95', unit: 'ms' },
        firstMedian: { label: 'first time: median', unit: 'ms' },
        firstP95: { label: 'p95', unit: 'ms' },
        processor: { label: 'processor each', unit: 'ms' },
      },
      rows,
    },
    {
      name: 'slowest',
      title: 'The slowest of them, by median',
      columns: {
        form: { label: 'form', unit: 'text' },
        search: { label: 'search', unit: 'text' },
        ms: { label: 'time', unit: 'ms' },
      },
      rows: slow,
    },
  ];
};

const main = async (args: readonly string[]): Promise<void> => {
  const options = parse(args);
  if (options.help) return console.log(USAGE);
  const rounds = Number(options.rounds);
  if (!(Number.isInteger(rounds) && rounds > 0)) throw usageError(`--rounds is “${options.rounds}”.`);
  const scratch = mkdtempSync(join(tmpdir(), 'moisson-bench-'));
  process.once('exit', () => rmSync(scratch, { recursive: true, force: true }));
  console.log(machineText(readMachine()));
  const stateDir = join(scratch, 'state');
  if (options.database) await placeDatabase(options.database, stateDir);
  else await importCatalogue(openCorpus(options.corpus, 2000, scratch).file, stateDir);
  const { baseUrl, datasets, triples } = await readFacts(stateDir);
  await indexWaiting(stateDir, baseUrl);
  console.log(`Catalogue: ${datasets} datasets, ${triples} triples`);
  const server = await bootServer({ stateDir, baseUrl });
  try {
    for (const section of await measure(server, rounds)) console.log(sectionText(section));
  } finally {
    closeConnections();
    await server.stop();
  }
};

await exitWith(async () => {
  await main(process.argv.slice(2));
  return 0;
});
