/**
 * Checksums of dumps that are written as they are sent: taken on the way of whoever reads one to its end, and
 * remembered for the revision that it was of. What is broken off, or spans several revisions, leaves nothing.
 */
import { createHash } from 'node:crypto';
import {
  asDigest,
  type StoredDigest,
  selectDigest,
  selectDigests,
  upsertDigest,
} from '../store/dump-digests.ts';
import { selectNewestChange } from '../store/revision.ts';
import { type CatalogueContext, timestamp } from './context.ts';
import { DUMP_LAYOUT, type DumpPlace } from './dump.ts';
import { type DumpFile, dumpFileName } from './dump-files.ts';
import { newest } from './newest.ts';

export interface KnownDigest {
  readonly bytes: number;
  readonly sha256: string;
}

/** Of what a file of this revision is. */
const isDigestOf = (
  { base, layout, revision }: StoredDigest,
  { baseUrl }: CatalogueContext,
  current: number,
): boolean => base === baseUrl && layout === DUMP_LAYOUT && revision === current;

export interface DumpState {
  /** The newest change, and when. */
  readonly revision: number;
  readonly modified: string;
  /** Null while nobody read one of this revision to its end, or when two that did so got different bytes. */
  readonly digest: KnownDigest | null;
  /** Of this revision something is known already. */
  readonly isKnown: boolean;
}

/** What is known of the files of a revision, by their names. */
export const readDigests = async (
  ctx: CatalogueContext,
): Promise<{
  readonly revision: number;
  readonly modified: string;
  readonly digests: ReadonlyMap<string, KnownDigest & { readonly created: string }>;
}> => {
  const { rows } = await ctx.db.read([selectNewestChange, selectDigests]);
  const now = newest(rows[0]!);
  const digests = rows[1]!
    .map(asDigest)
    .filter((digest) => isDigestOf(digest, ctx, now.revision))
    .flatMap(({ file, bytes, sha256, created }) =>
      sha256 === null ? [] : [[file, { bytes, sha256, created }] as const],
    );
  return { ...now, digests: new Map(digests) };
};

export const readDumpState = async (ctx: CatalogueContext, file: DumpFile): Promise<DumpState> => {
  const { rows } = await ctx.db.read([selectNewestChange, selectDigest(dumpFileName(file))]);
  const now = newest(rows[0]!);
  const stored = rows[1]!.map(asDigest).find((digest) => isDigestOf(digest, ctx, now.revision));
  const digest = stored?.sha256 ? { bytes: stored.bytes, sha256: stored.sha256 } : null;
  return { ...now, digest, isKnown: stored !== undefined };
};

/** Chunks as bytes; `onEnd` hears of them once the last one was taken, and not when the reader leaves before. */
export async function* digested(
  chunks: AsyncIterable<string | Uint8Array>,
  onEnd: (digest: KnownDigest) => void,
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of chunks) {
    const piece = typeof chunk === 'string' ? encoder.encode(chunk) : chunk;
    hash.update(piece);
    bytes += piece.length;
    yield piece;
  }
  onEnd({ bytes, sha256: hash.digest('hex') });
}

/** Does nothing for a dump that spans several revisions, or where it is known already. */
export const rememberDigest = async (
  ctx: CatalogueContext,
  file: DumpFile,
  { place: { from, to }, digest, state }: { place: DumpPlace; digest: KnownDigest; state: DumpState },
): Promise<void> => {
  const isAgain = state.isKnown && (state.digest === null || state.digest.sha256 === digest.sha256);
  if (from !== to || isAgain) return;
  const ofState = { file: dumpFileName(file), base: ctx.baseUrl, layout: DUMP_LAYOUT, revision: from };
  await ctx.db.write([], [upsertDigest({ ...ofState, ...digest, created: timestamp(ctx) })]);
};
