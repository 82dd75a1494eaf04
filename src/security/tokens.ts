/**
 * Bearer tokens: making, hashing and comparing them. A secret is shown once and never stored; the store and
 * the comparison know its SHA-256 only.
 */
import { sha256Hex } from '../lib/hash.ts';
import type { StoredToken } from '../store/tokens.ts';
import { parseScope, type Scope } from './scopes.ts';

const SECRET_BYTES = 32;
const SECRET_PREFIX = 'moi_';

/** Who a request comes from. */
export interface Principal {
  /** The token's id; `admin` for the configured one. */
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
}

export type RandomBytes = (length: number) => Uint8Array;

/** The prefix lets scanners of leaked secrets know one when they see it. */
export const newSecret = (randomBytes: RandomBytes): string =>
  SECRET_PREFIX + Buffer.from(randomBytes(SECRET_BYTES)).toString('base64url');

export const newTokenId = (randomBytes: RandomBytes): string => Buffer.from(randomBytes(6)).toString('hex');

export const hashSecret = (secret: string): string => sha256Hex(secret);

/** Takes as long for a near miss as for a far one. */
export const isSameHash = (a: string, b: string): boolean => {
  let difference = a.length ^ b.length;
  for (let at = 0; at < a.length; at++) difference |= a.charCodeAt(at) ^ b.charCodeAt(at % (b.length || 1));
  return difference === 0;
};

/** The secret of an `Authorization` header: undefined without one, null when it is no bearer token. */
export const bearerOf = (header: string | undefined): string | null | undefined =>
  header === undefined ? undefined : (/^Bearer +([\w.~+/=-]+) *$/i.exec(header)?.[1] ?? null);

export const isLive = (token: StoredToken, now: Date): boolean =>
  token.revoked === null && (token.expires === null || Date.parse(token.expires) > now.getTime());

/** Who a stored token stands for. A scope that is no longer understood grants nothing. */
export const principalOf = (token: StoredToken): Principal => ({
  id: token.id,
  name: token.name,
  scopes: (JSON.parse(token.scopes) as string[]).flatMap((text) => parseScope(text) ?? []),
});

export const ADMINISTRATOR: Principal = { id: 'admin', name: 'admin', scopes: [{ kind: 'admin' }] };
