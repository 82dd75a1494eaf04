/**
 * Writing records: what a source says of them is stored, and what is published follows.
 */
import { AppError } from '../lib/app-error.ts';
import { ns } from '../rdf/namespaces.ts';
import { insertSource } from '../store/records.ts';
import { applyIntents, type Intent, type Outcome } from './apply.ts';
import { checksumOf, contentText } from './checksum.ts';
import { type CatalogueContext, timestamp } from './context.ts';
import { derivedText } from './derived.ts';
import type { IncomingRecord } from './incoming.ts';
import { KINDS } from './kinds.ts';
import { type Description, packMemberships, type RecordState } from './state.ts';

/** What is edited here. It comes before every other source. */
export const LOCAL_SOURCE = 'local';
const PRECEDENCE = { local: 0, other: 100 } as const;

/** More would not fit a row of the database, nor a page that a person or a harvester can use. */
export const MAX_TRIPLES_A_RECORD = 50_000;

export interface WriteOptions {
  readonly source: string;
  /** Of a source that has one of its own; the lowest wins. */
  readonly precedence?: number;
  /** IRI of a catalogue that all of the records become members of. */
  readonly catalog?: string;
  /** Called with each record's state before anything is decided; throws AppError to refuse that record. */
  readonly check?: (state: RecordState, incoming: IncomingRecord) => void;
}

export interface Rejection {
  readonly id: string;
  readonly iri: string;
  readonly code: string;
  readonly reason: string;
}

export interface WriteSummary {
  readonly created: readonly string[];
  readonly updated: readonly string[];
  readonly unchanged: readonly string[];
  readonly rejected: readonly Rejection[];
}

const precedenceOf = (source: string): number =>
  source === LOCAL_SOURCE ? PRECEDENCE.local : PRECEDENCE.other;

const identifierOf = ({ quads, iri }: IncomingRecord): string | null =>
  quads
    .filter((q) => q.subject.value === iri && q.predicate.equals(ns.dct('identifier')))
    .map((q) => q.object.value)
    .sort()[0] ?? null;

const refuse = (
  kind: 'conflict' | 'tooLarge' | 'unprocessable',
  code: string,
  detail: string,
  hint: string,
): never => {
  throw new AppError({ kind, code, detail, hint });
};

const checkFits = (state: RecordState, incoming: IncomingRecord): void => {
  if (state.kind !== incoming.kind) {
    refuse(
      'conflict',
      'other-kind',
      `The id ${incoming.id} belongs to a ${state.kind}; this is a ${incoming.kind}.`,
      'Choose another id, or delete the other record first.',
    );
  }
  if (incoming.quads.length > MAX_TRIPLES_A_RECORD) {
    refuse(
      'tooLarge',
      'record-too-large',
      `The record has ${incoming.quads.length} triples; the limit is ${MAX_TRIPLES_A_RECORD}.`,
      'Split it, for instance into a dataset series.',
    );
  }
};

const intentOf = (
  ctx: CatalogueContext,
  incoming: IncomingRecord,
  { source, catalog, check, precedence = precedenceOf(source) }: WriteOptions,
): Intent => {
  const { id, kind, iri, quads } = incoming;
  const predicate = KINDS[kind].membership;
  const memberships =
    catalog && predicate && catalog !== iri
      ? [...incoming.memberships, { catalog, predicate }]
      : incoming.memberships;
  const text = contentText(quads, ctx.baseUrl);
  const description: Description = {
    source,
    precedence,
    checksum: checksumOf(text),
    text,
    quads,
    memberships,
    identifier: identifierOf(incoming),
    origin: incoming.origin ?? null,
    derived: derivedText(quads, ctx.baseUrl),
  };
  const packed = packMemberships(memberships, ctx.baseUrl);
  return {
    id,
    initial: { id, kind, iri, stored: null, descriptions: [], amendments: [] },
    apply: (state) => {
      checkFits(state, incoming);
      check?.(state, incoming);
      const same = state.descriptions.find((d) => d.source === source);
      const isSame =
        state.stored?.status === 'published' &&
        same?.checksum === description.checksum &&
        (same.origin ?? null) === description.origin &&
        packMemberships(same.memberships, ctx.baseUrl) === packed;
      if (isSame) return state;
      return {
        ...state,
        descriptions: [...state.descriptions.filter((d) => d.source !== source), description],
      };
    },
  };
};

