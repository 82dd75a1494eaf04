/**
 * What is known of a run of a source: where it is, what it counted, how it ended. Plain values, kept in the store
 * after each step, so that any runner can go on where another one stopped.
 */
import type { HarvestConfig } from './config.ts';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/**
 * `read`: page after page. `unite`: what several pages spoke of is stored. `remove`: what was not found goes.
 */
export type Phase = 'read' | 'unite' | 'remove' | 'ended';

/**
 * `complete`: all was read. `incomplete`: something could not be read, so nothing was removed. `failed`: nothing
 * could be read. `waiting`: more would be removed than may be without a person's word.
 */
export type RunOutcome = 'complete' | 'incomplete' | 'failed' | 'cancelled' | 'waiting';

export interface Counts {
  readonly pages: number;
  readonly requests: number;
  readonly bytes: number;
  /** Records that the source has, as far as they were read; those turned down included, catalogues not. */
  readonly found: number;
  readonly datasets: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: number;
  /** Left as they were, because a part of their description was lost on the way. */
  readonly kept: number;
  readonly repaired: number;
  readonly filtered: number;
  readonly removed: number;
  /** Statements that belong to no record. */
  readonly leftOver: number;
}

export const NO_COUNTS: Counts = {
  pages: 0,
  requests: 0,
  bytes: 0,
  found: 0,
  datasets: 0,
  created: 0,
  updated: 0,
  unchanged: 0,
  rejected: 0,
  kept: 0,
  repaired: 0,
  filtered: 0,
  removed: 0,
  leftOver: 0,
};

export const addCounts = (a: Counts, b: Partial<Counts>): Counts =>
  Object.fromEntries(
    Object.entries(a).map(([name, count]) => [name, count + (b[name as keyof Counts] ?? 0)]),
  ) as unknown as Counts;

export interface Fault {
  readonly code: string;
  readonly detail: string;
}

export interface RunState {
  /** Where to read on; null when all was read. */
  readonly cursor: Json;
  readonly counts: Counts;
  /** Milliseconds spent: waiting for the source, reading and mapping, storing. */
  readonly timesMs: { readonly fetch: number; readonly read: number; readonly store: number };
  /** How many datasets the source says it has. */
  readonly announced: number | null;
  /** Absence means nothing: the source tells only what changed. */
  readonly isPartial: boolean;
  /** Why not all was read; the first reason counts. */
  readonly fault: Fault | null;
  /** What an incremental source is to be asked for next time. */
  readonly memory: Json;
  /** Ids of records that the source itself says are gone. */
  readonly problems: number;
  /** Told to remove in spite of the share. */
  readonly isConfirmed: boolean;
  /** How many records wait to be removed. */
  readonly missing: number | null;
}

export interface Run {
  readonly id: number;
  readonly source: string;
  readonly config: HarvestConfig;
  readonly phase: Phase;
  readonly outcome: RunOutcome | null;
  readonly turn: number;
  readonly state: RunState;
  readonly started: string;
  readonly beat: string;
  readonly ended: string | null;
}

export const newState = (cursor: Json): RunState => ({
  cursor,
  counts: NO_COUNTS,
  timesMs: { fetch: 0, read: 0, store: 0 },
  announced: null,
  isPartial: false,
  fault: null,
  memory: null,
  problems: 0,
  isConfirmed: false,
  missing: null,
});

export type ProblemKind = 'request' | 'page' | 'rejected' | 'kept' | 'repaired' | 'mapping' | 'filtered';

export interface Problem {
  readonly kind: ProblemKind;
  readonly record?: string | null;
  readonly iri?: string | null;
  readonly code: string;
  readonly detail: string;
  readonly count?: number;
}
