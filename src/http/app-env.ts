/**
 * What every handler finds in its context.
 */
import type { Context } from 'hono';
import type { CatalogueContext } from '../catalogue/context.ts';
import type { Bindings, Config } from '../env.ts';
import type { Harvesting } from './harvesting.ts';

export interface AppEnv {
  Bindings: Bindings;
  Variables: { config: Config; catalogue: CatalogueContext; harvesting: Harvesting };
}

export type AppContext = Context<AppEnv>;
export type Handler = (c: AppContext) => Response | Promise<Response>;
