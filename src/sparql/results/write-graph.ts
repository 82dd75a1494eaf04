/**
 * A graph as text in one of the RDF formats. N-Triples goes out batch by batch; the others are written for
 * readers, sorted and nested, and need the whole graph first.
 */
import type { RdfFormat } from '../../rdf/media-types.ts';
import { ntriplesLine } from '../../rdf/serialize/ntriples.ts';
import { serialize } from '../../rdf/serialize/serialize.ts';
import type { Quad } from '../../rdf/terms.ts';
import type { Answer } from '../answer-types.ts';

export type GraphAnswer = Extract<Answer, { readonly form: 'construct' | 'describe' }>;

/** A graph is a set: a line that was written is not written again. */
async function* writeLines(quads: AsyncIterable<readonly Quad[]>): AsyncGenerator<string> {
  const written = new Set<string>();
  for await (const batch of quads) {
    let text = '';
    for (const quad of batch) {
      const line = ntriplesLine(quad);
      if (written.has(line)) continue;
      written.add(line);
      text += line;
    }
    if (text) yield text;
  }
}

export async function* writeGraph(format: RdfFormat, { quads }: GraphAnswer): AsyncGenerator<string> {
  if (format === 'ntriples') return yield* writeLines(quads);
  const all: Quad[] = [];
  for await (const batch of quads) for (const quad of batch) all.push(quad);
  yield serialize(format, all);
}
