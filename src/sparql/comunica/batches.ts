/**
 * The results of one run of Comunica in batches, counted against the limits of an answer. To stop before the end
 * frees what the run holds.
 */
import { limitError } from '../guard.ts';
import type { Limits } from '../limits.ts';
import type { Run } from './run.ts';

/** As much of Comunica's streams as is used. */
export interface ResultStream<T> {
  read(): T | null;
  readonly done: boolean;
  once(event: string, listener: (error?: Error) => void): unknown;
  removeListener(event: string, listener: (error?: Error) => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  destroy(): void;
}

const BATCH = 500;

const changed = (stream: ResultStream<unknown>): Promise<void> =>
  new Promise((resolve) => {
    const events = ['readable', 'end'];
    const done = (): void => {
      for (const event of events) stream.removeListener(event, done);
      resolve();
    };
    for (const event of events) stream.once(event, done);
  });

async function* resultsOf<T, R>(
  stream: ResultStream<T>,
  run: Run,
  read: (item: T) => { readonly result: R; readonly bytes: number },
  limits: Limits,
): AsyncGenerator<readonly R[], undefined> {
  let rows = 0;
  let bytes = 0;
  let batch: R[] = [];
  try {
    stream.on('error', (error) => run.stop(error));
    for (;;) {
      const item = run.within(() => stream.read());
      if (item === null) {
        if (stream.done) break;
        await run.race(run.within(() => changed(stream)));
        continue;
      }
      const { result, bytes: size } = read(item);
      batch.push(result);
      bytes += size;
      if (++rows > limits.rows) throw limitError('rows', rows, limits);
      if (bytes > limits.bytes) throw limitError('bytes', bytes, limits);
      if (batch.length === BATCH) {
        yield batch;
        batch = [];
      }
    }
    // An error that came with the end must not look like the end.
    await run.race(Promise.resolve());
    if (batch.length > 0) yield batch;
  } finally {
    run.within(() => stream.destroy());
    run.stop(new Error('The answer was given up.'));
  }
  return undefined;
}

/** Reads the first batch, so that what fails at once is an error and not a broken answer. */
export const batched = async <T, R>(
  stream: ResultStream<T>,
  run: Run,
  read: (item: T) => { readonly result: R; readonly bytes: number },
  limits: Limits,
): Promise<AsyncIterable<readonly R[]>> => {
  const rest = resultsOf(stream, run, read, limits);
  let first: IteratorResult<readonly R[], undefined> | undefined = await rest.next();
  const iterator: AsyncIterator<readonly R[]> = {
    next: async () => {
      const result = first ?? (await rest.next());
      first = undefined;
      return result;
    },
    return: async () => rest.return(undefined),
  };
  return { [Symbol.asyncIterator]: () => iterator };
};
