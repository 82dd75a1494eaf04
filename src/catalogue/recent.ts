/**
 * What was published, changed or deleted last, newest first.
 */
import type { Quad } from '../rdf/terms.ts';
import type { ListFilter } from '../store/list-filter.ts';
import { type RecentCut, selectRecent, selectRecentlyDeleted } from '../store/recent.ts';
import { asRecord } from '../store/records.ts';
import { selectNewestChange } from '../store/revision.ts';
import type { CatalogueContext } from './context.ts';
import { readMany, rowOf } from './documents.ts';
import { newest } from './newest.ts';
import type { RecordDocument, RecordRow } from './record.ts';

export type { RecentCut } from '../store/recent.ts';

export interface RecentChange {
  readonly record: RecordRow;
  /** Null of a record that was deleted. */
  readonly document: RecordDocument | null;
}

export interface Recent {
  readonly changes: readonly RecentChange[];
  /** Entities and services that the documents name. */
  readonly entities: readonly Quad[];
  /** Null where nothing is older. */
  readonly next: RecentCut | null;
  /** Of the catalogue's newest change. */
  readonly modified: string;
}

const isNewer = (a: RecordRow, b: RecordRow): number =>
  a.modified === b.modified ? b.seq - a.seq : a.modified < b.modified ? 1 : -1;

export interface RecentQuery {
  readonly filter: ListFilter;
  /** Deletions too: where nothing is filtered, because of what is gone nobody knows any more what it matched. */
  readonly hasDeleted: boolean;
  readonly before: RecentCut | null;
  readonly limit: number;
}

export const readRecent = async (
  ctx: CatalogueContext,
  { filter, hasDeleted, before, limit }: RecentQuery,
): Promise<Recent> => {
  const { rows } = await ctx.db.read([
    selectNewestChange,
    selectRecent(filter, before, limit + 1),
    ...(hasDeleted ? [selectRecentlyDeleted(filter.kinds, before, limit + 1)] : []),
  ]);
  const [change, ...found] = rows;
  const records = found
    .flat()
    .map((row) => rowOf(asRecord(row)))
    .sort(isNewer);
  const shown = records.slice(0, limit);
  const published = shown.filter(({ status }) => status === 'published');
  const { records: documents, embedded } = await readMany(
    ctx,
    published.map(({ seq }) => seq),
  );
  const bySeq = new Map(documents.map((document) => [document.record.seq, document]));
  const last = shown.at(-1);
  return {
    changes: shown.flatMap((record) => {
      const document = bySeq.get(record.seq) ?? null;
      return record.status === 'published' && document === null ? [] : [{ record, document }];
    }),
    entities: embedded,
    next: records.length > limit && last ? { modified: last.modified, seq: last.seq } : null,
    modified: newest(change!).modified,
  };
};
