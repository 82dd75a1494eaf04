/**
 * From when on a repository is asked: what the last complete run left, where the repository keeps its deletions for
 * good and its names for records are those that the records have here. Pure.
 */
import type { HarvestConfig } from '../config.ts';
import type { Json } from '../run.ts';

export interface Memory {
  /** Of which list it speaks. */
  readonly list: string;
  /** When that run began, by the clock of the repository; null where all is to be read again. */
  readonly from: string | null;
  /** When all was read last. */
  readonly whole: string;
}

const DAY_MS = 86_400_000;
/** What an incremental list has lost is found by then. */
const WHOLE_AFTER_DAYS = 30;
/** Records may get their datestamp some time before they can be read. */
const MARGIN_MS = 5 * 60_000;

export const listOf = ({ url, set, metadataPrefix }: HarvestConfig): string =>
  JSON.stringify([url, set, metadataPrefix]);

/** The memory that may be built on; null for a run over everything. */
export const usableMemory = (memory: Json, config: HarvestConfig, now: Date): Memory | null => {
  if (typeof memory !== 'object' || memory === null || Array.isArray(memory)) return null;
  const { list, from, whole } = memory as unknown as Partial<Memory>;
  if (list !== listOf(config) || typeof from !== 'string' || typeof whole !== 'string') return null;
  const age = now.getTime() - Date.parse(whole);
  return age >= 0 && age < WHOLE_AFTER_DAYS * DAY_MS ? { list, from, whole } : null;
};

export interface Granularity {
  readonly isSecond: boolean;
}

/** The argument `from`, in the granularity of the repository (§3.3); null for a time that is none. */
export const fromOf = (responseDate: string | null, { isSecond }: Granularity): string | null => {
  const time = Date.parse(responseDate ?? '');
  if (Number.isNaN(time)) return null;
  const iso = new Date(time - MARGIN_MS).toISOString();
  return isSecond ? `${iso.slice(0, 19)}Z` : iso.slice(0, 10);
};
