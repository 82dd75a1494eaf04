/**
 * A run that stores nothing: the first records of a source, with what would become of each, what would change in it,
 * and what the profiles have to say.
 */
import { damageReason, SOURCE_DAMAGED } from '../catalogue/damage.ts';
import { isDerived } from '../catalogue/derived.ts';
import type { IncomingRecord } from '../catalogue/incoming.ts';
import { judgeIncoming } from '../catalogue/judge-records.ts';
import type { RecordKind } from '../catalogue/kinds.ts';
import { type Rehearsed, rehearseRecords } from '../catalogue/rehearse-records.ts';
import { NAME_PREDICATES } from '../catalogue/search-text.ts';
import { AppError } from '../lib/app-error.ts';
import type { Quad } from '../rdf/terms.ts';
import type { Outcome } from '../shacl/finding.ts';
import type { HarvestPage } from './adapters/adapter.ts';
import { adapterOf } from './adapters/adapters.ts';
import type { HarvestConfig } from './config.ts';
import type { Harvester } from './harvester.ts';
import { issueProblems } from './issue-problems.ts';
import { politeFetch } from './polite-fetch.ts';
import type { Json, Problem } from './run.ts';
import { isWanted, withDefaults } from './select-records.ts';
import { recordsOfPage } from './split-page.ts';

export type PreviewAction = Rehearsed['action'] | 'filtered' | 'kept';

export interface PreviewRecord {
  readonly id: string;
  readonly iri: string;
  readonly kind: RecordKind;
  /** The statements that say what it is called. */
  readonly names: readonly Quad[];
  readonly action: PreviewAction;
  readonly reason: { readonly code: string; readonly detail: string } | null;
  readonly added: readonly Quad[];
  readonly removed: readonly Quad[];
  /** Of what it would have: statements that were derived and not given. */
  readonly derived: readonly Quad[];
  /** Null where it is not judged. */
  readonly outcome: Outcome | null;
}

export interface Preview {
  readonly pages: readonly { readonly url: string; readonly statements: number }[];
  readonly requests: number;
  readonly bytes: number;
  readonly announced: number | null;
  /** The datasets that were looked at. */
  readonly records: readonly PreviewRecord[];
  /** What comes with them (agents, services, catalogues), counted. */
  readonly others: Readonly<Record<Rehearsed['action'], number>>;
  readonly problems: readonly Problem[];
  /** Why reading ended early; null when it did not. */
  readonly fault: { readonly code: string; readonly detail: string } | null;
  readonly isWhole: boolean;
}

/** Pages without a dataset must come to an end. */
const MAX_PAGES = 5;
const MAX_OTHERS = 500;
const MAX_PROBLEMS = 200;

export interface PreviewRequest {
  readonly source: string;
  readonly config: HarvestConfig;
  readonly precedence: number;
  /** How many datasets. */
  readonly limit: number;
}

const NAMES: ReadonlySet<string> = new Set(NAME_PREDICATES);
const NOTHING = { added: [], removed: [], derived: [], outcome: null } as const;

interface Looked {
  readonly records: readonly PreviewRecord[];
  readonly others: readonly Rehearsed[];
}

/** What would become of the records of a page. */
const lookAt = async (
  harvester: Harvester,
  { source, config, precedence }: PreviewRequest,
  page: HarvestPage,
  limit: number,
): Promise<Looked> => {
  const { catalogue: ctx, validation, enforced } = harvester;
  const split = recordsOfPage(page, { baseUrl: ctx.baseUrl, source });
  const named = ({ id, iri, kind, quads }: IncomingRecord) => ({
    id,
    iri,
    kind,
    names: quads.filter(({ subject, predicate }) => subject.value === iri && NAMES.has(predicate.value)),
  });
  const isDataset = ({ kind }: IncomingRecord): boolean => kind === 'dataset';
  const left = [
    ...split.damaged.filter(isDataset).map((record): PreviewRecord => {
      const cause = page.damage.causeOf(record);
      const detail = damageReason(cause?.line === undefined ? '' : `line ${cause.line}`);
      return { ...named(record), ...NOTHING, action: 'kept', reason: { code: SOURCE_DAMAGED, detail } };
    }),
    ...split.records
      .filter((record) => isDataset(record) && !isWanted(record, config.filters))
      .map((record): PreviewRecord => ({ ...named(record), ...NOTHING, action: 'filtered', reason: null })),
  ].slice(0, limit);
  const wanted = split.records
    .filter((record) => isDataset(record) && isWanted(record, config.filters))
    .slice(0, Math.max(0, limit - left.length))
    .map((record) => withDefaults(record, config.defaults));
  const beside = split.records.filter((record) => !isDataset(record)).slice(0, MAX_OTHERS);
  const options = { source, precedence };
  const rehearsed = new Map((await rehearseRecords(ctx, wanted, options)).map((each) => [each.id, each]));
  const judged = await judgeIncoming(ctx, validation, { records: wanted, others: beside });
  const looked = judged.map(({ record, outcome }): PreviewRecord => {
    const { action, reason, added, removed } = rehearsed.get(record.id) ?? {
      action: 'unchanged' as const,
      reason: null,
      ...NOTHING,
    };
    const broken = outcome.profiles.filter(
      ({ profile, blocking }) => config.policy === 'enforce' && enforced.has(profile) && blocking > 0,
    );
    const derived = record.quads.filter(isDerived);
    if (broken.length === 0) return { ...named(record), action, reason, added, removed, derived, outcome };
    const detail = `It breaks ${broken.map(({ profile, blocking }) => `${profile} (${blocking})`).join(', ')}.`;
    return {
      ...named(record),
      ...NOTHING,
      action: 'rejected',
      reason: { code: 'invalid-record', detail },
      outcome,
    };
  });
  return { records: [...looked, ...left], others: await rehearseRecords(ctx, beside, options) };
};

/** Reads as many pages as are needed for so many datasets. */
export const preview = async (harvester: Harvester, request: PreviewRequest): Promise<Preview> => {
  const { catalogue: ctx, rules, send, sleep } = harvester;
  const { config, source, limit } = request;
  const nowMs = (): number => ctx.now().getTime();
  const { fetch, tally } = politeFetch({ config, rules, sleep, nowMs, ...(send && { send }) });
  const adapter = adapterOf(config.kind);
  const actx = { config, source, baseUrl: ctx.baseUrl, fetch, now: ctx.now, vocabularies: ctx.vocabularies };
  const pages: { url: string; statements: number }[] = [];
  const records: PreviewRecord[] = [];
  const problems: Problem[] = [];
  const others = { create: 0, update: 0, unchanged: 0, rejected: 0 };
  let announced: number | null = null;
  let fault: Preview['fault'] = null;
  let cursor: Json = null;
  try {
    cursor = adapter.first(actx, null);
    while (cursor !== null && pages.length < MAX_PAGES && records.length < limit) {
      const page = await adapter.read(actx, cursor);
      pages.push({ url: page.url, statements: page.quads.length });
      problems.push(...issueProblems(page.issues), ...page.problems);
      announced = page.announced ?? announced;
      const looked = await lookAt(harvester, request, page, limit - records.length);
      records.push(...looked.records);
      for (const { action } of looked.others) others[action] += 1;
      cursor = page.next;
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    fault = { code: error.info.code, detail: error.info.detail };
  }
  return {
    pages,
    requests: tally.requests(),
    bytes: tally.bytes(),
    announced,
    records,
    others,
    problems: problems.slice(0, MAX_PROBLEMS),
    fault,
    isWhole: cursor === null && fault === null && records.length < limit,
  };
};
