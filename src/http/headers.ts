/**
 * Header values that many answers share: caching, sharing across origins (CORS), and what a browser may do
 * with a page.
 */

export const CACHE = {
  /** Anyone may keep it and must ask before using it again: what was written is seen at once. */
  revalidate: 'public, max-age=0, must-revalidate',
  /** Parts of pages, which change with a deployment only. */
  asset: 'public, max-age=3600',
  never: 'no-store',
} as const;

/** On every answer: there are no cookies, so a page elsewhere can do no more than its own bearer token. */
export const SHARED_HEADERS = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers':
    'Accept-Ranges, Allow, Content-Disposition, Content-Location, Content-Range, ETag, Last-Modified, Link, Location, Moisson-Query-Path, Moisson-Query-Reason, Moisson-Query-Rows-Read, Moisson-Query-Statements, Repr-Digest, Retry-After, Server-Timing, WWW-Authenticate',
  'X-Content-Type-Options': 'nosniff',
} as const satisfies Record<string, string>;

/** On the answer to a preflight request. */
export const PREFLIGHT_HEADERS = {
  'Access-Control-Allow-Headers':
    'Accept, Accept-Language, Authorization, Content-Encoding, Content-Type, If-Match, If-Modified-Since, If-None-Match, If-Range, Range',
  'Access-Control-Max-Age': '86400',
} as const satisfies Record<string, string>;

const policyHeaders = (baseUrl: string, further: (here: string) => readonly string[]) => {
  const here = `'self' ${new URL(baseUrl).origin}`;
  return {
    'Content-Security-Policy': [
      "default-src 'none'",
      ...further(here),
      `img-src ${here} data:`,
      `form-action ${here}`,
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
    'Referrer-Policy': 'strict-origin-when-cross-origin',
  };
};

/** Pages run no script. Their parts come from here or, seen through another name, from BASE_URL. */
export const pageHeaders = (baseUrl: string): Readonly<Record<string, string>> =>
  policyHeaders(baseUrl, (here) => [`style-src ${here}`]);

/** The query editor runs scripts of this site, which style what they draw, and asks this site alone. */
export const editorHeaders = (baseUrl: string): Readonly<Record<string, string>> =>
  policyHeaders(baseUrl, (here) => [
    `style-src ${here} 'unsafe-inline'`,
    `script-src ${here}`,
    `connect-src ${here}`,
    `font-src ${here} data:`,
  ]);
