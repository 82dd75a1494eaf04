/**
 * What the cron does: full text and facets of records whose publisher changed its name, and a sweep of unused terms,
 * a bounded piece of each a call.
 */
import { countersUnchanged, readCounters, selectCounters } from '../store/counters.ts';
import { StaleWriteError } from '../store/db.ts';
import { dropUnusedFacets } from '../store/facets.ts';
import { versionsUnchanged } from '../store/records.ts';
import { clearStale, markUnlisted, noteReindexed, selectStale } from '../store/search.ts';
import { deleteTerms, selectSweepPlace, selectUnused, setSweepPlace } from '../store/sweep.ts';
import type { CatalogueContext } from './context.ts';
import { documentStatements, readDocuments } from './documents.ts';
import { MEMBER_KINDS } from './kinds.ts';
import { deleteSearchable, insertSearchable } from './search-rows.ts';
import { namesOf } from './search-text.ts';

/** About two seconds of work; so many records at once are some megabytes. */
const REINDEX_A_CALL = 400;
const REINDEX_AT_ONCE = 100;
const SWEEP_A_CALL = 20_000;
const SETS_A_SWEEP = 1_000;

export interface Maintenance {
  readonly reindexed: number;
  readonly swept: number;
}

const reindexSome = async (ctx: CatalogueContext): Promise<number> => {
  const stale = selectStale(REINDEX_AT_ONCE);
  const { rows } = await ctx.db.read([stale, ...documentStatements({ sql: stale.sql, params: [] })]);
  if (rows[0]!.length === 0) return 0;
  const { records, embedded } = await readDocuments(ctx, [rows[1]!, rows[2]!]);
  const live = records.filter(({ record }) => record.status === 'published');
  const seqs = rows[0]!.map(({ seq }) => Number(seq));
  const inserted = await insertSearchable(
    live.map(({ record, own }) => ({ ...record, own })),
    (publisher) => namesOf(embedded, publisher),
    ctx.vocabularies,
  );
  try {
    await ctx.db.write(
      [versionsUnchanged(records.map(({ record: { id, version } }) => ({ id, version })))],
      [...deleteSearchable(seqs), ...inserted, clearStale(seqs), noteReindexed],
    );
    return seqs.length;
  } catch (error) {
    // One of them was written meanwhile, with its own rows.
    if (error instanceof StaleWriteError) return 0;
    throw error;
  }
};

const reindex = async (ctx: CatalogueContext): Promise<number> => {
  let done = 0;
  for (let some = REINDEX_AT_ONCE; some === REINDEX_AT_ONCE && done < REINDEX_A_CALL; done += some)
    some = await reindexSome(ctx);
  return done;
};

/** A sweep that meets a write gives way: the next call goes on from the same place. */
const sweep = async (ctx: CatalogueContext): Promise<number> => {
  const { rows } = await ctx.db.read([selectCounters, selectSweepPlace]);
  const counters = readCounters(rows[0]!);
  const place = Number(rows[1]![0]!.place);
  const start = place >= counters.term ? 0 : place;
  const end = start + SWEEP_A_CALL;
  const unused = (await ctx.db.read([selectUnused(start, end)])).rows[0]!.map(({ id }) => Number(id));
  try {
    await ctx.db.write(
      [countersUnchanged(counters)],
      [
        ...(unused.length > 0 ? deleteTerms(unused) : []),
        ...(start === 0 ? [...dropUnusedFacets(SETS_A_SWEEP), markUnlisted(MEMBER_KINDS)] : []),
        setSweepPlace(end),
      ],
    );
    return unused.length;
  } catch (error) {
    if (error instanceof StaleWriteError) return 0;
    throw error;
  }
};

export const maintain = async (ctx: CatalogueContext): Promise<Maintenance> => ({
  reindexed: await reindex(ctx),
  swept: await sweep(ctx),
});
