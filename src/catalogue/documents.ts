/**
 * Reading records with their documents.
 */
import { ns } from '../rdf/namespaces.ts';
import type { Quad } from '../rdf/terms.ts';
import type { Row } from '../store/db.ts';
import {
  type Fragment,
  selectAbout,
  selectById,
  selectDocuments,
  selectOwner,
  selectRows,
  selectSequences,
} from '../store/documents.ts';
import { decodeTriples, termsOf, unpackTriples } from '../store/quads.ts';
import { asRecord, type StoredRecord } from '../store/records.ts';
import type { CatalogueContext } from './context.ts';
import { isGenerated } from './generated.ts';
import type { RecordKind } from './kinds.ts';
import { NOT_FOLLOWED } from './ownership.ts';
import type { RecordDocument, RecordRow } from './record.ts';

export const ACCESS_SERVICE = ns.dcat('accessService');
const SERVES_DATASET = ns.dcat('servesDataset');

/** Statements that read the documents of a selection: `readDocuments` takes their rows. */
export const documentStatements = (selection: Fragment) => [
  selectRows(selection),
  selectDocuments(selection, { accessService: ACCESS_SERVICE, notFollowed: NOT_FOLLOWED }),
];

export const rowOf = ({
  seq,
  id,
  kind,
  iri,
  status,
  checksum,
  version,
  created,
  modified,
}: StoredRecord): RecordRow => ({
  seq,
  id,
  kind: kind as RecordKind,
  iri,
  status: status as RecordRow['status'],
  checksum,
  version,
  created,
  modified,
});

export interface Documents {
  /** By sequence number; each with its own graph only. */
  readonly records: readonly RecordDocument[];
  /** What the records' documents have besides, each statement once. */
  readonly embedded: readonly Quad[];
  /** The newest modification of any of them. */
  readonly modified: string;
}

/** An embedded record lends its content only; a service keeps to itself which datasets it serves. */
const embed = (record: StoredRecord, quads: readonly Quad[], baseUrl: string): Quad[] => {
  const generated = isGenerated({ id: record.id, iri: record.iri, baseUrl });
  const isHidden = (q: Quad): boolean => record.kind === 'service' && q.predicate.equals(SERVES_DATASET);
  return quads.filter((q) => !generated(q) && !isHidden(q));
};

/** @param known sequence numbers that are not embedded (again); those that are embedded now are added. */
export const readDocuments = async (
  { db, baseUrl }: Pick<CatalogueContext, 'db' | 'baseUrl'>,
  [rows, graphs]: readonly [readonly Row[], readonly Row[]],
  known: Set<number> = new Set(),
): Promise<Documents> => {
  const selected = rows.map(asRecord);
  for (const { seq } of selected) known.add(seq);
  const own = new Set(selected.map(({ seq }) => seq));
  const packed = graphs
    .map((row) => ({ record: asRecord(row), triples: row.triples }))
    .filter(({ record }) => own.has(record.seq) || !known.has(record.seq))
    .map(({ record, triples }) => ({ record, triples: unpackTriples(triples) }));
  for (const { record } of packed) known.add(record.seq);
  const terms = await termsOf(
    db,
    packed.map(({ triples }) => triples),
  );
  const bySeq = new Map(packed.map((graph) => [graph.record.seq, graph]));
  return {
    records: selected.map((record) => ({
      record: rowOf(record),
      own: decodeTriples(bySeq.get(record.seq)?.triples ?? [], terms),
      entities: [],
      modified: record.modified,
    })),
    embedded: packed
      .filter(({ record }) => !own.has(record.seq))
      .flatMap(({ record, triples }) => embed(record, decodeTriples(triples, terms), baseUrl)),
    modified: [...selected, ...packed.map(({ record }) => record)].reduce(
      (newest, { modified }) => (modified > newest ? modified : newest),
      '',
    ),
  };
};

/** So many records are read at once: what the database answers stands in memory several times over. */
const RECORDS_A_READ = 25;

/** The documents of many records, in the order given. */
export const readMany = async (ctx: CatalogueContext, seqs: readonly number[]): Promise<Documents> => {
  const known = new Set(seqs);
  const records: RecordDocument[] = [];
  const embedded: Quad[] = [];
  let modified = '';
  for (let start = 0; start < seqs.length; start += RECORDS_A_READ) {
    const slice = seqs.slice(start, start + RECORDS_A_READ);
    const { rows } = await ctx.db.read(documentStatements(selectSequences(slice)));
    const documents = await readDocuments(ctx, [rows[0]!, rows[1]!], known);
    const bySeq = new Map(documents.records.map((document) => [document.record.seq, document]));
    for (const seq of slice) {
      const document = bySeq.get(seq);
      // It was deleted since the page was cut.
      if (document?.record.status === 'published') records.push(document);
    }
    for (const q of documents.embedded) embedded.push(q);
    if (documents.modified > modified) modified = documents.modified;
  }
  return { records, embedded, modified };
};

const readOne = async (ctx: CatalogueContext, selection: Fragment): Promise<RecordDocument | null> => {
  const { rows } = await ctx.db.read(documentStatements(selection));
  const { records, embedded, modified } = await readDocuments(ctx, [rows[0]!, rows[1]!]);
  const document = records[0];
  return document ? { ...document, entities: embedded, modified } : null;
};

/** The document of a record; of a deleted one the row and no statements; null when there never was one. */
export const readRecord = (ctx: CatalogueContext, id: string): Promise<RecordDocument | null> =>
  readOne(ctx, selectById(id));

/** The document of the record about a resource. */
export const recordAt = (ctx: CatalogueContext, iri: string): Promise<RecordDocument | null> =>
  readOne(ctx, selectAbout(iri));

/** The document of the record that owns a node (a skolem IRI, a distribution). */
export const recordOwning = (ctx: CatalogueContext, node: string): Promise<RecordDocument | null> =>
  readOne(ctx, selectOwner(node));
