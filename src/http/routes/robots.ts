/**
 * `/robots.txt` (RFC 9309): pages and documents may be read; what costs much and says nothing of its own may not.
 * Crawlers look for it at the root of the host: below a path of BASE_URL it is only a proposal.
 */
import type { Handler } from '../app-env.ts';
import { representationTag } from '../etag.ts';
import { send } from '../send.ts';

/** The longest rule that fits decides. */
const DISALLOWED = [
  // Filters and searches without end; the pages of the whole list are allowed below.
  '/catalog?',
  '/catalogs/*?',
  '/sparql?',
  '/rdf-graphs',
  '/hvd?',
  '/hvd.',
  '/harvesters',
  '/sources',
  '/runs/',
  '/validate',
  '/licence-help?',
  '/records/*/proposals',
  '/records/*/validation',
  '/records/*/harvesters',
  '/api/',
  '/oai',
  '/import',
] as const;

const ALLOWED = ['/catalog?page=', '/catalog?page_size=', '/catalogs/*?page='] as const;

const TYPE = 'text/plain; charset=utf-8';

export const getRobots: Handler = (c) => {
  const { baseUrl } = c.var.config;
  const prefix = new URL(baseUrl).pathname.replace(/\/$/, '');
  const body = [
    'User-agent: *',
    ...ALLOWED.map((path) => `Allow: ${prefix}${path}`),
    ...DISALLOWED.map((path) => `Disallow: ${prefix}${path}`),
    '',
    `Sitemap: ${baseUrl}/sitemap.xml`,
    '',
  ].join('\n');
  return send(c, {
    contentType: TYPE,
    etag: representationTag(TYPE, body),
    lastModified: null,
    body,
    headers: {},
  });
};
