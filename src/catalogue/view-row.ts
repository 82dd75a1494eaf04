/**
 * What a view is: which of the root's members it has, what it is called, and what it adds to its pages.
 */
import type { Literal, Quad } from '../rdf/terms.ts';
import { countMatches } from '../store/list-filter.ts';
import type { CatalogueContext } from './context.ts';
import { rootIri } from './identity.ts';
import { MEMBER_KINDS } from './kinds.ts';
import type { Narrowing } from './listed-catalog.ts';
import type { RecordDocument } from './record.ts';
import type { ViewTexts } from './view-node.ts';

export interface OpenView {
  readonly narrowing: Narrowing;
  /** Null: those of the root, with all that the root says of itself. */
  readonly texts: ViewTexts | null;
  /** What its catalogue says besides. */
  readonly more?: (iri: string, root: RecordDocument) => readonly Quad[];
}

/** A view in a list of views. */
export interface CountedView {
  readonly key: string;
  /** None where it has those of the root. */
  readonly titles: readonly Literal[];
  readonly total: number;
}

export interface PageOfMembers {
  readonly members: readonly RecordDocument[];
  /** All that the page says. */
  readonly quads: readonly Quad[];
}

export interface ViewRow {
  /** `theme-envi` has the key `envi`; a view without key is there once. */
  readonly hasKey: boolean;
  /** Null: there is no such view. */
  readonly open: (ctx: CatalogueContext, key: string) => Promise<OpenView | null>;
  readonly list: (ctx: CatalogueContext) => Promise<readonly CountedView[]>;
  /** What is added to a page. */
  readonly extras?: (ctx: CatalogueContext, page: PageOfMembers) => Promise<readonly Quad[]>;
}

/** The list of a view that is there once. */
export const listOne = async (
  { db, baseUrl }: CatalogueContext,
  narrowing: Narrowing,
  titles: readonly Literal[],
): Promise<readonly CountedView[]> => {
  const { rows } = await db.read([
    countMatches({ kinds: MEMBER_KINDS, ...narrowing, except: rootIri(baseUrl) }),
  ]);
  return [{ key: '', titles, total: Number(rows[0]![0]!.total) }];
};
