/**
 * The door of every command: `node src/cli/run.js start …`. Plain JavaScript, so that a Node that cannot run
 * TypeScript, or a missing node_modules, is answered with a sentence and not with a stack trace.
 */
import { existsSync } from 'node:fs';

const COMMANDS = ['start', 'import', 'token', 'rebase', 'build', 'deploy'];

const fail = (message) => {
  console.error(`\n  ${message}\n`);
  process.exit(2);
};

const [name, ...args] = process.argv.slice(2);
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (!COMMANDS.includes(name)) fail(`Usage: npm run <${COMMANDS.join('|')}>`);
if (!existsSync(new URL('../../node_modules/wrangler/package.json', import.meta.url)))
  fail('The dependencies are not installed. Run `npm ci` first.');
if (major < 22 || (major === 22 && minor < 18))
  fail(
    `This is Node ${process.versions.node}, and Moisson brings its own newer one. Run it through npm: \`npm run ${name}\`.`,
  );

const { runCommand } = await import('./run-command.ts');
await runCommand(name, args);
