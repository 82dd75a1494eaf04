/**
 * Bulk values as JSON arrays, cut so that no parameter exceeds what the database takes.
 */
import { AppError } from '../lib/app-error.ts';
import { DB_LIMITS } from './db.ts';

export interface JsonChunk {
  readonly json: string;
  readonly count: number;
}

/** UTF-16 units: at most three bytes each, and most are one. */
const CHUNK_UNITS = Math.floor(DB_LIMITS.stringBytes / 3);

/**
 * Joins items (each a JSON text) into as few arrays as fit.
 * @throws AppError `value-too-large` when a single item does not fit.
 */
export const chunkJson = (items: readonly string[]): JsonChunk[] => {
  const chunks: JsonChunk[] = [];
  let start = 0;
  let size = 0;
  const flush = (end: number): void => {
    if (end > start) chunks.push({ json: `[${items.slice(start, end).join(',')}]`, count: end - start });
    start = end;
    size = 0;
  };
  items.forEach((item, index) => {
    if (item.length > CHUNK_UNITS) {
      throw new AppError({
        kind: 'tooLarge',
        code: 'value-too-large',
        detail: `A single value of ${item.length} characters is too large to be stored; the limit is ${CHUNK_UNITS}.`,
      });
    }
    if (size + item.length + 1 > CHUNK_UNITS) flush(index);
    size += item.length + 1;
  });
  flush(items.length);
  return chunks;
};
