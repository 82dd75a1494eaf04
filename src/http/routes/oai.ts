/**
 * `/oai`: OAI-PMH 2.0 by GET and by POST of a form. Errors of the protocol are answers; only what is no request of
 * it at all gets another status.
 */
import { readCatalog } from '../../catalogue/root-catalog.ts';
import { AppError } from '../../lib/app-error.ts';
import { ns } from '../../rdf/namespaces.ts';
import type { Quad } from '../../rdf/terms.ts';
import type { AppContext, Handler } from '../app-env.ts';
import { CACHE } from '../headers.ts';
import { answerOai } from '../oai/answer.ts';
import { titleOf, UNNAMED_SITE } from '../page-data.ts';

const MAX_FORM_CHARACTERS = 65_536;
const FORM = 'application/x-www-form-urlencoded';

/** Of an address that nobody has: the protocol wants one. */
const NO_EMAIL = 'not-configured@catalogue.invalid';

const mailIn = (quads: readonly Quad[], subject: string): string | undefined =>
  quads
    .filter((q) => q.subject.value === subject)
    .filter(({ predicate }) => predicate.equals(ns.vcard('hasEmail')) || predicate.equals(ns.foaf('mbox')))
    .map(({ object }) => object.value.replace(/^mailto:/i, ''))
    .find((address) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address));

/** That of the catalogue's contact point, else of its publisher. */
const adminEmail = (own: readonly Quad[], entities: readonly Quad[], iri: string): string | undefined => {
  const quads = [...own, ...entities];
  const nodes = [ns.dcat('contactPoint'), ns.dct('publisher')].flatMap((property) =>
    own.filter((q) => q.subject.value === iri && q.predicate.equals(property)),
  );
  return nodes.map(({ object }) => mailIn(quads, object.value)).find((address) => address !== undefined);
};

const formOf = async (c: AppContext): Promise<URLSearchParams> => {
  const type = c.req.header('Content-Type') ?? '';
  if (type.split(';')[0]!.trim().toLowerCase() !== FORM)
    throw new AppError({
      kind: 'unsupportedMediaType',
      code: 'media-type-unsupported',
      detail: `The body is “${type}”; it must be ${FORM}.`,
    });
  const text = new TextDecoder().decode(await c.req.arrayBuffer());
  if (text.length > MAX_FORM_CHARACTERS)
    throw new AppError({
      kind: 'tooLarge',
      code: 'body-too-large',
      detail: `The body has ${text.length} characters; the limit is ${MAX_FORM_CHARACTERS}.`,
    });
  return new URLSearchParams(text);
};

const respond = async (c: AppContext, parameters: URLSearchParams): Promise<Response> => {
  const { baseUrl, siteTitle, oaiIdentifier, oaiPageSize, oaiAdminEmail } = c.var.config;
  const root = parameters.get('verb') === 'Identify' ? await readCatalog(c.var.catalogue, undefined) : null;
  const email = root ? adminEmail(root.own, root.entities, root.record.iri) : undefined;
  const text = await answerOai(
    {
      ctx: c.var.catalogue,
      name: siteTitle ?? titleOf(root, 'en')?.value ?? UNNAMED_SITE,
      baseUrl,
      adminEmail: oaiAdminEmail ?? email ?? NO_EMAIL,
      identifierForm: oaiIdentifier,
      pageSize: oaiPageSize,
      now: c.var.catalogue.now().getTime(),
    },
    parameters,
  );
  const bytes = new TextEncoder().encode(text);
  return new Response(bytes, {
    headers: {
      'Content-Type': 'text/xml; charset=utf-8',
      'Content-Length': String(bytes.length),
      'Cache-Control': CACHE.never,
    },
  });
};

export const getOai: Handler = (c) => respond(c, new URL(c.req.url).searchParams);
export const postOai: Handler = async (c) => respond(c, await formOf(c));
