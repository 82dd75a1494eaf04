/**
 * A catalogue as lists take it: its document, and which records are its members. Those of a stored catalogue are
 * the ones it names, the root has all, and those of a view are what the view chooses among them.
 */
import type { ListFilter } from '../store/list-filter.ts';
import type { Members } from '../store/member-counts.ts';
import { rootIri } from './identity.ts';
import { MEMBER_KINDS } from './kinds.ts';
import { MEMBERSHIP_PREDICATES } from './ownership.ts';
import type { RecordDocument } from './record.ts';
import type { ViewName } from './views.ts';

export type Narrowing = Pick<ListFilter, 'marks' | 'describedBy'>;

export interface ListedCatalog extends RecordDocument {
  /** Absent for a catalogue that is a record. */
  readonly view?: { readonly name: ViewName; readonly narrowing: Narrowing };
}

/** The part of a list's filter that the catalogue decides. */
export const membersOf = (
  { record, view }: Pick<ListedCatalog, 'record' | 'view'>,
  baseUrl: string,
): Narrowing & Pick<ListFilter, 'memberOf' | 'except'> => {
  // The root has everything but itself, which no catalogue lists.
  if (view || record.iri === rootIri(baseUrl)) return { ...view?.narrowing, except: rootIri(baseUrl) };
  return { memberOf: { catalog: record.iri, predicates: [...MEMBERSHIP_PREDICATES] } };
};

/** What the root has, for counts. */
export const membersOfRoot = (baseUrl: string): Members => ({ kinds: MEMBER_KINDS, root: rootIri(baseUrl) });
