/**
 * What the cron does: full text of records whose publisher changed its name, and a sweep of unused terms,
 * a bounded piece of each a call.
 */
import { countersUnchanged, readCounters, selectCounters } from '../store/counters.ts';
import { StaleWriteError } from '../store/db.ts';
import { clearStale, deleteSearchRows, insertSearchRows, selectStale } from '../store/search.ts';
import { deleteTerms, selectSweepPlace, selectUnused, setSweepPlace } from '../store/sweep.ts';
import type { CatalogueContext } from './context.ts';
import { documentStatements, readDocuments } from './documents.ts';
import { namesOf, publishersOf, searchText } from './search-text.ts';

const REINDEX_A_CALL = 500;
const SWEEP_A_CALL = 20_000;

export interface Maintenance {
  readonly reindexed: number;
  readonly swept: number;
}

const reindex = async (ctx: CatalogueContext): Promise<number> => {
  const stale = selectStale(REINDEX_A_CALL);
  const { rows } = await ctx.db.read([stale, ...documentStatements({ sql: stale.sql, params: [] })]);
  if (rows[0]!.length === 0) return 0;
  const { records, embedded } = await readDocuments(ctx, [rows[1]!, rows[2]!]);
  const live = records.filter(({ record }) => record.status === 'published');
  const seqs = rows[0]!.map(({ seq }) => Number(seq));
  await ctx.db.write(
    [],
    [
      deleteSearchRows(seqs),
      ...insertSearchRows(
        live.map(({ record, own }) => ({
          seq: record.seq,
          ...searchText(own, record.iri),
          publisher: publishersOf(own, record.iri)
            .map((iri) => namesOf(embedded, iri))
            .join('\n'),
        })),
      ),
      clearStale(seqs),
    ],
  );
  return live.length;
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
      [...(unused.length > 0 ? deleteTerms(unused) : []), setSweepPlace(end)],
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
