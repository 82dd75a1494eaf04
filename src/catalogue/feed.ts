/**
 * Reading the feed: its nodes as intervals of time, its pages as lists of changes. What records were at each change
 * is read by feed-contents.ts, when somebody wants to see it.
 */
import {
  asChange,
  type ChangeAction,
  type StoredChange,
  selectChange,
  selectChanges,
  selectLatestChanges,
  selectNewestSeq,
  selectStarts,
} from '../store/changes.ts';
import type { Row, Statement } from '../store/db.ts';
import type { CatalogueContext } from './context.ts';
import {
  CHANGES_A_PAGE,
  CHANGES_AN_INDEX,
  type Interval,
  intervalsOf,
  isIndexClosed,
  isPageClosed,
  pagesOfIndex,
  rangeOf,
} from './feed-layout.ts';
import type { RecordKind } from './kinds.ts';

export interface FeedChange extends Omit<StoredChange, 'kind' | 'iriTerm'> {
  readonly kind: RecordKind;
}

export type { ChangeAction };

/** What leads to other nodes: the root to index nodes, these to pages. */
export interface FeedIndex {
  readonly intervals: readonly Interval[];
  /** Nothing will be added. */
  readonly isClosed: boolean;
}

export interface FeedPage {
  readonly page: number;
  readonly changes: readonly FeedChange[];
  readonly isClosed: boolean;
  readonly hasNext: boolean;
}

type Ctx = Pick<CatalogueContext, 'db'>;

const changeOf = (row: Row): FeedChange => {
  const { seq, action, published, version, source, id, kind, iri } = asChange(row);
  return { seq, action, published, version, source, id, kind: kind as RecordKind, iri };
};

const startsOf = (rows: readonly Row[]) =>
  rows.map(({ n, start }) => ({ n: Number(n), start: start === null ? null : Number(start) }));

/** The newest number, and whatever else is asked of the same snapshot. */
const readWithNewest = async ({ db }: Ctx, ...statements: Statement[]) => {
  const [newest, ...rows] = (await db.read([selectNewestSeq, ...statements])).rows;
  return { newest: Number(newest![0]!.seq), rows };
};

/** The index nodes of the whole log. */
export const readFeedRoot = async (ctx: Ctx): Promise<FeedIndex> => {
  const { newest } = await readWithNewest(ctx);
  const last = rangeOf(newest, CHANGES_AN_INDEX);
  if (last === 0) return { intervals: [], isClosed: false };
  const { rows } = await ctx.db.read([selectStarts(CHANGES_AN_INDEX, 1, last)]);
  return { intervals: intervalsOf(startsOf(rows[0]!), last), isClosed: false };
};

/** The pages of an index node; null where the log does not go so far. */
export const readFeedIndex = async (ctx: Ctx, index: number): Promise<FeedIndex | null> => {
  const { newest } = await readWithNewest(ctx);
  if (index < 1 || index > rangeOf(newest, CHANGES_AN_INDEX)) return null;
  const { first, last } = pagesOfIndex(index, newest);
  // One more: it says where the last one ends.
  const { rows } = await ctx.db.read([selectStarts(CHANGES_A_PAGE, first, last + 1)]);
  return { intervals: intervalsOf(startsOf(rows[0]!), last), isClosed: isIndexClosed(index, newest) };
};

/** The changes of a page, the oldest first; null where the log does not go so far. */
export const readFeedPage = async (ctx: Ctx, page: number): Promise<FeedPage | null> => {
  const last = page * CHANGES_A_PAGE;
  const { newest, rows } = await readWithNewest(ctx, selectChanges(last - CHANGES_A_PAGE, last));
  if (page < 1 || page > rangeOf(newest, CHANGES_A_PAGE)) return null;
  const isClosed = isPageClosed(page, newest);
  return { page, changes: rows[0]!.map(changeOf), isClosed, hasNext: newest > last };
};

export interface LatestChanges {
  /** The newest first. */
  readonly changes: readonly FeedChange[];
  /** The page that the newest change is on, 0 for none. */
  readonly lastPage: number;
}

export const readLatestChanges = async (ctx: Ctx, limit: number): Promise<LatestChanges> => {
  const { newest, rows } = await readWithNewest(ctx, selectLatestChanges(limit, limit));
  return { changes: rows[0]!.map(changeOf), lastPage: rangeOf(newest, CHANGES_A_PAGE) };
};

/** One change; `dropped` when it was published and is not kept any longer, null when there never was one. */
export const readFeedChange = async ({ db }: Ctx, seq: number): Promise<FeedChange | 'dropped' | null> => {
  const row = (await db.read([selectChange(seq)])).rows[0]![0];
  if (!row) return null;
  return row.isKept === 1 ? changeOf(row) : 'dropped';
};