/** Several descriptions of one record in a batch are united: a source says all of it. */
const unite = (records: readonly IncomingRecord[]): IncomingRecord[] =>
  [...Map.groupBy(records, ({ id }) => id).values()].map(([first, ...rest]) =>
    rest.length === 0
      ? first!
      : {
          ...first!,
          quads: [first!, ...rest].flatMap(({ quads }) => quads),
          memberships: [first!, ...rest].flatMap(({ memberships }) => memberships),
        },
  );

/** What is to be applied so that the source says this of the records. */
export const intentsOf = (
  ctx: CatalogueContext,
  records: readonly IncomingRecord[],
  options: WriteOptions,
): Intent[] => unite(records).map((record) => intentOf(ctx, record, options));

const summarise = (outcomes: readonly Outcome[], iris: ReadonlyMap<string, string>): WriteSummary => {
  const ids = (kind: Outcome['kind']): string[] =>
    outcomes.filter((o) => o.kind === kind).map(({ id }) => id);
  return {
    created: ids('created'),
    updated: [...ids('updated'), ...ids('deleted')],
    unchanged: ids('unchanged'),
    rejected: outcomes.flatMap((o) =>
      o.kind === 'rejected'
        ? [{ id: o.id, iri: iris.get(o.id) ?? '', code: o.error.info.code, reason: o.error.info.detail }]
        : [],
    ),
  };
};

const ensureSource = (ctx: CatalogueContext, source: string): Promise<unknown> =>
  ctx.db.write([], [insertSource(source, precedenceOf(source), timestamp(ctx))]);

const knownSources = new WeakMap<object, Set<string>>();

/** Stores what a source says of records; about a hundred at a time. Entities come first, so that names are known. */
export const writeRecords = async (
  ctx: CatalogueContext,
  records: readonly IncomingRecord[],
  options: WriteOptions,
): Promise<WriteSummary> => {
  const outcomes = await writeOutcomes(ctx, records, options);
  return summarise(outcomes, new Map(records.map(({ id, iri }) => [id, iri])));
};

/** As `writeRecords`, with the outcome of each record as it is. */
export const writeOutcomes = async (
  ctx: CatalogueContext,
  records: readonly IncomingRecord[],
  options: WriteOptions,
): Promise<readonly Outcome[]> => {
  const known = knownSources.get(ctx.db) ?? new Set<string>();
  if (!known.has(options.source)) {
    await ensureSource(ctx, options.source);
    knownSources.set(ctx.db, known.add(options.source));
  }
  return applyIntents(ctx, options.source, intentsOf(ctx, records, options));
};

export interface DeleteOptions {
  /** Called with the record's state; throws AppError to refuse. */
  readonly check?: (state: RecordState) => void;
}

/**
 * Deletes a record: every source's description goes, a tombstone stays.
 * @throws AppError `no-such-record`, `record-gone`
 */
export const deleteRecord = async (
  ctx: CatalogueContext,
  id: string,
  { check }: DeleteOptions = {},
): Promise<void> => {
  const [outcome] = await applyIntents(ctx, LOCAL_SOURCE, [
    {
      id,
      initial: null,
      apply: (state) => {
        check?.(state);
        if (state.stored?.status === 'deleted') {
          throw new AppError({
            kind: 'gone',
            code: 'record-gone',
            detail: `The record ${id} is deleted already.`,
          });
        }
        return { ...state, descriptions: [] };
      },
    },
  ]);
  if (outcome?.kind === 'rejected') throw outcome.error;
};
