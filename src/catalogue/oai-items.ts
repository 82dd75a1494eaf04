/**
 * Items of OAI-PMH: lists cut on the sequence number, which carries a walk through whatever is written meanwhile,
 * and single items. What a record looks like, its format says.
 */
import type { Statement } from '../store/db.ts';
import { selectAbout, selectById, selectRows } from '../store/documents.ts';
import { countItems, type ItemFilter, selectEarliest, selectItems } from '../store/oai.ts';
import { asRecord } from '../store/records.ts';
import type { CatalogueContext } from './context.ts';
import { rowOf } from './documents.ts';
import { ROOT_ID } from './identity.ts';
import type { RecordKind } from './kinds.ts';
import { NEVER } from './newest.ts';
import type { IdentifierForm } from './oai-forms.ts';
import { findIdentified, type Header, readHeaders } from './oai-headers.ts';
import { filterOfSet, ITEM_KINDS } from './oai-sets.ts';
import type { RecordRow } from './record.ts';

export interface ItemQuery {
  /** Those that have the format. */
  readonly kinds: readonly RecordKind[];
  /** ISO 8601 UTC to the second, inclusive. */
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  readonly set?: string | undefined;
}

const filterOf = async (ctx: CatalogueContext, query: ItemQuery): Promise<ItemFilter | null> => {
  const { from, until } = query;
  const set = query.set === undefined ? {} : await filterOfSet(ctx, query.set);
  if (!set) return null;
  const kinds = query.kinds.filter((kind) => (set.kinds ?? ITEM_KINDS).some((one) => one === kind));
  return { kinds, except: ROOT_ID, from, until, marks: set.marks, isReexposed: set.isReexposed };
};

export interface ItemPage {
  readonly records: readonly RecordRow[];
  readonly hasMore: boolean;
  /** How many there are in all; as it was given where it was. */
  readonly total: number;
}

/** The items after a sequence number. @param total known from the first page of a walk: counted once */
export const listItems = async (
  ctx: CatalogueContext,
  query: ItemQuery,
  { after, limit, total }: { readonly after: number; readonly limit: number; readonly total: number | null },
): Promise<ItemPage> => {
  const filter = await filterOf(ctx, query);
  if (!filter) return { records: [], hasMore: false, total: total ?? 0 };
  const statements: Statement[] = [
    // One more tells whether another page follows.
    selectItems(filter, after, limit + 1),
    ...(total === null ? [countItems(filter)] : []),
  ];
  const { rows } = await ctx.db.read(statements);
  const found = rows[0]!.map((row) => rowOf(asRecord(row)));
  return {
    records: found.slice(0, limit),
    hasMore: found.length > limit,
    total: total ?? Number(rows[1]![0]!.total),
  };
};

const rowIn = async (ctx: CatalogueContext, selection: ReturnType<typeof selectById>) => {
  const { rows } = await ctx.db.read([selectRows(selection)]);
  const [row] = rows[0]!;
  return row ? rowOf(asRecord(row)) : null;
};

const isItem = ({ kind, id }: RecordRow): boolean => ITEM_KINDS.some((one) => one === kind) && id !== ROOT_ID;

/** The item of an identifier, published or deleted; null when there is none. */
export const findItem = async (
  ctx: CatalogueContext,
  form: IdentifierForm,
  identifier: string,
): Promise<Header | null> => {
  const record = await findIdentified(
    ctx,
    identifier,
    (iri) => rowIn(ctx, selectAbout(iri)),
    (id) => rowIn(ctx, selectById(id)),
  );
  return record && isItem(record) ? (await readHeaders(ctx, form, [record]))[0]! : null;
};

/** A time before which no record has its datestamp. */
export const earliestDatestamp = async (ctx: CatalogueContext): Promise<string> => {
  const { rows } = await ctx.db.read([selectEarliest]);
  return String(rows[0]![0]?.modified ?? NEVER);
};
