/**
 * A whole list in slices, by sequence number, for exports that are streamed: whatever the length of the list, one
 * slice of it stands in memory, and the next one is on its way. What existed throughout is met once, whatever is written meanwhile.
 */
import { type ReadProperties, selectSequences } from '../store/documents.ts';
import { selectNextSequences } from '../store/list-walk.ts';
import type { CatalogueContext } from './context.ts';
import { type Documents, documentStatements, readDocuments } from './documents.ts';
import { type CatalogQuery, filterOf } from './list-query.ts';
import type { RecordDocument } from './record.ts';

/** Numbers read ahead: a filter is evaluated once for so many. */
const SEQUENCES_A_READ = 5_000;

/** A slice has so many statements, more or less: records may have ten of them or fifty thousand. */
const STATEMENTS_A_SLICE = 8_000;
const FIRST_SLICE = 10;
const LONGEST_SLICE = 100;

const sizeAfter = (size: number, { records, embedded }: Documents): number => {
  const statements = records.reduce((sum, { own }) => sum + own.length, embedded.length);
  const fitting = Math.floor((size * STATEMENTS_A_SLICE) / Math.max(1, statements));
  // At most twice as many as before: a slice of small records says little of the next.
  return Math.max(1, Math.min(LONGEST_SLICE, size * 2, fitting));
};

/** A slice that changed while it was read is read again so often. */
const ATTEMPTS = 3;

const readSlice = async (
  ctx: CatalogueContext,
  seqs: readonly number[],
  properties: ReadProperties | undefined,
  attempt = 1,
): Promise<Documents> => {
  const { rows } = await ctx.db.read(documentStatements(selectSequences(seqs), properties));
  const documents = await readDocuments(ctx, [rows[0]!, rows[1]!]);
  if (!documents.isWhole && attempt < ATTEMPTS) return readSlice(ctx, seqs, properties, attempt + 1);
  // A record may have been deleted since its number was read.
  return { ...documents, records: documents.records.filter(({ record }) => record.status === 'published') };
};

interface Reading {
  readonly documents: Promise<Documents>;
  /** Place of the first number after it. */
  readonly end: number;
}

/**
 * The page, its size and the order of the query do not count.
 * @param properties what is read of each document; all of it where that is left out
 */
export async function* walkList(
  ctx: CatalogueContext,
  query: CatalogQuery,
  catalog: RecordDocument,
  properties?: ReadProperties,
): AsyncGenerator<Documents> {
  const filter = filterOf(query, catalog, ctx);
  let after = 0;
  let size = FIRST_SLICE;
  for (;;) {
    const { rows } = await ctx.db.read([selectNextSequences(filter, after, SEQUENCES_A_READ)]);
    const seqs = JSON.parse(String(rows[0]![0]!.seqs)) as number[];
    const readFrom = (start: number): Reading | null => {
      if (start >= seqs.length) return null;
      const slice = seqs.slice(start, start + size);
      const documents = readSlice(ctx, slice, properties);
      // Thrown where it is awaited; nobody does when the reader left.
      documents.catch(() => undefined);
      return { documents, end: start + slice.length };
    };
    for (let reading = readFrom(0); reading !== null; ) {
      const { documents: read, end } = reading;
      const documents = await read;
      size = sizeAfter(size, documents);
      // The database works while somebody writes what this slice says.
      reading = readFrom(end);
      if (documents.records.length > 0) yield documents;
    }
    const last = seqs.at(-1);
    if (last === undefined || seqs.length < SEQUENCES_A_READ) return;
    after = last;
  }
}
