/**
 * Fills a state folder by an import, and by the scheduled work that brings in the vocabularies.
 */
import { CliError } from '../src/cli/cli-error.ts';
import { runImport } from '../src/cli/import/run.ts';
import { bootServer } from './lib/boot.ts';

export const importCatalogue = async (file: string, stateDir: string): Promise<void> => {
  const server = await bootServer({ stateDir, vars: { VALIDATION: 'off' } });
  try {
    await runImport({ server, inputs: [file], source: 'bench' });
    if (!(await server.worker.tick())) throw new CliError('The scheduled work failed after the import.');
  } finally {
    await server.stop();
  }
};
