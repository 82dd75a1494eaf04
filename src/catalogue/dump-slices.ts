/**
 * All published records with their whole graphs, slice by slice in the order of their sequence numbers, so that
 * memory does not grow with the catalogue. Each slice is of one moment; two slices may not be: a record that
 * existed throughout comes exactly once, whole, as it was at one of them.
 */
import { AppError } from '../lib/app-error.ts';
import type { Quad } from '../rdf/terms.ts';
import type { Row } from '../store/db.ts';
import { selectSlice } from '../store/dump-slices.ts';
import { decodeTriples, termsOf, unpackTriples } from '../store/quads.ts';
import { asRecord } from '../store/records.ts';
import { selectNewestChange } from '../store/revision.ts';
import type { CatalogueContext } from './context.ts';
import { ACCESS_SERVICE, rowOf } from './documents.ts';
import { newest } from './newest.ts';
import type { RecordRow } from './record.ts';

export interface DumpedRecord {
  readonly record: RecordRow;
  readonly own: readonly Quad[];
  /** Some distribution is accessed through it. */
  readonly isReached: boolean;
}

export interface DumpSlice {
  readonly records: readonly DumpedRecord[];
  /** The newest change when it was read. */
  readonly revision: number;
}

/** In memory a quad with its terms takes about a kilobyte while a slice is read and written. */
const CUT = { maxRecords: 200, maxQuads: 15_000 } as const;

const ATTEMPTS = 3;

type Reader = Pick<CatalogueContext, 'db'>;

/** Null when a term was swept between the two reads: the slice is of the past. */
const decoded = async ({ db }: Reader, rows: readonly Row[]): Promise<DumpedRecord[] | null> => {
  const graphs = rows.map((row) => unpackTriples(row.triples));
  const terms = await termsOf(db, graphs);
  const records = rows.map((row, at) => ({
    record: rowOf(asRecord(row)),
    own: decodeTriples(graphs[at]!, terms),
    isReached: Number(row.isReached) === 1,
  }));
  return records.every(({ own }, at) => own.length === graphs[at]!.length) ? records : null;
};

/** The next records after a sequence number; none at the end. */
export const readSlice = async (ctx: Reader, after: number): Promise<DumpSlice> => {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const { rows } = await ctx.db.read([selectSlice({ after, ...CUT }, ACCESS_SERVICE), selectNewestChange]);
    const records = await decoded(ctx, rows[0]!);
    if (records) return { records, revision: newest(rows[1]!).revision };
  }
  throw new AppError({
    kind: 'unavailable',
    code: 'dump-interrupted',
    detail: `The records after ${after} changed again and again while they were read.`,
    hint: 'Ask again.',
  });
};
