/**
 * Writes RDF. The same set of quads gives the same bytes, whatever the order of the quads; two versions of
 * a record differ in the lines that say something else. Our own code: no library writes all six formats so.
 */
import type { RdfFormat } from '../media-types.ts';
import type { Quad } from '../terms.ts';
import { serializeJsonLd } from './jsonld.ts';
import { serializeNQuads } from './nquads.ts';
import { serializeNTriples } from './ntriples.ts';
import { serializeRdfXml } from './rdfxml.ts';
import { serializeTriG } from './trig.ts';
import { serializeTurtle } from './turtle.ts';

export interface SerializeOptions {
  /** IRIs of the nodes that stand first, in this order: the record's resource, then what is about it. */
  readonly focus?: readonly string[];
  /** Turtle and TriG write IRIs below it (it ends in a slash) as relative ones; the others stay absolute. */
  readonly baseIRI?: string;
}

type Writer = (quads: readonly Quad[], options: SerializeOptions) => string;

const WRITERS = {
  turtle: serializeTurtle,
  jsonld: serializeJsonLd,
  rdfxml: serializeRdfXml,
  ntriples: serializeNTriples,
  trig: serializeTriG,
  nquads: serializeNQuads,
} as const satisfies Record<RdfFormat, Writer>;

/** Text in one format. Formats without graphs join all graphs; for what RDF/XML cannot say see `inexpressible`. */
export const serialize = (
  format: RdfFormat,
  quads: readonly Quad[],
  options: SerializeOptions = {},
): string => {
  const writer: Writer = WRITERS[format];
  const text = writer(quads, options);
  // A lone surrogate has no UTF-8 form: written as U+FFFD here, as the encoder would.
  return text.isWellFormed() ? text : text.toWellFormed();
};
