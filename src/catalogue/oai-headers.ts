/**
 * Headers of OAI-PMH: the row of a record with the statements that its identifier and its sets are made of, of a
 * tombstone those that it had.
 */
import { ns } from '../rdf/namespaces.ts';
import { relativeTerm } from '../rdf/relative.ts';
import { type Literal, literal, namedNode, type Quad, quad } from '../rdf/terms.ts';
import type { Row } from '../store/db.ts';
import {
  isFound,
  objectOf,
  selectHeaderFacts,
  selectIdentified,
  selectReexposed,
  selectWithdrawn,
} from '../store/oai.ts';
import { asRecord } from '../store/records.ts';
import type { CatalogueContext } from './context.ts';
import { rowOf } from './documents.ts';
import { exportIdentifier } from './export-identifier.ts';
import { recordIri } from './identity.ts';
import type { IdentifierForm } from './oai-forms.ts';
import { setsOf } from './oai-sets.ts';
import { parseRelativeTerm } from './oai-terms.ts';
import type { RecordRow } from './record.ts';

export interface Header {
  readonly record: RecordRow;
  readonly identifier: string;
  readonly sets: readonly string[];
}

const IDENTIFIER = ns.dct('identifier');
const ORIGINAL = 'original';

type Facts = ReadonlyMap<number, readonly Quad[]>;

const readFacts = async (ctx: CatalogueContext, records: readonly RecordRow[]): Promise<Facts> => {
  const { baseUrl } = ctx;
  const seqs = (status: RecordRow['status']): number[] =>
    records.filter((record) => record.status === status).map(({ seq }) => seq);
  const { rows } = await ctx.db.read([
    selectHeaderFacts(seqs('published')),
    selectWithdrawn(seqs('deleted')),
  ]);
  const bySeq = new Map(records.map((record) => [record.seq, record]));
  const facts = new Map<number, Quad[]>(records.map(({ seq }) => [seq, []]));
  const about = (seq: number, isOriginal: boolean) => {
    const { id, iri } = bySeq.get(seq)!;
    return namedNode(isOriginal ? recordIri(baseUrl, id) : iri);
  };
  for (const row of rows[0]!) {
    const seq = Number(row.seq);
    const subject = about(seq, Number(row.isOriginal) === 1);
    facts.get(seq)!.push(quad(subject, namedNode(String(row.property)), objectOf(row) as never));
  }
  for (const { seq, property, object } of rows[1]!) {
    const isOriginal = property === ORIGINAL;
    const subject = about(Number(seq), isOriginal);
    const predicate = isOriginal ? IDENTIFIER : namedNode(String(property));
    const term = parseRelativeTerm(String(object), baseUrl);
    if (term) facts.get(Number(seq))!.push(quad(subject, predicate, term as never));
  }
  return facts;
};

/** XML Schema collapses white space in it: what that would change is no name. */
const isUsable = (identifier: string): boolean =>
  identifier === identifier.trim().replace(/[\t\n\r ]+/g, ' ') && identifier.length <= 2000;

/** What pages call a record, before others of the same name are looked at. */
const nameOf = (record: RecordRow, quads: readonly Quad[], baseUrl: string): string => {
  const name = exportIdentifier(record, quads, baseUrl);
  if (name === record.iri || !isUsable(name)) return record.iri;
  const isKnown = quads.some(
    ({ object }) => object.termType === 'Literal' && object.value === name && isFound(object as Literal),
  );
  return isKnown || record.status === 'deleted' ? name : record.iri;
};

const quoted = (text: string): string => relativeTerm(literal(text), '').slice(0, -1);

const recordsIn = (rows: readonly Row[]): RecordRow[] => rows.map((row) => rowOf(asRecord(row)));

/** Of several records of one name it is the first's: published before deleted, datasets before others. */
const isBefore = (a: RecordRow, b: RecordRow): boolean => {
  if (a.status !== b.status) return a.status === 'published';
  if ((a.kind === 'dataset') !== (b.kind === 'dataset')) return a.kind === 'dataset';
  return a.seq < b.seq;
};

/** Which record each name belongs to. */
const holdersOf = async (
  ctx: CatalogueContext,
  names: readonly string[],
): Promise<ReadonlyMap<string, RecordRow>> => {
  if (names.length === 0) return new Map();
  const { rows } = await ctx.db.read(selectIdentified(names, names.map(quoted)));
  const candidates = new Map(recordsIn(rows.flat()).map((record) => [record.seq, record]));
  const facts = await readFacts(ctx, [...candidates.values()]);
  const holders = new Map<string, RecordRow>();
  for (const record of candidates.values()) {
    if (record.kind === 'entity') continue;
    const name = nameOf(record, facts.get(record.seq)!, ctx.baseUrl);
    const holder = holders.get(name);
    if (!holder || isBefore(record, holder)) holders.set(name, record);
  }
  return holders;
};

const oaiPrefix = (baseUrl: string): string => `oai:${new URL(baseUrl).hostname}:`;

/** The headers of records, in their order. */
export const readHeaders = async (
  ctx: CatalogueContext,
  form: IdentifierForm,
  records: readonly RecordRow[],
): Promise<Header[]> => {
  const { baseUrl } = ctx;
  const facts = await readFacts(ctx, records);
  const [given] = (await ctx.db.read([selectReexposed(records.map(({ seq }) => seq))])).rows;
  const reexposed = new Set(given!.map(({ seq }) => Number(seq)));
  const names = new Map(
    records.map((record) => [record.seq, nameOf(record, facts.get(record.seq)!, baseUrl)]),
  );
  const open = records.filter(({ seq, iri }) => names.get(seq) !== iri).map(({ seq }) => names.get(seq)!);
  const holders = await holdersOf(ctx, form === 'identifier' ? [...new Set(open)] : []);
  const identifierOf = (record: RecordRow): string => {
    if (form === 'oai') return oaiPrefix(baseUrl) + record.id;
    const name = names.get(record.seq)!;
    return form === 'identifier' && holders.get(name)?.seq === record.seq ? name : record.iri;
  };
  return records.map((record) => ({
    record,
    identifier: identifierOf(record),
    sets: setsOf(
      record,
      facts.get(record.seq)!,
      baseUrl,
      record.status === 'deleted' || reexposed.has(record.seq),
    ),
  }));
};

/** The record that an identifier stands for, in whatever form it is given; null when there is none. */
export const findIdentified = async (
  ctx: CatalogueContext,
  identifier: string,
  byIri: (iri: string) => Promise<RecordRow | null>,
  byId: (id: string) => Promise<RecordRow | null>,
): Promise<RecordRow | null> => {
  const prefix = oaiPrefix(ctx.baseUrl);
  if (identifier.startsWith(prefix)) {
    const record = await byId(identifier.slice(prefix.length));
    if (record) return record;
  }
  const holder = (await holdersOf(ctx, [identifier])).get(identifier);
  return holder ?? byIri(identifier);
};
