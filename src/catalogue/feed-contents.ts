/**
 * What records were at their changes: read from the log, and of a record's newest change from its graph, which
 * becomes the payload of that change when the next one is written. Both give the same statements.
 */
import { parseRelative } from '../rdf/relative.ts';
import type { Quad } from '../rdf/terms.ts';
import { asContent, type StoredContent, selectContents } from '../store/changes.ts';
import { decodeTriples, type IdTriple, termsOf, unpackTriples } from '../store/quads.ts';
import type { CatalogueContext } from './context.ts';
import { withOneIdentifier } from './export-identifier.ts';
import type { FeedChange } from './feed.ts';
import { isGenerated } from './generated.ts';

type Ctx = Pick<CatalogueContext, 'db' | 'baseUrl'>;

/** What the database answers stands in memory several times over. */
const CHANGES_A_READ = 25;

/** DCAT-AP has catalogue records of resources alone, and the shape of feeds holds ours to that. */
const asMember = (change: FeedChange, quads: readonly Quad[], baseUrl: string): readonly Quad[] => {
  const { kind, id, iri } = change;
  if (kind !== 'entity') return withOneIdentifier(change, quads, baseUrl);
  const generated = isGenerated({ id, iri, baseUrl });
  return quads.filter((q) => !generated(q));
};

const readSlice = async (
  ctx: Ctx,
  seqs: readonly number[],
): Promise<ReadonlyMap<number, readonly Quad[]> | null> => {
  const rows = (await ctx.db.read([selectContents(seqs)])).rows[0]!.map(asContent);
  const graphs = new Map(
    rows.flatMap(({ seq, triples }: StoredContent): [number, IdTriple[]][] =>
      triples === null ? [] : [[seq, unpackTriples(triples)]],
    ),
  );
  const terms = await termsOf(ctx.db, graphs.values());
  const contents = new Map<number, readonly Quad[]>();
  for (const { seq, payload } of rows) {
    const graph = graphs.get(seq);
    const quads = graph ? decodeTriples(graph, terms) : parseRelative(payload ?? '', ctx.baseUrl);
    // A term was swept since the graph was read: the change is no longer the newest, and has its payload by now.
    if (graph && quads.length < graph.length) return null;
    contents.set(seq, quads);
  }
  return contents;
};

/** By number, the statements of each change that is no deletion; without those that were dropped meanwhile. */
export const readContents = async (
  ctx: Ctx,
  changes: readonly FeedChange[],
): Promise<ReadonlyMap<number, readonly Quad[]>> => {
  const contents = new Map<number, readonly Quad[]>();
  const wanted = changes.filter(({ action }) => action !== 'delete');
  for (let start = 0; start < wanted.length; start += CHANGES_A_READ) {
    const slice = wanted.slice(start, start + CHANGES_A_READ);
    const seqs = slice.map(({ seq }) => seq);
    const read = (await readSlice(ctx, seqs)) ?? (await readSlice(ctx, seqs));
    for (const change of slice) {
      const quads = read?.get(change.seq) ?? [];
      if (quads.length > 0) contents.set(change.seq, asMember(change, quads, ctx.baseUrl));
    }
  }
  return contents;
};
