/**
 * `node bench/walks.ts`: the whole catalogue of a filled store, read by pages, feed, OAI-PMH and dumps. Over a state
 * folder of `npm start`, whose server must not run; or over a running server, which does not tell rows read.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { parseArgs } from 'node:util';
import { usageError } from '../src/cli/cli-error.ts';
import { exitWith } from '../src/cli/exit-with.ts';
import { dim } from '../src/cli/terminal.ts';
import { databaseFile } from '../test/support/state-file.ts';
import { bootServer } from './lib/boot.ts';
import { machineText, readMachine } from './lib/machine.ts';
import { closeConnections, timedGet } from './lib/requests.ts';
import { type Section, sectionText } from './lib/section.ts';
import { measureWalks, WALK_NAMES, type WalkedServer } from './measure-walks.ts';

const USAGE = `node bench/walks.ts --state DIR | --to URL [options]

  --state DIR    a filled state folder (MOISSON_STATE of \`npm start\`); checksums of dumps are written into it
  --to URL       a running server
  --pid N        of the process that runs its Worker, for its memory and processor time
  --only NAMES   of ${WALK_NAMES.join(', ')}, with commas (all)
  --json FILE    write the figures as JSON too`;

const OPTIONS = {
  state: { type: 'string' },
  to: { type: 'string' },
  pid: { type: 'string' },
  only: { type: 'string' },
  json: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

const HELP = 'node bench/walks.ts --help';

const parse = (args: readonly string[]) => {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, strict: true }).values;
  } catch (error) {
    throw usageError((error as Error).message.split('. ')[0]!, HELP);
  }
};

const namesOf = (only: string | undefined): readonly string[] => {
  const names = only?.split(',') ?? WALK_NAMES;
  const unknown = names.find((name) => !WALK_NAMES.includes(name));
  if (unknown !== undefined) throw usageError(`There is no walk “${unknown}”.`, HELP);
  return names;
};

/** The address that the store belongs to: another one would be refused. */
const baseUrlOf = (stateDir: string): string => {
  if (!existsSync(stateDir)) throw usageError(`There is no folder ${stateDir}.`, HELP);
  const database = new DatabaseSync(databaseFile(stateDir));
  try {
    const row = database.prepare(`SELECT value FROM meta WHERE key = 'baseUrl'`).get();
    if (!row) throw usageError(`The store in ${stateDir} is empty.`, HELP);
    return String(row.value);
  } finally {
    database.close();
  }
};

const onState = async <T>(folder: string, run: (server: WalkedServer) => Promise<T>): Promise<T> => {
  const stateDir = resolve(folder);
  const baseUrl = baseUrlOf(stateDir);
  const server = await bootServer({ stateDir, baseUrl, isCounting: true });
  const interrupted = () => void server.stop().then(() => process.exit(130));
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  const path = new URL(baseUrl).pathname.replace(/\/$/, '');
  const url = server.directUrl ? server.directUrl + path : server.url;
  try {
    return await run({ url, baseUrl, workerPid: server.workerPid });
  } finally {
    closeConnections();
    await server.stop();
  }
};

const onServer = async <T>(
  to: string,
  pid: string | undefined,
  run: (server: WalkedServer) => Promise<T>,
): Promise<T> => {
  const url = to.replace(/\/$/, '');
  const { body } = await timedGet(`${url}/health`);
  const { baseUrl } = JSON.parse(body.toString()) as { readonly baseUrl: string };
  try {
    return await run({ url, baseUrl, workerPid: pid === undefined ? null : Number(pid) });
  } finally {
    closeConnections();
  }
};

const main = async (args: readonly string[]): Promise<void> => {
  const { state, to, pid, only, json, help } = parse(args);
  if (help) return console.log(USAGE);
  if ((state === undefined) === (to === undefined)) throw usageError('Say --state or --to.', HELP);
  const names = namesOf(only);
  const machine = readMachine();
  const measure = (server: WalkedServer): Promise<readonly Section[]> =>
    measureWalks(server, names, (about) => console.error(dim(about)));
  const sections = await (state === undefined ? onServer(to!, pid, measure) : onState(state, measure));
  console.log([machineText(machine), ...sections.map(sectionText)].join('\n'));
  if (json)
    writeFileSync(
      json,
      `${JSON.stringify({ time: new Date().toISOString(), machine, sections }, null, 2)}\n`,
    );
};

await exitWith(async () => {
  await main(process.argv.slice(2));
  return 0;
});
