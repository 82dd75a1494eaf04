/**
 * A dump of the whole published catalogue as text, piece by piece: what is streamed to a client and what is stored
 * are the same. It ends with a remark on the states that it spans; one without that remark is not whole.
 */
import { RDF_FORMATS } from '../rdf/media-types.ts';
import { GRAPH_STREAMS } from '../rdf/serialize/graph-stream.ts';
import { selectNewestChange } from '../store/revision.ts';
import type { CatalogueContext } from './context.ts';
import type { DumpFormat } from './dump-files.ts';
import { dumpGraph } from './dump-graph.ts';
import { readSlice } from './dump-slices.ts';
import { recordIri, rootIri } from './identity.ts';
import { newest } from './newest.ts';
import { readCatalog } from './root-catalog.ts';

/** How far a dump has come: enough to go on with it later. */
export interface DumpPlace {
  /** The sequence number that it has come to. */
  readonly after: number;
  readonly records: number;
  /** The newest change when it began, and when its last slice was read. */
  readonly from: number;
  readonly to: number;
  /** The record behind which it begins; absent for a whole dump. */
  readonly behind?: { readonly seq: number; readonly id: string };
}

export interface DumpPiece {
  readonly text: string;
  readonly place: DumpPlace;
  readonly isLast: boolean;
}

/** What the bytes of a dump depend on, besides its records: another layout must have another number. */
export const DUMP_LAYOUT = 1;

/** The newest change, and when. */
export const readNewest = async ({ db }: CatalogueContext): Promise<{ revision: number; modified: string }> =>
  newest((await db.read([selectNewestChange])).rows[0]!);

export const dumpStart = (revision: number): DumpPlace => ({
  after: 0,
  records: 0,
  from: revision,
  to: revision,
});

const remarkOn = ({ records, from, to, behind }: DumpPlace, baseUrl: string): string =>
  [
    `${behind ? 'The last' : 'All'} ${records} records of ${rootIri(baseUrl)}.`,
    from === to
      ? `Revision ${from}.`
      : `Revisions ${from} to ${to}: records were changed while this was written; each is whole, as it was at one of them.`,
  ].join('\n');

/** As long as nobody described the root catalogue, no record says its class, which harvesters look for. */
const undescribedRoot = async (ctx: CatalogueContext, format: DumpFormat): Promise<string> => {
  if (RDF_FORMATS[format].hasGraphs) return '';
  const { record, own } = (await readCatalog(ctx, undefined))!;
  if (record.version > 0) return '';
  return GRAPH_STREAMS[format].graph({
    name: recordIri(ctx.baseUrl, record.id),
    quads: own,
    focus: [record.iri],
  });
};

/** The next piece of a dump: a slice of its records, or its end. */
export const readDumpPiece = async (
  ctx: CatalogueContext,
  format: DumpFormat,
  place: DumpPlace,
): Promise<DumpPiece> => {
  const stream = GRAPH_STREAMS[format];
  const { behind } = place;
  const isFirst = place.after === (behind?.seq ?? 0);
  const { records, revision } = await readSlice(ctx, place.after);
  const now: DumpPlace = {
    ...place,
    after: records.at(-1)?.record.seq ?? place.after,
    records: place.records + records.length,
    to: Math.max(place.to, revision),
  };
  const isLast = records.length === 0;
  const text = [
    ...(isFirst ? [stream.head] : []),
    ...(isFirst && !behind ? [await undescribedRoot(ctx, format)] : []),
    ...records.map((dumped) => stream.graph(dumpGraph(format, dumped, ctx.baseUrl))),
    ...(isLast ? [stream.end(remarkOn(now, ctx.baseUrl))] : []),
  ].join('');
  return { text, place: now, isLast };
};

/** A whole dump. `onEnd` hears what it spans, with its last piece. */
export async function* dumpTexts(
  ctx: CatalogueContext,
  format: DumpFormat,
  { revision, onEnd }: { readonly revision: number; readonly onEnd?: (place: DumpPlace) => void },
): AsyncGenerator<string> {
  for (let place = dumpStart(revision); ; ) {
    const piece = await readDumpPiece(ctx, format, place);
    if (piece.isLast) onEnd?.(piece.place);
    yield piece.text;
    if (piece.isLast) return;
    place = piece.place;
  }
}
