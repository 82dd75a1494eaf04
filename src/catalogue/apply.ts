/**
 * The one way in which records change: states are loaded, each intent makes the next state, what is published
 * is computed, and the difference is written in one atomic batch. When the store moved meanwhile, all of it
 * is done again from the start.
 */
import { AppError } from '../lib/app-error.ts';
import { relativeText } from '../rdf/relative.ts';
import { type Counters, readCounters, selectCounters } from '../store/counters.ts';
import { decodeTriples, readPacked, selectGraphs, termsOf } from '../store/quads.ts';
import { contentText } from './checksum.ts';
import { type CatalogueContext, timestamp } from './context.ts';
import { isGenerated } from './generated.ts';
import { type Published, publish } from './publish.ts';
import { retryStale } from './retry-stale.ts';
import { type RecordState, readStates, stateStatements } from './state.ts';
import { writeDifference } from './write-difference.ts';

export interface Intent {
  readonly id: string;
  /** The state to start from when the store has no such record. */
  readonly initial: RecordState | null;
  /** The next state; the same object when nothing changes. Throws AppError to refuse. */
  readonly apply: (state: RecordState) => RecordState;
  /** Called with what would be published; throws AppError to refuse. */
  readonly checkPublished?: (published: Published, previous: RecordState) => void;
}

/** `updated` is a record whose published graph changed; a second source that says the same leaves it `unchanged`. */
export type Outcome =
  | {
      readonly kind: 'created' | 'updated' | 'unchanged' | 'deleted';
      readonly id: string;
      readonly version: number;
    }
  | { readonly kind: 'rejected'; readonly id: string; readonly error: AppError };

/** A record about to be written. */
export interface Difference {
  readonly previous: RecordState;
  readonly next: RecordState;
  /** Null when the record goes. */
  readonly published: Published | null;
  /** The stored graph until now: content, and all of it, as canonical text. */
  readonly old: { readonly content: string; readonly graph: string } | null;
}

const loadOldGraphs = async (
  ctx: CatalogueContext,
  states: readonly RecordState[],
): Promise<Map<string, { content: string; graph: string }>> => {
  const live = states.filter(({ stored }) => stored?.status === 'published');
  if (live.length === 0) return new Map();
  const { rows } = await ctx.db.read([selectGraphs(live.map(({ stored }) => stored!.graph))]);
  const packed = readPacked(rows[0]!);
  const terms = await termsOf(ctx.db, packed.values());
  return new Map(
    live.map(({ id, iri, stored }) => {
      const quads = decodeTriples(packed.get(stored!.graph) ?? [], terms);
      const generated = isGenerated({ id, iri, baseUrl: ctx.baseUrl });
      return [
        id,
        {
          content: contentText(
            quads.filter((q) => !generated(q)),
            ctx.baseUrl,
          ),
          graph: relativeText(quads, ctx.baseUrl),
        },
      ];
    }),
  );
};

interface Step {
  readonly id: string;
  readonly intent: Intent;
  readonly previous: RecordState;
  readonly next: RecordState;
}

const takeSteps = (
  intents: readonly Intent[],
  states: ReadonlyMap<string, RecordState>,
): { steps: Step[]; settled: Outcome[] } => {
  const steps: Step[] = [];
  const settled: Outcome[] = [];
  for (const intent of intents) {
    const { id, initial, apply } = intent;
    const previous = states.get(id) ?? initial;
    try {
      if (!previous) {
        throw new AppError({ kind: 'notFound', code: 'no-such-record', detail: `There is no record ${id}.` });
      }
      const next = apply(previous);
      if (next === previous) settled.push({ kind: 'unchanged', id, version: previous.stored?.version ?? 0 });
      else steps.push({ id, intent, previous, next });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      settled.push({ kind: 'rejected', id, error });
    }
  }
  return { steps, settled };
};

const differenceOf = (
  { intent, previous, next }: Step,
  old: Difference['old'],
  baseUrl: string,
): Difference => {
  const published =
    next.descriptions.length === 0 ? null : publish(next, previous, old?.content ?? null, baseUrl);
  if (published) intent.checkPublished?.(published, previous);
  return { previous, next, published, old };
};

interface Prepared {
  readonly counters: Counters;
  readonly differences: readonly Difference[];
  /** What changes nothing, or was refused. */
  readonly settled: readonly Outcome[];
}

const prepare = async (ctx: CatalogueContext, intents: readonly Intent[]): Promise<Prepared> => {
  const [counterRows, ...stateRows] = (
    await ctx.db.read([selectCounters, ...stateStatements(intents.map(({ id }) => id))])
  ).rows;
  const counters = readCounters(counterRows!);
  const { steps, settled } = takeSteps(intents, readStates(stateRows, ctx.baseUrl));
  if (steps.length === 0) return { counters, differences: [], settled };

  const old = await loadOldGraphs(
    ctx,
    steps.map(({ previous }) => previous),
  );
  const differences: Difference[] = [];
  for (const step of steps) {
    try {
      differences.push(differenceOf(step, old.get(step.id) ?? null, ctx.baseUrl));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      settled.push({ kind: 'rejected', id: step.id, error });
    }
  }
  return { counters, differences, settled };
};

/** What applying the intents would do; writes nothing. */
export const rehearse = (
  ctx: CatalogueContext,
  intents: readonly Intent[],
): Promise<Omit<Prepared, 'counters'>> => prepare(ctx, intents);

const attempt = async (
  ctx: CatalogueContext,
  source: string,
  intents: readonly Intent[],
): Promise<Outcome[]> => {
  const { counters, differences, settled } = await prepare(ctx, intents);
  if (differences.length === 0) return [...settled];
  const written = await writeDifference(ctx, { source, counters, time: timestamp(ctx), differences });
  return [...settled, ...written];
};

/**
 * Applies intents, at most one a record. All that change are written together or not at all; one that is
 * refused does not keep the others from being written.
 * @throws AppError `write-conflict` when others kept writing the same records.
 */
export const applyIntents = (
  ctx: CatalogueContext,
  source: string,
  intents: readonly Intent[],
): Promise<Outcome[]> => retryStale(() => attempt(ctx, source, intents));
