/**
 * From an `Authorization` header to who is asking. The administrator's token comes from the configuration;
 * every other one is stored.
 */
import { AppError } from '../lib/app-error.ts';
import type { Db } from '../store/db.ts';
import { findToken } from '../store/tokens.ts';
import { isAdmin } from './scopes.ts';
import {
  ADMINISTRATOR,
  bearerOf,
  hashSecret,
  isLive,
  isSameHash,
  type Principal,
  principalOf,
} from './tokens.ts';

export interface AuthenticateInput {
  readonly db: Db;
  readonly authorization: string | undefined;
  readonly adminToken: string | null;
  readonly now: Date;
}

const invalidToken = (detail: string): AppError =>
  new AppError({ kind: 'unauthenticated', code: 'token-invalid', detail });

/** @throws AppError `token-missing`, `token-invalid` */
export const authenticate = async (input: AuthenticateInput): Promise<Principal> => {
  const secret = bearerOf(input.authorization);
  if (secret === undefined)
    throw new AppError({
      kind: 'unauthenticated',
      code: 'token-missing',
      detail: 'This needs a token.',
      hint: 'Send `Authorization: Bearer …`.',
    });
  if (secret === null) throw invalidToken('The Authorization header holds no bearer token.');
  const hash = hashSecret(secret);
  if (input.adminToken !== null && isSameHash(hash, hashSecret(input.adminToken))) return ADMINISTRATOR;
  const token = await findToken(input.db, hash);
  if (!token || !isSameHash(token.hash, hash)) throw invalidToken('The token is not known.');
  if (!isLive(token, input.now)) throw invalidToken('The token has expired or was revoked.');
  return principalOf(token);
};

/** @throws AppError `scope-missing` */
export const requireAdmin = (principal: Principal): void => {
  if (!isAdmin(principal.scopes)) throw missingScope('admin', 'Only the administrator may do this.');
};

export const missingScope = (scope: string, detail: string): AppError =>
  new AppError({ kind: 'forbidden', code: 'scope-missing', detail, extra: { scope } });
