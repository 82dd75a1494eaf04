/**
 * The answer of a query as a response. What is small is written whole, so that a failure is still an error and the
 * tag of the answer can be held to the state it was read from; what is larger streams, and breaks when it fails.
 */
import type { Answered, AnswerMeta } from '../sparql/answer-types.ts';
import { byteStream } from '../sparql/results/byte-stream.ts';
import type { AnswerFormat } from '../sparql/results/formats.ts';
import { writeResults } from '../sparql/results/write-results.ts';
import { CACHE } from './headers.ts';
import { contentTypeOfFormat } from './sparql-format.ts';

/** Characters that are written before anything is sent. */
const WHOLE_CHARS = 1_000_000;

/** What tells how a query was answered; docs/sparql.md explains each. */
export const QUERY_HEADERS = [
  'Moisson-Query-Path',
  'Moisson-Query-Statements',
  'Moisson-Query-Rows-Read',
  'Moisson-Query-Reason',
  'Server-Timing',
] as const;

/** A header is ASCII on one line. */
const headerText = (text: string): string => text.replace(/[^\x20-\x7e]+/g, ' ').slice(0, 200);

const timing = ({ stages }: AnswerMeta, totalMs: number): string =>
  [...stages, { name: 'total', ms: totalMs }]
    .map(({ name, ms }) => `${name};dur=${ms.toFixed(1)}`)
    .join(', ');

export const queryHeaders = (meta: AnswerMeta, totalMs: number): Headers => {
  const headers = new Headers({
    'Moisson-Query-Path': meta.path,
    'Moisson-Query-Statements': String(meta.statements),
    'Moisson-Query-Rows-Read': String(meta.rowsRead),
    'Server-Timing': timing(meta, totalMs),
  });
  if (meta.reason) headers.set('Moisson-Query-Reason', headerText(meta.reason));
  return headers;
};

interface Beginning {
  readonly text: string;
  readonly isWhole: boolean;
}

const readBeginning = async (texts: AsyncIterator<string>): Promise<Beginning> => {
  let text = '';
  while (text.length < WHOLE_CHARS) {
    const { done, value } = await texts.next();
    if (done) return { text, isWhole: true };
    text += value;
  }
  return { text, isWhole: false };
};

async function* continued(text: string, rest: AsyncIterator<string>): AsyncGenerator<string> {
  try {
    yield text;
    for (;;) {
      const { done, value } = await rest.next();
      if (done) return;
      yield value;
    }
  } finally {
    await rest.return?.();
  }
}

export interface AnswerOptions {
  readonly format: AnswerFormat;
  readonly isHead: boolean;
  /** `Accept` decided about the format. */
  readonly isNegotiated: boolean;
  readonly startedMs: number;
  /** The tag of the answer, if the catalogue is still what it was before the query; else null. */
  readonly tag: () => Promise<string | null>;
}

export const answerResponse = async (
  { answer, meta }: Answered,
  { format, isHead, isNegotiated, startedMs, tag }: AnswerOptions,
): Promise<Response> => {
  const texts = writeResults(format, answer);
  const { text, isWhole } = await readBeginning(texts);
  const etag = isWhole ? await tag() : null;
  const headers = queryHeaders(meta, Date.now() - startedMs);
  headers.set('Content-Type', contentTypeOfFormat(format));
  headers.set('Cache-Control', etag === null ? CACHE.never : CACHE.revalidate);
  if (etag !== null) headers.set('ETag', etag);
  if (isNegotiated) headers.set('Vary', 'Accept');
  if (isWhole) {
    const bytes = new TextEncoder().encode(text);
    headers.set('Content-Length', String(bytes.length));
    return new Response(isHead ? null : bytes, { headers });
  }
  if (isHead) {
    await texts.return(undefined);
    return new Response(null, { headers });
  }
  return new Response(byteStream(continued(text, texts)), { headers });
};
