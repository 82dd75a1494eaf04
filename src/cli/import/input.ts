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
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

const isUrl = (input: string): boolean => /^https?:\/\//i.test(input);

const ACCEPT = [
  ...Object.values(RDF_FORMATS).map(({ mediaType }) => mediaType),
  'application/gzip;q=0.5',
  '*/*;q=0.1',
].join(', ');

const fetchFollowing = async (start: string): Promise<{ url: string; response: Response }> => {
  let url = start;
  for (let hops = 0; hops <= MAX_REDIRECTS; hops++) {
    let response: Response;
    try {
      response = await fetch(url, {
        headers: { accept: ACCEPT },
        redirect: 'manual',
        signal: AbortSignal.timeout(ANSWER_MS),
      });
    } catch (cause) {
      throw new CliError(`${url} cannot be read: ${reasonOf(cause)}.`, { cause });
    }
    if (!REDIRECTS.has(response.status)) return { url, response };
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

const openUrl = async (input: string): Promise<OpenInput> => {
  const { url, response } = await fetchFollowing(input);
  if (!response.ok || !response.body)
    throw new CliError(`${url} answers ${response.status} ${response.statusText}.`);
  const contentType = response.headers.get('content-type');
  return { name: input, chunks: response.body, fileName: new URL(url).pathname, contentType, url };
};

const openFile = (path: string): OpenInput => {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) throw usageError(`There is no file ${path}.`);
  if (stats.isDirectory()) throw usageError(`${path} is a folder.`, `Name its files: ${path}/*.ttl`);
  const chunks = createReadStream(path, { highWaterMark: 256 * 1024 });
  return { name: path, chunks, fileName: path, contentType: null, url: null };
};

export const openInput = async (input: string): Promise<OpenInput> =>
  isUrl(input) ? openUrl(input) : openFile(input);
