/**
 * Writes the dumps to object storage, a piece at each run of the cron, so that a catalogue of any size fits into
 * what one run may take. Where it stands is kept in the store. A run that dies leaves the step before; two runs at
 * once cannot both go on from the same one.
 */

import { GZIP_START, type GzipPlace } from '../lib/gzip-pieces.ts';
import { sha256HexOf } from '../lib/hash.ts';
import { type Bucket, PART_BYTES, type Part } from '../store/bucket.ts';
import { StaleWriteError } from '../store/db.ts';
import {
  asWriting,
  endWriting,
  type StoredWriting,
  selectWriting,
  setWriting,
  upsertDump,
  writingIsAt,
} from '../store/dumps.ts';
import { type CatalogueContext, timestamp } from './context.ts';
import { DUMP_LAYOUT, type DumpPlace, dumpStart, readNewest } from './dump.ts';
import { type DumpFormat, dumpFileName } from './dump-files.ts';
import { joined, packPieces } from './dump-packing.ts';
import { dueFormat, storedDumps } from './dump-stored.ts';

/** A dump on its way. Bytes that fill no part yet wait in an object of their own, `rest`. */
interface Writing {
  readonly format: DumpFormat;
  readonly base: string;
  readonly object: string;
  readonly upload: string;
  readonly place: DumpPlace;
  readonly gzip: GzipPlace;
  readonly parts: readonly Part[];
  readonly rest: string | null;
  readonly bytes: number;
  /** Runs that failed one after the other. */
  readonly failures: number;
}

export interface DumpOptions {
  readonly intervalHours: number;
  /** Slices of records that one run reads: some seconds of work. */
  readonly slicesARun?: number;
}

/** What a run did; `idle` when no dump is due or somebody else is at it. */
export type DumpRun = 'idle' | 'written' | 'finished';

const PREFIX = 'dumps/';
const SLICES_A_RUN = 12;
/** No run takes as long: whoever is silent for longer has died. */
const BUSY_MS = 600_000;
const MAX_FAILURES = 5;

/** @throws StaleWriteError when somebody else went on from the same step */
const save = (ctx: CatalogueContext, step: number, writing: Writing, busyMs: number): Promise<unknown> => {
  const busy = new Date(ctx.now().getTime() + busyMs).toISOString();
  return ctx.db.write(
    [writingIsAt(step)],
    [setWriting({ step: step + 1, busy, state: JSON.stringify(writing) })],
  );
};

const begin = async (ctx: CatalogueContext, bucket: Bucket, format: DumpFormat): Promise<Writing> => {
  const { revision } = await readNewest(ctx);
  const time = timestamp(ctx).replace(/[-:]/g, '');
  const object = `${PREFIX}${time}-${dumpFileName({ format, isGzip: true })}`;
  const upload = await bucket.begin(object, 'application/gzip');
  return {
    format,
    base: ctx.baseUrl,
    object,
    upload,
    place: dumpStart(revision),
    gzip: GZIP_START,
    parts: [],
    rest: null,
    bytes: 0,
    failures: 0,
  };
};

const readRest = async (bucket: Bucket, key: string | null): Promise<Uint8Array> => {
  if (key === null) return new Uint8Array();
  const stream = await bucket.get(key);
  if (!stream) throw new Error(`The beginning of a part, ${key}, is gone.`);
  return new Uint8Array(await new Response(stream).arrayBuffer());
};

/** Goes on by some slices: what fills parts is uploaded, what remains waits. */
const advance = async (
  ctx: CatalogueContext,
  bucket: Bucket,
  from: Writing,
  { step, slices }: { readonly step: number; readonly slices: number },
): Promise<{ readonly writing: Writing; readonly isLast: boolean }> => {
  const packed = await packPieces(ctx, from, slices);
  const waiting = joined([await readRest(bucket, from.rest), packed.bytes]);
  const parts = [...from.parts];
  let at = 0;
  while (waiting.length - at >= PART_BYTES || (packed.isLast && at < waiting.length)) {
    const bytes = waiting.subarray(at, at + PART_BYTES);
    parts.push(await bucket.putPart(from.object, from.upload, parts.length + 1, bytes));
    at += bytes.length;
  }
  // A name of its own for each step: a step that is repeated finds what the one before it left.
  const rest = at < waiting.length ? `${from.object}.rest${step}` : null;
  if (rest !== null) await bucket.put(rest, waiting.subarray(at));
  const { place, gzip, isLast } = packed;
  const bytes = from.bytes + packed.bytes.length;
  return { writing: { ...from, place, gzip, parts, rest, bytes, failures: 0 }, isLast };
};

