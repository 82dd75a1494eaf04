/**
 * `node bench/sparql.ts`: real queries of catalogues, asked of our server and of two engines that hold the same
 * data in memory, in one run. Figures of one run on one machine; nothing is asserted.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { usageError } from '../src/cli/cli-error.ts';
import { exitWith } from '../src/cli/exit-with.ts';
import { count, dim, duration } from '../src/cli/terminal.ts';
import { CORPUS_NAMES, openCorpus } from './lib/corpus.ts';
import { machineText, readMachine } from './lib/machine.ts';
import { type Section, sectionText } from './lib/section.ts';
import { importCatalogue } from './sparql-import.ts';
import { type Measurement, measureStore, type Plan } from './sparql-measure.ts';
import { PEER_LABELS, PEERS } from './sparql-peer-types.ts';
import { QUERIES, QUERY_NAMES } from './sparql-queries.ts';
import { curveSection, oursSection, peersSection, queriesSection, remarksSection } from './sparql-report.ts';
import { cutDatabase, ensureStatistics, placeDatabase, readFacts, saveDatabase } from './sparql-store.ts';

const USAGE = `node bench/sparql.ts [options]

  --database FILE  a filled database (D1's SQLite file) of this version, instead of importing
  --data FILE      a catalogue to import: any RDF format, gzipped or not
  --corpus NAME    ${CORPUS_NAMES.join(', ')} (full; synthetic where the corpora are absent)
  --datasets N     how many datasets the synthetic one has (2000)
  --save FILE      keep the filled database for --database
  --queries NAMES  some of the queries, with commas
  --peers NAMES    ${PEERS.join(',')} (both), or none
  --runs N         answers that are timed, after one to warm up (5)
  --timeout S      seconds after which a peer is given up (60)
  --no-curve       only the whole catalogue, not parts of it
  --json FILE      write the figures as JSON too
  --list           the queries, and what each is for`;

const OPTIONS = {
  database: { type: 'string' },
  data: { type: 'string' },
  corpus: { type: 'string' },
  datasets: { type: 'string', default: '2000' },
  save: { type: 'string' },
  queries: { type: 'string' },
  peers: { type: 'string' },
  runs: { type: 'string', default: '5' },
  timeout: { type: 'string', default: '60' },
  curve: { type: 'boolean', default: true },
  json: { type: 'string' },
  list: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

const HINT = 'node bench/sparql.ts --help';

const parse = (args: readonly string[]) => {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, strict: true, allowNegative: true }).values;
  } catch (error) {
    throw usageError((error as Error).message.split('. ')[0]!, HINT);
  }
};

type Options = ReturnType<typeof parse>;

const namesOf = <Name extends string>(option: string, text: string | undefined, known: readonly Name[]) =>
  text === undefined
    ? known
    : text.split(',').map((name): Name => {
        const found = known.find((one) => one === name);
        if (!found) throw usageError(`--${option} has “${name}”; it can be ${known.join(', ')}.`, HINT);
        return found;
      });

const wholeNumber = (option: string, text: string): number => {
  const value = Number(text);
  if (!(Number.isInteger(value) && value > 0))
    throw usageError(`--${option} is “${text}”; it must be a whole number from 1.`, HINT);
  return value;
};

const planOf = (options: Options): Plan => ({
  queries: namesOf('queries', options.queries, QUERY_NAMES),
  peers: options.peers === 'none' ? [] : namesOf('peers', options.peers, PEERS),
  runs: wholeNumber('runs', options.runs),
  timeOutMs: wholeNumber('timeout', options.timeout) * 1000,
});

/** Sizes of the curve, in triples, below the whole. */
const CURVE_TRIPLES = [60_000, 200_000, 600_000];

/** Every how manieth dataset makes a part of such a size; parts that are nearly the whole are left out. */
const curveShares = (triples: number): number[] =>
  CURVE_TRIPLES.map((size) => Math.round(triples / size)).filter((every) => every > 1);

const say = (text: string): void => console.error(dim(text));

/** Fills a state folder; what it was filled with. */
const fill = async (options: Options, stateDir: string, scratch: string): Promise<string> => {
  if (options.database) {
    say(`Copying ${options.database} …`);
    await placeDatabase(options.database, stateDir);
    await ensureStatistics(stateDir);
    return options.database;
  }
  const datasets = wholeNumber('datasets', options.datasets);
  const { title, file } = options.data
    ? { title: options.data, file: options.data }
    : openCorpus(options.corpus, datasets, scratch);
  say(`Importing ${title} …`);
  await importCatalogue(file, stateDir);
  await ensureStatistics(stateDir);
  return title;
};

const versionOf = (name: string): string =>
  (createRequire(import.meta.url)(`${name}/package.json`) as { version: string }).version;

const measureAll = async (options: Options, plan: Plan, scratch: string) => {
  const bench = { plan, scratch, say };
  const wholeDir = join(scratch, 'whole');
  const title = await fill(options, wholeDir, scratch);
  if (options.save) await saveDatabase(wholeDir, options.save);
  const { triples } = await readFacts(wholeDir);
  const parts: Measurement[] = [];
  for (const every of options.curve ? curveShares(triples) : []) {
    say(`One of ${every} datasets …`);
    const stateDir = join(scratch, `part${every}`);
    await cutDatabase(wholeDir, stateDir, every);
    parts.push(await measureStore(stateDir, bench, { isProxyAsked: false }));
    rmSync(stateDir, { recursive: true, force: true });
  }
  say('The whole catalogue …');
  return { title, parts, whole: await measureStore(wholeDir, bench, { isProxyAsked: true }) };
};

const main = async (args: readonly string[]): Promise<void> => {
  const options = parse(args);
  if (options.help) return console.log(USAGE);
  if (options.list)
    return console.log(
      QUERY_NAMES.map((name) => `${name} (${QUERIES[name].group})\n  ${QUERIES[name].why}`).join('\n'),
    );
  const plan = planOf(options);
  const machine = readMachine();
  const started = Date.now();
  const scratch = mkdtempSync(join(tmpdir(), 'moisson-bench-'));
  // The server and the peers end when this process does.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
  process.once('exit', () => rmSync(scratch, { recursive: true, force: true }));
  const peers = plan.peers.map(
    (peer) => `${PEER_LABELS[peer].label} ${versionOf(PEER_LABELS[peer].package)}`,
  );
  console.log(`${machineText(machine)}\nPeers: ${peers.join(', ') || 'none'}`);
  const { title, parts, whole } = await measureAll(options, plan, scratch);
  const sections: readonly Section[] = [
    queriesSection(plan, whole),
    peersSection(plan, whole),
    oursSection(plan, whole),
    curveSection(plan, [...parts, whole]),
    remarksSection(plan, whole),
  ].filter(({ rows }) => rows.length > 0);
  console.log(
    `Catalogue: ${title}, ${count(whole.store.triples)} triples published, ${count(whole.store.datasets)} datasets`,
  );
  for (const section of sections) console.log(sectionText(section));
  say(`\n${duration(Date.now() - started)} in all`);
  if (options.json) {
    const figures = { time: new Date().toISOString(), machine, peers, catalogue: title, plan, sections };
    writeFileSync(options.json, `${JSON.stringify(figures, null, 2)}\n`);
  }
};

await exitWith(async () => {
  await main(process.argv.slice(2));
  return 0;
});
