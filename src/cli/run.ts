/**
 * The door of every command: `node src/cli/run.ts start …`, run by npm under the Node that the project brings.
 * It loads a command only after it looked around, so that what is missing is said in a sentence.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const COMMANDS = ['start', 'import', 'harvest', 'token', 'rebase', 'build', 'deploy'] as const;

const fail = (message: string): never => {
  console.error(`\n  ${message}\n`);
  process.exit(2);
};

const [given, ...args] = process.argv.slice(2);
const name = COMMANDS.find((command) => command === given) ?? fail(`Usage: npm run <${COMMANDS.join('|')}>`);
if (!existsSync(join(import.meta.dirname, '../../node_modules/wrangler/package.json')))
  fail('The dependencies are not installed. Run `npm ci` first.');

const { runCommand } = await import('./run-command.ts');
await runCommand(name, args);
