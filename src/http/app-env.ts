/**
 * What every handler finds in its context.
 */
import type { Context } from 'hono';
import type { CatalogueContext } from '../catalogue/context.ts';
import type { Bindings, Config } from '../env.ts';
import type { Harvesting } from './harvesting.ts';

/** Work that an answer does not wait for; what fails of it is logged. */
export type Later = (work: Promise<unknown>) => void;

export interface AppEnv {
  Bindings: Bindings;
  Variables: { config: Config; catalogue: CatalogueContext; harvesting: Harvesting; later: Later };
}

export type AppContext = Context<AppEnv>;
export type Handler = (c: AppContext) => Response | Promise<Response>;
