/**
 * Differences become statements: numbers for new terms, quads, rows, full text and the change log, all in
 * one guarded batch.
 */
import { ns } from '../rdf/namespaces.ts';
import { namedNode, type Quad, type Term } from '../rdf/terms.ts';
import { deleteAmendments, insertAmendments } from '../store/amendments.ts';
import { type Counters, countersUnchanged, setCounters } from '../store/counters.ts';
import type { Statement } from '../store/db.ts';
import { type Interned, intern, termMap } from '../store/intern.ts';
import { selectNames } from '../store/names.ts';
import { markAround, markOutcomes } from '../store/outcomes.ts';
import {
  deleteGraphs,
  deleteOutdated,
  type GraphContent,
  type IdTriple,
  insertGraphs,
  insertQuads,
} from '../store/quads.ts';
import {
  deleteDescriptions,
  fillPayloads,
  insertChanges,
  type RecordToStore,
  setContents,
  upsertDescriptions,
  upsertRecords,
  versionsUnchanged,
} from '../store/records.ts';
import { markStale } from '../store/search.ts';
import type { TaggedText } from '../store/search-words.ts';
import type { Difference, Outcome } from './apply.ts';
import type { CatalogueContext } from './context.ts';
import { recordIri } from './identity.ts';
import { textOf } from './publish.ts';
import { deleteSearchable, insertSearchable } from './search-rows.ts';
import { NAME_PREDICATES, namesOf, publishersOf } from './search-text.ts';
import { packMemberships } from './state.ts';

export interface DifferenceBatch {
  readonly source: string;
  readonly counters: Counters;
  readonly time: string;
  readonly differences: readonly Difference[];
}

/** A difference with the numbers and times that it will have. */
interface Prepared extends Difference {
  readonly seq: number;
  readonly version: number;
  readonly created: string;
  readonly modified: string;
  /** The graph to publish; null when it stays as it is. */
  readonly graph: readonly Quad[] | null;
  readonly action: 'create' | 'update' | 'delete' | null;
}

const prepare = (difference: Difference, seq: number, time: string): Prepared => {
  const { previous, published } = difference;
  const stored = previous.stored;
  const isLive = stored?.status === 'published';
  const created = stored?.created ?? time;
  const version = (stored?.version ?? 0) + 1;
  const base = { ...difference, seq, created };
  if (!published) return { ...base, version, modified: time, graph: null, action: 'delete' };
  if (published.isUnchanged)
    return { ...base, version: version - 1, modified: stored!.modified, graph: null, action: null };
  return {
    ...base,
    version,
    modified: time,
    graph: published.graph(created, time),
    action: isLive ? 'update' : 'create',
  };
};

/** Terms that the batch stores: those of the graphs, and the IRIs of records. */
function* termsIn(items: readonly Prepared[], baseUrl: string): Generator<Term> {
  for (const { graph, next } of items) {
    if (!graph) continue;
    yield namedNode(next.iri);
    yield namedNode(recordIri(baseUrl, next.id));
    for (const q of graph) {
      yield q.subject;
      yield q.predicate;
      yield q.object;
    }
  }
}

const descriptionStatements = ({ previous, next, published, old, seq }: Prepared, time: string) => {
  const before = new Map(previous.descriptions.map((d) => [d.source, d]));
  const isPublished = (checksum: string): boolean => published !== null && checksum === published.checksum;
  return {
    upserts: (baseUrl: string) =>
      next.descriptions
        .filter((d) => before.get(d.source) !== d)
        .map((d) => ({
          record: seq,
          source: d.source,
          checksum: d.checksum,
          content: isPublished(d.checksum) ? null : textOf(d, old?.content ?? null),
          memberships: packMemberships(d.memberships, baseUrl),
          identifier: d.identifier,
          derived: d.derived ?? null,
          origin: d.origin ?? null,
          updated: time,
        })),
    contents: next.descriptions
      .filter((d) => before.get(d.source) === d && (d.text === null) !== isPublished(d.checksum))
      .map((d) => ({
        record: seq,
        source: d.source,
        content: isPublished(d.checksum) ? null : textOf(d, old?.content ?? null),
      })),
    removed: previous.descriptions
      .filter((d) => !next.descriptions.some(({ source }) => source === d.source))
      .map(({ source }) => ({ record: seq, source })),
  };
};

const PUBLISHER = ns.dct('publisher');
const SERVES_DATASET = ns.dcat('servesDataset');
/** The number of no term. */
const NO_TERM = 0;
const CONSTANTS: readonly Term[] = [
  PUBLISHER,
  SERVES_DATASET,
  ...NAME_PREDICATES.map((iri) => namedNode(iri)),
];

const isEmptyBulk = ({ params }: Statement): boolean => params?.[0] === '[]';

