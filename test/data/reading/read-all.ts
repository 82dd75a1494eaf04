/** Reads a document to its end, for tests: sorted N-Quads lines, issues, and batches as they came. */
import type { RdfFormat } from '../../../src/rdf/media-types.ts';
import {
  type ReadInput,
  type ReadIssue,
  type ReadOptions,
  readRdf,
} from '../../../src/rdf/parse/read-rdf.ts';
import { type Quad, type Term, termKey } from '../../../src/rdf/terms.ts';

export const BASE = 'http://base.example/dir/doc';

const show = (term: Term): string => (term.termType === 'NamedNode' ? `<${term.value}>` : termKey(term));

export const showQuad = ({ subject, predicate, object, graph }: Quad): string =>
  [subject, predicate, object, ...(graph.termType === 'DefaultGraph' ? [] : [graph])].map(show).join(' ');

export interface Reading {
  readonly quads: readonly Quad[];
  /** Terms in n3's notation, IRIs in brackets. */
  readonly lines: readonly string[];
  readonly issues: readonly ReadIssue[];
  readonly codes: readonly string[];
}

export const readAll = async (
  input: ReadInput,
  format: RdfFormat,
  options: Partial<ReadOptions> = {},
): Promise<Reading> => {
  const quads: Quad[] = [];
  const issues: ReadIssue[] = [];
  const onIssue = (issue: ReadIssue): void => void issues.push(issue);
  for await (const batch of readRdf(input, { format, baseIRI: BASE, onIssue, ...options }))
    quads.push(...batch);
  return { quads, lines: quads.map(showQuad), issues, codes: issues.map(({ code }) => code) };
};

/** The text as a stream of bytes, cut into pieces of a size that divides everything sooner or later. */
export const streamOf = (text: string | Uint8Array, size: number): ReadableStream<Uint8Array> => {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) controller.close();
      else controller.enqueue(bytes.slice(at, at + size));
      at += size;
    },
  });
};

export const gzip = async (bytes: Uint8Array): Promise<Uint8Array> => {
  const stream = new Blob([bytes as Uint8Array<ArrayBuffer>])
    .stream()
    .pipeThrough(new CompressionStream('gzip') as unknown as ReadableWritablePair);
  return new Uint8Array(await new Response(stream as unknown as BodyInit).arrayBuffer());
};
