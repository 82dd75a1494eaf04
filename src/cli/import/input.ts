/**
 * Opens what is to be imported: a file, or a URL that the person named. What is in it is not its business.
 */
import { createReadStream, statSync } from 'node:fs';
import { RDF_FORMATS } from '../../rdf/media-types.ts';
import { CliError, usageError } from '../cli-error.ts';

export interface OpenInput {
  /** For messages: the file's name or the URL. */
  readonly name: string;
  readonly chunks: AsyncIterable<Uint8Array>;
  /** Whose extension may tell the format. */
  readonly fileName: string;
  readonly contentType: string | null;
  /** The address from which a URL was read in the end; null for a file. */
  readonly url: string | null;
}

const MAX_REDIRECTS = 5;
const ANSWER_MS = 120_000;
/** A large file takes its time; one of which nothing comes is not coming. */
const SILENCE_MS = 60_000;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

const isUrl = (input: string): boolean => /^https?:\/\//i.test(input);

const ACCEPT = [
  ...Object.values(RDF_FORMATS).map(({ mediaType }) => mediaType),
  'application/gzip;q=0.5',
  '*/*;q=0.1',
].join(', ');

interface Fetched {
  readonly url: string;
  readonly response: Response;
  readonly release: () => void;
}

const fetchFollowing = async (start: string): Promise<Fetched> => {
  let url = start;
  for (let hops = 0; hops <= MAX_REDIRECTS; hops++) {
    let response: Response;
    const giveUp = new AbortController();
    const timer = setTimeout(() => giveUp.abort(lateReason(ANSWER_MS)), ANSWER_MS);
    try {
      response = await fetch(url, { headers: { accept: ACCEPT }, redirect: 'manual', signal: giveUp.signal });
    } catch (cause) {
      throw new CliError(`${url} cannot be read: ${reasonOf(cause)}.`, { cause });
    } finally {
      clearTimeout(timer);
    }
    if (!REDIRECTS.has(response.status)) return { url, response, release: () => giveUp.abort() };
    await response.body?.cancel();
    const next = URL.parse(response.headers.get('location') ?? '', url);
    if (!next || !isUrl(next.href)) throw new CliError(`${url} redirects to nowhere that can be read.`);
    url = next.href;
  }
  throw new CliError(`${start} redirects more than ${MAX_REDIRECTS} times.`);
};

const reasonOf = (error: unknown): string => {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message : String(cause);
};

const lateReason = (ms: number): Error => new Error(`nothing came for ${ms / 1000} s`);

interface Arriving {
  readonly name: string;
  readonly chunks: AsyncIterable<Uint8Array>;
  readonly silenceMs?: number | undefined;
  /** Lets go of what the bytes come from. */
  readonly release: () => void;
}

/** The bytes as they come; what breaks off, or stays away for too long, is told with the name. */
async function* untilSilent({
  name,
  chunks,
  silenceMs = SILENCE_MS,
  release,
}: Arriving): AsyncGenerator<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]();
  try {
    for (;;) {
      let timer: NodeJS.Timeout | undefined;
      const silence = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(lateReason(silenceMs)), silenceMs);
      });
      const next = await Promise.race([iterator.next(), silence]).finally(() => clearTimeout(timer));
      if (next.done) return;
      yield next.value;
    }
  } catch (cause) {
    throw new CliError(`${name} could not be read to its end: ${reasonOf(cause)}.`, {
      hint: 'Nothing of it was imported.',
      cause,
    });
  } finally {
    release();
  }
}

const openUrl = async (input: string, silenceMs?: number): Promise<OpenInput> => {
  const { url, response, release } = await fetchFollowing(input);
  if (!response.ok || !response.body)
    throw new CliError(`${url} answers ${response.status} ${response.statusText}.`);
  const contentType = response.headers.get('content-type');
  const chunks = untilSilent({ name: input, chunks: response.body, silenceMs, release });
  return { name: input, chunks, fileName: new URL(url).pathname, contentType, url };
};

const openFile = (path: string): OpenInput => {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) throw usageError(`There is no file ${path}.`);
  if (stats.isDirectory()) throw usageError(`${path} is a folder.`, `Name its files: ${path}/*.ttl`);
  const stream = createReadStream(path, { highWaterMark: 256 * 1024 });
  const chunks = untilSilent({ name: path, chunks: stream, release: () => stream.destroy() });
  return { name: path, chunks, fileName: path, contentType: null, url: null };
};

export const openInput = async (input: string, silenceMs?: number): Promise<OpenInput> =>
  isUrl(input) ? openUrl(input, silenceMs) : openFile(input);
