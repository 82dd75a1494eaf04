/**
 * What the engine needs of a source, whatever it speaks: a page at a time, from a cursor that is a plain value,
 * so that any page can be read again after a crash. An adapter stores nothing and knows no store.
 */
import type { Damage } from '../../catalogue/damage.ts';
import type { ReadIssue } from '../../rdf/repair/issues.ts';
import type { Quad } from '../../rdf/terms.ts';
import type { HarvestConfig } from '../config.ts';
import type { PoliteFetch } from '../polite-fetch.ts';
import type { Fault, Json, Problem } from '../run.ts';

export interface AdapterContext {
  readonly config: HarvestConfig;
  readonly source: string;
  readonly baseUrl: string;
  readonly fetch: PoliteFetch;
  readonly now: () => Date;
}

export interface HarvestPage {
  /** What the report names it by. */
  readonly url: string;
  /** Statements; those in the graph `DERIVED` were derived by a mapping and not given. */
  readonly quads: readonly Quad[];
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
  /** Why absence means nothing after this page, although reading goes on. */
  readonly doubt: Fault | null;
}

export const page = (
  given: Pick<HarvestPage, 'url' | 'quads' | 'damage' | 'next'> & Partial<HarvestPage>,
): HarvestPage => ({
  issues: [],
  problems: [],
  gone: [],
  announced: null,
  isPartial: false,
  memory: null,
  doubt: null,
  ...given,
});

export interface Adapter {
  /** Where a run begins; `memory` is what the last complete run left. */
  readonly first: (ctx: AdapterContext, memory: Json) => Json;
  /** @throws AppError when the page cannot be had: the run ends there, incomplete. */
  readonly read: (ctx: AdapterContext, cursor: Json) => Promise<HarvestPage>;
}
