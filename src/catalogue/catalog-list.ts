/**
 * The catalogues that there are beside the root: those that somebody wrote, and the views, each with the number of
 * its members.
 */
import { ns } from '../rdf/namespaces.ts';
import type { Literal } from '../rdf/terms.ts';
import { countMembersByCatalog } from '../store/member-counts.ts';
import { selectNewestChange } from '../store/revision.ts';
import { selectSourcesModified } from '../store/sources.ts';
import type { CatalogueContext } from './context.ts';
import { rootIri } from './identity.ts';
import { membersOfRoot } from './listed-catalog.ts';
import { latestOf, NEVER, newest } from './newest.ts';
import { MEMBERSHIP_PREDICATES } from './ownership.ts';
import type { RecordDocument } from './record.ts';
import { readMentioned } from './related.ts';
import { readCatalog } from './root-catalog.ts';
import { viewIri } from './view-node.ts';
import type { ViewRow } from './view-row.ts';
import { VIEW_NAMES, VIEWS, type ViewName, viewId } from './views.ts';

export interface CountedCatalog {
  readonly id: string;
  readonly iri: string;
  readonly titles: readonly Literal[];
  readonly total: number;
}

export interface CatalogGroup {
  readonly name: ViewName | 'stored';
  /** Those with the most members first. */
  readonly catalogs: readonly CountedCatalog[];
}

export interface CatalogList {
  readonly root: RecordDocument;
  /** None is empty. */
  readonly groups: readonly CatalogGroup[];
  readonly modified: string;
}

/** More are not listed. */
const MAX_STORED = 2000;

const titlesOf = ({ record, own }: RecordDocument): Literal[] =>
  own.flatMap(({ subject, predicate, object }) =>
    subject.value === record.iri && predicate.equals(ns.dct('title')) && object.termType === 'Literal'
      ? [object]
      : [],
  );

const storedCatalogs = async (ctx: CatalogueContext): Promise<CountedCatalog[]> => {
  const counted = countMembersByCatalog([...MEMBERSHIP_PREDICATES], membersOfRoot(ctx.baseUrl), MAX_STORED);
  const rows = (await ctx.db.read([counted])).rows[0]!.map(({ id, iri, total }) => ({
    id: String(id),
    iri: String(iri),
    total: Number(total),
  })).filter(({ iri }) => iri !== rootIri(ctx.baseUrl));
  const heads = await readMentioned(
    ctx,
    rows.map(({ iri }) => iri),
  );
  return rows.map((row) => {
    const head = heads.get(row.iri);
    return { ...row, titles: head ? titlesOf(head) : [] };
  });
};

const viewsOf = async (
  ctx: CatalogueContext,
  name: ViewName,
  rootTitles: readonly Literal[],
): Promise<CountedCatalog[]> => {
  const row: ViewRow = VIEWS[name];
  return (await row.list(ctx)).map(({ key, titles, total }) => {
    const id = viewId(name, key);
    return { id, iri: viewIri(ctx.baseUrl, id), titles: titles.length > 0 ? titles : rootTitles, total };
  });
};

export const readCatalogList = async (ctx: CatalogueContext): Promise<CatalogList> => {
  // Before the rest: what is read later may be newer than the time says, and never older.
  const { rows } = await ctx.db.read([selectNewestChange, selectSourcesModified]);
  const times = [newest(rows[0]!).modified, String(rows[1]![0]?.modified ?? NEVER)];
  const root = (await readCatalog(ctx, undefined))!;
  const stored = await storedCatalogs(ctx);
  const taken = new Set(stored.map(({ id }) => id));
  const groups: CatalogGroup[] = [{ name: 'stored', catalogs: stored }];
  for (const name of VIEW_NAMES) {
    const catalogs = await viewsOf(ctx, name, titlesOf(root));
    groups.push({ name, catalogs: catalogs.filter(({ id, total }) => total > 0 && !taken.has(id)) });
  }
  return {
    root,
    groups: groups.filter(({ catalogs }) => catalogs.length > 0),
    modified: latestOf(...times),
  };
};
