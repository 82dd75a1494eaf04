/**
 * Reading records with their documents.
 */
import { ns } from '../rdf/namespaces.ts';
import type { Quad } from '../rdf/terms.ts';
import type { Row } from '../store/db.ts';
import {
  type Fragment,
  type ReadProperties,
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
import { withOneIdentifier } from './export-identifier.ts';
import { isGenerated } from './generated.ts';
import type { RecordKind } from './kinds.ts';
import { NOT_FOLLOWED } from './ownership.ts';
import type { RecordDocument, RecordRow } from './record.ts';

export const ACCESS_SERVICE = ns.dcat('accessService');
const SERVES_DATASET = ns.dcat('servesDataset');

/** Statements that read the documents of a selection: `readDocuments` takes their rows. */
export const documentStatements = (selection: Fragment, properties?: ReadProperties) => [
  selectRows(selection),
  selectDocuments(selection, { accessService: ACCESS_SERVICE, notFollowed: NOT_FOLLOWED }, properties),
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

type Found = Documents & {
  /** False when a term was swept between the two reads: something had changed meanwhile. */
  readonly isWhole: boolean;
};

export interface ReadOptions {
  /** What harvesters get: one `dct:identifier` a resource, also of what is embedded. */
  readonly hasOneIdentifier?: boolean;
}

/** An embedded record lends its content only; a service keeps to itself which datasets it serves. */
const embed = (record: StoredRecord, quads: readonly Quad[], baseUrl: string): Quad[] => {
  const generated = isGenerated({ id: record.id, iri: record.iri, baseUrl });
  const isHidden = (q: Quad): boolean => record.kind === 'service' && q.predicate.equals(SERVES_DATASET);
  return quads.filter((q) => !generated(q) && !isHidden(q));
};

interface Graph {
  readonly record: StoredRecord;
  readonly quads: readonly Quad[];
}

const identified = ({ record, quads }: Graph, baseUrl: string): Graph => ({
  record,
  quads: withOneIdentifier(rowOf(record), quads, baseUrl),
});

/** @param known sequence numbers that are not embedded (again); those that are embedded now are added. */
export const readDocuments = async (
  { db, baseUrl }: Pick<CatalogueContext, 'db' | 'baseUrl'>,
  [rows, documents]: readonly [readonly Row[], readonly Row[]],
  known: Set<number> = new Set(),
  { hasOneIdentifier = false }: ReadOptions = {},
): Promise<Found> => {
  const selected = rows.map(asRecord);
  for (const { seq } of selected) known.add(seq);
  const own = new Set(selected.map(({ seq }) => seq));
  const packed = documents
    .map((row) => ({ record: asRecord(row), triples: row.triples }))
    .filter(({ record }) => own.has(record.seq) || !known.has(record.seq))
    .map(({ record, triples }) => ({ record, triples: unpackTriples(triples) }));
  for (const { record } of packed) known.add(record.seq);
  const terms = await termsOf(
    db,
    packed.map(({ triples }) => triples),
  );
  const decoded = packed.map(({ record, triples }) => ({ record, quads: decodeTriples(triples, terms) }));
  const graphs = hasOneIdentifier ? decoded.map((graph) => identified(graph, baseUrl)) : decoded;
  const bySeq = new Map(graphs.map((graph) => [graph.record.seq, graph]));
  return {
    records: selected.map((record) => ({
      record: rowOf(record),
      own: bySeq.get(record.seq)?.quads ?? [],
      entities: [],
      modified: record.modified,
    })),
    embedded: graphs
      .filter(({ record }) => !own.has(record.seq))
      .flatMap(({ record, quads }) => embed(record, quads, baseUrl)),
    isWhole: decoded.every(({ quads }, at) => quads.length === packed[at]!.triples.length),
    modified: [...selected, ...packed.map(({ record }) => record)].reduce(
      (newest, { modified }) => (modified > newest ? modified : newest),
      '',
    ),
  };
};

/** So many records are read at once: what the database answers stands in memory several times over. */
const RECORDS_A_READ = 25;

/** A slice that changed while it was read is read again so often; then it stays as it was found. */
const ATTEMPTS = 3;

const readSlice = async (
  ctx: CatalogueContext,
  seqs: readonly number[],
  known: Set<number>,
  options: ReadOptions,
  attempt = 1,
): Promise<Documents> => {
  const { rows } = await ctx.db.read(documentStatements(selectSequences(seqs)));
  const found = new Set(known);
  const documents = await readDocuments(ctx, [rows[0]!, rows[1]!], found, options);
  if (!documents.isWhole && attempt < ATTEMPTS) return readSlice(ctx, seqs, known, options, attempt + 1);
  for (const seq of found) known.add(seq);
  return documents;
};

/** The documents of many records, in the order given. */
export const readMany = async (
  ctx: CatalogueContext,
  seqs: readonly number[],
  options: ReadOptions = {},
): Promise<Documents> => {
  const known = new Set(seqs);
  const records: RecordDocument[] = [];
  const embedded: Quad[] = [];
  let modified = '';
  for (let start = 0; start < seqs.length; start += RECORDS_A_READ) {
    const slice = seqs.slice(start, start + RECORDS_A_READ);
    const documents = await readSlice(ctx, slice, known, options);
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