/** The file is complete: from now on it is the one that is served. */
const finish = async (
  ctx: CatalogueContext,
  bucket: Bucket,
  writing: Writing,
  step: number,
): Promise<void> => {
  const { object, upload, parts, format, base, place, bytes } = writing;
  await bucket.complete(object, upload, parts);
  const stream = await bucket.get(object);
  if (!stream) throw new Error(`The dump ${object} is not where it was written.`);
  const { sha256, size } = await sha256HexOf(stream);
  if (size !== bytes) throw new Error(`The dump ${object} has ${size} bytes in place of ${bytes}.`);
  const { from, to, records } = place;
  const dump = { format, object, base, layout: DUMP_LAYOUT, from, to, records, bytes, sha256 };
  await ctx.db.write([writingIsAt(step)], [upsertDump({ ...dump, created: timestamp(ctx) }), endWriting]);
  await removeOthers(ctx, bucket);
};

/** What is neither served nor on its way: the dumps before, and what runs that died left. */
const removeOthers = async (ctx: CatalogueContext, bucket: Bucket): Promise<void> => {
  const kept = new Set([...(await storedDumps(ctx)).values()].map(({ object }) => object));
  await bucket.remove((await bucket.list(PREFIX)).filter((key) => !kept.has(key)));
};

/** A dump that fails again and again is begun anew, and so is one for another address. */
const giveUp = async (
  ctx: CatalogueContext,
  bucket: Bucket,
  writing: Writing,
  step: number,
): Promise<void> => {
  await ctx.db.write([writingIsAt(step)], [endWriting]);
  // What cannot be ended any more ends by itself after a week.
  await bucket.abort(writing.object, writing.upload).catch(() => undefined);
};

interface Turn {
  readonly writing: Writing;
  /** Ours: nobody else goes on from the one before. */
  readonly step: number;
}

/** The writing to go on with, or a new one; null when there is nothing to do here and now. */
const takeTurn = async (
  ctx: CatalogueContext,
  bucket: Bucket,
  intervalHours: number,
): Promise<Turn | null> => {
  const stored: StoredWriting | undefined = (await ctx.db.read([selectWriting])).rows[0]!.map(asWriting)[0];
  if (stored) {
    const writing = JSON.parse(stored.state) as Writing;
    if (Date.parse(stored.busy) > ctx.now().getTime()) return null;
    if (writing.base !== ctx.baseUrl || writing.failures >= MAX_FAILURES) {
      await giveUp(ctx, bucket, writing, stored.step);
      return null;
    }
    // Counted beforehand: a run that dies cannot say so.
    await save(ctx, stored.step, { ...writing, failures: writing.failures + 1 }, BUSY_MS);
    return { writing, step: stored.step + 1 };
  }
  const [{ revision }, dumps] = await Promise.all([readNewest(ctx), storedDumps(ctx)]);
  const format = dueFormat(dumps, { intervalHours, now: ctx.now(), revision });
  if (!format) return null;
  const writing = await begin(ctx, bucket, format);
  await save(ctx, 0, { ...writing, failures: 1 }, BUSY_MS);
  return { writing, step: 1 };
};

/** One run: goes on with the dump on its way, or begins one that is due. */
export const writeDumps = async (
  ctx: CatalogueContext,
  bucket: Bucket,
  { intervalHours, slicesARun = SLICES_A_RUN }: DumpOptions,
): Promise<DumpRun> => {
  try {
    const turn = await takeTurn(ctx, bucket, intervalHours);
    if (!turn) return 'idle';
    const { step } = turn;
    const { writing, isLast } = await advance(ctx, bucket, turn.writing, { step, slices: slicesARun });
    if (isLast) {
      await finish(ctx, bucket, writing, step);
      return 'finished';
    }
    await save(ctx, step, writing, 0);
    if (turn.writing.rest !== null) await bucket.remove([turn.writing.rest]);
    return 'written';
  } catch (error) {
    // Somebody else was faster: theirs is as good.
    if (error instanceof StaleWriteError) return 'idle';
    throw error;
  }
};
