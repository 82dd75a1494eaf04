/**
 * A page becomes records. Datasets are stored at once; what several pages may speak of (shared entities, services,
 * catalogues) waits as parts until all pages are read, so that no page replaces what another one said.
 */
import { damageReason, SOURCE_DAMAGED } from '../catalogue/damage.ts';
import { idOfIri } from '../catalogue/identity.ts';
import type { IncomingRecord } from '../catalogue/incoming.ts';
import { shortHash } from '../lib/hash.ts';
import { type StoredPart, selectSamePage, selectSeenBefore, selectWholeBefore } from '../store/runs.ts';
import type { HarvestPage } from './adapters/adapter.ts';
import { assembleMembers } from './assemble-members.ts';
import { keptBack, withoutHalves } from './halved.ts';
import type { Harvester } from './harvester.ts';
import { issueProblems } from './issue-problems.ts';
import type { Counts, Problem } from './run.ts';
import { asPart, isTooLarge, leftOverRecord, tooLarge } from './run-parts.ts';
import { isWanted, withDefaults } from './select-records.ts';
import { recordsOfPage } from './split-page.ts';
import { type RunPlace, storeRecords } from './store-records.ts';

export interface AppliedPage {
  readonly counts: Partial<Counts>;
  readonly problems: readonly Problem[];
  /** Ids of all records on the page, those turned down or kept back included: they are not missing. */
  readonly records: readonly string[];
  /** Ids of the datasets that were stored from it: no later page takes their place. */
  readonly whole: readonly string[];
  readonly parts: readonly StoredPart[];
  /** Of these the source says that they are gone. */
  readonly gone: readonly string[];
  readonly mark: string;
  /** An earlier page with the same content. */
  readonly sameAs: number | null;
}

/** Ids of what a mapping turned down: the source has it all the same. */
const turnedDown = ({ problems }: HarvestPage, baseUrl: string): string[] =>
  problems.flatMap(({ kind, record, iri }) =>
    kind !== 'rejected' ? [] : [...(record ? [record] : []), ...(iri ? [idOfIri(iri, baseUrl)] : [])],
  );

/** True for a dataset that the page only mentions: its catalogue lists others there, and not this one. */
const isAside = (record: IncomingRecord, hasListed: boolean): boolean =>
  hasListed && record.memberships.length === 0;

/** Two nodes without IRIs can share a name, and two pages a dataset. */
const repeated = ({ id, iri }: IncomingRecord, baseUrl: string): Problem =>
  iri.startsWith(`${baseUrl}/`)
    ? {
        kind: 'rejected',
        record: id,
        iri,
        code: 'duplicate-identifier',
        detail: 'Another dataset with the same identifier came before; the first was taken.',
      }
    : {
        kind: 'page',
        record: id,
        iri,
        code: 'dataset-repeated',
        detail: 'An earlier page gave this dataset; what that page says of it was taken.',
      };

/** A page of a feed becomes one of whole records. */
const assembled = async (
  { catalogue: ctx }: Harvester,
  { source }: RunPlace,
  page: HarvestPage,
): Promise<HarvestPage> => {
  if (page.members === null) return page;
  const { gone, ...whole } = await assembleMembers(ctx, source, page.members);
  return { ...page, whole, gone: [...page.gone, ...gone] };
};

const placeOf = (issue: { readonly line?: number; readonly column?: number } | undefined): string =>
  issue?.line === undefined
    ? ''
    : `line ${issue.line}${issue.column === undefined ? '' : `, column ${issue.column}`}`;

