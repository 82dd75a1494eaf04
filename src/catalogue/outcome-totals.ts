/**
 * How the records of the catalogue stand by each profile: totals by kind of record, and the records behind each
 * of these numbers. Shared entities are members of no list; here they are counted and found like all others.
 */
import { countByKind, countListed, type OutcomeFilter, selectListed } from '../store/outcome-list.ts';
import { countStaleOutcomes } from '../store/outcomes.ts';
import type { CatalogueContext } from './context.ts';
import { KIND_NAMES, type RecordKind } from './kinds.ts';
import type { OutcomeCounts } from './outcomes.ts';

export interface Standings {
  readonly records: number;
  /** Records with a violation, and records with no more than warnings. */
  readonly failing: number;
  readonly improvable: number;
}

export interface ProfileTotals extends Standings {
  readonly profile: string;
  readonly kinds: readonly (Standings & { readonly kind: RecordKind })[];
}

const sumOf = (parts: readonly Standings[]): Standings => ({
  records: parts.reduce((sum, { records }) => sum + records, 0),
  failing: parts.reduce((sum, { failing }) => sum + failing, 0),
  improvable: parts.reduce((sum, { improvable }) => sum + improvable, 0),
});

const kindOf = (value: unknown): RecordKind => KIND_NAMES.find((kind) => kind === value) ?? 'entity';

/** Of each profile, how the records stand; and how many are still to be judged. */
export const readTotals = async ({
  db,
}: CatalogueContext): Promise<{
  readonly profiles: readonly ProfileTotals[];
  readonly remaining: number;
}> => {
  const { rows } = await db.read([countByKind, countStaleOutcomes]);
  const byProfile = Map.groupBy(rows[0]!, ({ profile }) => String(profile));
  return {
    profiles: [...byProfile].map(([profile, found]) => {
      const kinds = found.map(({ kind, records, failing, improvable }) => ({
        kind: kindOf(kind),
        records: Number(records),
        failing: Number(failing),
        improvable: Number(improvable),
      }));
      return { profile, ...sumOf(kinds), kinds };
    }),
    remaining: Number(rows[1]![0]!.stale),
  };
};

export interface ListedOutcome extends Omit<OutcomeCounts, 'profile'> {
  readonly id: string;
  readonly iri: string;
  readonly kind: RecordKind;
}

export interface OutcomeList {
  readonly total: number;
  readonly records: readonly ListedOutcome[];
  /** What the next page begins after; null on the last. */
  readonly next: number | null;
}

/** The records of a profile that stand so, by their sequence number. */
export const listOutcomes = async (
  { db }: CatalogueContext,
  filter: OutcomeFilter,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<OutcomeList> => {
  const { rows } = await db.read([countListed(filter), selectListed(filter, after, limit + 1)]);
  const found = rows[1]!.slice(0, limit);
  return {
    total: Number(rows[0]![0]!.total),
    records: found.map(({ id, iri, kind, violations, warnings, infos }) => ({
      id: String(id),
      iri: String(iri),
      kind: kindOf(kind),
      violations: Number(violations),
      warnings: Number(warnings),
      infos: Number(infos),
    })),
    next: rows[1]!.length > limit ? Number(found.at(-1)!.seq) : null,
  };
};
