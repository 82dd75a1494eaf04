/**
 * What of a dump comes behind one of its records: for who reads it some at a time. The first line says so; the whole,
 * which others may send in its place, has no such line.
 */
import { RDF_FORMATS } from '../rdf/media-types.ts';
import { GRAPH_STREAMS } from '../rdf/serialize/graph-stream.ts';
import { selectSequence } from '../store/dump-slices.ts';
import type { CatalogueContext } from './context.ts';
import { type DumpPlace, dumpStart, readDumpPiece, readNewest } from './dump.ts';
import type { DumpFormat } from './dump-files.ts';
import { recordIri } from './identity.ts';

/** Only where a record is a graph can somebody tell which came last. */
export const hasParts = (format: DumpFormat): boolean => RDF_FORMATS[format].hasGraphs;

export type PartPlace = DumpPlace & Required<Pick<DumpPlace, 'behind'>>;

/** Null where there never was such a record; a deleted one still has its place. */
export const placeBehind = async (ctx: CatalogueContext, id: string): Promise<PartPlace | null> => {
  const [row] = (await ctx.db.read([selectSequence(id)])).rows[0]!;
  if (!row) return null;
  const { revision } = await readNewest(ctx);
  const seq = Number(row.seq);
  return { ...dumpStart(revision), after: seq, behind: { seq, id } };
};

export async function* partTexts(
  ctx: CatalogueContext,
  format: DumpFormat,
  from: PartPlace,
): AsyncGenerator<string> {
  yield GRAPH_STREAMS[format]
    .end(`The records behind ${recordIri(ctx.baseUrl, from.behind.id)}.`)
    .trimStart();
  for (let place: DumpPlace = from; ; ) {
    const piece = await readDumpPiece(ctx, format, place);
    yield piece.text;
    if (piece.isLast) return;
    place = piece.place;
  }
}
