/**
 * What the store knows of itself.
 */
import type { Statement } from './db.ts';

export const selectHealth: Statement = {
  sql: `SELECT (SELECT value FROM meta WHERE key = 'baseUrl') AS baseUrl,
    (SELECT coalesce(max(seq), 0) FROM change) AS revision,
    (SELECT count(*) FROM record WHERE status = 'published') AS records`,
};

/** Remembers where the catalogue is published; the first one to say it is believed. */
export const rememberBaseUrl = (baseUrl: string): Statement => ({
  sql: `INSERT INTO meta (key, value) VALUES ('baseUrl', ?1) ON CONFLICT DO NOTHING`,
  params: [baseUrl],
});

export const changeBaseUrl = (baseUrl: string): Statement => ({
  sql: `UPDATE meta SET value = ?1 WHERE key = 'baseUrl'`,
  params: [baseUrl],
});

export const baseUrlIs = (baseUrl: string): Statement => ({
  sql: `(SELECT value FROM meta WHERE key = 'baseUrl') = ?1`,
  params: [baseUrl],
});
