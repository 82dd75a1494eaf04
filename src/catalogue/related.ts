/**
 * The records around one, and the names of the records that a page mentions: what the data of the record itself
 * does not say. Each record comes as a document with its names, dates and marks only.
 */
import { ns } from '../rdf/namespaces.ts';
import { literal, namedNode, quad } from '../rdf/terms.ts';
import type { Statement } from '../store/db.ts';
import { countMatches } from '../store/list-filter.ts';
import {
  type Head,
  type Path,
  readFound,
  readHeads,
  selectAlong,
  selectHeads,
  selectNaming,
} from '../store/related.ts';
import { TERM_KIND } from '../store/term-codec.ts';
import { HVD_MARKS } from '../vocab/hvd-marks.ts';
import type { CatalogueContext } from './context.ts';
import { rowOf } from './documents.ts';
import { KIND_NAMES, KINDS, type RecordKind } from './kinds.ts';
import type { RecordDocument, RecordRow } from './record.ts';
import { NAME_PREDICATES } from './search-text.ts';

export type Relation = 'serves' | 'servedBy' | 'seriesMembers' | 'namedBy';

export interface Related {
  readonly relation: Relation;
  /** The first ones, by sequence number. */
  readonly records: readonly RecordDocument[];
  readonly total: number;
  /** False when there may be more than `total`. */
  readonly isWhole: boolean;
  /** How many resources have this one as publisher: the list with that filter has as many. */
  readonly published: number;
}

const SHOWN = 20;

const DATES = [ns.dct('modified').value, ns.dct('issued').value];
const PUBLISHER = ns.dct('publisher').value;
const SERVES_DATASET = ns.dcat('servesDataset').value;
const ACCESS_SERVICE = ns.dcat('accessService').value;
const DISTRIBUTION = ns.dcat('distribution').value;
const IN_SERIES = ns.dcat('inSeries').value;
const SERIES_MEMBER = ns.dcat('seriesMember').value;

/** What is read of a record that is only mentioned. */
const HEAD_PROPERTIES = [...NAME_PREDICATES, ...DATES, ...HVD_MARKS.map(({ predicate }) => predicate)];

interface RelationRow {
  readonly relation: Relation;
  /** Null: whoever names it, by whatever property. */
  readonly paths: readonly Path[] | null;
}

const RELATIONS: Readonly<Record<RecordKind, RelationRow | null>> = {
  dataset: {
    relation: 'servedBy',
    paths: [
      [{ predicate: SERVES_DATASET, isInverse: true }],
      [{ predicate: DISTRIBUTION }, { predicate: ACCESS_SERVICE }],
    ],
  },
  service: {
    relation: 'serves',
    paths: [
      [{ predicate: SERVES_DATASET }],
      [
        { predicate: ACCESS_SERVICE, isInverse: true },
        { predicate: DISTRIBUTION, isInverse: true },
      ],
    ],
  },
  series: {
    relation: 'seriesMembers',
    paths: [[{ predicate: IN_SERIES, isInverse: true }], [{ predicate: SERIES_MEMBER }]],
  },
  entity: { relation: 'namedBy', paths: null },
  /** Its members are the list at its own URL. */
  catalog: null,
};

const documentOf = ({ record, statements }: Head): RecordDocument => ({
  record: rowOf(record),
  own: statements.map(([predicate, kind, value, lang]) =>
    quad(
      namedNode(record.iri),
      namedNode(predicate),
      kind === TERM_KIND.iri ? namedNode(value) : literal(value, lang ?? undefined),
    ),
  ),
  entities: [],
  modified: record.modified,
});

/** What the list filtered by publisher counts. */
const countPublished = (iri: string): Statement =>
  countMatches({
    kinds: KIND_NAMES.filter((kind) => KINDS[kind].membership !== null),
    marks: [{ oneOf: [{ predicate: PUBLISHER, object: iri }] }],
  });

/** The records that stand in the relation of its kind to a record; null when the kind has none. */
export const readRelated = async (
  { db }: Pick<CatalogueContext, 'db'>,
  { kind, iri }: Pick<RecordRow, 'kind' | 'iri'>,
): Promise<Related | null> => {
  const row = RELATIONS[kind];
  if (row === null) return null;
  const { rows } = await db.read(
    row.paths === null
      ? [selectNaming(iri, HEAD_PROPERTIES, SHOWN), countPublished(iri)]
      : [selectAlong(iri, row.paths, HEAD_PROPERTIES, SHOWN)],
  );
  const { heads, total, isWhole } = readFound(rows[0]!);
  return {
    relation: row.relation,
    records: heads.map(documentOf),
    total,
    isWhole,
    published: Number(rows[1]?.[0]?.total ?? 0),
  };
};

/** The published records about some of the resources, by IRI. */
export const readMentioned = async (
  { db }: Pick<CatalogueContext, 'db'>,
  iris: readonly string[],
): Promise<ReadonlyMap<string, RecordDocument>> => {
  const statements = selectHeads(iris, HEAD_PROPERTIES);
  if (statements.length === 0) return new Map();
  const { rows } = await db.read(statements);
  return new Map(readHeads(rows.flat()).map((head) => [head.record.iri, documentOf(head)]));
};
