/**
 * Comunica's engine, made with the first query that needs it and kept for the life of the isolate (it takes about
 * 150 ms), with our scheduler and our regular expressions. It has no way to the network.
 */
import { QueryEngine } from '@comunica/query-sparql';
import { AppError } from '../../lib/app-error.ts';
import { installLinearRegex } from './regular-expressions.ts';
import { installScheduler } from './run.ts';
import { installTextLength } from './text-length.ts';
import { installTextOrder } from './text-order.ts';

let engine: QueryEngine | undefined;

export const comunicaEngine = (): QueryEngine => {
  if (!engine) {
    installScheduler();
    installLinearRegex();
    installTextOrder();
    installTextLength();
    engine = new QueryEngine();
  }
  return engine;
};

/** Whatever a plan may contain: nothing is fetched by Comunica itself. */
export const noFetch = async (): Promise<never> => {
  throw new AppError({
    kind: 'forbidden',
    code: 'query-fetch-refused',
    detail: 'A query may fetch nothing.',
  });
};
