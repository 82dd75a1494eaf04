/**
 * A page becomes records. Datasets are stored at once; what several pages may speak of (shared entities, services,
 * catalogues) waits as parts until all pages are read, so that no page replaces what another one said.
 */
import { damageReason, SOURCE_DAMAGED } from '../catalogue/damage.ts';
import { derivedText } from '../catalogue/derived.ts';
import type { IncomingRecord } from '../catalogue/incoming.ts';
import { judgeIncoming } from '../catalogue/judge-records.ts';
import { writeOutcomes } from '../catalogue/records.ts';
import { splitRecords } from '../catalogue/split.ts';
import { packMemberships } from '../catalogue/state.ts';
import { shortHash } from '../lib/hash.ts';
import { relativeText } from '../rdf/relative.ts';
import { skolemise } from '../rdf/skolem.ts';
import type { Quad } from '../rdf/terms.ts';
import { type StoredPart, selectSamePage, selectSeenBefore } from '../store/runs.ts';
import type { HarvestPage } from './adapters/adapter.ts';
import type { HarvestConfig } from './config.ts';
import type { Harvester } from './harvester.ts';
import { issueProblems } from './issue-problems.ts';
import type { Counts, Problem } from './run.ts';
import { isWanted, withDefaults } from './select-records.ts';

/** Left-over statements wait under this name, which no record can have. */
export const LEFT_OVER = '';

const RECORDS_A_BATCH = 100;

export interface RunPlace {
  readonly run: number;
  readonly page: number;
  readonly source: string;
  readonly precedence: number;
  readonly config: HarvestConfig;
  /** IRI of the catalogue that its records become members of. */
  readonly catalog: string | null;
}

export interface AppliedPage {
  readonly counts: Partial<Counts>;
  readonly problems: readonly Problem[];
  /** Ids of all records on the page, those turned down or kept back included: they are not missing. */
  readonly records: readonly string[];
  readonly parts: readonly StoredPart[];
  readonly mark: string;
  /** An earlier page with the same content. */
  readonly sameAs: number | null;
}

const asPart = (record: IncomingRecord, { run, page }: RunPlace, baseUrl: string): StoredPart => ({
  run,
  record: record.id,
  page,
  kind: record.kind,
  iri: record.iri,
  content: relativeText(record.quads, baseUrl),
  derived: derivedText(record.quads, baseUrl),
  memberships: packMemberships(record.memberships, baseUrl),
});

/** Named here: labels of blank nodes mean nothing beside those of another page. */
const leftOverRecord = (quads: readonly Quad[], source: string, baseUrl: string): IncomingRecord => ({
  id: LEFT_OVER,
  kind: 'entity',
  iri: '',
  quads: skolemise(quads, baseUrl, `left-over ${source}`),
  memberships: [],
});

/** Stores records, those that an enforced profile refuses apart. */
export const storeRecords = async (
  { catalogue: ctx, validation, enforced }: Harvester,
  { source, precedence, config, catalog }: Pick<RunPlace, 'source' | 'precedence' | 'config' | 'catalog'>,
  records: readonly IncomingRecord[],
  others: readonly IncomingRecord[],
): Promise<{ readonly counts: Partial<Counts>; readonly problems: readonly Problem[] }> => {
  const problems: Problem[] = [];
  const count = { created: 0, updated: 0, unchanged: 0, rejected: 0 };
  const refused = new Set<IncomingRecord>();
  if (config.policy === 'enforce' && enforced.size > 0) {
    for (const { record, outcome } of await judgeIncoming(ctx, validation, { records, others })) {
      const broken = outcome.profiles.filter(
        ({ profile, blocking }) => enforced.has(profile) && blocking > 0,
      );
      if (broken.length === 0) continue;
      refused.add(record);
      count.rejected += 1;
      problems.push({
        kind: 'rejected',
        record: record.id,
        iri: record.iri,
        code: 'invalid-record',
        detail: `It breaks ${broken.map(({ profile, blocking }) => `${profile} (${blocking})`).join(', ')}.`,
      });
    }
  }
  const wanted = records.filter((record) => !refused.has(record));
  const iris = new Map(wanted.map(({ id, iri }) => [id, iri]));
  for (let at = 0; at < wanted.length; at += RECORDS_A_BATCH) {
    const outcomes = await writeOutcomes(ctx, wanted.slice(at, at + RECORDS_A_BATCH), {
      source,
      precedence,
      ...(catalog !== null && { catalog }),
    });
    for (const outcome of outcomes) {
      if (outcome.kind === 'rejected') {
        const { code, detail } = outcome.error.info;
        count.rejected += 1;
        problems.push({
          kind: 'rejected',
          record: outcome.id,
          iri: iris.get(outcome.id) ?? null,
          code,
          detail,
        });
      } else count[outcome.kind === 'deleted' ? 'updated' : outcome.kind] += 1;
    }
  }
  return { counts: count, problems };
};

