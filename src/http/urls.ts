/**
 * URLs in and out: the path below BASE_URL, the extension that asks for a format, and the URLs of a
 * resource in its other formats. The Host header is never read.
 */
import { RDF_FORMATS } from '../rdf/media-types.ts';
import { HTML, REPRESENTATIONS, type Representation } from './representations.ts';

/** The path of a request below BASE_URL, `/` at least; null when it lies outside. */
export const pathBelow = (requestUrl: string, baseUrl: string): string | null => {
  const prefix = new URL(baseUrl).pathname.replace(/\/$/, '');
  const { pathname } = new URL(requestUrl);
  if (prefix === '') return pathname;
  if (pathname === prefix) return '/';
  return pathname.startsWith(`${prefix}/`) ? pathname.slice(prefix.length) : null;
};

/** Extension to representation; the first extension of a format is the one that we write. */
const BY_EXTENSION: ReadonlyMap<string, Representation> = new Map([
  ['html', HTML] as const,
  ...REPRESENTATIONS.flatMap((name) =>
    name === HTML ? [] : RDF_FORMATS[name].extensions.map((extension) => [extension, name] as const),
  ),
]);

/** All of them, as a pattern. */
export const EXTENSION_PATTERN = [...BY_EXTENSION.keys()].join('|');

export const extensionOf = (name: Representation): string =>
  name === HTML ? 'html' : RDF_FORMATS[name].extensions[0];

export interface NamedPath {
  readonly path: string;
  readonly extension: string | null;
  readonly representation: Representation | null;
}

/** `/datasets/air.ttl` is `/datasets/air` in Turtle. An extension that nobody knows stays in the path. */
export const splitExtension = (path: string): NamedPath => {
  const match = /^(.*[^/])\.([a-z0-9]+)$/.exec(path);
  const representation = match ? BY_EXTENSION.get(match[2]!) : undefined;
  return match && representation
    ? { path: match[1]!, extension: match[2]!, representation }
    : { path, extension: null, representation: null };
};

/** A URL with the query of `params`, which keep their order; empty values are left out. */
export const withQuery = (
  url: string,
  params: readonly (readonly [string, string | number | null | undefined])[],
): string => {
  const query = new URLSearchParams();
  for (const [name, value] of params)
    if (value !== null && value !== undefined && value !== '') query.append(name, String(value));
  return query.size === 0 ? url : `${url}?${query}`;
};
