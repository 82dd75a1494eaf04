/**
 * What the engine needs of a source, whatever it speaks: a page at a time, from a cursor that is a plain value,
 * so that any page can be read again after a crash. An adapter stores nothing and knows no store.
 */
import type { Damage } from '../../catalogue/damage.ts';
import type { IncomingRecord } from '../../catalogue/incoming.ts';
import type { ReadIssue } from '../../rdf/repair/issues.ts';
import type { Quad } from '../../rdf/terms.ts';
import type { Vocabularies } from '../../vocab/vocabularies.ts';
import type { HarvestConfig } from '../config.ts';
import type { PoliteFetch } from '../polite-fetch.ts';
import type { Fault, Json, Problem } from '../run.ts';
import type { Stage } from '../stage.ts';

export interface AdapterContext {
  readonly config: HarvestConfig;
  readonly source: string;
  readonly baseUrl: string;
  readonly fetch: PoliteFetch;
  readonly now: () => Date;
  readonly vocabularies: Vocabularies;
  /** For documents that do not fit in memory; absent where nothing may be stored. */
  readonly stage?: Stage;
}

/** Records that came each by itself: nothing is left to split. One that comes again replaces what came before. */
export interface WholeRecords {
  readonly records: readonly IncomingRecord[];
  /** A part of them was lost on the way: what is stored of them stays. */
  readonly damaged: readonly IncomingRecord[];
}

/** An object of a feed, as one member tells of it. */
export interface FeedMember {
  readonly object: string;
  /** Milliseconds since 1970 UTC. */
  readonly at: number | null;
  readonly quads: readonly Quad[];
  readonly isDeleted: boolean;
}

export interface HarvestPage {
  /** What the report names it by. */
  readonly url: string;
  /** Statements; those in the graph `DERIVED` were derived by a mapping and not given. */
  readonly quads: readonly Quad[];
  /** In place of `quads`. */
  readonly whole: WholeRecords | null;
  /** Objects from which records are put together, `quads` being all of theirs; null for what is no feed. */
  readonly members: readonly FeedMember[] | null;
  /** What reading repaired, dropped or could not understand. */
  readonly issues: readonly ReadIssue[];
  readonly damage: Damage;
  /** What a mapping could not say, and records that it turned down. */
  readonly problems: readonly Problem[];
  /** Datasets that the source itself says are gone: their IRIs or identifiers. */
  readonly gone: readonly string[];
  /** Where to read on; null at the end. */
  readonly next: Json;
  /** How many datasets there are in all, where the source says so. */
  readonly announced: number | null;
  /** Only what changed since the last run is told: absence means nothing. */
  readonly isPartial: boolean;
  /** For the next run, once this one is complete. */
  readonly memory: Json;
  /** The source has to be read from its beginning: pages before this one count no longer. */
  readonly isRestart: boolean;
  /** Why absence means nothing after this page, although reading goes on. */
  readonly doubt: Fault | null;
  /** No page yet: more has to be read before the first record can be cut. */
  readonly isUnderWay: boolean;
}

export const page = (
  given: Pick<HarvestPage, 'url' | 'quads' | 'damage' | 'next'> & Partial<HarvestPage>,
): HarvestPage => ({
  whole: null,
  members: null,
  issues: [],
  problems: [],
  gone: [],
  announced: null,
  isPartial: false,
  memory: null,
  isRestart: false,
  doubt: null,
  isUnderWay: false,
  ...given,
});

export interface Adapter {
  /** Where a run begins; `memory` is what the last complete run left. */
  readonly first: (ctx: AdapterContext, memory: Json) => Json;
  /** @throws AppError when the page cannot be had: the run ends there, incomplete. */
  readonly read: (ctx: AdapterContext, cursor: Json) => Promise<HarvestPage>;
}
