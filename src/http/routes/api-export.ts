/**
 * `/api/records.csv` and `/api/distributions.csv`: a whole filtered list as a table, streamed. A reading that fails
 * midway breaks the answer off, so that half a table is not taken for the whole.
 */
import { readCatalog } from '../../catalogue/root-catalog.ts';
import { walkList } from '../../catalogue/walk-list.ts';
import { BYTE_ORDER_MARK, csvLine, csvOf } from '../../lib/csv.ts';
import { sha256Hex } from '../../lib/hash.ts';
import type { ReadProperties } from '../../store/documents.ts';
import { readRevision } from '../../store/revision.ts';
import { varyOf } from '../api/answer.ts';
import { cellsOf, DISTRIBUTION_COLUMNS, namesOf, RECORD_COLUMNS } from '../api/csv-columns.ts';
import { DISTRIBUTION_PROPERTIES, RECORD_PROPERTIES } from '../api/csv-properties.ts';
import { askedListOf, FILTER_PARAMETERS } from '../api/parameters.ts';
import { answersOf } from '../api/record-answers.ts';
import type { RecordInput } from '../api/record-members.ts';
import { distributionLines, recordLine } from '../api/table-members.ts';
import type { Handler } from '../app-env.ts';
import { isNotModified } from '../conditional.ts';
import { CACHE } from '../headers.ts';
import { noSuchRecord } from '../problem.ts';

export const CSV_TYPE = 'text/csv; charset=utf-8; header=present';

interface Table {
  readonly columns: readonly string[];
  readonly properties: ReadProperties;
  readonly linesOf: (record: RecordInput) => readonly (readonly string[])[];
}

const RECORDS: Table = {
  columns: namesOf(RECORD_COLUMNS),
  properties: RECORD_PROPERTIES,
  linesOf: (input) => [cellsOf(RECORD_COLUMNS, recordLine(input))],
};

const DISTRIBUTIONS: Table = {
  columns: namesOf(DISTRIBUTION_COLUMNS),
  properties: DISTRIBUTION_PROPERTIES,
  linesOf: (input) => {
    const { distributions, ...record } = distributionLines(input);
    return distributions.map((distribution) => cellsOf(DISTRIBUTION_COLUMNS, { record, distribution }));
  },
};

/** A slice is read when the one before was taken. */
const streamOf = (first: string, rest: AsyncGenerator<string>): ReadableStream<Uint8Array> => {
  const encoder = new TextEncoder();
  let next: string | null = first;
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        const { done = false, value } = next === null ? await rest.next() : { value: next };
        next = null;
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      },
      cancel: async () => {
        await rest.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
};

const exportOf =
  ({ columns, properties, linesOf }: Table): Handler =>
  async (c) => {
    const asked = askedListOf(c, FILTER_PARAMETERS);
    const { query, lang, search } = asked;
    const ctx = c.var.catalogue;
    const [catalog, revision] = await Promise.all([readCatalog(ctx, query.catalog), readRevision(ctx.db)]);
    if (!catalog) throw noSuchRecord(query.catalog ?? '');
    const state = JSON.stringify([revision, lang, [...search], columns]);
    // Weak: made from what the table depends on, before there is one.
    const etag = `W/"${sha256Hex(state).slice(0, 20)}"`;
    const headers = { ETag: etag, 'Cache-Control': CACHE.revalidate, ...varyOf(asked) };
    if (isNotModified(c.req.raw.headers, { etag: etag.slice(2), lastModified: null }))
      return new Response(null, { status: 304, headers });
    const typed = { ...headers, 'Content-Type': CSV_TYPE, 'Content-Language': lang };
    if (c.req.method === 'HEAD') return new Response(null, { headers: typed });
    async function* slices(): AsyncGenerator<string> {
      for await (const documents of walkList(ctx, query, catalog!, properties)) {
        const lines = await answersOf(ctx, documents, { lang, withValidation: false }, linesOf);
        const slice = csvOf(lines.flat());
        if (slice !== '') yield slice;
      }
    }
    const rest = slices();
    // Before anything is sent an error still has a status of its own.
    const { value = '' } = await rest.next();
    return new Response(streamOf(BYTE_ORDER_MARK + csvLine(columns) + value, rest), { headers: typed });
  };

export const getRecordsCsv = exportOf(RECORDS);
export const getDistributionsCsv = exportOf(DISTRIBUTIONS);
