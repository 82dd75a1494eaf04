/**
 * The graphs that are no records, as the Graph Store Protocol reads them: vocabularies, and the outcomes of
 * validation. Records are read with their rows (documents.ts).
 */
import { AppError } from '../lib/app-error.ts';
import type { Quad } from '../rdf/terms.ts';
import { selectPacked, selectVisibleGraph, type VisibleKind } from '../store/graphs-visible.ts';
import { decodeTriples, termsOf, unpackTriples } from '../store/quads.ts';
import type { CatalogueContext } from './context.ts';

export interface VisibleGraph {
  readonly kind: VisibleKind;
  readonly quads: readonly Quad[];
}

/** As many as a record may have. */
export const MAX_QUADS_A_GRAPH = 50_000;
/** Packed, well below the longest text that the database returns. */
const QUADS_A_STATEMENT = 25_000;

/**
 * A graph that may be read; null when there is none of that name.
 * @throws AppError `graph-too-large`
 */
export const readVisibleGraph = async (
  { db }: CatalogueContext,
  iri: string,
): Promise<VisibleGraph | null> => {
  const row = (await db.read([selectVisibleGraph(iri)])).rows[0]![0];
  if (!row) return null;
  // One batch: all parts are of one moment. One statement more tells whether there would be more.
  const offsets = Array.from(
    { length: MAX_QUADS_A_GRAPH / QUADS_A_STATEMENT },
    (_, i) => i * QUADS_A_STATEMENT,
  );
  const { rows } = await db.read([
    ...offsets.map((offset) => selectPacked(Number(row.id), offset, QUADS_A_STATEMENT)),
    selectPacked(Number(row.id), MAX_QUADS_A_GRAPH, 1),
  ]);
  const triples = rows.flatMap(([part]) => unpackTriples(part!.triples));
  if (triples.length > MAX_QUADS_A_GRAPH)
    throw new AppError({
      kind: 'tooLarge',
      code: 'graph-too-large',
      detail: `The graph <${iri}> has more than ${MAX_QUADS_A_GRAPH} statements, the limit of one answer.`,
      hint: 'Ask for what is needed of it at /sparql, with GRAPH.',
      extra: { graph: iri, limit: MAX_QUADS_A_GRAPH },
    });
  return {
    kind: String(row.kind) as VisibleKind,
    quads: decodeTriples(triples, await termsOf(db, [triples])),
  };
};
