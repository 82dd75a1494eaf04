/**
 * What the catalogue's operations need of the outside: the store, the place where it is published, the time,
 * the vocabularies.
 */
import type { Db } from '../store/db.ts';
import type { Vocabularies } from '../vocab/vocabularies.ts';

/** What views of the catalogue are made with. */
export interface ViewSettings {
  /** An ISO 3166 code, or the IRI of the EU's country table; null where nobody said it. */
  readonly country: string | null;
  readonly hasUdataView: boolean;
}

export interface CatalogueContext {
  readonly db: Db;
  /** Without a slash at the end. */
  readonly baseUrl: string;
  readonly now: () => Date;
  readonly vocabularies: Vocabularies;
  /** Absent where nobody lists catalogues. */
  readonly views?: ViewSettings;
}

/** ISO 8601 UTC to the second, as records carry times. */
export const timestamp = (ctx: CatalogueContext): string =>
  ctx
    .now()
    .toISOString()
    .replace(/\.\d+Z$/, 'Z');
