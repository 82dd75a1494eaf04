/**
 * Sources, runs, reports and previews as JSON. What is public has neither the configuration nor its secrets.
 */
import type { Source } from '../catalogue/sources.ts';
import { viewIri } from '../catalogue/view-node.ts';
import { viewId } from '../catalogue/views.ts';
import type { HarvestConfig } from '../harvest/config.ts';
import type { Preview, PreviewRecord } from '../harvest/preview.ts';
import {
  type DueRecord,
  type ProblemCount,
  type RunPage,
  type Standing,
  summaryOf,
} from '../harvest/report.ts';
import { runIri } from '../harvest/report-rdf.ts';
import type { Run } from '../harvest/run.ts';
import type { Harvest } from '../harvest/sources.ts';
import { serialize } from '../rdf/serialize/serialize.ts';
import { type Quad, quad } from '../rdf/terms.ts';
import { jsonReport } from '../shacl/report-json.ts';
import { SECRET } from './harvest-request.ts';
import { hrefOfRecord } from './page-data.ts';

/** `catalog` is the view of what it says. */
export const sourceJson = ({ isReexposed, ...source }: Source, baseUrl: string) => ({
  ...source,
  reexposed: isReexposed,
  catalog: viewIri(baseUrl, viewId('source', source.id)),
});

export const runJson = (run: Run, baseUrl: string) => ({
  ...summaryOf(run),
  report: runIri(baseUrl, run.id),
});

/** How a source is harvested, for everybody; null for one that is not. */
export const harvestJson = (harvest: Harvest | null, run: Run | null, baseUrl: string) =>
  harvest === null
    ? null
    : {
        kind: harvest.config.kind,
        url: harvest.config.url,
        schedule: harvest.config.schedule,
        due: harvest.due,
        run: run && runJson(run, baseUrl),
      };

/** The configuration with secrets named and not told. */
export const shownConfig = ({ headers, webhook, ...config }: HarvestConfig) => ({
  ...config,
  headers: Object.fromEntries(Object.keys(headers).map((name) => [name, SECRET])),
  webhook: webhook && { ...webhook, secret: SECRET },
});

export const ownerJson = (harvest: Harvest | null) => ({
  config: harvest && shownConfig(harvest.config),
});

export interface ReportParts {
  readonly run: Run;
  readonly problems: readonly ProblemCount[];
  readonly pages: readonly RunPage[];
  /** What waits for a person's word to be removed. */
  readonly due: readonly DueRecord[];
  readonly standing: Standing;
  /** In words, in the reader's language. */
  readonly words: readonly string[];
}

export const reportJson = ({ run, problems, pages, due, standing, words }: ReportParts, baseUrl: string) => ({
  ...runJson(run, baseUrl),
  words,
  due: due.map((record) => ({ ...record, url: baseUrl + hrefOfRecord(record) })),
  problemCounts: problems,
  pages,
  standing,
});

/** Enough to see what it is about. */
export const STATEMENTS_SHOWN = 200;

const plain = (q: Quad): Quad => quad(q.subject, q.predicate, q.object);

export const statementsOf = (quads: readonly Quad[]): string =>
  serialize('ntriples', quads.map(plain)).trimEnd();

const some = (quads: readonly Quad[]) => ({
  total: quads.length,
  statements: statementsOf(quads.slice(0, STATEMENTS_SHOWN)),
});

const previewRecordJson = (record: PreviewRecord, languages: readonly string[]) => ({
  id: record.id,
  iri: record.iri,
  kind: record.kind,
  action: record.action,
  reason: record.reason,
  added: some(record.added),
  removed: some(record.removed),
  derived: some(record.derived),
  validation: record.outcome && jsonReport(record.outcome, languages),
});

export const previewJson = ({ records, ...preview }: Preview, languages: readonly string[]) => ({
  ...preview,
  records: records.map((record) => previewRecordJson(record, languages)),
});
