/**
 * What each source says of a published record, each derived statement told from those that were given.
 */
import { parseRelative, relativeStatement } from '../rdf/relative.ts';
import type { Quad } from '../rdf/terms.ts';
import { selectDescriptionsOf, selectSourcesOf } from '../store/run-reports.ts';
import type { CatalogueContext } from './context.ts';
import { isGenerated } from './generated.ts';
import type { Membership } from './incoming.ts';
import type { RecordDocument, RecordRow } from './record.ts';
import { unpackMemberships } from './state.ts';

type Ctx = Pick<CatalogueContext, 'db' | 'baseUrl'>;

export interface SourceDescription {
  readonly source: string;
  readonly title: string | null;
  readonly precedence: number;
  readonly identifier: string | null;
  readonly updated: string;
  readonly checksum: string;
  readonly given: readonly Quad[];
  readonly derived: readonly Quad[];
  readonly memberships: readonly Membership[];
  /** Statements that it makes and that are not published. */
  readonly unpublished: number;
}

/** `isWhole`: also what is not published, because a curator withdrew it or another source comes first. */
export const readDescriptions = async (
  { db, baseUrl }: Ctx,
  { record, own }: RecordDocument,
  { isWhole }: { readonly isWhole: boolean },
): Promise<SourceDescription[]> => {
  const generated = isGenerated({ id: record.id, iri: record.iri, baseUrl });
  const published = own.filter((q) => !generated(q));
  const keyOf = (q: Quad): string => relativeStatement(q, baseUrl);
  const known = new Set(published.map(keyOf));
  const { rows } = await db.read([selectDescriptionsOf(record.seq)]);
  return rows[0]!.map((row) => {
    const all = row.content === null ? published : parseRelative(String(row.content), baseUrl);
    const shown = isWhole ? all : all.filter((q) => known.has(keyOf(q)));
    const derived = new Set(parseRelative(String(row.derived ?? ''), baseUrl).map(keyOf));
    return {
      source: String(row.source),
      title: row.title === null ? null : String(row.title),
      precedence: Number(row.precedence),
      identifier: row.identifier === null ? null : String(row.identifier),
      updated: String(row.updated),
      checksum: String(row.checksum),
      given: shown.filter((q) => !derived.has(keyOf(q))),
      derived: shown.filter((q) => derived.has(keyOf(q))),
      memberships: unpackMemberships(String(row.memberships), baseUrl),
      unpublished: all.filter((q) => !known.has(keyOf(q))).length,
    };
  });
};

export interface SourceMention {
  readonly source: string;
  readonly title: string | null;
  readonly updated: string;
  readonly isHarvested: boolean;
  /** Published statements that were derived from what the source gave. */
  readonly derived: readonly Quad[];
}

/** Who says something of a record, for its page. */
export const readMentions = async (
  { db, baseUrl }: Ctx,
  { record, own }: { readonly record: Pick<RecordRow, 'seq'>; readonly own: readonly Quad[] },
): Promise<SourceMention[]> => {
  const { rows } = await db.read([selectSourcesOf(record.seq)]);
  const known = new Set(own.map((q) => relativeStatement(q, baseUrl)));
  return rows[0]!.map((row) => ({
    source: String(row.source),
    title: row.title === null ? null : String(row.title),
    updated: String(row.updated),
    isHarvested: Number(row.harvested) === 1,
    derived: parseRelative(String(row.derived ?? ''), baseUrl).filter((q) =>
      known.has(relativeStatement(q, baseUrl)),
    ),
  }));
};
