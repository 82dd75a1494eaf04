/**
 * The outcomes of validation that are kept: counts for lists, and the rules that a record breaks as RDF in a
 * graph of their own. Records that changed, or around which something changed, are marked in the same batch;
 * here the marks are worked off, and a judgement on a state that moved meanwhile leaves the newer mark.
 */
import { ns, RDF_TYPE } from '../rdf/namespaces.ts';
import { literal, type NamedNode, namedNode, type Quad, quad, termKey } from '../rdf/terms.ts';
import type { Outcome, ProfileOutcome } from '../shacl/finding.ts';
import { PROFILES, type Profile } from '../shacl/profiles.ts';
import type { RecordValidator } from '../shacl/validate.ts';
import { countersUnchanged, readCounters, selectCounters, setCounters } from '../store/counters.ts';
import type { Row } from '../store/db.ts';
import { intern, termMap } from '../store/intern.ts';
import {
  clearStaleOutcomes,
  countOutcomes,
  countStaleOutcomes,
  deleteOtherOutcomes,
  deleteSubjects,
  markAllOutcomes,
  type OutcomeRow,
  replaceOutcomes,
  selectLending,
  selectOutcomes,
  selectRules,
  selectServicesOf,
  selectServing,
  selectStaleOutcomes,
  setRules,
} from '../store/outcomes.ts';
import { type IdTriple, insertGraphs, insertQuads } from '../store/quads.ts';
import type { CatalogueContext } from './context.ts';
import { readMany } from './documents.ts';
import { isGenerated } from './generated.ts';
import { recordIri } from './identity.ts';
import type { IncomingRecord } from './incoming.ts';
import type { RecordDocument, RecordRow } from './record.ts';
import { retryStale } from './retry-stale.ts';

/** What records are judged by. */
export interface Validation {
  readonly validator: RecordValidator;
  readonly profiles: readonly Profile[];
  /** Changes when the profiles or their shapes do: then every outcome is out of date. */
  readonly rules: string;
}

export interface OutcomeCounts {
  readonly profile: string;
  readonly violations: number;
  readonly warnings: number;
  readonly infos: number;
}

export interface ProfileTotals {
  readonly profile: string;
  readonly records: number;
  /** Records with a violation, and records with no more than warnings. */
  readonly failing: number;
  readonly improvable: number;
}

/** A dataset that thousands of services claim to serve is judged by the first ones. */
const SERVICES_A_READ = 200;
const RECORDS_A_WRITE = 25;

const SERVES_DATASET = ns.dcat('servesDataset').value;

export const outcomesIri = (baseUrl: string): string => `${baseUrl}/outcomes`;

/** The report on a record by a profile. */
export const outcomeIri = (baseUrl: string, id: string, profile: string): string =>
  `${outcomesIri(baseUrl)}/${id}/${profile}`;

const reached = (start: Iterable<string>, bySubject: ReadonlyMap<string, readonly Quad[]>): Quad[] => {
  const quads: Quad[] = [];
  const seen = new Set<string>();
  const open = [...start];
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    if (seen.has(key)) continue;
    seen.add(key);
    for (const q of bySubject.get(key) ?? []) {
      quads.push(q);
      if (q.object.termType === 'NamedNode') open.push(q.object.value);
    }
  }
  return quads;
};

/**
 * What a record lends to those that name it, by subject. Other datasets lend nothing: following from one to the
 * next would judge each with half of the catalogue.
 */
const lent = (
  embedded: readonly Quad[],
  records: readonly RecordDocument[],
  baseUrl: string,
): ReadonlyMap<string, readonly Quad[]> => {
  const quads = [...embedded];
  for (const { record, own } of records) {
    if (record.kind !== 'entity' && record.kind !== 'service') continue;
    const generated = isGenerated({ id: record.id, iri: record.iri, baseUrl });
    for (const q of own) if (!generated(q) && q.predicate.value !== SERVES_DATASET) quads.push(q);
  }
  return Map.groupBy(quads, (q) => termKey(q.subject));
};

