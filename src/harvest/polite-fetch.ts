/**
 * Requests to a source: one after the other with a rest between, tried again where it may help, at the time that
 * the source asks for. All go through the guarded fetch.
 */
import { AppError } from '../lib/app-error.ts';
import type { FetchRules } from '../lib/fetch-rules.ts';
import { guardedFetch, type Send } from '../lib/guarded-fetch.ts';
import type { HarvestConfig } from './config.ts';

export interface PoliteRequest {
  readonly accept: string;
  readonly method?: 'GET' | 'POST';
  readonly body?: string;
  readonly contentType?: string;
  /** Smaller than the source's limit, where a document cannot be that large. */
  readonly maxBytes?: number;
  /** Only if it changed; else the answer has the status 304 and no bytes. */
  readonly unless?: Readonly<Partial<Record<'If-None-Match' | 'If-Modified-Since', string>>>;
}

export interface PoliteAnswer {
  readonly url: string;
  /** 304 where nothing changed. */
  readonly status?: number;
  readonly contentType: string;
  readonly headers: Headers;
  readonly bytes: ReadableStream<Uint8Array>;
}

export type PoliteFetch = (address: string, request: PoliteRequest) => Promise<PoliteAnswer>;

/** What requests cost so far. */
export interface FetchTally {
  readonly requests: () => number;
  readonly bytes: () => number;
  readonly waitedMs: () => number;
  /** True when the last request was answered: what failed then is the answer. */
  readonly isAnswered: () => boolean;
}

export interface PoliteOptions {
  readonly config: Pick<HarvestConfig, 'url' | 'headers' | 'maxBytes' | 'timeoutMs' | 'delayMs'>;
  readonly rules: FetchRules;
  readonly send?: Send;
  readonly sleep: (ms: number) => Promise<void>;
  readonly nowMs: () => number;
}

const TRIES = 3;
const FIRST_PAUSE_MS = 2_000;
/** A source that wants a longer rest is asked again by the next run. */
const LONGEST_PAUSE_MS = 60_000;

/** Answers after which the same question may be answered. */
const PASSING: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);

/** Waiting so long a second time would outlast the step that waits. */
const LONGEST_WAIT_AGAIN_MS = 120_000;

/** True for what may be over when the same is asked again. */
export const isPassing = (error: unknown): boolean => {
  if (!(error instanceof AppError) || error.info.code !== 'fetch-failed') return false;
  const { answered, limit } = error.info.extra ?? {};
  if (Number(limit ?? 0) > LONGEST_WAIT_AGAIN_MS) return false;
  return answered === undefined || PASSING.has(Number(answered));
};

/** `Retry-After` (RFC 9110 §10.2.3) as milliseconds; null when there is none that can be read. */
export const retryAfterMs = (value: unknown, nowMs: number): number | null => {
  if (typeof value !== 'string' || value.trim() === '') return null;
  const seconds = Number(value);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(value) - nowMs;
  return Number.isNaN(ms) ? null : Math.max(0, ms);
};

const counted = (
  body: ReadableStream<Uint8Array>,
  count: (bytes: number) => void,
): ReadableStream<Uint8Array> =>
  body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        count(chunk.byteLength);
        controller.enqueue(chunk);
      },
    }),
  );

/** Secrets for the source go to its own host, and to no other that it leads to. */
const headersFor = (address: string, { url, headers }: PoliteOptions['config']) =>
  URL.parse(address)?.origin === new URL(url).origin ? headers : {};

export const politeFetch = ({
  config,
  rules,
  send,
  sleep,
  nowMs,
}: PoliteOptions): { readonly fetch: PoliteFetch; readonly tally: FetchTally } => {
  let [requests, bytes, waitedMs, lastMs] = [0, 0, 0, 0];
  let isAnswered = false;
  const pause = async (ms: number): Promise<void> => {
    if (ms > 0) await sleep(ms);
  };
  const once = async (address: string, request: PoliteRequest): Promise<PoliteAnswer> => {
    await pause(lastMs === 0 ? 0 : config.delayMs - (nowMs() - lastMs));
    requests += 1;
    isAnswered = false;
    const started = nowMs();
    try {
      const { accept, method, body, contentType, maxBytes = config.maxBytes } = request;
      const answer = await guardedFetch(
        address,
        {
          accept,
          maxBytes: Math.min(maxBytes, config.maxBytes),
          timeoutMs: config.timeoutMs,
          ...(method && { method }),
          ...(body !== undefined && { body }),
          headers: { ...(contentType && { 'Content-Type': contentType }), ...request.unless },
          secretHeaders: headersFor(address, config),
        },
        rules,
        send,
      );
      isAnswered = true;
      return {
        url: answer.url,
        status: answer.status,
        contentType: answer.headers.get('Content-Type') ?? '',
        headers: answer.headers,
        bytes: counted(answer.body, (size) => {
          bytes += size;
        }),
      };
    } finally {
      lastMs = nowMs();
      waitedMs += lastMs - started;
    }
  };
  const fetch: PoliteFetch = async (address, request) => {
    for (let tries = 1; ; tries++) {
      try {
        return await once(address, request);
      } catch (error) {
        if (tries === TRIES || !isPassing(error)) throw error;
        const asked = retryAfterMs((error as AppError).info.extra?.retryAfter, nowMs());
        const ms = asked ?? FIRST_PAUSE_MS * 2 ** (tries - 1);
        if (ms > LONGEST_PAUSE_MS) throw error;
        await pause(ms);
      }
    }
  };
  const tally: FetchTally = {
    requests: () => requests,
    bytes: () => bytes,
    waitedMs: () => waitedMs,
    isAnswered: () => isAnswered,
  };
  return { fetch, tally };
};
