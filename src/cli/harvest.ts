/**
 * `npm run harvest`: sources and their runs from the command line.
 */
import type { ExitCode } from './cli-error.ts';
import { apiOf, type Call, type CallOptions } from './harvest/api.ts';
import { HARVEST_USAGE, type HarvestRequest, harvestArguments } from './harvest/arguments.ts';
import {
  type PreviewAnswer,
  previewText,
  progressText,
  type ReportAnswer,
  type RunAnswer,
  reportText,
  type SourceAnswer,
  sourcesText,
  statusText,
} from './harvest/print.ts';
import { PROJECT_ROOT } from './project-root.ts';
import { chooseServer, requireToken, TOKEN_WARNING } from './server.ts';
import { count, yellow } from './terminal.ts';

const LOOK_MS = 1_000;

/** Looking changes nothing, and a run goes on while its server starts again: for about two minutes. */
const looking = (run: number): CallOptions => ({
  timeoutMs: 20_000,
  pausesMs: [1_000, 2_000, 4_000, 8_000, 15_000],
  lateHint: `The run does not need this command. Later: npm run harvest -- report ${run}`,
});

/** A page of the portal is fetched meanwhile, which may take as long as the source is given for one document. */
const PREVIEW: CallOptions = {
  timeoutMs: 240_000,
  lateHint: 'The portal may be slow: give the source less time for one document, --set timeoutMs=30000.',
};

const RUN_ONCE: CallOptions = {
  lateHint: 'It may have begun all the same: npm run harvest -- status',
};

const WITHDRAW: CallOptions = {
  timeoutMs: 120_000,
  lateHint: 'What was withdrawn stays so. The same command goes on.',
};

const sourcesOf = async (call: Call): Promise<readonly SourceAnswer[]> =>
  (await call<{ sources: SourceAnswer[] }>('GET', '/sources')).sources;

/** A run that is not complete is not what was asked for. */
const exitCodeOf = ({ outcome }: Pick<RunAnswer, 'outcome'>): ExitCode => (outcome === 'complete' ? 0 : 1);

const report = async (call: Call, run: number): Promise<ExitCode> => {
  const answer = await call<ReportAnswer>('GET', `/runs/${run}`);
  console.log(reportText(answer));
  return answer.outcome === null ? 0 : exitCodeOf(answer);
};

const wait = async (call: Call, run: number): Promise<ExitCode> => {
  let last = '';
  for (;;) {
    const answer = await call<ReportAnswer>('GET', `/runs/${run}`, looking(run));
    const line = progressText(answer);
    if (answer.outcome !== null) {
      console.log(reportText(answer));
      return exitCodeOf(answer);
    }
    if (line !== last) console.error(line);
    last = line;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
};

const withdraw = async (call: Call, id: string): Promise<string> => {
  let withdrawn = 0;
  for (;;) {
    const answer = await call<{ withdrawn: number; remaining: number }>(
      'DELETE',
      `/sources/${encodeURIComponent(id)}?records=withdraw`,
      WITHDRAW,
    );
    withdrawn += answer.withdrawn;
    if (answer.remaining === 0)
      return `${id} is harvested no longer; ${count(withdrawn)} records were withdrawn.`;
    if (answer.withdrawn === 0)
      return `${id} is harvested no longer; ${count(answer.remaining)} records stay.`;
    console.error(`${count(answer.remaining)} records to go`);
  }
};

const RUN: {
  readonly [K in HarvestRequest['kind']]: (
    call: Call,
    request: Extract<HarvestRequest, { kind: K }>,
  ) => Promise<ExitCode>;
} = {
  list: async (call) => {
    console.log(sourcesText(await sourcesOf(call)));
    return 0;
  },
  status: async (call) => {
    const runs = (await sourcesOf(call)).flatMap(({ harvest }) => harvest?.run ?? []);
    console.log(statusText(runs.filter(({ outcome }) => outcome === null)));
    return 0;
  },
  add: async (call, { id, body }) => {
    const { harvest } = await call<SourceAnswer>('PUT', `/sources/${encodeURIComponent(id)}`, { body });
    console.log(
      `${id} is read ${harvest?.due ? `next at ${harvest.due}` : 'when asked'}: npm run harvest -- run ${id}`,
    );
    return 0;
  },
  preview: async (call, { id, n, body }) => {
    const path = `/sources/${encodeURIComponent(id)}/preview?n=${n}`;
    const answer = await call<PreviewAnswer>('POST', path, { ...PREVIEW, body });
    console.log(previewText(answer));
    return answer.fault === null ? 0 : 1;
  },
  run: async (call, { id, isAwaited }) => {
    const run = await call<RunAnswer>('POST', `/sources/${encodeURIComponent(id)}/runs`, RUN_ONCE);
    if (isAwaited) return wait(call, run.id);
    console.log(`Run ${run.id} has begun: ${run.report}`);
    return 0;
  },
  report: (call, { run }) => report(call, run),
  confirm: async (call, { run }) => {
    await call('POST', `/runs/${run}/confirm`);
    return wait(call, run);
  },
  cancel: async (call, { run }) => {
    await call('POST', `/runs/${run}/cancel`);
    console.log(`Run ${run} is cancelled.`);
    return 0;
  },
  remove: async (call, { id, isWithdrawn }) => {
    if (isWithdrawn) console.log(await withdraw(call, id));
    else {
      const { remaining } = await call<{ remaining: number }>('DELETE', `/sources/${encodeURIComponent(id)}`);
      console.log(`${id} is harvested no longer; its ${count(remaining)} records stay.`);
    }
    return 0;
  },
};

export const harvestCommand = async (args: readonly string[], env: NodeJS.ProcessEnv): Promise<ExitCode> => {
  const options = harvestArguments(args);
  if (!options) {
    console.log(HARVEST_USAGE);
    return 0;
  }
  if (options.token) console.error(yellow(TOKEN_WARNING));
  const server = chooseServer(options, env, PROJECT_ROOT);
  const call = apiOf(server.url, requireToken(server));
  const run = RUN[options.request.kind] as (call: Call, request: HarvestRequest) => Promise<ExitCode>;
  return run(call, options.request);
};
