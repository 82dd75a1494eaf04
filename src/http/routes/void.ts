/**
 * `/.well-known/void`: figures of the published data for programs that look for them there. RDF alone, by extension
 * or `Accept`; a browser gets Turtle.
 */
import { contentTypeOf, type RdfFormat } from '../../rdf/media-types.ts';
import { serialize } from '../../rdf/serialize/serialize.ts';
import type { AppContext, Handler } from '../app-env.ts';
import { representationTag } from '../etag.ts';
import { linkHeader } from '../link-header.ts';
import { negotiate } from '../negotiate.ts';
import { notFound } from '../problem.ts';
import { HTML, OFFERED_FORMATS, offerOf } from '../representations.ts';
import { send } from '../send.ts';
import { voidIri, voidQuads } from '../sparql-description.ts';
import { describedEndpoint } from '../sparql-engine.ts';
import { GRAPH_OFFERS } from '../sparql-format.ts';
import { extensionOf, splitExtension } from '../urls.ts';

/** @throws AppError `not-found` for `.html`: there is no page */
const formatOf = (c: AppContext): { readonly format: RdfFormat; readonly isNegotiated: boolean } => {
  const { path, representation } = splitExtension(c.req.path);
  if (representation === HTML) throw notFound('not-found', `There is no page at ${path}.`, { path });
  if (representation !== null) return { format: representation, isNegotiated: false };
  const asked = negotiate(c.req.header('Accept'), [...GRAPH_OFFERS, offerOf(HTML)]);
  return { format: asked === null || asked === HTML ? 'turtle' : asked, isNegotiated: true };
};

export const getVoid: Handler = async (c) => {
  const { baseUrl } = c.var.config;
  const { format, isNegotiated } = formatOf(c);
  const quads = voidQuads(await describedEndpoint(c));
  const body = serialize(format, quads, { focus: [voidIri(baseUrl), `${voidIri(baseUrl)}#published`] });
  const contentType = contentTypeOf(format);
  const etag = representationTag(contentType, body);
  const headers = {
    Link: linkHeader(
      OFFERED_FORMATS.filter((name) => name !== format).map((name) => ({
        href: `${voidIri(baseUrl)}.${extensionOf(name)}`,
        rel: 'alternate',
        type: offerOf(name).mediaType,
      })),
    ),
    ...(isNegotiated && { Vary: 'Accept' }),
  };
  return send(c, { contentType, etag, lastModified: null, body, headers });
};
