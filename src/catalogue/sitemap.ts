/**
 * The pages of the catalogue's resources, for crawlers: as one list, or in parts of constant ranges of sequence
 * numbers, so that a write changes the one part that it concerns.
 */
import { selectExtent, selectPages, selectRangeState } from '../store/sitemap.ts';
import type { CatalogueContext } from './context.ts';
import { bornHereIri } from './identity.ts';
import type { RecordKind } from './kinds.ts';
import { NEVER } from './newest.ts';

/** What people look for; entities and sub-catalogues are found from these. */
const KINDS: readonly RecordKind[] = ['dataset', 'service', 'series'];

/** So many addresses the protocol allows a file. */
export const PAGES_A_FILE = 50_000;
/** Rows of one answer of the database. */
const ROWS_A_READ = 5_000;

/** Sequence numbers, both included. */
export interface SitemapRange {
  readonly first: number;
  readonly last: number;
}

/** The range of part n, from 1. */
export const rangeOf = (part: number): SitemapRange => ({
  first: (part - 1) * PAGES_A_FILE + 1,
  last: part * PAGES_A_FILE,
});

export interface SitemapExtent {
  readonly pages: number;
  /** Of the sequence numbers. */
  readonly highest: number;
}

export const readExtent = async ({ db }: CatalogueContext): Promise<SitemapExtent> => {
  const { rows } = await db.read([selectExtent(KINDS)]);
  const { pages, highest } = rows[0]![0]!;
  return { pages: Number(pages), highest: Number(highest) };
};

export interface RangeState {
  /** Equal texts stand for equal lists. */
  readonly state: string;
  readonly modified: string;
  readonly records: number;
}

export const readRangeState = async (
  { db }: CatalogueContext,
  ranges: readonly SitemapRange[],
): Promise<RangeState[]> => {
  const { rows } = await db.read(ranges.map(({ first, last }) => selectRangeState(KINDS, first, last)));
  return rows.map(([row]) => ({
    state: `${row!.records} ${row!.versions} ${row!.modified}`,
    modified: String(row!.modified ?? NEVER),
    records: Number(row!.records),
  }));
};

export interface SitemapPage {
  readonly url: string;
  readonly modified: string;
}

/** The pages of a range, some thousands at a time. */
export async function* readPages(
  { db, baseUrl }: CatalogueContext,
  { first, last }: SitemapRange,
): AsyncGenerator<readonly SitemapPage[]> {
  for (let after = first - 1; ; ) {
    const { rows } = await db.read([selectPages(KINDS, { after, last, limit: ROWS_A_READ })]);
    const found = rows[0]!;
    if (found.length === 0) return;
    yield found.map(({ id, kind, modified }) => ({
      url: bornHereIri(baseUrl, kind as RecordKind, String(id)),
      modified: String(modified),
    }));
    if (found.length < ROWS_A_READ) return;
    after = Number(found.at(-1)!.seq);
  }
}
