/**
 * The problems of a source as its publishers can use them: what its last run met and which of its records break
 * a profile, each with the record that it is about and with who publishes that.
 */
import type { CatalogueContext } from '../catalogue/context.ts';
import type { RecordKind } from '../catalogue/kinds.ts';
import { selectFailingOf, selectHoldersOf, selectPublishersOf } from '../store/run-reports.ts';
import { asStoredProblem, selectProblems } from '../store/runs.ts';

type Ctx = Pick<CatalogueContext, 'db'>;

export interface PublisherProblem {
  /** Null where no record that is stored is known to have it. */
  readonly record: { readonly id: string; readonly kind: RecordKind; readonly iri: string } | null;
  /** What it is about, where that is known and no record. */
  readonly iri: string | null;
  readonly kind: string;
  readonly code: string;
  readonly detail: string;
  readonly count: number;
}

export interface ProblemGroup {
  /** An IRI; null for problems of which the publisher is not known. */
  readonly publisher: string | null;
  readonly problems: readonly PublisherProblem[];
}

/** Of each sort; what goes beyond is neither shown nor sent. */
const MAX_LINES = 5_000;
const NODES_A_READ = 500;

const chunksOf = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));

const holdersOf = async (
  { db }: Ctx,
  source: string,
  nodes: readonly string[],
): Promise<Map<string, string>> => {
  const holders = new Map<string, string>();
  for (const part of chunksOf(nodes, NODES_A_READ)) {
    const { rows } = await db.read([selectHoldersOf(source, part)]);
    for (const { node, id } of rows[0]!)
      if (!holders.has(String(node))) holders.set(String(node), String(id));
  }
  return holders;
};

interface Holder {
  readonly id: string;
  readonly kind: RecordKind;
  readonly iri: string;
  readonly publishers: readonly string[];
}

const publishersOf = async ({ db }: Ctx, ids: readonly string[]): Promise<Map<string, Holder>> => {
  const found = new Map<string, Holder>();
  for (const part of chunksOf(ids, NODES_A_READ)) {
    const { rows } = await db.read([selectPublishersOf(part)]);
    for (const [id, same] of Map.groupBy(rows[0]!, (row) => String(row.id))) {
      const [first] = same;
      found.set(id, {
        id,
        kind: String(first!.kind) as RecordKind,
        iri: String(first!.iri),
        publishers: same.flatMap(({ publisher }) => (publisher === null ? [] : [String(publisher)])),
      });
    }
  }
  return found;
};

/** Problems that say nothing to a publisher: what the person who set the source up chose. */
const OURS: ReadonlySet<string> = new Set(['filtered']);

/** @param run the last run of the source, null when there was none */
export const problemsByPublisher = async (
  ctx: Ctx,
  source: string,
  run: number | null,
): Promise<ProblemGroup[]> => {
  const [failing, met] = (
    await ctx.db.read([
      selectFailingOf(source, MAX_LINES),
      ...(run === null ? [] : [selectProblems(run, 0, MAX_LINES)]),
    ])
  ).rows;
  const problems = (met ?? []).map(asStoredProblem).filter(({ kind }) => !OURS.has(kind));
  const loose = problems.flatMap(({ record, iri }) => (record === null && iri !== null ? [iri] : []));
  const holders = await holdersOf(ctx, source, [...new Set(loose)]);
  const recordOf = ({ record, iri }: { readonly record: string | null; readonly iri: string | null }) =>
    record ?? (iri === null ? undefined : holders.get(iri));
  const ids = [
    ...problems.flatMap((problem) => recordOf(problem) ?? []),
    ...failing!.map(({ id }) => String(id)),
  ];
  const known = await publishersOf(ctx, [...new Set(ids)]);

  const lines: { readonly id: string | undefined; readonly problem: Omit<PublisherProblem, 'record'> }[] = [
    ...problems.map((problem) => ({
      id: recordOf(problem),
      problem: {
        iri: problem.iri,
        kind: problem.kind,
        code: problem.code,
        detail: problem.detail,
        count: problem.count,
      },
    })),
    ...failing!.map((row) => ({
      id: String(row.id),
      problem: {
        iri: String(row.iri),
        kind: 'validation',
        code: String(row.profile),
        detail: '',
        count: Number(row.violations),
      },
    })),
  ];
  const groups = new Map<string | null, PublisherProblem[]>();
  for (const { id, problem } of lines) {
    const holder = id === undefined ? undefined : known.get(id);
    const record = holder ? { id: holder.id, kind: holder.kind, iri: holder.iri } : null;
    for (const publisher of holder?.publishers.length ? holder.publishers : [null]) {
      const group = groups.get(publisher) ?? [];
      group.push({ ...problem, record });
      groups.set(publisher, group);
    }
  }
  // Those with most to mend first; what nobody is known to publish last.
  return [...groups]
    .map(([publisher, all]) => ({ publisher, problems: all }))
    .sort(
      (a, b) =>
        Number(a.publisher === null) - Number(b.publisher === null) || b.problems.length - a.problems.length,
    );
};