/** A record as the validator takes it: its own content, and of what surrounds it what it leads to. */
const judge = (
  { validator, profiles }: Validation,
  record: { readonly id: string; readonly iri: string },
  own: readonly Quad[],
  around: { readonly bySubject: ReadonlyMap<string, readonly Quad[]>; readonly services: readonly string[] },
  baseUrl: string,
): Promise<Outcome> => {
  const generated = isGenerated({ id: record.id, iri: record.iri, baseUrl });
  const content = own.filter((q) => !generated(q));
  const focus = new Set(content.map((q) => termKey(q.subject)));
  const serving = around.services.map((service) =>
    quad(namedNode(service), ns.dcat('servesDataset'), namedNode(record.iri)),
  );
  const starts = [
    ...content.flatMap((q) => (q.object.termType === 'NamedNode' ? [q.object.value] : [])),
    ...around.services,
  ].filter((key) => !focus.has(key));
  return validator.validateRecord(
    { quads: [...content, ...serving, ...reached(starts, around.bySubject)], focus },
    profiles,
  );
};

export interface Judged {
  readonly record: RecordRow;
  readonly outcome: Outcome;
}

/** Judges published records, each with the shared entities that it names and the services that serve it. */
export const judgeRecords = async (
  ctx: CatalogueContext,
  validation: Validation,
  seqs: readonly number[],
): Promise<Judged[]> => {
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
  const judged: Judged[] = [];
  for (const { record, own: quads } of records) {
    if (!own.has(record.seq)) continue;
    const services = serving
      .filter(({ dataset }) => dataset === record.seq)
      .flatMap(({ service }) => bySeq.get(service)?.record.iri ?? []);
    judged.push({
      record,
      outcome: await judge(validation, record, quads, { bySubject, services }, ctx.baseUrl),
    });
  }
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
    judged.push({ record, outcome: await judge(validation, record, record.quads, around, ctx.baseUrl) });
  }
  return judged;
};

const XSD_BOOLEAN = ns.xsd('boolean');
const XSD_INTEGER = ns.xsd('integer');
const MOISSON = 'urn:moisson:';

const COUNTS = ['violations', 'warnings', 'infos'] as const;

/**
 * The report as RDF: `sh:conforms` as SHACL §3.6 has it (no result at all), the counts, and a
 * `urn:moisson:fails` for each rule; the results in full are at the record's validation page.
 */
export const outcomeQuads = (
  { record, outcome }: Judged,
  { profile, violations, warnings, infos }: ProfileOutcome,
  baseUrl: string,
): Quad[] => {
  const report = namedNode(outcomeIri(baseUrl, record.id, profile));
  const counts = { violations, warnings, infos };
  const about = (predicate: NamedNode, object: Quad['object']): Quad => quad(report, predicate, object);
  const rules = new Set(
    outcome.findings.filter(({ profiles }) => profiles.includes(profile)).map(({ shape }) => shape),
  );
  return [
    about(namedNode(RDF_TYPE), ns.sh('ValidationReport')),
    about(ns.sh('conforms'), literal(String(rules.size === 0), XSD_BOOLEAN)),
    about(ns.dct('conformsTo'), namedNode(`${baseUrl}/shapes/${profile}`)),
    about(ns.dqv('computedOn'), namedNode(record.iri)),
    about(ns.foaf('primaryTopic'), namedNode(recordIri(baseUrl, record.id))),
    ...COUNTS.map((name) => about(namedNode(MOISSON + name), literal(String(counts[name]), XSD_INTEGER))),
    ...[...rules].sort().map((shape) => about(namedNode(`${MOISSON}fails`), namedNode(shape))),
  ];
};

const applicable = ({ outcome }: Judged): ProfileOutcome[] =>
  outcome.profiles.filter(({ isApplicable }) => isApplicable);

