/**
 * `/api/tokens`: the administrator makes, lists and revokes tokens. A secret is in one answer only.
 */

import { timestamp } from '../../catalogue/context.ts';
import { readRecord } from '../../catalogue/documents.ts';
import { ROOT_ID } from '../../catalogue/identity.ts';
import { AppError } from '../../lib/app-error.ts';
import { catalogsOf, parseScope, type Scope, scopeText } from '../../security/scopes.ts';
import { hashSecret, newSecret, newTokenId } from '../../security/tokens.ts';
import { insertToken, listTokens, revokeToken, type StoredToken } from '../../store/tokens.ts';
import type { AppContext, Handler } from '../app-env.ts';
import { emptyResponse, jsonResponse, readJsonObject } from '../json.ts';
import { requireAdminOf } from '../principal.ts';
import { notFound } from '../problem.ts';

const MAX_NAME = 200;

const randomBytes = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));

const invalid = (detail: string): AppError =>
  new AppError({ kind: 'unprocessable', code: 'token-request-invalid', detail });

const readName = (value: unknown): string => {
  const name = typeof value === 'string' ? value.trim() : '';
  if (name === '' || name.length > MAX_NAME)
    throw invalid(`A token needs a name of 1 to ${MAX_NAME} characters: who or what uses it?`);
  return name;
};

/** `scopes` as an array, or `scope` as one text with spaces between (RFC 6749 §3.3). */
const readScopes = ({ scope, scopes }: Readonly<Record<string, unknown>>): Scope[] => {
  const texts = Array.isArray(scopes)
    ? scopes
    : typeof scope === 'string'
      ? scope.split(/\s+/).filter(Boolean)
      : [];
  const found = texts.map((text) => {
    const parsed = typeof text === 'string' ? parseScope(text) : null;
    // The root has every record: writing all of it is the administrator's.
    if (!parsed || (parsed.kind === 'catalog' && parsed.id === ROOT_ID))
      throw invalid(`“${String(text)}” is no scope; there are admin, catalog:{id} and publisher:{IRI}.`);
    return parsed;
  });
  if (found.length === 0)
    throw invalid('A token needs at least one scope: admin, catalog:{id} or publisher:{IRI}.');
  return found;
};

const readExpiry = (value: unknown, now: Date): string | null => {
  if (value === undefined || value === null) return null;
  const time = typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(time)) throw invalid(`“${String(value)}” is no ISO 8601 time.`);
  if (time <= now.getTime()) throw invalid(`${String(value)} is in the past.`);
  return new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');
};

/** A catalogue that does not exist may be made later: the token is good, and whoever makes it should know. */
const warningOf = async (c: AppContext, scopes: readonly Scope[]): Promise<string | null> => {
  const missing: string[] = [];
  for (const id of catalogsOf(scopes)) {
    const record = (await readRecord(c.var.catalogue, id))?.record;
    if (record?.kind !== 'catalog' || record.status !== 'published') missing.push(id);
  }
  if (missing.length === 0) return null;
  const names = missing.map((id) => `“${id}”`).join(', ');
  return `There is no catalogue ${names} yet: until it is described, this token writes nothing there.`;
};

/** What may be shown of a token. */
const shown = ({ id, name, scopes, created, expires, revoked }: StoredToken) => {
  const texts = JSON.parse(scopes) as string[];
  return { id, name, scope: texts.join(' '), scopes: texts, created, expires, revoked };
};

export const postToken: Handler = async (c) => {
  await requireAdminOf(c);
  const body = await readJsonObject(c);
  const { db, now } = c.var.catalogue;
  const secret = newSecret(randomBytes);
  const scopes = readScopes(body);
  const token: StoredToken = {
    id: newTokenId(randomBytes),
    name: readName(body.name),
    hash: hashSecret(secret),
    scopes: JSON.stringify(scopes.map(scopeText)),
    created: timestamp(c.var.catalogue),
    expires: readExpiry(body.expires, now()),
    revoked: null,
  };
  await insertToken(db, token);
  const Location = `${c.var.config.baseUrl}/api/tokens/${token.id}`;
  const warning = await warningOf(c, scopes);
  return jsonResponse({ ...shown(token), token: secret, ...(warning && { warning }) }, 201, { Location });
};

export const getTokens: Handler = async (c) => {
  await requireAdminOf(c);
  return jsonResponse({ tokens: (await listTokens(c.var.catalogue.db)).map(shown) });
};

export const deleteToken: Handler = async (c) => {
  await requireAdminOf(c);
  const id = c.req.param('id') ?? '';
  if (!(await revokeToken(c.var.catalogue.db, id, timestamp(c.var.catalogue))))
    throw notFound('no-such-token', `There is no token “${id.slice(0, 50)}”.`, { id: id.slice(0, 50) });
  return emptyResponse(204);
};
