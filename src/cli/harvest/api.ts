/**
 * Requests to `/api` of a server; what it refuses becomes one sentence.
 */
import { CliError } from '../cli-error.ts';
import { problemOf } from '../problem.ts';

export type Call = <T>(method: string, path: string, body?: unknown) => Promise<T>;

export const apiOf =
  (url: string, token: string): Call =>
  async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    let response: Response;
    try {
      response = await fetch(`${url}/api${path}`, {
        method,
        headers: {
          accept: 'application/json',
          'accept-language': 'en',
          authorization: `Bearer ${token}`,
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        redirect: 'manual',
      });
    } catch (cause) {
      throw new CliError(`Nothing answers at ${url}.`, { hint: 'Is the server running? `npm start`', cause });
    }
    if (!response.ok) {
      const { detail, hint } = await problemOf(response);
      throw new CliError(detail, hint ? { hint } : {});
    }
    return (await response.json()) as T;
  };
