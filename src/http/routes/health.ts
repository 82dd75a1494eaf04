/**
 * `/health`: is the Worker able to serve? 503 when the store belongs to another BASE_URL or does not answer.
 */
import { readHealth } from '../../catalogue/health.ts';
import type { Handler } from '../app-env.ts';
import { CACHE } from '../headers.ts';
import { jsonResponse } from '../json.ts';

export const getHealth: Handler = async (c) => {
  const { baseUrl } = c.var.config;
  const headers = { 'Cache-Control': CACHE.never };
  try {
    const { storedBaseUrl, revision, records } = await readHealth(c.var.catalogue);
    const isOurs = storedBaseUrl === null || storedBaseUrl === baseUrl;
    return isOurs
      ? jsonResponse({ status: 'ok', baseUrl, revision, records }, 200, headers)
      : jsonResponse(
          {
            status: 'rebase-needed',
            baseUrl,
            storedBaseUrl,
            revision,
            records,
            detail: `The store was written for ${storedBaseUrl}.`,
            hint: 'Run `npm run rebase` to move the store, or set BASE_URL back.',
          },
          503,
          headers,
        );
  } catch (error) {
    console.error(error);
    return jsonResponse(
      {
        status: 'store-unavailable',
        baseUrl,
        detail: 'The database does not answer.',
        hint: 'Were the migrations applied?',
      },
      503,
      headers,
    );
  }
};
