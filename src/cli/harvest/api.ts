/**
 * Requests of `npm run harvest` to `/api` of a server.
 */
import { ask, type Question } from '../ask.ts';

export type CallOptions = Pick<Question, 'body' | 'timeoutMs' | 'lateHint' | 'pausesMs'>;

export type Call = <T>(method: string, path: string, options?: CallOptions) => Promise<T>;

export const apiOf =
  (url: string, token: string): Call =>
  (method, path, options = {}) =>
    ask({ url: `${url}/api${path}`, method, token, ...options });
