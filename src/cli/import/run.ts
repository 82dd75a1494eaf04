/**
 * One import from beginning to end: read all inputs, split them into whole records, send those in batches,
 * shared entities first, and account for everything. Used by `npm run import` and for the sample of `npm start`.
 */
import { damageLog } from '../../catalogue/damage.ts';
import { splitRecords } from '../../catalogue/split.ts';
import type { RdfFormat } from '../../rdf/media-types.ts';
import { nquadsLine } from '../../rdf/serialize/nquads.ts';
import { CliError } from '../cli-error.ts';
import { readHealth } from '../server.ts';
import { type Batch, packBatches } from './batches.ts';
import { type ImportTarget, type Sending, sendBatches } from './client.ts';
import { checkReadToEnd, damagedRejection } from './damage.ts';
import { createGathering } from './gather.ts';
import { openInput } from './input.ts';
import { judgeImported } from './judge.ts';
import { describeLeftOver } from './left-over.ts';
import { leftOverBatches, packRecord } from './pack-record.ts';
import type { Progress } from './progress.ts';
import { readStatements } from './read-statements.ts';
import { NO_REPORT, type Report } from './report.ts';
import type { ImportOutcome } from './summary.ts';
import { createTally, type PlacedIssue } from './tally.ts';

export interface ImportRequest {
  readonly server: { readonly url: string; readonly token: string };
  readonly inputs: readonly string[];
  readonly source: string;
  readonly catalog?: string | undefined;
  readonly format?: RdfFormat | null;
  readonly maxBytes?: number;
  readonly report?: Report;
  readonly reportFile?: string | null;
  readonly onProgress?: (progress: Progress) => void;
}

export const runImport = async (request: ImportRequest): Promise<ImportOutcome> => {
  const { server, inputs, source, report = NO_REPORT, onProgress = () => {} } = request;
  const started = Date.now();
  const { baseUrl } = await readHealth(server.url);
  const tally = createTally();

  const gathering = createGathering();
  const damage = damageLog<PlacedIssue>();
  for (const [index, input] of inputs.entries()) {
    const open = await openInput(input);
    await readStatements(open, {
      format: request.format ?? null,
      baseIRI: `${baseUrl}/`,
      maxBytes: request.maxBytes ?? Number.POSITIVE_INFINITY,
      blankNodePrefix: `i${index}b`,
      onQuads: (quads) => {
        gathering.add(quads);
        onProgress({ kind: 'reading', name: open.name, statements: gathering.quads.length });
      },
      onIssue: (issue) => {
        const placed = { ...issue, input: open.name };
        tally.issue(placed);
        damage.add(placed);
        report.write(placed);
      },
    });
    checkReadToEnd(damage);
  }

  const statements = gathering.quads.length;
  onProgress({ kind: 'splitting', statements });
  const { records, damaged, leftOver, controls } = splitRecords(gathering.quads, {
    baseUrl,
    source,
    damaged: damage.nodes(),
    isOwnerUnknown: damage.isOwnerUnknown(),
  });
  const refused = damaged.map((record) => damagedRejection(damage, record));
  tally.reject(refused);
  for (const rejection of refused) report.write({ kind: 'rejected', ...rejection });
  for (const q of leftOver) report.write({ kind: 'leftOver', statement: nquadsLine(q).trimEnd() });

  const target: ImportTarget = { ...server, source, catalog: request.catalog };
  const sendingStarted = Date.now();
  let done = 0;
  const onAnswer: Sending['onAnswer'] = (answer, batch) => {
    tally.answer(answer);
    for (const rejection of answer.rejected) report.write({ kind: 'rejected', ...rejection });
    for (const issue of answer.repaired) report.write(issue);
    done += batch.records.length;
    onProgress({ kind: 'sending', done, total: records.length, elapsedMs: Date.now() - sendingStarted });
  };
  const batchesOf = function* (wanted: (kind: string) => boolean): Generator<Batch> {
    yield* packBatches(
      (function* () {
        for (const record of records) if (wanted(record.kind)) yield packRecord(record, baseUrl);
      })(),
    );
  };
  const sendAll = async (): Promise<void> => {
    // Entities first: a reader in between never meets a dataset whose publisher is not there yet.
    for (const isWanted of [(kind: string) => kind === 'entity', (kind: string) => kind !== 'entity'])
      await sendBatches(batchesOf(isWanted), { target, part: 'records', onAnswer });
    for (const [index, batch] of leftOverBatches(leftOver, baseUrl, source).entries())
      await sendBatches([batch], {
        target,
        part: index === 0 ? 'left-over' : 'more-left-over',
        onAnswer: ({ rejected }) => tally.reject(rejected),
      });
  };
  let stopped: CliError | null = null;
  try {
    await sendAll();
  } catch (error) {
    // What was stored before is worth an account.
    if (!(error instanceof CliError) || done === 0) throw error;
    stopped = error;
  }

  const elapsedMs = Date.now() - started;
  const judging = stopped
    ? null
    : await judgeImported(target, (count, total, ms) =>
        onProgress({ kind: 'judging', done: count, total, elapsedMs: ms }),
      );

  return {
    ...tally.result(),
    inputs,
    url: server.url,
    statements,
    records: records.length + damaged.length,
    leftOver: describeLeftOver(leftOver),
    controls,
    stopped,
    answered: done,
    elapsedMs,
    judging,
    reportFile: request.reportFile ?? null,
  };
};
