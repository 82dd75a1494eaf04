/**
 * The next page of a run from its source: asked for once more where the answer broke off, because most of what
 * breaks off is whole a moment later.
 */
import { AppError } from '../lib/app-error.ts';
import type { HarvestPage } from './adapters/adapter.ts';
import { adapterOf } from './adapters/adapters.ts';
import type { Harvester } from './harvester.ts';
import { type FetchTally, isPassing, politeFetch } from './polite-fetch.ts';
import type { Run } from './run.ts';
import { stageOf } from './stage.ts';

const PAUSE_MS = 5_000;
/** A slower source would outlast the step. */
const LONGEST_TIMEOUT_MS = 120_000;

/** How a page ends that may be whole the next time. */
const MAY_PASS: ReadonlySet<string> = new Set([
  'fetch-failed',
  'gzip-damaged',
  'turtle-syntax',
  'line-syntax',
  'xml-syntax',
  'json-syntax',
  'document-html',
  'document-empty',
]);

/** What is no answer of the source is tried again by the next runner; the last one reports it. */
const TRIES_OF_THE_UNKNOWN = 6;

const unreadable = (error: unknown): AppError =>
  new AppError(
    {
      kind: 'unprocessable',
      code: 'source-unreadable',
      detail: `Reading the source failed: ${error instanceof Error ? error.message.slice(0, 500) : 'for no known reason'}.`,
    },
    { cause: error },
  );

export interface ReadPage {
  /** The page, or why there is none. */
  readonly page: HarvestPage | AppError;
  readonly tally: FetchTally;
}

/** @param tries how often this page was begun by any runner, this time included */
export const readPage = async (
  { catalogue: ctx, rules, send, sleep }: Harvester,
  { id, config, source, state }: Run,
  tries: number,
): Promise<ReadPage> => {
  const adapter = adapterOf(config.kind);
  const nowMs = (): number => ctx.now().getTime();
  const { fetch, tally } = politeFetch({ config, rules, sleep, nowMs, ...(send && { send }) });
  const actx = {
    config,
    source,
    baseUrl: ctx.baseUrl,
    fetch,
    now: ctx.now,
    vocabularies: ctx.vocabularies,
    stage: stageOf(ctx.db, id),
  };
  for (let attempt = 1; ; attempt++) {
    const isLast = attempt > 1 || config.timeoutMs > LONGEST_TIMEOUT_MS;
    try {
      const page = await adapter.read(actx, state.cursor);
      const cutOff = page.damage.unread();
      if (isLast || !cutOff || !MAY_PASS.has(cutOff.code)) return { page, tally };
    } catch (error) {
      if (!(error instanceof AppError)) {
        if (tries < TRIES_OF_THE_UNKNOWN) throw error;
        return { page: unreadable(error), tally };
      }
      // What was not answered at all was asked for often enough by then.
      if (isLast || !isPassing(error) || !tally.isAnswered()) return { page: error, tally };
    }
    await sleep(PAUSE_MS);
  }
};
