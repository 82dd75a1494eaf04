/**
 * Records before the validator as they are stored, or as they would be: each with the shared entities that it
 * names and the services that serve it. Keeps nothing.
 */
import { ns } from '../rdf/namespaces.ts';
import { namedNode, type Quad, quad, termKey } from '../rdf/terms.ts';
import type { Outcome } from '../shacl/finding.ts';
import type { Profile } from '../shacl/profiles.ts';
import { listed, type RecordInput, type RecordValidator } from '../shacl/validate.ts';
import type { Row } from '../store/db.ts';
import { selectLending, selectServicesOf, selectServing } from '../store/outcomes.ts';
import type { CatalogueContext } from './context.ts';
import { readMany } from './documents.ts';
import { isGenerated } from './generated.ts';
import type { IncomingRecord } from './incoming.ts';
import { reached, type StatementsBySubject } from './reached.ts';
import type { RecordDocument, RecordRow } from './record.ts';

/** What records are judged by. */
export interface Validation {
  readonly validator: RecordValidator;
  readonly profiles: readonly Profile[];
  /** Changes when the profiles or their shapes do: then every outcome is out of date. */
  readonly rules: string;
}

/** A dataset that thousands of services claim to serve is judged by the first ones. */
const SERVICES_A_READ = 200;

const SERVES_DATASET = ns.dcat('servesDataset').value;

/**
 * What a record lends to those that name it, by subject. Other datasets lend nothing: following from one to the
 * next would judge each with half of the catalogue.
 */
const lent = (
  embedded: readonly Quad[],
  records: readonly RecordDocument[],
  baseUrl: string,
): StatementsBySubject => {
  const quads = [...embedded];
  for (const { record, own } of records) {
    if (record.kind !== 'entity' && record.kind !== 'service') continue;
    const generated = isGenerated({ id: record.id, iri: record.iri, baseUrl });
    for (const q of own) if (!generated(q) && q.predicate.value !== SERVES_DATASET) quads.push(q);
  }
  return Map.groupBy(quads, (q) => termKey(q.subject));
};

interface Around {
  readonly bySubject: StatementsBySubject;
  readonly services: readonly string[];
}

/** A record as the validator takes it: its own content, and of what surrounds it what it leads to. */
const inputOf = (
  record: { readonly id: string; readonly iri: string },
  own: readonly Quad[],
  around: Around,
  baseUrl: string,
): OwnInput => {
  const generated = isGenerated({ id: record.id, iri: record.iri, baseUrl });
  const content = own.filter((q) => !generated(q));
  const focus = new Set(content.map((q) => termKey(q.subject)));
  const serving = around.services.map((service) =>
    quad(namedNode(service), ns.dcat('servesDataset'), namedNode(record.iri)),
  );
  const starts = [...content.map(({ object }) => termKey(object)), ...around.services];
  const quads = [...content, ...serving, ...reached(starts, around.bySubject, focus)];
  return { quads, focus };
};

const judge = async ({ validator, profiles }: Validation, input: RecordInput): Promise<Outcome> =>
  listed(await validator.validateRecord(input, profiles));

/** With the keys of the record's own nodes. */
export type OwnInput = RecordInput & { readonly focus: ReadonlySet<string> };

export interface Judged {
  readonly record: RecordRow;
  readonly outcome: Outcome;
}

/** Published records, each with the shared entities that it names and the services that serve it. */
export const readInputs = async (
  ctx: CatalogueContext,
  seqs: readonly number[],
): Promise<{ readonly record: RecordRow; readonly input: OwnInput }[]> => {
  const { rows } = await ctx.db.read([selectServing(seqs, SERVES_DATASET, SERVICES_A_READ)]);
  const serving = rows[0]!.map(({ dataset, service }) => ({
    dataset: Number(dataset),
    service: Number(service),
  }));
  const own = new Set(seqs);
  const extra = [...new Set(serving.map(({ service }) => service))].filter((seq) => !own.has(seq));
  const { records, embedded } = await readMany(ctx, [...seqs, ...extra]);
  const bySeq = new Map(records.map((document) => [document.record.seq, document]));
  // Records of one slice lend to each other, too.
  const bySubject = lent(embedded, records, ctx.baseUrl);
  return records
    .filter(({ record }) => own.has(record.seq))
    .map(({ record, own: quads }) => {
      const services = serving
        .filter(({ dataset }) => dataset === record.seq)
        .flatMap(({ service }) => bySeq.get(service)?.record.iri ?? []);
      return { record, input: inputOf(record, quads, { bySubject, services }, ctx.baseUrl) };
    });
};

/** Judges published records. */
export const judgeRecords = async (
  ctx: CatalogueContext,
  validation: Validation,
  seqs: readonly number[],
): Promise<Judged[]> => {
  const judged: Judged[] = [];
  for (const { record, input } of await readInputs(ctx, seqs))
    judged.push({ record, outcome: await judge(validation, input) });
  return judged;
};

const seqsOf = (rows: readonly (readonly Row[])[]): number[] => rows.flat().map(({ seq }) => Number(seq));

const sharedStatements = ({ kind, quads }: IncomingRecord): readonly Quad[] =>
  kind === 'entity' || kind === 'service' ? quads.filter((q) => q.predicate.value !== SERVES_DATASET) : [];

/**
 * Judges records as they would be, before they are stored: with what comes with them, and what is stored of
 * the entities that they name and of the services that serve them.
 */
export const judgeIncoming = async (
  ctx: CatalogueContext,
  validation: Validation,
  {
    records,
    others,
  }: {
    readonly records: readonly IncomingRecord[];
    /** What else the input describes. */
    readonly others: readonly IncomingRecord[];
  },
): Promise<{ readonly record: IncomingRecord; readonly outcome: Outcome }[]> => {
  const sent = [...records, ...others];
  const described = new Set(sent.map(({ iri }) => iri));
  const named = new Set<string>();
  for (const { quads } of sent)
    for (const { object } of quads)
      if (object.termType === 'NamedNode' && !described.has(object.value)) named.add(object.value);
  const { rows } = await ctx.db.read([
    ...records.map(({ iri }) => selectServicesOf(iri, SERVES_DATASET, SERVICES_A_READ)),
    ...selectLending([...named]),
  ]);
  const lending = await readMany(ctx, [...new Set(seqsOf(rows))]);
  const services = rows.slice(0, records.length).map((found) => new Set(seqsOf([found])));
  // What is sent comes before what is stored.
  const bySubject = new Map([
    ...lent(lending.embedded, lending.records, ctx.baseUrl),
    ...Map.groupBy(sent.flatMap(sharedStatements), (q) => termKey(q.subject)),
  ]);
  const judged: { record: IncomingRecord; outcome: Outcome }[] = [];
  for (const [index, record] of records.entries()) {
    const serving = lending.records
      .filter((document) => services[index]!.has(document.record.seq))
      .map((document) => document.record.iri);
    const around = { bySubject, services: serving };
    const input = inputOf(record, record.quads, around, ctx.baseUrl);
    judged.push({ record, outcome: await judge(validation, input) });
  }
  return judged;
};
