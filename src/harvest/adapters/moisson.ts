/**
 * Another Moisson, by whichever of its doors the configuration names: a row a transport. All of them give the same
 * records, to the letter.
 */
import type { Transport } from '../config.ts';
import type { Adapter, AdapterContext } from './adapter.ts';
import { moissonDump } from './moisson-dump.ts';
import { moissonFeed } from './moisson-feed.ts';
import { moissonOai } from './moisson-oai.ts';
import { moissonPages } from './moisson-pages.ts';
import { moissonSparql } from './moisson-sparql.ts';

const TRANSPORTS: Readonly<Record<Transport, Adapter>> = {
  dump: moissonDump,
  feed: moissonFeed,
  'oai-pmh': moissonOai,
  pages: moissonPages,
  sparql: moissonSparql,
};

const transportOf = ({ config: { transport } }: AdapterContext): Adapter => TRANSPORTS[transport];

export const moisson: Adapter = {
  first: (ctx, memory) => transportOf(ctx).first(ctx, memory),
  read: (ctx, cursor) => transportOf(ctx).read(ctx, cursor),
};