/** True for a dataset that the page only mentions: its catalogue lists others there, and not this one. */
const isAside = (record: IncomingRecord, hasListed: boolean): boolean =>
  hasListed && record.memberships.length === 0;

export const applyPage = async (
  harvester: Harvester,
  place: RunPlace,
  page: HarvestPage,
): Promise<AppliedPage> => {
  const { catalogue: ctx } = harvester;
  const { baseUrl } = ctx;
  const { config, source } = place;
  const {
    records: all,
    damaged,
    leftOver,
  } = splitRecords(page.quads, {
    baseUrl,
    source,
    damaged: page.damage.nodes(),
    isOwnerUnknown: page.damage.isOwnerUnknown() || page.damage.unread() !== undefined,
  });
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

  const ids = [...wanted, ...damaged].map(({ id }) => id);
  const mark = shortHash([...ids].sort().join(' '), 32);
  const { rows } = await ctx.db.read([
    selectSeenBefore(place.run, place.page, ids),
    selectSamePage(place.run, place.page, mark),
  ]);
  const seen = new Set(rows[0]!.map(({ id }) => String(id)));
  const same = ids.length === 0 ? undefined : rows[1]![0];

  const hasListed = wanted.some(({ kind, memberships }) => kind === 'dataset' && memberships.length > 0);
  const [now, later]: [IncomingRecord[], IncomingRecord[]] = [[], []];
  for (const record of wanted) {
    const isRepeated = seen.has(record.id);
    if (record.kind !== 'dataset' || isAside(record, hasListed)) later.push(record);
    else if (!isRepeated) now.push(withDefaults(record, config.defaults));
    // The same name for two nodes without IRIs: one must not become a mixture of both.
    else if (record.iri.startsWith(`${baseUrl}/`))
      problems.push({
        kind: 'rejected',
        record: record.id,
        iri: record.iri,
        code: 'duplicate-identifier',
        detail: 'Another dataset with the same identifier came before; the first was taken.',
      });
    else later.push(record);
  }
  const stored = await storeRecords(harvester, place, now, later);
  const isNew = ({ id, kind }: IncomingRecord): boolean => kind !== 'entity' && !seen.has(id);
  return {
    counts: {
      ...stored.counts,
      found: [...wanted, ...damaged].filter(isNew).length,
      datasets: [...wanted, ...damaged].filter((record) => isNew(record) && record.kind === 'dataset').length,
      kept: damaged.length,
      repaired: page.issues.filter(({ kind }) => kind !== 'syntax').length,
      filtered: all.length - wanted.length,
      leftOver: leftOver.length,
      rejected: (stored.counts.rejected ?? 0) + problems.filter(({ kind }) => kind === 'rejected').length,
    },
    problems: [...problems, ...stored.problems],
    records: ids,
    parts: [
      ...later.map((record) => asPart(record, place, baseUrl)),
      ...(leftOver.length === 0 ? [] : [asPart(leftOverRecord(leftOver, source, baseUrl), place, baseUrl)]),
    ],
    mark,
    sameAs: same ? Number(same.number) : null,
  };
};

const placeOf = (issue: { readonly line?: number; readonly column?: number } | undefined): string =>
  issue?.line === undefined
    ? ''
    : `line ${issue.line}${issue.column === undefined ? '' : `, column ${issue.column}`}`;
