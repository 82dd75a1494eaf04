/**
 * Sources, runs and previews as text for a terminal.
 */
import { bold, bytes, count, dim, duration, green, red, yellow } from '../terminal.ts';

export interface RunAnswer {
  readonly id: number;
  readonly source: string;
  readonly phase: string;
  readonly outcome: string | null;
  readonly started: string;
  readonly ended: string | null;
  readonly counts: Readonly<Record<string, number>>;
  readonly timesMs: { readonly fetch: number; readonly read: number; readonly store: number };
  readonly fault: { readonly code: string; readonly detail: string } | null;
  readonly missing: number | null;
  readonly report: string;
}

export interface ReportAnswer extends RunAnswer {
  readonly words: readonly string[];
  /** What waits to be removed. */
  readonly due: readonly { readonly iri: string }[];
  readonly problemCounts: readonly { readonly kind: string; readonly code: string; readonly total: number }[];
  readonly standing: {
    readonly profiles: readonly {
      readonly profile: string;
      readonly records: number;
      readonly failing: number;
    }[];
  };
}

export interface SourceAnswer {
  readonly id: string;
  readonly title: string | null;
  readonly records: number;
  readonly harvest: {
    readonly kind: string;
    readonly url: string;
    readonly due: string | null;
    readonly run: RunAnswer | null;
  } | null;
}

export interface PreviewAnswer {
  readonly announced: number | null;
  readonly requests: number;
  readonly bytes: number;
  readonly records: readonly {
    readonly iri: string;
    readonly action: string;
    readonly reason: { readonly detail: string } | null;
    readonly added: { readonly total: number };
    readonly removed: { readonly total: number };
    readonly derived: { readonly total: number };
    readonly validation: {
      readonly counts: { readonly violations: number; readonly warnings: number };
    } | null;
  }[];
  readonly problems: readonly { readonly kind: string; readonly code: string; readonly detail: string }[];
  readonly fault: { readonly detail: string } | null;
}

/** Columns as wide as their longest cell. */
const table = (rows: readonly (readonly string[])[]): string => {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
};

const PAINT: Readonly<Record<string, (text: string) => string>> = {
  complete: green,
  failed: red,
  incomplete: yellow,
  waiting: yellow,
};

const stateOf = ({ outcome, phase }: RunAnswer): string => outcome ?? `under way (${phase})`;

const painted = (run: RunAnswer): string => (PAINT[run.outcome ?? ''] ?? dim)(stateOf(run));

export const sourcesText = (sources: readonly SourceAnswer[]): string => {
  const harvested = sources.filter(({ harvest }) => harvest !== null);
  if (harvested.length === 0) return dim('Nothing is harvested yet: npm run harvest -- add ID URL');
  return table([
    ['ID', 'KIND', 'RECORDS', 'LAST RUN', '', 'NEXT'],
    ...harvested.map(({ id, records, harvest }) => [
      id,
      harvest!.kind,
      count(records),
      harvest!.run ? `${harvest!.run.id} ${stateOf(harvest!.run)}` : 'never',
      harvest!.run?.ended ?? '',
      harvest!.due ?? 'when asked',
    ]),
  ]);
};

/** One line of a run that is under way. */
export const progressText = ({ phase, counts }: RunAnswer): string =>
  `${phase}: ${count(counts.pages ?? 0)} pages, ${count(counts.found ?? 0)} records, ${count(counts.created ?? 0)} new, ${count(counts.updated ?? 0)} changed, ${count(counts.removed ?? 0)} removed`;

export const statusText = (runs: readonly RunAnswer[]): string =>
  runs.length === 0
    ? dim('No run is under way.')
    : runs.map((run) => `${bold(run.source)} run ${run.id}  ${progressText(run)}`).join('\n');

export const reportText = (report: ReportAnswer): string => {
  const { counts, timesMs, fault } = report;
  return [
    `${bold(`Run ${report.id} of ${report.source}`)}  ${painted(report)}`,
    ...report.words,
    ...(fault ? [dim(fault.detail)] : []),
    '',
    table(
      Object.entries(counts)
        .filter(([name, value]) => value > 0 && name !== 'bytes')
        .map(([name, value]) => [`  ${name}`, count(value)]),
    ),
    `  ${bytes(counts.bytes ?? 0)}; waiting ${duration(timesMs.fetch)}, reading ${duration(timesMs.read)}, storing ${duration(timesMs.store)}`,
    ...report.problemCounts.map(({ kind, code, total }) => `  ${kind} ${code}: ${count(total)}`),
    ...report.standing.profiles.map(
      ({ profile, records, failing }) => `  ${profile}: ${count(failing)} of ${count(records)} break a rule`,
    ),
    dim(report.report),
    ...(report.due.length === 0
      ? []
      : [
          ...report.due.slice(0, 10).map(({ iri }) => `  gone?  ${iri}`),
          `npm run harvest -- confirm ${report.id}   removes all ${count(report.missing ?? report.due.length)}`,
          `npm run harvest -- cancel ${report.id}    keeps them`,
        ]),
  ].join('\n');
};

export const previewText = (preview: PreviewAnswer): string => {
  const lines = preview.records.map(({ iri, action, reason, added, removed, derived, validation }) =>
    [
      `${action.padEnd(9)}  ${iri}`,
      reason ? `  ${reason.detail}` : '',
      action === 'update' ? `  +${added.total} -${removed.total} statements` : '',
      derived.total > 0 ? `  ${derived.total} derived` : '',
      validation && validation.counts.violations > 0 ? `  ${validation.counts.violations} violations` : '',
    ].join(''),
  );
  const announced = preview.announced === null ? '' : ` of ${count(preview.announced)} announced`;
  return [
    ...lines,
    ...preview.problems.slice(0, 20).map(({ kind, code, detail }) => dim(`${kind} ${code}: ${detail}`)),
    ...(preview.fault ? [red(preview.fault.detail)] : []),
    dim(
      `${count(preview.records.length)} datasets${announced}, ${count(preview.requests)} requests, ${bytes(preview.bytes)}. Nothing was stored.`,
    ),
  ].join('\n');
};
