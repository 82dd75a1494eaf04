/**
 * Cuts the stream of an import that arrives split (`split=graph`) into batches of whole records. A record's
 * statements stand together; one that begins again after its batch was handed out is refused, not cut in two.
 */
import type { Quad } from '../rdf/terms.ts';

export const RECORDS_A_BATCH = 50;
export const QUADS_A_BATCH = 6_000;

export interface GraphBatch {
  readonly quads: readonly Quad[];
  /** Names of graphs that had been handed out before: their statements are not in `quads`. */
  readonly late: readonly string[];
}

export async function* graphBatches(
  input: AsyncIterable<readonly Quad[]>,
  limits = { records: RECORDS_A_BATCH, quads: QUADS_A_BATCH },
): AsyncGenerator<GraphBatch> {
  const done = new Set<string>();
  let graphs = new Set<string>();
  let late = new Set<string>();
  let quads: Quad[] = [];
  for await (const batch of input) {
    for (const q of batch) {
      const name = q.graph.value;
      if (done.has(name)) {
        late.add(name);
        continue;
      }
      const isFull = graphs.size >= limits.records || quads.length >= limits.quads;
      if (isFull && !graphs.has(name)) {
        yield { quads, late: [...late] };
        for (const graph of graphs) done.add(graph);
        graphs = new Set();
        late = new Set();
        quads = [];
      }
      graphs.add(name);
      quads.push(q);
    }
  }
  if (quads.length > 0 || late.size > 0) yield { quads, late: [...late] };
}
