/**
 * The catalogues that harvesters are let loose on, each in a server of its own: the sample catalogue, and a part
 * of a national one where the corpora are present.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../../src/cli/project-root.ts';
import { command, type StartedServer, startServer } from '../../commands/run-command.ts';
import { CORPORA, hasCorpora } from '../corpora.ts';

export interface ServedCatalogue {
  readonly name: string;
  /** What it is made of. */
  readonly files: readonly string[];
  readonly isPresent: boolean;
  readonly start: () => Promise<StartedServer>;
}

const EXAMPLES = join(PROJECT_ROOT, 'examples');
const BELGIUM = join(CORPORA, 'belgium/sample.nt.gz');

export const TOKEN = 'a-token-for-tests-only';
const LENIENT = { ADMIN_TOKEN: TOKEN, VALIDATION: 'dcat-ap=report dcat-ap-hvd=report' };

const startBelgium = async (): Promise<StartedServer> => {
  const server = await startServer(LENIENT);
  const run = command(['import', BELGIUM], { MOISSON_STATE: server.stateDir, MOISSON_TOKEN: TOKEN });
  if ((await run.exited) !== 0) throw new Error(`The import failed:\n${run.output()}`);
  return server;
};

export const SERVED_CATALOGUES: readonly ServedCatalogue[] = [
  {
    name: 'the sample catalogue',
    files: readdirSync(EXAMPLES)
      .filter((file) => file.endsWith('.ttl'))
      .map((file) => join(EXAMPLES, file)),
    isPresent: true,
    start: () => startServer({ ...LENIENT, SAMPLE: 'on' }),
  },
  { name: 'belgium/sample', files: [BELGIUM], isPresent: hasCorpora, start: startBelgium },
];

/** The larger one that is present. */
export const largestCatalogue = (): ServedCatalogue =>
  SERVED_CATALOGUES.filter(({ isPresent }) => isPresent).at(-1)!;
