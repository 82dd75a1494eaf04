/**
 * Which records stand on one page of a list, and what is around it: read on one state of the store, as sequence
 * numbers alone.
 */
import { BoundedMap } from '../lib/bounded-map.ts';
import type { Row } from '../store/db.ts';
import { countUnlessKnown, type ListCount, readListCount } from '../store/list-count.ts';
import type { ListFilter } from '../store/list-filter.ts';
import type { ListOrder } from '../store/list-order.ts';
import { selectPage } from '../store/list-page.ts';
import { selectNewestChange } from '../store/revision.ts';
import { selectSourcesModified } from '../store/sources.ts';
import type { CatalogueContext } from './context.ts';
import { latestOf, NEVER, newest } from './newest.ts';
import {
  hasLater,
  pagesOf,
  placeOf,
  type StageCounts,
  type StageName,
  stageCounts,
  stagesFrom,
  type WalkCut,
} from './walk.ts';

export interface PageAsked {
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
  readonly after?: WalkCut;
  readonly order: ListOrder;
  /** In which titles are ordered. */
  readonly lang?: string;
  /** How many there are of each kind, where that was counted already. */
  readonly byKind?: ReadonlyMap<string, number>;
}

export interface PageCut {
  readonly seqs: readonly number[];
  readonly total: number;
  readonly pages: number;
  /** Members before the first of this page, where it was asked for by number. */
  readonly before: number;
  /** Null on the last page, and in an order that has no cut. */
  readonly nextAfter: WalkCut | null;
  readonly hasNext: boolean;
  readonly revision: number;
  readonly modified: string;
}

const seqsOf = (rows: readonly Row[]): number[] => rows.map(({ seq }) => Number(seq));

const sumOf = (counts: StageCounts): number => counts.reduce((sum, { count }) => sum + count, 0);

/** Counts by filter: whoever walks a list asks for the same ones with every page. */
const remembered = new BoundedMap<string, ListCount>(500);

/** What validation finds changes without a change of the data. */
const knownOf = (filter: ListFilter): ListCount | undefined =>
  filter.fails === undefined ? remembered.get(JSON.stringify(filter)) : undefined;

/** What every page says of the whole list: statements, and how their rows are read. */
const surroundings = (filter: ListFilter, { byKind }: PageAsked) => [
  selectNewestChange,
  selectSourcesModified,
  ...(byKind ? [] : countUnlessKnown(filter, knownOf(filter))),
];

const countsOf = (filter: ListFilter, rows: readonly (readonly Row[])[]): ListCount['byKind'] => {
  const count = readListCount(rows, knownOf(filter));
  remembered.set(JSON.stringify(filter), count);
  return count.byKind;
};

/** The rows of `surroundings`, and those of the statements after it. */
const readSurroundings = (
  [change, sources, ...others]: readonly (readonly Row[])[],
  filter: ListFilter,
  { pageSize, byKind }: PageAsked,
): {
  readonly counts: StageCounts;
  readonly around: Pick<PageCut, 'total' | 'pages' | 'revision' | 'modified'>;
  readonly selected: readonly (readonly Row[])[];
} => {
  const counts = stageCounts(byKind ?? countsOf(filter, others));
  const selected = byKind ? others : others.slice(2);
  const changed = newest(change!);
  const source = String(sources![0]?.modified ?? NEVER);
  return {
    counts,
    around: {
      total: sumOf(counts),
      pages: pagesOf(counts, pageSize),
      revision: changed.revision,
      modified: latestOf(changed.modified, source),
    },
    selected,
  };
};

