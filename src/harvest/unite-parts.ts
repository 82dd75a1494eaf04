/**
 * What several pages said of one thing is united and stored once all are read: some records a step.
 */
import { asDerived } from '../catalogue/derived.ts';
import type { IncomingRecord } from '../catalogue/incoming.ts';
import type { RecordKind } from '../catalogue/kinds.ts';
import { storeLeftOver } from '../catalogue/left-over.ts';
import { unpackMemberships } from '../catalogue/state.ts';
import { parseRelative } from '../rdf/relative.ts';
import { type Quad, tripleKey } from '../rdf/terms.ts';
import { asPart, deleteParts, type StoredPart, selectParts, selectPartsOf } from '../store/runs.ts';
import { keptBack, withoutHalves } from './halved.ts';
import type { Harvester } from './harvester.ts';
import type { Counts, Problem } from './run.ts';
import { LEFT_OVER } from './run-parts.ts';
import { withDefaults } from './select-records.ts';
import { type RunPlace, storeRecords } from './store-records.ts';

const RECORDS_A_STEP = 100;
/** More of what belongs to no record helps nobody. */
const MAX_LEFT_OVER = 50_000;

/** One statement once; given wherever any page gave it. */
const quadsOf = (parts: readonly StoredPart[], baseUrl: string): Quad[] => {
  const derived = new Set(
    parts.flatMap((part) =>
      part.derived === null ? [] : parseRelative(part.derived, baseUrl).map(tripleKey),
    ),
  );
  const found = new Map<string, Quad>();
  for (const { content } of parts)
    for (const q of parseRelative(content, baseUrl)) {
      const key = tripleKey(q);
      found.set(key, derived.has(key) ? asDerived(q) : q);
    }
  return [...found.values()];
};

const recordOf = (parts: readonly StoredPart[], baseUrl: string): IncomingRecord => {
  const [{ record, kind, iri }] = parts as [StoredPart];
  return {
    id: record,
    kind: kind as RecordKind,
    iri,
    quads: quadsOf(parts, baseUrl),
    memberships: parts.flatMap(({ memberships }) => unpackMemberships(memberships, baseUrl)),
  };
};

export interface UniteOptions {
  /** Pages are missing: nothing is to lose what they may have said of it. */
  readonly isDoubtful: boolean;
  /** Only what changed was told. */
  readonly isPartial: boolean;
}

export interface United {
  readonly counts: Partial<Counts>;
  readonly problems: readonly Problem[];
  readonly isLast: boolean;
}

/** Stores the next parts; the last step stores what belongs to no record. */
export const uniteParts = async (
  harvester: Harvester,
  place: Omit<RunPlace, 'page'>,
  { isDoubtful, isPartial }: UniteOptions,
): Promise<United> => {
  const { catalogue: ctx } = harvester;
  const { rows } = await ctx.db.read([selectParts(place.run, LEFT_OVER, RECORDS_A_STEP)]);
  const groups = Map.groupBy(rows[0]!.map(asPart), ({ record }) => record);
  if (groups.size > 0) {
    const records = [...groups.values()].map((parts) =>
      withDefaults(recordOf(parts, ctx.baseUrl), place.config.defaults),
    );
    const { safe, half } = isDoubtful
      ? await withoutHalves(ctx, place.source, records)
      : { safe: records, half: [] };
    const stored = await storeRecords(harvester, place, safe, []);
    await ctx.db.write([], [deleteParts(place.run, [...groups.keys()])]);
    return {
      counts: { ...stored.counts, kept: half.length },
      problems: [...stored.problems, ...half.map(keptBack)],
      isLast: false,
    };
  }
  const left = (await ctx.db.read([selectPartsOf(place.run, LEFT_OVER)])).rows[0]!.map(asPart);
  const quads = quadsOf(left, ctx.baseUrl).slice(0, MAX_LEFT_OVER);
  await storeLeftOver(ctx, place.source, quads, { isAppended: isDoubtful || isPartial });
  await ctx.db.write([], [deleteParts(place.run, [LEFT_OVER])]);
  return { counts: {}, problems: [], isLast: true };
};
