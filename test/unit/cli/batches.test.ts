import { describe, expect, it } from 'vitest';
import {
  type Batch,
  batchBody,
  halve,
  type PackedRecord,
  packBatches,
} from '../../../src/cli/import/batches.ts';

const record = (id: string, quads = 10, bytes = 100): PackedRecord => ({
  id,
  iri: `http://example.org/${id}`,
  quads,
  bytes,
  text: `<${id}>\n`,
});
const LIMITS = { records: 3, quads: 100, bytes: 1_000 };
const ids = (batches: Iterable<Batch>): string[] =>
  [...batches].map((batch) => batch.records.map(({ id }) => id).join(''));

describe('packBatches', () => {
  it('fills a batch up to the number of records', () => {
    expect(
      ids(
        packBatches(
          [...'abcdefg'].map((id) => record(id)),
          LIMITS,
        ),
      ),
    ).toEqual(['abc', 'def', 'g']);
  });

  it('closes a batch before quads or bytes pass their limit', () => {
    expect(ids(packBatches([record('a', 60), record('b', 40), record('c', 1)], LIMITS))).toEqual(['ab', 'c']);
    expect(ids(packBatches([record('a', 1, 600), record('b', 1, 401)], LIMITS))).toEqual(['a', 'b']);
  });

  it('sends a record that is larger than a batch alone, and whole', () => {
    const batches = [...packBatches([record('a'), record('b', 500), record('c')], LIMITS)];
    expect(ids(batches)).toEqual(['a', 'b', 'c']);
    expect(batches[1]!.quads).toBe(500);
  });

  it('gives nothing for nothing', () => {
    expect(ids(packBatches([], LIMITS))).toEqual([]);
  });

  it('asks for records only when a batch is asked for', () => {
    let made = 0;
    const endless = (function* () {
      for (;;) yield record(String(made++));
    })();
    packBatches(endless, LIMITS).next();
    expect(made).toBe(4);
  });
});

describe('batchBody', () => {
  it('is the texts of the records in their order', () => {
    const [batch] = packBatches([record('a'), record('b')], LIMITS);
    expect(batchBody(batch!)).toBe('<a>\n<b>\n');
  });
});

describe('halve', () => {
  it('gives two halves that add up', () => {
    const [batch] = packBatches([record('a', 1), record('b', 2), record('c', 3)], LIMITS);
    const halves = halve(batch!)!;
    expect(ids(halves)).toEqual(['ab', 'c']);
    expect(halves.map(({ quads }) => quads)).toEqual([3, 3]);
  });

  it('never cuts a record', () => {
    const [batch] = packBatches([record('a', 999)], LIMITS);
    expect(halve(batch!)).toBeNull();
  });
});
