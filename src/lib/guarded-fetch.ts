/**
 * The one door to the network: every request that this server makes because somebody gave it an address. Each
 * address is judged before it is opened, redirects too; size and time are bounded while the answer streams in.
 * Nothing of the caller's request (tokens, cookies) goes along.
 */
import { AppError } from './app-error.ts';
import { checkedUrl, type FetchRules } from './fetch-rules.ts';

export interface FetchRequest {
  readonly accept: string;
  /** Of the body, decompressed by the platform. */
  readonly maxBytes: number;
  /** From the first request to the last byte of the body. */
  readonly timeoutMs: number;
  readonly method?: 'GET' | 'POST';
  readonly body?: string;
  /** Only these: whatever else a caller has is not for strangers. */
  readonly headers?: Readonly<
    Partial<Record<'Accept-Language' | 'Content-Type' | 'If-Modified-Since' | 'If-None-Match', string>>
  >;
  /** What whoever runs this catalogue set for the host of the address: sent to that origin alone. */
  readonly secretHeaders?: Readonly<Record<string, string>>;
}

export interface Fetched {
  /** Where the last redirect led. */
  readonly url: string;
  /** 200 to 299, or 304. */
  readonly status: number;
  readonly headers: Headers;
  /** Fails with an AppError past `maxBytes` and `timeoutMs`. To give up early, cancel it. */
  readonly body: ReadableStream<Uint8Array>;
}

/** What opens a connection: the platform's `fetch`, or a test's. */
export type Send = (url: string, init: RequestInit) => Promise<Response>;

export const MAX_REDIRECTS = 5;

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

const send: Send = (url, init) => fetch(url, init);

const failed = (url: URL, detail: string, extra: Readonly<Record<string, unknown>> = {}): AppError =>
  new AppError({
    kind: 'unprocessable',
    code: 'fetch-failed',
    detail: `${url.host} ${detail}`,
    extra: { url: url.href, ...extra },
  });

/** The platform's own words, unless they are a number for its makers. */
const because = (error: unknown): string => {
  const message = error instanceof Error ? error.message.trim().replace(/\.$/, '') : '';
  return message === '' || /internal error|reference =/i.test(message) ? '.' : `: ${message}.`;
};

const tooSlow = (url: URL, timeoutMs: number): AppError =>
  failed(url, `took longer than ${timeoutMs / 1000} s, the limit.`, { limit: timeoutMs });

const tooLarge = (url: URL, size: number, limit: number): AppError =>
  new AppError({
    kind: 'tooLarge',
    code: 'fetch-too-large',
    detail: `${url.host} sends ${size} bytes or more; the limit is ${limit}.`,
    extra: { url: url.href, limit, size },
  });

/** Passes a body on until it is too large or too late; `done` is called once, however it ends. */
const bounded = (
  body: ReadableStream<Uint8Array> | null,
  url: URL,
  { maxBytes, timeoutMs }: FetchRequest,
  signal: AbortSignal,
  done: () => void,
): ReadableStream<Uint8Array> => {
  const reader = body?.getReader();
  let size = 0;
  const fail = async (error: AppError): Promise<never> => {
    done();
    await reader?.cancel().catch(() => undefined);
    throw error;
  };
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (!reader) {
        done();
        controller.close();
        return;
      }
      const part = await reader.read().catch((error: unknown) => {
        if (signal.aborted) return fail(tooSlow(url, timeoutMs));
        return fail(failed(url, `broke off its answer${because(error)}`));
      });
      if (part.done) {
        done();
        controller.close();
        return;
      }
      size += part.value.byteLength;
      if (size > maxBytes) await fail(tooLarge(url, size, maxBytes));
      controller.enqueue(part.value);
    },
    cancel: async (reason) => {
      done();
      await reader?.cancel(reason);
    },
  });
};

/** The answer of the address, or of the last one that it redirects to. */
const follow = async (
  address: string,
  request: FetchRequest,
  rules: FetchRules,
  signal: AbortSignal,
  sendOne: Send,
): Promise<{ readonly url: URL; readonly response: Response }> => {
  const { accept, headers = {}, secretHeaders = {}, method = 'GET', body, timeoutMs } = request;
  let url = checkedUrl(address, rules);
  const { origin } = url;
  for (let redirects = 0; ; redirects++) {
    const response = await sendOne(url.href, {
      method,
      redirect: 'manual',
      signal,
      headers: {
        ...(url.origin === origin && secretHeaders),
        ...headers,
        Accept: accept,
        'User-Agent': rules.userAgent,
      },
      ...(body !== undefined && { body }),
    }).catch((error: unknown) => {
      if (signal.aborted) throw tooSlow(url, timeoutMs);
      throw failed(url, `cannot be reached${because(error)}`);
    });
    const location = response.headers.get('Location');
    if (!REDIRECTS.has(response.status) || location === null) return { url, response };
    await response.body?.cancel();
    // A question that is posted would have to be asked again at an address that nobody gave.
    if (method === 'POST') throw failed(url, `redirects a POST to ${location.slice(0, 200)}.`);
    if (redirects === MAX_REDIRECTS)
      throw failed(url, `redirects once more after ${MAX_REDIRECTS} redirects, the limit.`, {
        limit: MAX_REDIRECTS,
      });
    url = checkedUrl(location, rules, url);
  }
};

/**
 * @throws AppError `url-refused`, `fetch-failed` (with the `answered` status where there was one),
 *   `fetch-too-large`
 */
export const guardedFetch = async (
  address: string,
  request: FetchRequest,
  rules: FetchRules,
  sendOne: Send = send,
): Promise<Fetched> => {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), request.timeoutMs);
  const done = (): void => clearTimeout(timer);
  try {
    const { url, response } = await follow(address, request, rules, abort.signal, sendOne);
    const { status, headers, body } = response;
    if (!response.ok && status !== 304) {
      await body?.cancel();
      throw failed(url, `answered with status ${status}.`, {
        answered: status,
        retryAfter: headers.get('Retry-After'),
      });
    }
    const announced = Number(headers.get('Content-Length') ?? 0);
    if (announced > request.maxBytes) {
      await body?.cancel();
      throw tooLarge(url, announced, request.maxBytes);
    }
    return {
      url: url.href,
      status,
      headers,
      body: bounded(body as ReadableStream<Uint8Array> | null, url, request, abort.signal, done),
    };
  } catch (error) {
    done();
    throw error;
  }
};