/** From a cut on: the first stage that still has members gives the page. */
const readAfter = async (
  { db }: Pick<CatalogueContext, 'db'>,
  filter: ListFilter,
  asked: PageAsked,
): Promise<PageCut> => {
  const { page, pageSize, after } = asked;
  const stages = stagesFrom(filter.kinds, after);
  // One more than the page has tells whether another follows.
  const selections = stages.map((stage) =>
    selectPage({ ...filter, kinds: stage.kinds }, 'seq', {
      limit: pageSize + 1,
      offset: 0,
      after: stage.after,
    }),
  );
  const { rows } = await db.read([...surroundings(filter, asked), ...selections]);
  const { around, selected } = readSurroundings(rows, filter, asked);
  const found = selected.map(seqsOf);
  const at = found.findIndex((seqs) => seqs.length > 0);
  if (at < 0) return { ...around, seqs: [], before: around.total, nextAfter: null, hasNext: false };
  const seqs = found[at]!.slice(0, pageSize);
  const hasNext = found[at]!.length > pageSize || found.slice(at + 1).some((later) => later.length > 0);
  return {
    ...around,
    seqs,
    before: Math.min((page - 1) * pageSize, around.total - seqs.length),
    nextAfter: hasNext ? { stage: stages[at]!.name, seq: seqs.at(-1)! } : null,
    hasNext,
  };
};

const kindsOf = ({ kinds }: ListFilter, name: StageName): readonly string[] =>
  stagesFrom(kinds).find((stage) => stage.name === name)?.kinds ?? [];

/** The store may move between the two reads: then the place is looked for again. */
const ATTEMPTS = 3;

/** By number: where the page begins follows from the counts, so these are read before. */
const readNumbered = async (
  ctx: Pick<CatalogueContext, 'db'>,
  filter: ListFilter,
  asked: PageAsked,
  attempt = 1,
): Promise<PageCut> => {
  const { page, pageSize } = asked;
  const state = await ctx.db.read(surroundings(filter, asked));
  const { counts, around } = readSurroundings(state.rows, filter, asked);
  const place = placeOf(counts, page, pageSize);
  if (!place) return { ...around, seqs: [], before: around.total, nextAfter: null, hasNext: false };
  const { rows } = await ctx.db.read([
    selectNewestChange,
    selectPage({ ...filter, kinds: kindsOf(filter, place.stage) }, 'seq', {
      limit: pageSize + 1,
      offset: place.offset,
    }),
  ]);
  if (newest(rows[0]!).revision !== around.revision && attempt < ATTEMPTS)
    return readNumbered(ctx, filter, asked, attempt + 1);
  const found = seqsOf(rows[1]!);
  const seqs = found.slice(0, pageSize);
  const last = seqs.at(-1);
  const hasNext = last !== undefined && (found.length > pageSize || hasLater(counts, place.stage));
  return {
    ...around,
    seqs,
    before: place.before,
    nextAfter: hasNext ? { stage: place.stage, seq: last } : null,
    hasNext,
  };
};

/** One list in an order for people, by number alone. */
const readOrdered = async (
  { db }: Pick<CatalogueContext, 'db'>,
  filter: ListFilter,
  asked: PageAsked,
): Promise<PageCut> => {
  const { page, pageSize, order, lang } = asked;
  const before = (page - 1) * pageSize;
  const { rows } = await db.read([
    ...surroundings(filter, asked),
    selectPage(filter, order, { limit: pageSize + 1, offset: before, ...(lang !== undefined && { lang }) }),
  ]);
  const { around, selected } = readSurroundings(rows, filter, asked);
  const found = seqsOf(selected[0]!);
  return {
    ...around,
    pages: Math.max(1, Math.ceil(around.total / pageSize)),
    seqs: found.slice(0, pageSize),
    before,
    nextAfter: null,
    hasNext: found.length > pageSize,
  };
};

export const cutPage = (
  ctx: Pick<CatalogueContext, 'db'>,
  filter: ListFilter,
  asked: PageAsked,
): Promise<PageCut> => {
  if (asked.order !== 'seq') return readOrdered(ctx, filter, asked);
  return asked.after || asked.page === 1 ? readAfter(ctx, filter, asked) : readNumbered(ctx, filter, asked);
};