export const applyPage = async (
  harvester: Harvester,
  place: RunPlace,
  given: HarvestPage,
): Promise<AppliedPage> => {
  const { catalogue: ctx } = harvester;
  const page = await assembled(harvester, place, given);
  const { baseUrl } = ctx;
  const { config, source } = place;
  const { records: all, damaged, leftOver } = recordsOfPage(page, { baseUrl, source });
  const wanted = all.filter((record) => isWanted(record, config.filters));
  const problems: Problem[] = [...issueProblems(page.issues), ...page.problems];
  for (const record of damaged)
    problems.push({
      kind: 'kept',
      record: record.id,
      iri: record.iri,
      code: SOURCE_DAMAGED,
      detail: damageReason(placeOf(page.damage.causeOf(record))),
    });

  const ids = [...new Set([...[...wanted, ...damaged].map(({ id }) => id), ...turnedDown(page, baseUrl)])];
  // Feeds tell of the same records again and again.
  const mark = shortHash([...ids].sort().join(' ') + (page.whole ? page.url : ''), 32);
  const { rows } = await ctx.db.read([
    selectSeenBefore(place.run, place.page, ids),
    selectSamePage(place.run, place.page, mark),
    selectWholeBefore(place.run, place.page, ids),
  ]);
  const seen = new Set(rows[0]!.map(({ id }) => String(id)));
  // Pages that only speak of the catalogue are alike.
  const hasMembers = [...wanted, ...damaged].some(({ kind }) => kind !== 'entity' && kind !== 'catalog');
  const same = hasMembers ? rows[1]![0] : undefined;
  // Of a feed, the later word counts.
  const taken = new Set(page.isPartial ? [] : rows[2]!.map(({ id }) => String(id)));

  const hasListed = wanted.some(({ kind, memberships }) => kind === 'dataset' && memberships.length > 0);
  const [now, later]: [IncomingRecord[], IncomingRecord[]] = [[], []];
  for (const record of wanted) {
    const isMentioned = isAside(record, hasListed);
    if (page.whole) now.push(withDefaults(record, config.defaults));
    else if (record.kind !== 'dataset') later.push(record);
    // What was stored whole is not replaced by a page that only mentions it, nor mixed with another one.
    else if (taken.has(record.id)) {
      if (!isMentioned && !same) problems.push(repeated(record, baseUrl));
    } else if (isMentioned || seen.has(record.id)) later.push(record);
    else now.push(withDefaults(record, config.defaults));
  }
  const isCut = page.damage.unread() !== undefined || page.damage.isOwnerUnknown();
  const { safe, half } = isCut ? await withoutHalves(ctx, source, now) : { safe: now, half: [] };
  problems.push(...half.map(keptBack));
  const stored = await storeRecords(harvester, place, safe, later);
  const parts = later.map((record) => asPart(record, place, baseUrl));
  if (leftOver.length > 0) parts.push(asPart(leftOverRecord(leftOver, source, baseUrl), place, baseUrl));
  problems.push(...parts.filter(isTooLarge).map(tooLarge));
  const isNew = ({ id, kind }: IncomingRecord): boolean =>
    kind !== 'entity' && kind !== 'catalog' && !seen.has(id);
  // What the page only mentions is not among those that the source announces.
  const isFound = (record: IncomingRecord): boolean => isNew(record) && !isAside(record, hasListed);
  const refused = new Set(stored.problems.map(({ record }) => record));
  return {
    counts: {
      ...stored.counts,
      found: [...wanted, ...damaged].filter(isFound).length,
      datasets: [...wanted, ...damaged].filter((record) => isNew(record) && record.kind === 'dataset').length,
      kept: damaged.length + half.length,
      repaired: page.issues.filter(({ kind }) => kind !== 'syntax').length,
      filtered: all.filter((record) => isFound(record) && !isWanted(record, config.filters)).length,
      leftOver: leftOver.length,
      rejected: (stored.counts.rejected ?? 0) + problems.filter(({ kind }) => kind === 'rejected').length,
    },
    problems: [...problems, ...stored.problems],
    records: ids,
    whole: safe.map(({ id }) => id).filter((id) => !refused.has(id)),
    parts: parts.filter((part) => !isTooLarge(part)),
    gone: page.gone,
    mark,
    sameAs: same ? Number(same.number) : null,
  };
};
