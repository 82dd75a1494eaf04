/**
 * One RDF document of a source: its statements as they arrive, or whole as a page. What breaks off in the middle
 * gives what came before, marked as cut off, so that no half record is taken for a whole one.
 */
import { damageLog } from '../../catalogue/damage.ts';
import { AppError } from '../../lib/app-error.ts';
import { chunksOf, gunzipped, joined } from '../../lib/gunzip.ts';
import { withHead } from '../../lib/with-head.ts';
import { RDF_FORMAT_NAMES, RDF_FORMATS, type RdfFormat } from '../../rdf/media-types.ts';
import { detectFormat, SNIFFED_LENGTH } from '../../rdf/parse/detect-format.ts';
import { type ReadIssue, readRdf } from '../../rdf/parse/read-rdf.ts';
import type { Quad } from '../../rdf/terms.ts';
import type { PoliteAnswer } from '../polite-fetch.ts';
import type { HarvestPage } from './adapter.ts';

/** What is split at once stands in memory whole. */
export const MAX_PAGE_QUADS = 100_000;

/** Nobody reads more of them; damage is noted all the same. */
const MAX_ISSUES = 5_000;

const MIB = 1024 * 1024;
/** Parsers hold what is no statement yet, and JSON is one value. */
const MAX_WITHOUT_STATEMENT = { streamed: 12 * MIB, jsonld: 24 * MIB } as const;

export const ACCEPT_RDF = [
  ...RDF_FORMAT_NAMES.map((format) => RDF_FORMATS[format].mediaType),
  'application/json;q=0.5',
  'application/xml;q=0.5',
  '*/*;q=0.1',
].join(', ');

export type ReadPage = Pick<HarvestPage, 'url' | 'quads' | 'issues' | 'damage'>;

const formatUnknown = ({ url, contentType }: PoliteAnswer): AppError =>
  new AppError({
    kind: 'unprocessable',
    code: 'source-no-rdf',
    detail: `${url} is “${contentType.slice(0, 100)}”, and does not look like RDF.`,
    hint: 'Set the `format` of the source if its media type is wrong.',
    extra: { url },
  });

const statementTooLarge = (url: string, size: number, limit: number): AppError =>
  new AppError({
    kind: 'tooLarge',
    code: 'statement-too-large',
    detail: `${url} goes on for ${size} bytes without a whole statement; the limit is ${limit}.`,
    extra: { url, size, limit },
  });

/** Reading does not know where the bytes came from. */
const at = (url: string, { info }: AppError): AppError =>
  new AppError({ ...info, extra: { url, ...info.extra } });

export interface Statements {
  readonly format: RdfFormat;
  readonly batches: AsyncIterable<readonly Quad[]>;
  /** Why the document broke off, once `batches` has ended. */
  readonly trouble: () => AppError | null;
}

/** The statements of an answer as they arrive. @throws AppError `source-no-rdf`, and what keeps the first bytes away */
export const readStatements = async (
  answer: PoliteAnswer,
  format: RdfFormat | null,
  maxBytes: number,
  onIssue: (issue: ReadIssue) => void,
): Promise<Statements> => {
  let trouble: AppError | null = null;
  const breakOff = (error: AppError): void => {
    trouble = error;
    const { code, detail } = error.info;
    onIssue({ kind: 'syntax', code, message: detail.replace(/\.$/, ''), isRestUnread: true });
  };
  const whole = (async function* () {
    try {
      yield* gunzipped(chunksOf(answer.bytes), maxBytes);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      breakOff(error);
    }
  })();
  const parts = withHead(whole, SNIFFED_LENGTH, joined);
  const first = await parts.next();
  if (first.done && trouble) throw at(answer.url, trouble);
  const head = first.done ? new Uint8Array() : first.value;
  const found = format ?? detectFormat(answer.contentType || null, answer.url, head);
  if (!found) {
    await parts.return(undefined);
    throw formatUnknown(answer);
  }
  const limit = MAX_WITHOUT_STATEMENT[found === 'jsonld' ? 'jsonld' : 'streamed'];
  let waiting = 0;
  const all = (async function* () {
    yield head;
    for await (const part of parts) {
      waiting += part.length;
      // The bytes end here and the parser says what was lost; an error would lose what it holds.
      if (waiting > limit) return breakOff(statementTooLarge(answer.url, waiting, limit));
      yield part;
    }
  })();
  const batches = (async function* () {
    try {
      for await (const batch of readRdf(all, { format: found, baseIRI: answer.url, onIssue })) {
        waiting = 0;
        yield batch;
      }
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      breakOff(error);
    } finally {
      await all.return(undefined);
      await parts.return(undefined);
    }
  })();
  return { format: found, batches, trouble: () => trouble };
};

/**
 * @throws AppError `source-no-rdf`, `page-too-large`, and what kept it from giving one statement
 */
export const readDocument = async (
  answer: PoliteAnswer,
  format: RdfFormat | null,
  maxBytes: number,
): Promise<ReadPage> => {
  const issues: ReadIssue[] = [];
  const damage = damageLog();
  const quads: Quad[] = [];
  const { batches, trouble } = await readStatements(answer, format, maxBytes, (issue) => {
    if (issues.length < MAX_ISSUES) issues.push(issue);
    damage.add(issue);
  });
  for await (const batch of batches) {
    for (const q of batch) quads.push(q);
    if (quads.length > MAX_PAGE_QUADS)
      throw new AppError({
        kind: 'tooLarge',
        code: 'page-too-large',
        detail: `${answer.url} has ${quads.length} statements or more; ${MAX_PAGE_QUADS} are read at once.`,
        hint: 'Harvest smaller pages, or a dump in N-Quads or TriG with a graph for each record.',
        extra: { url: answer.url, limit: MAX_PAGE_QUADS, size: quads.length },
      });
  }
  const reason = trouble();
  if (reason && quads.length === 0) throw at(answer.url, reason);
  return { url: answer.url, quads, issues, damage };
};
