/**
 * `npm run bench`: boots a server on scratch state, imports a catalogue twice, asks for pages, weighs the
 * database, and prints what it saw. Figures of one run on one machine; nothing is asserted.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { usageError } from '../src/cli/cli-error.ts';
import { exitWith } from '../src/cli/exit-with.ts';
import { dim } from '../src/cli/terminal.ts';
import { measureAnswers } from './answers.ts';
import { measureDatabase } from './database.ts';
import { importSections, measureImport } from './import.ts';
import { bootServer } from './lib/boot.ts';
import { CORPUS_NAMES, type Corpus, openCorpus } from './lib/corpus.ts';
import { machineText, readMachine } from './lib/machine.ts';
import { closeConnections } from './lib/requests.ts';
import { type Section, sectionText } from './lib/section.ts';
import { measureWalks, WALK_NAMES } from './measure-walks.ts';
import { measureIdle, measureServing, memorySection } from './memory.ts';
import { measureWriters } from './writers.ts';

const USAGE = `npm run bench -- [options]

  --corpus NAME   ${CORPUS_NAMES.join(', ')} (full; synthetic where the corpora are absent)
  --datasets N    how many datasets the synthetic one has (2000)
  --json FILE     write the figures as JSON too`;

const OPTIONS = {
  corpus: { type: 'string' },
  datasets: { type: 'string', default: '2000' },
  json: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

const parse = (args: readonly string[]) => {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, strict: true }).values;
  } catch (error) {
    throw usageError((error as Error).message.split('. ')[0]!, 'npm run bench -- --help');
  }
};

const say = (text: string): void => console.error(dim(text));

/** Every measurement in its order; the sections are printed as they come. */
const measure = async (
  corpus: Corpus,
  stateDir: string,
  show: (...sections: readonly Section[]) => void,
): Promise<void> => {
  const server = await bootServer({
    stateDir,
    isCounting: true,
    onLog: ({ level, text }) => level === 'error' && console.error(text),
  });
  const interrupted = () => void server.stop().then(() => process.exit(130));
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  try {
    const idle = await measureIdle(server);
    say('\nImporting …');
    const first = await measureImport('first', server, corpus.file);
    say('Importing the same again …');
    const again = await measureImport('again', server, corpus.file);
    show(...importSections([first, again]));
    say('\nAsking for pages …');
    const serving = await measureServing(server);
    const stages = [
      { name: 'importing', memory: first.memory },
      { name: 'importing again', memory: again.memory },
      serving,
    ];
    show(memorySection(idle, stages), ...(await measureAnswers(server)), await measureWriters(server));
    say('\nReading it all in each way …');
    show(...(await measureWalks({ ...server, url: server.directUrl ?? server.url }, WALK_NAMES, say)));
  } finally {
    closeConnections();
    await server.stop();
  }
  show(...measureDatabase(stateDir));
};

const main = async (args: readonly string[]): Promise<void> => {
  const options = parse(args);
  if (options.help) return console.log(USAGE);
  const datasets = Number(options.datasets);
  if (!(Number.isInteger(datasets) && datasets > 0))
    throw usageError(`--datasets is “${options.datasets}”; it must be a whole number from 1.`);
  const machine = readMachine();
  const scratch = mkdtempSync(join(tmpdir(), 'moisson-bench-'));
  // Also after Ctrl+C.
  process.once('exit', () => rmSync(scratch, { recursive: true, force: true }));
  const corpus = openCorpus(options.corpus, datasets, scratch);
  console.log(`${machineText(machine)}\nCorpus: ${corpus.title}`);
  const sections: Section[] = [];
  await measure(corpus, join(scratch, 'state'), (...added) => {
    sections.push(...added);
    for (const section of added) console.log(sectionText(section));
  });
  if (options.json) {
    const figures = { time: new Date().toISOString(), machine, corpus: corpus.title, sections };
    writeFileSync(options.json, `${JSON.stringify(figures, null, 2)}\n`);
  }
};

await exitWith(async () => {
  await main(process.argv.slice(2));
  return 0;
});
