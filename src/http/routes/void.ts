/**
 * `/.well-known/void`: figures of the published data for programs that look for them there. RDF alone; a browser
 * gets Turtle.
 */
import { contentTypeOf } from '../../rdf/media-types.ts';
import { serialize } from '../../rdf/serialize/serialize.ts';
import type { Handler } from '../app-env.ts';
import { representationTag } from '../etag.ts';
import { negotiate } from '../negotiate.ts';
import { HTML, offerOf } from '../representations.ts';
import { send } from '../send.ts';
import { voidIri, voidQuads } from '../sparql-description.ts';
import { describedEndpoint } from '../sparql-engine.ts';
import { GRAPH_OFFERS } from '../sparql-format.ts';

export const getVoid: Handler = async (c) => {
  const { baseUrl } = c.var.config;
  const asked = negotiate(c.req.header('Accept'), [...GRAPH_OFFERS, offerOf(HTML)]);
  const format = asked === null || asked === HTML ? 'turtle' : asked;
  const quads = voidQuads(await describedEndpoint(c));
  const body = serialize(format, quads, { focus: [voidIri(baseUrl), `${voidIri(baseUrl)}#published`] });
  const contentType = contentTypeOf(format);
  const etag = representationTag(contentType, body);
  return send(c, { contentType, etag, lastModified: null, body, headers: { Vary: 'Accept' } });
};
