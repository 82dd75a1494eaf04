/**
 * What a token may do, pure. `admin` may everything; `catalog:{id}` writes the records of one catalogue,
 * `publisher:{IRI}` those of one publisher. A write is judged by the record before and after it, so that
 * nobody takes a record over and nobody gives one away.
 */
import { shortHash } from '../lib/hash.ts';

export type Scope =
  | { readonly kind: 'admin' }
  | { readonly kind: 'catalog'; readonly id: string }
  | { readonly kind: 'publisher'; readonly iri: string };

/** What decides about a record: the catalogues that it is in (not the root, which has all) and its publishers. */
export interface Standing {
  readonly catalogs: readonly string[];
  readonly publishers: readonly string[];
}

const SCOPE_FORMS = {
  admin: { pattern: /^admin$/, read: (): Scope => ({ kind: 'admin' }) },
  catalog: { pattern: /^catalog:([a-z0-9-]+)$/, read: (id: string): Scope => ({ kind: 'catalog', id }) },
  publisher: {
    pattern: /^publisher:([a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+)$/i,
    read: (iri: string): Scope => ({ kind: 'publisher', iri }),
  },
} as const satisfies Record<
  Scope['kind'],
  { readonly pattern: RegExp; readonly read: (value: string) => Scope }
>;

/** The scope that a text names, or null. */
export const parseScope = (text: string): Scope | null => {
  for (const { pattern, read } of Object.values(SCOPE_FORMS)) {
    const match = pattern.exec(text);
    if (match) return read(match[1] ?? '');
  }
  return null;
};

export const scopeText = (scope: Scope): string =>
  scope.kind === 'admin'
    ? 'admin'
    : scope.kind === 'catalog'
      ? `catalog:${scope.id}`
      : `publisher:${scope.iri}`;

export const isAdmin = (scopes: readonly Scope[]): boolean => scopes.some(({ kind }) => kind === 'admin');

const isSubset = (values: readonly string[], allowed: ReadonlySet<string>): boolean =>
  values.length > 0 && values.every((value) => allowed.has(value));

/**
 * Whether a record in this state is the token's own: all its catalogues are, or all its publishers. A record
 * without either is the administrator's.
 */
export const mayWrite = (scopes: readonly Scope[], { catalogs, publishers }: Standing): boolean =>
  isAdmin(scopes) ||
  isSubset(catalogs, catalogsOf(scopes)) ||
  isSubset(publishers, new Set(scopes.flatMap((scope) => (scope.kind === 'publisher' ? [scope.iri] : []))));

/** The ids of the catalogues that a token may write. */
export const catalogsOf = (scopes: readonly Scope[]): ReadonlySet<string> =>
  new Set(scopes.flatMap((scope) => (scope.kind === 'catalog' ? [scope.id] : [])));

/**
 * The sources in whose name a token may import: each scope has one, so that no token can speak for another
 * source, and above all not for `local`, which outranks them all. Null: any.
 */
export const sourcesOf = (scopes: readonly Scope[]): readonly string[] | null =>
  isAdmin(scopes)
    ? null
    : scopes.flatMap((scope) =>
        scope.kind === 'catalog'
          ? [scope.id]
          : scope.kind === 'publisher'
            ? [`publisher-${shortHash(scope.iri, 10)}`]
            : [],
      );
