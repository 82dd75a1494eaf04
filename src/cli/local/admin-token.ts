/**
 * The administrator's token of a local server: made once, kept in the state folder for its owner only, so
 * that commands beside the server need not ask for it. A token that came by environment is never written.
 */
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const tokenPath = (stateDir: string): string => join(stateDir, 'admin-token');

export const readAdminToken = (stateDir: string): string | null => {
  try {
    return readFileSync(tokenPath(stateDir), 'utf8').trim() || null;
  } catch {
    return null;
  }
};

/** 192 random bits. */
export const newToken = (): string => randomBytes(24).toString('base64url');

/** The kept token, or a new one; `isNew` says whether it has never been shown. */
export const keptAdminToken = (stateDir: string): { token: string; isNew: boolean } => {
  const kept = readAdminToken(stateDir);
  if (kept) return { token: kept, isNew: false };
  const token = newToken();
  mkdirSync(stateDir, { recursive: true });
  writeFileSync(tokenPath(stateDir), `${token}\n`, { mode: 0o600 });
  chmodSync(tokenPath(stateDir), 0o600);
  return { token, isNew: true };
};
