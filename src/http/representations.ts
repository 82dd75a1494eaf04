/**
 * The representations that a resource is offered in: the RDF formats that are published, and HTML.
 * N-Quads is read and not offered: TriG says the same.
 */
import {
  contentTypeOf,
  type FormatRow,
  RDF_FORMAT_NAMES,
  RDF_FORMATS,
  type RdfFormat,
} from '../rdf/media-types.ts';

export const HTML = 'html';
export type Representation = RdfFormat | typeof HTML;

export const OFFERED_FORMATS = RDF_FORMAT_NAMES.filter((name) => name !== 'nquads');

/** In the server's own order: what an indifferent client gets first. */
export const REPRESENTATIONS: readonly Representation[] = [...OFFERED_FORMATS, HTML];

export interface Offer<Name extends string = string> {
  readonly name: Name;
  readonly mediaType: string;
  /** Media types that a client may ask with and that this representation answers as well. */
  readonly aliases: readonly string[];
}

export const offerOf = (name: Representation): Offer<Representation> => {
  if (name === HTML) return { name, mediaType: 'text/html', aliases: ['application/xhtml+xml'] };
  const { mediaType, alsoRead }: FormatRow = RDF_FORMATS[name];
  return { name, mediaType, aliases: alsoRead };
};

export const contentTypeOfRepresentation = (name: Representation): string =>
  name === HTML ? 'text/html; charset=utf-8' : contentTypeOf(name);

export const labelOfRepresentation = (name: Representation): string =>
  name === HTML ? 'HTML' : RDF_FORMATS[name].label;