export const writeDifference = async (
  ctx: CatalogueContext,
  { source, counters, time, differences }: DifferenceBatch,
): Promise<Outcome[]> => {
  let lastRecord = counters.record;
  const items = differences.map((d) => prepare(d, d.previous.stored?.seq ?? ++lastRecord, time));

  const publishers = new Map<string, Term>();
  for (const { graph, next } of items) {
    if (graph) for (const iri of publishersOf(graph, next.iri)) publishers.set(iri, namedNode(iri));
  }
  const terms = await intern(
    ctx.db,
    termMap(termsIn(items, ctx.baseUrl)),
    [...publishers.values(), ...CONSTANTS],
    counters,
  );
  const { idOf } = terms;
  const names = await publisherNames(ctx, items, [...publishers.values()], terms);

  const changed = items.filter((item) => item.graph !== null);
  const contents = changed.map(
    ({ graph, next }): GraphContent => ({
      graph: idOf(namedNode(recordIri(ctx.baseUrl, next.id))),
      triples: graph!.map((q): IdTriple => [idOf(q.subject), idOf(q.predicate), idOf(q.object)]),
    }),
  );
  const outdated = contents.filter((_, i) => changed[i]!.old !== null);
  const gone = items.filter(({ action }) => action === 'delete');
  const logged = items.filter(({ action }) => action !== null);
  const descriptions = items.map((item) => descriptionStatements(item, time));
  const entities = changed
    .filter(({ next }) => next.kind === 'entity')
    .map(({ next }) => idOf(namedNode(next.iri)));

  const searchable = await insertSearchable(
    changed.map(({ seq, graph, next, modified }) => ({
      seq,
      kind: next.kind,
      iri: next.iri,
      modified,
      own: graph!,
    })),
    (iri) => names.get(iri) ?? [],
    ctx.vocabularies,
  );

  const publisher = terms.knownIdOf(PUBLISHER);
  const serves = terms.knownIdOf(SERVES_DATASET) ?? idOf(SERVES_DATASET) ?? NO_TERM;
  // What others are judged with: shared entities, and the services that serve them.
  const lending = logged
    .filter(({ next }) => next.kind === 'entity' || next.kind === 'service')
    .map(({ next, previous }) => previous.stored?.iriTerm ?? idOf(namedNode(next.iri)));
  const markOthers = (isAhead: boolean): Statement[] =>
    lending.length > 0 ? [markAround(lending, serves, { isAhead })] : [];
  const statements: Statement[] = [
    setCounters({ term: terms.last, record: lastRecord }),
    ...terms.statements,
    insertGraphs(
      contents.map(({ graph }) => graph),
      'record',
      true,
    ),
    // Before and after: what a service serves no longer is judged again, too.
    ...markOthers(true),
    ...deleteOutdated(outdated),
    deleteGraphs(gone.map(({ previous }) => previous.stored!.graph)),
    ...insertQuads(contents),
    ...upsertRecords(
      logged.map(
        ({ previous, next, published, seq, version, created, modified }): RecordToStore => ({
          seq,
          id: next.id,
          kind: next.kind,
          iriTerm: previous.stored?.iriTerm ?? idOf(namedNode(next.iri)),
          graph: previous.stored?.graph ?? idOf(namedNode(recordIri(ctx.baseUrl, next.id))),
          status: published ? 'published' : 'deleted',
          checksum: published?.checksum ?? previous.stored!.checksum,
          version,
          created,
          modified,
        }),
      ),
    ),
    deleteDescriptions(descriptions.flatMap(({ removed }) => removed)),
    ...setContents(descriptions.flatMap(({ contents: moved }) => moved)),
    ...upsertDescriptions(descriptions.flatMap(({ upserts }) => upserts(ctx.baseUrl))),
    deleteAmendments(
      items.flatMap(({ previous, next }) =>
        previous.amendments.filter((a) => !next.amendments.includes(a)).map(({ id }) => id!),
      ),
    ),
    ...insertAmendments(
      items.flatMap(({ next, seq }) =>
        next.amendments.filter(({ id }) => id === null).map((a) => ({ ...a, record: seq })),
      ),
    ),
    ...fillPayloads(
      logged
        .filter(({ old }) => old !== null)
        .map(({ seq, previous, old }) => ({
          record: seq,
          version: previous.stored!.version,
          payload: old!.graph,
        })),
    ),
    ...insertChanges(
      logged.map(({ seq, action, version, published, previous }) => ({
        record: seq,
        action: action!,
        time,
        version,
        checksum: published?.checksum ?? previous.stored!.checksum,
        source,
      })),
    ),
    ...markOthers(false),
    markOutcomes(logged.map(({ seq }) => seq)),
    ...deleteSearchable(logged.filter(({ old }) => old !== null).map(({ seq }) => seq)),
    ...searchable,
    ...(publisher !== undefined && entities.length > 0 ? [markStale(entities, publisher)] : []),
  ];
  await ctx.db.write(
    [
      countersUnchanged(counters),
      versionsUnchanged(
        items.map(({ previous }) => ({ id: previous.id, version: previous.stored?.version ?? 0 })),
      ),
    ],
    statements.filter((statement) => !isEmptyBulk(statement)),
  );
  return items.map(
    ({ next, action, version }): Outcome => ({ kind: OUTCOME[action ?? 'none'], id: next.id, version }),
  );
};

const OUTCOME = { create: 'created', update: 'updated', delete: 'deleted', none: 'unchanged' } as const;

/** Names of the publishers: from this batch where it has them, else from the store. */
const publisherNames = async (
  ctx: CatalogueContext,
  items: readonly Prepared[],
  publishers: readonly Term[],
  { knownIdOf }: Interned,
): Promise<Map<string, readonly TaggedText[]>> => {
  const names = new Map<string, readonly TaggedText[]>();
  for (const { graph, next } of items) {
    if (graph && next.kind === 'entity') names.set(next.iri, namesOf(graph, next.iri));
  }
  const isNumber = (id: number | undefined): id is number => id !== undefined;
  const open = publishers
    .filter(({ value }) => !names.has(value))
    .map(knownIdOf)
    .filter(isNumber);
  const predicates = NAME_PREDICATES.map((iri) => knownIdOf(namedNode(iri))).filter(isNumber);
  if (open.length === 0 || predicates.length === 0) return names;
  const { rows } = await ctx.db.read([selectNames(open, predicates)]);
  for (const { iri, name, lang } of rows[0]!) {
    const known = names.get(String(iri)) ?? [];
    names.set(String(iri), [...known, { value: String(name), language: String(lang) }]);
  }
  return names;
};
