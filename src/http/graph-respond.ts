/**
 * One graph as the answer to a request of the Graph Store Protocol: RDF only, by `format=` or `Accept`, with the
 * validators that its record's URL has.
 */
import { contentTypeOf, RDF_FORMATS, type RdfFormat } from '../rdf/media-types.ts';
import { serialize } from '../rdf/serialize/serialize.ts';
import type { Quad } from '../rdf/terms.ts';
import type { AppContext } from './app-env.ts';
import { representationTag } from './etag.ts';
import { linkHeader } from './link-header.ts';
import { inGraphOf } from './record-graph.ts';
import { OFFERED_FORMATS } from './representations.ts';
import { notAcceptable } from './request-format.ts';
import { send } from './send.ts';
import { formatsOf, GRAPH_OFFERS } from './sparql-format.ts';
import { extensionOf, withQuery } from './urls.ts';

export interface GraphContent {
  readonly quads: readonly Quad[];
  /** Of the record, for `If-Match`. */
  readonly version?: number;
  /** ISO 8601, to the second; null when unknown. */
  readonly lastModified: string | null;
  /** IRIs of the nodes that the document begins with. */
  readonly focus: readonly string[];
}

const formatOf = (c: AppContext): RdfFormat => {
  const { graph } = formatsOf(c, c.req.query('format') ?? null);
  if (!graph) throw notAcceptable(c, GRAPH_OFFERS);
  return graph;
};

export const respondGraph = (c: AppContext, iri: string, content: GraphContent): Response => {
  const { baseUrl } = c.var.config;
  const format = formatOf(c);
  const { quads, version, lastModified, focus } = content;
  const body = serialize(format, inGraphOf(format, iri, quads), { focus, baseIRI: `${baseUrl}/` });
  const contentType = contentTypeOf(format);
  const etag = representationTag(contentType, body, version);
  const urlIn = (name: RdfFormat): string =>
    withQuery(`${baseUrl}/rdf-graphs`, [
      ['graph', iri],
      ['format', extensionOf(name)],
    ]);
  const alternates = OFFERED_FORMATS.filter((name) => name !== format);
  return send(c, {
    contentType,
    etag,
    lastModified,
    body,
    headers: {
      'Content-Location': urlIn(format),
      Link: linkHeader(
        alternates.map((name) => ({
          href: urlIn(name),
          rel: 'alternate',
          type: RDF_FORMATS[name].mediaType,
        })),
      ),
      ...(c.req.query('format') === undefined && { Vary: 'Accept' }),
    },
  });
};
