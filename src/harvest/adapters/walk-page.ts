/**
 * One page of a list that is read by offset: asked for, cut down where it is too large, mapped, and counted. Knows
 * no API.
 */
import { damageLog } from '../../catalogue/damage.ts';
import type { ReadIssue } from '../../rdf/repair/issues.ts';
import { type JsonFormat, mapEntries } from '../mapped-entries.ts';
import type { Fault } from '../run.ts';
import type { AdapterContext, HarvestPage } from './adapter.ts';
import { isTooLarge } from './json-page.ts';
import { skipped, smaller, stepOf, type Walk, windowOf } from './offset-walk.ts';

/** What an API answers for a part of its list. */
export interface Listing {
  readonly url: string;
  readonly entries: readonly unknown[];
  readonly total: number | null;
  readonly issues: readonly ReadIssue[];
}

export interface ListApi {
  readonly format: JsonFormat;
  /** Address of the portal, without a final slash. */
  readonly portal: string;
  readonly mostSize: number;
  readonly ask: (offset: number, limit: number) => Promise<Listing>;
  readonly idOf: (entry: unknown) => string | null;
}

export interface WalkedPage {
  readonly read: Pick<HarvestPage, 'url' | 'quads' | 'issues' | 'damage' | 'problems' | 'doubt'>;
  readonly next: Walk | null;
  readonly total: number | null;
}

/** Less came than the list holds: what is absent may be what did not come. */
export const shortOf = (url: string, total: number | null, came: number): Fault | null =>
  total !== null && came < total
    ? { code: 'records-unread', detail: `${url} has ${total} records; ${came} could be read.` }
    : null;

const leftOut = (walk: Walk, url: string, { code, detail }: Fault): WalkedPage => ({
  read: {
    url,
    quads: [],
    issues: [],
    damage: damageLog(),
    problems: [{ kind: 'page', code, detail }],
    doubt: { code, detail },
  },
  next: skipped(walk),
  total: null,
});

const readOnce = async (ctx: AdapterContext, walk: Walk, api: ListApi): Promise<WalkedPage> => {
  const { offset, limit } = windowOf(walk);
  const { url, entries, total, issues } = await api.ask(offset, limit);
  const { from, next } = stepOf(walk, entries.map(api.idOf), total, api.mostSize);
  const fresh = entries.slice(from);
  const { lost, ...mapped } = await mapEntries(ctx, api, fresh);
  const came = walk.came + fresh.length - lost;
  const doubt = lost > 0 || next === null ? shortOf(url, total ?? walk.came + fresh.length, came) : null;
  return {
    read: { url, issues, damage: damageLog(), ...mapped, doubt },
    next: next && fresh.length > 0 ? { ...next, came } : next,
    total,
  };
};

/** @throws AppError `source-moved`, and what asking throws */
export const readWalkPage = async (ctx: AdapterContext, start: Walk, api: ListApi): Promise<WalkedPage> => {
  let walk = start;
  for (;;) {
    try {
      return await readOnce(ctx, walk, api);
    } catch (error) {
      if (!isTooLarge(error)) throw error;
      const less = smaller(walk);
      if (!less) return leftOut(walk, `${api.portal}#${walk.start}`, error.info);
      walk = less;
    }
  }
};
