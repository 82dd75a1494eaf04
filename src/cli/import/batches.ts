/**
 * Whole records into request bodies: N-Quads, one named graph a record, as many records as a request may
 * hold. Pure and lazy: a body is written when it is asked for. A record is never cut in two.
 */
/** A record as N-Quads, ready to be sent. */
export interface PackedRecord {
  readonly id: string;
  readonly iri: string;
  readonly quads: number;
  readonly bytes: number;
  readonly text: string;
}

export interface Batch {
  readonly records: readonly PackedRecord[];
  readonly quads: number;
  readonly bytes: number;
}

export interface BatchLimits {
  readonly records: number;
  readonly quads: number;
  readonly bytes: number;
}

export const BATCH_LIMITS: BatchLimits = { records: 50, quads: 6_000, bytes: 8_000_000 };

export function* packBatches(records: Iterable<PackedRecord>, limits = BATCH_LIMITS): Generator<Batch> {
  let open: PackedRecord[] = [];
  let [quads, bytes] = [0, 0];
  for (const record of records) {
    const isFull =
      open.length >= limits.records ||
      quads + record.quads > limits.quads ||
      bytes + record.bytes > limits.bytes;
    if (isFull && open.length) {
      yield { records: open, quads, bytes };
      open = [];
      [quads, bytes] = [0, 0];
    }
    open.push(record);
    quads += record.quads;
    bytes += record.bytes;
  }
  if (open.length) yield { records: open, quads, bytes };
}

export const batchBody = (batch: Batch): string => batch.records.map(({ text }) => text).join('');

/** Two halves of a batch that a server would not take whole; null when it holds one record. */
export const halve = (batch: Batch): readonly [Batch, Batch] | null => {
  if (batch.records.length < 2) return null;
  const middle = Math.ceil(batch.records.length / 2);
  const part = (records: readonly PackedRecord[]): Batch => ({
    records,
    quads: records.reduce((sum, record) => sum + record.quads, 0),
    bytes: records.reduce((sum, record) => sum + record.bytes, 0),
  });
  return [part(batch.records.slice(0, middle)), part(batch.records.slice(middle))];
};
