/**
 * Reference resolution of RFC 3986 §5.2, on strings. Unlike `URL` it normalises nothing else: an absolute
 * IRI comes back as it was written.
 */

const PARTS = /^(?:([A-Za-z][A-Za-z0-9+.-]*):)?(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s;

interface Parts {
  readonly scheme: string | undefined;
  readonly authority: string | undefined;
  readonly path: string;
  readonly query: string | undefined;
  readonly fragment: string | undefined;
}

const split = (iri: string): Parts => {
  const [, scheme, authority, path = '', query, fragment] = PARTS.exec(iri) ?? [];
  return { scheme, authority, path, query, fragment };
};

const join = ({ scheme, authority, path, query, fragment }: Parts): string =>
  [
    scheme === undefined ? '' : `${scheme}:`,
    authority === undefined ? '' : `//${authority}`,
    path,
    query === undefined ? '' : `?${query}`,
    fragment === undefined ? '' : `#${fragment}`,
  ].join('');

/** RFC 3986 §5.2.4, for a path that starts with a slash. */
const removeDotSegments = (path: string): string => {
  const segments = path.split('/');
  const last = segments.at(-1);
  const kept: string[] = [];
  for (const segment of segments) {
    if (segment === '..') {
      if (kept.length > 1) kept.pop();
    } else if (segment !== '.') kept.push(segment);
  }
  if (last === '.' || last === '..') kept.push('');
  return kept.join('/');
};

/** RFC 3986 §5.2.3. */
const merge = (base: Parts, path: string): string =>
  base.authority !== undefined && base.path === ''
    ? `/${path}`
    : `${base.path.slice(0, base.path.lastIndexOf('/') + 1)}${path}`;

export const hasScheme = (iri: string): boolean => /^[A-Za-z][A-Za-z0-9+.-]*:/.test(iri);

export const resolveIri = (reference: string, baseIRI: string): string => {
  if (hasScheme(reference)) return reference;
  const relative = split(reference);
  const base = split(baseIRI);
  if (relative.authority !== undefined) return join({ ...relative, scheme: base.scheme });
  if (relative.path === '')
    return join({ ...base, query: relative.query ?? base.query, fragment: relative.fragment });
  const path = relative.path.startsWith('/') ? relative.path : merge(base, relative.path);
  return join({
    ...base,
    path: removeDotSegments(path),
    query: relative.query,
    fragment: relative.fragment,
  });
};
