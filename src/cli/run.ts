/**
 * The door of every command: `node src/cli/run.ts start …`, run by npm under the Node that the project brings.
 * It loads a command only after it looked around, so that what is missing is said in a sentence.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const COMMANDS = {
  start: 'serves the catalogue on this machine',
  import: 'files and URLs into a catalogue',
  harvest: 'other portals into a catalogue, again and again',
  token: 'who else may write',
  rebase: 'moves a catalogue to another address',
  build: 'the Worker as it would be uploaded',
  deploy: 'the Worker to Cloudflare',
} as const;

const fail = (message: string): never => {
  console.error(`\n  ${message}\n`);
  process.exit(2);
};

const usage = [
  'npm start, or npm run COMMAND -- …; with --help a command says what it takes:',
  '',
  ...Object.entries(COMMANDS).map(([name, what]) => `  ${name.padEnd(9)}${what}`),
  '',
  '  docs/commands.md tells more.',
].join('\n');

const [given, ...args] = process.argv.slice(2);
if (given === undefined || given === '--help' || given === '-h') {
  console.log(usage);
  process.exit(0);
}
const isCommand = (name: string): name is keyof typeof COMMANDS => Object.hasOwn(COMMANDS, name);
const name = isCommand(given) ? given : fail(`There is no command ${given}.\n\n${usage}`);
if (!existsSync(join(import.meta.dirname, '../../node_modules/wrangler/package.json')))
  fail('The dependencies are not installed. Run `npm ci` first.');

const { runCommand } = await import('./run-command.ts');
await runCommand(name, args);
