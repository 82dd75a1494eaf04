/**
 * Answers that are made once for a state of the store and kept for the life of the isolate: whoever asks again gets
 * the same bytes, or 304, for the price of one small read. Nothing is kept of requests that say who asks.
 */
import type { Db } from '../store/db.ts';
import { readRevision } from '../store/revision.ts';
import type { AppContext, Handler } from './app-env.ts';
import { isNotModified } from './conditional.ts';

/** Of an isolate's 128 MB, most of which answers need while they are made. */
const LIMITS = { bytes: 16_000_000, bytesEach: 2_000_000 } as const;

interface Kept {
  readonly revision: string;
  readonly headers: Headers;
  /** Null where it is too large: its headers answer HEAD, and who has it already. */
  readonly body: ArrayBuffer | null;
}

/** Headers and the key take room as well. */
const sizeOf = ({ body }: Kept): number => 2_000 + (body?.byteLength ?? 0);

class Shelf {
  readonly #answers = new Map<string, Kept>();
  #bytes = 0;

  /** The answer, when it is of this state of the store; it is then the one used last. */
  take(key: string, revision: string): Kept | undefined {
    const found = this.#answers.get(key);
    if (!found) return undefined;
    this.#remove(key, found);
    if (found.revision !== revision) return undefined;
    this.#add(key, found);
    return found;
  }

  put(key: string, kept: Kept): void {
    const known = this.#answers.get(key);
    if (known) this.#remove(key, known);
    this.#add(key, kept);
    for (const [oldest, answer] of this.#answers) {
      if (this.#bytes <= LIMITS.bytes) break;
      this.#remove(oldest, answer);
    }
  }

  #add(key: string, kept: Kept): void {
    this.#answers.set(key, kept);
    this.#bytes += sizeOf(kept);
  }

  #remove(key: string, kept: Kept): void {
    this.#answers.delete(key);
    this.#bytes -= sizeOf(kept);
  }
}

/** One for each store, and each set of settings. */
const shelves = new WeakMap<object, Map<string, Shelf>>();

const shelfOf = (c: AppContext): Shelf => {
  const settings = JSON.stringify(c.var.config);
  const ofStore = shelves.get(c.env.DB) ?? new Map<string, Shelf>();
  shelves.set(c.env.DB, ofStore);
  const shelf = ofStore.get(settings) ?? new Shelf();
  ofStore.set(settings, shelf);
  return shelf;
};

const NEGOTIATED = ['Accept', 'Accept-Language'] as const;

const keyOf = (c: AppContext): string =>
  [c.req.url, ...NEGOTIATED.map((name) => c.req.header(name) ?? '')].join('\n');

const lastModifiedOf = (headers: Headers): string | null => {
  const value = headers.get('Last-Modified');
  return value === null ? null : new Date(value).toISOString();
};

/** What a 304 has no use for (RFC 9110 §15.4.5). */
const OF_BODIES = ['Content-Type', 'Content-Length', 'Content-Language'] as const;

/** Null where the body would have to be made. */
const answer = (c: AppContext, { headers: kept, body }: Kept): Response | null => {
  const headers = new Headers(kept);
  const validators = { etag: headers.get('ETag')!, lastModified: lastModifiedOf(headers) };
  if (!isNotModified(c.req.raw.headers, validators))
    return body === null && c.req.method !== 'HEAD' ? null : new Response(body, { headers });
  for (const name of OF_BODIES) headers.delete(name);
  return new Response(null, { status: 304, headers });
};

const CONDITIONS = ['If-None-Match', 'If-Modified-Since', 'Range'] as const;

/** The handler of a read whose answer depends on the request, the settings and the state of the store alone. */
export const keptAnswer =
  (handler: Handler, readState: (db: Db) => Promise<string> = readRevision): Handler =>
  async (c) => {
    if (c.req.header('Authorization') !== undefined) return handler(c);
    const [shelf, key, revision] = [shelfOf(c), keyOf(c), await readState(c.var.catalogue.db)];
    const known = shelf.take(key, revision);
    const again = known && answer(c, known);
    if (again) return again;
    const response = await handler(c);
    const isWhole =
      response.status === 200 &&
      response.headers.has('ETag') &&
      CONDITIONS.every((name) => c.req.header(name) === undefined);
    const size = Number(response.headers.get('Content-Length') ?? Number.POSITIVE_INFINITY);
    if (!isWhole) return response;
    const body = size > LIMITS.bytesEach ? null : await response.clone().arrayBuffer();
    shelf.put(key, { revision, headers: new Headers(response.headers), body });
    return response;
  };
