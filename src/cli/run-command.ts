/**
 * Runs one command by its name, and turns what it throws into a message and an exit code.
 */
import type { ExitCode } from './cli-error.ts';
import { exitWith } from './exit-with.ts';

type Command = (args: readonly string[], env: NodeJS.ProcessEnv) => Promise<ExitCode>;

const COMMANDS = {
  start: async () => (await import('./start.ts')).start,
  import: async () => (await import('./import.ts')).importCommand,
  token: async () => (await import('./token.ts')).token,
  harvest: async () => (await import('./harvest.ts')).harvestCommand,
  rebase: async () => (await import('./rebase.ts')).rebase,
  build: async () => (await import('./build.ts')).build,
  deploy: async () => (await import('./deploy.ts')).deploy,
} as const satisfies Record<string, () => Promise<Command>>;

export type CommandName = keyof typeof COMMANDS;

export const runCommand = (name: CommandName, args: readonly string[]): Promise<void> =>
  exitWith(async () => (await COMMANDS[name]())(args, process.env));