/** Judges some records whose marks are the newest, and stores what was found. */
const refreshSome = (ctx: CatalogueContext, validation: Validation, limit: number): Promise<number> =>
  retryStale(async () => {
    const { rows } = await ctx.db.read([selectStaleOutcomes(limit), selectCounters]);
    const seqs = rows[0]!.map(({ seq }) => Number(seq));
    if (seqs.length === 0) return 0;
    const counters = readCounters(rows[1]!);
    const judged = await judgeRecords(ctx, validation, seqs);
    const graph = namedNode(outcomesIri(ctx.baseUrl));
    const quads = judged.flatMap((item) =>
      applicable(item).flatMap((profile) => outcomeQuads(item, profile, ctx.baseUrl)),
    );
    // What was deleted, or is judged by other profiles now, has reports to be removed.
    const reports = rows[0]!.flatMap(({ id }) =>
      PROFILES.map((profile) => namedNode(outcomeIri(ctx.baseUrl, String(id), profile.id))),
    );
    const terms = await intern(
      ctx.db,
      termMap([graph, ...quads.flatMap((q) => [q.subject, q.predicate, q.object])]),
      reports,
      counters,
    );
    const g = terms.idOf(graph);
    const outdated = reports.flatMap((report) => terms.knownIdOf(report) ?? []);
    await ctx.db.write(
      [countersUnchanged(counters)],
      [
        ...(terms.last > counters.term ? [setCounters({ term: terms.last, record: counters.record })] : []),
        ...terms.statements,
        insertGraphs([g], 'outcomes', false),
        deleteSubjects(g, outdated),
        ...insertQuads([
          {
            graph: g,
            triples: quads.map(
              (q): IdTriple => [terms.idOf(q.subject), terms.idOf(q.predicate), terms.idOf(q.object)],
            ),
          },
        ]),
        ...replaceOutcomes(
          seqs,
          judged.flatMap((item) =>
            applicable(item).map(
              ({ profile, violations, warnings, infos }): OutcomeRow => ({
                record: item.record.seq,
                profile,
                violations,
                warnings,
                infos,
              }),
            ),
          ),
        ),
        clearStaleOutcomes(seqs, Number(rows[0]![0]!.revision)),
      ],
    );
    return seqs.length;
  });

export interface Refreshed {
  readonly judged: number;
  /** Records that are still to be judged. */
  readonly remaining: number;
}

/** Judges up to so many records; the newest changes first. */
export const refreshOutcomes = async (
  ctx: CatalogueContext,
  validation: Validation,
  limit: number,
): Promise<Refreshed> => {
  const { rows } = await ctx.db.read([selectRules]);
  if (rows[0]![0]?.value !== validation.rules)
    await ctx.db.write(
      [],
      [
        deleteOtherOutcomes(validation.profiles.map(({ id }) => id)),
        markAllOutcomes,
        setRules(validation.rules),
      ],
    );
  let judged = 0;
  while (judged < limit) {
    const done = await refreshSome(ctx, validation, Math.min(RECORDS_A_WRITE, limit - judged));
    if (done === 0) break;
    judged += done;
  }
  const stale = await ctx.db.read([countStaleOutcomes]);
  return { judged, remaining: Number(stale.rows[0]![0]!.stale) };
};

/** The stored outcome of a record; empty while it waits to be judged. */
export const readOutcome = async ({ db }: CatalogueContext, seq: number): Promise<OutcomeCounts[]> => {
  const { rows } = await db.read([selectOutcomes(seq)]);
  return rows[0]!.map(({ profile, violations, warnings, infos }) => ({
    profile: String(profile),
    violations: Number(violations),
    warnings: Number(warnings),
    infos: Number(infos),
  }));
};

/** Of each profile, how the records stand; and how many are still to be judged. */
export const readTotals = async ({
  db,
}: CatalogueContext): Promise<{
  readonly profiles: readonly ProfileTotals[];
  readonly remaining: number;
}> => {
  const { rows } = await db.read([countOutcomes, countStaleOutcomes]);
  return {
    profiles: rows[0]!.map(({ profile, records, failing, improvable }) => ({
      profile: String(profile),
      records: Number(records),
      failing: Number(failing),
      improvable: Number(improvable),
    })),
    remaining: Number(rows[1]![0]!.stale),
  };
};
