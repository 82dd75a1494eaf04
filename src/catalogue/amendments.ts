/**
 * What curators added to or withdrew from a record. It is kept apart from what sources say, so that it
 * survives the next import or harvest.
 */
import { AppError } from '../lib/app-error.ts';
import { RDF_TYPE } from '../rdf/namespaces.ts';
import { parseRelative, relativeStatement } from '../rdf/relative.ts';
import type { Quad } from '../rdf/terms.ts';
import { applyIntents, type Intent } from './apply.ts';
import { type CatalogueContext, timestamp } from './context.ts';
import { KIND_NAMES, KINDS } from './kinds.ts';
import { LOCAL_SOURCE } from './records.ts';
import { type Amendment, loadState, type RecordState } from './state.ts';

export interface AmendmentRow {
  readonly id: number;
  readonly action: 'add' | 'withdraw';
  readonly quad: Quad;
  readonly author: string;
  readonly created: string;
}

const noRecord = (id: string): AppError =>
  new AppError({
    kind: 'notFound',
    code: 'no-such-record',
    detail: `There is no record ${id}.`,
    extra: { id },
  });

/** @throws AppError `no-such-record` */
export const listAmendments = async (ctx: CatalogueContext, id: string): Promise<AmendmentRow[]> => {
  const state = await loadState(ctx.db, id, ctx.baseUrl);
  if (!state) throw noRecord(id);
  return state.amendments.map(({ id: number, action, triple, author, created }) => ({
    id: number!,
    action,
    quad: parseRelative(triple, ctx.baseUrl)[0]!,
    author,
    created,
  }));
};

export interface AmendmentChange {
  readonly action: 'add' | 'withdraw';
  readonly quads: readonly Quad[];
}

export interface AmendAllOptions {
  readonly changes: readonly AmendmentChange[];
  readonly author: string;
  /** Called with the record's state; throws AppError to refuse. */
  readonly check?: (state: RecordState) => void;
}

export type AmendOptions = AmendmentChange & Omit<AmendAllOptions, 'changes'>;

const checkAmendable = (state: RecordState, quads: readonly Quad[]): void => {
  if (state.stored?.status !== 'published') {
    throw new AppError({ kind: 'gone', code: 'record-gone', detail: `The record ${state.id} is deleted.` });
  }
  const blank = quads.find((q) => q.subject.termType === 'BlankNode' || q.object.termType === 'BlankNode');
  if (blank) {
    throw new AppError({
      kind: 'unprocessable',
      code: 'amendment-blank-node',
      detail: 'An amendment names its nodes by IRIs; this one has a blank node.',
      hint: 'Use the skolem IRIs that the record shows, or choose an IRI for a new node.',
    });
  }
};

const isClassOf = (iri: string, q: Quad): boolean =>
  q.subject.value === iri && q.predicate.value === RDF_TYPE;

/** The kind is fixed when a record is made: an amendment neither makes it another nor leaves the record empty. */
const checkKind = (
  { id, kind, iri }: RecordState,
  changes: readonly AmendmentChange[],
  content: readonly Quad[],
): void => {
  if (!content.some((q) => q.subject.value === iri)) {
    throw new AppError({
      kind: 'unprocessable',
      code: 'amendment-empties-record',
      detail: `This would leave the record ${id} without any statement on <${iri}>.`,
      hint: 'To take the record out of the catalogue, delete it.',
    });
  }
  const classes = new Set(content.filter((q) => isClassOf(iri, q)).map(({ object }) => object.value));
  const now = KIND_NAMES.find((name) => {
    const { rdfClass } = KINDS[name];
    return rdfClass !== null && classes.has(rdfClass);
  });
  const losesClass = changes.some(
    ({ action, quads }) =>
      action === 'withdraw' &&
      quads.some((q) => isClassOf(iri, q) && q.object.value === KINDS[kind].rdfClass),
  );
  if (now === kind || (now === undefined && !losesClass)) return;
  throw new AppError({
    kind: 'unprocessable',
    code: 'amendment-changes-kind',
    detail: `The record ${id} is a ${kind}; with this amendment its classes would make it ${now ? `a ${now}` : 'none'}.`,
    hint: 'Leave out the statements on its class. A resource of another kind is another record.',
  });
};

/** The amendments with one more change among them; the same object when it changes nothing. */
const withChange = (
  amendments: readonly Amendment[],
  { action, quads }: AmendmentChange,
  by: { readonly author: string; readonly created: string; readonly baseUrl: string },
): readonly Amendment[] => {
  const triples = [...new Set(quads.map((q) => relativeStatement(q, by.baseUrl)))];
  const isSame = (a: Amendment): boolean => a.action === action && triples.includes(a.triple);
  const kept = amendments.filter((a) => isSame(a) || !triples.includes(a.triple));
  const news = triples.filter((triple) => !kept.some((a) => a.triple === triple));
  if (news.length === 0) return amendments;
  const { author, created } = by;
  return [...kept, ...news.map((triple): Amendment => ({ id: null, action, triple, author, created }))];
};

/**
 * Adds and withdraws statements, all at once. Adding what was withdrawn, or the reverse, replaces that
 * amendment.
 * @returns the amendments of the record as they are now.
 * @throws AppError `no-such-record`, `record-gone`, `amendment-blank-node`, `amendment-changes-kind`,
 *   `amendment-empties-record`
 */
export const amendAll = async (
  ctx: CatalogueContext,
  id: string,
  { changes, author, check }: AmendAllOptions,
): Promise<AmendmentRow[]> => {
  const by = { author, created: timestamp(ctx), baseUrl: ctx.baseUrl };
  const apply = (state: RecordState): RecordState => {
    check?.(state);
    checkAmendable(
      state,
      changes.flatMap(({ quads }) => quads),
    );
    let { amendments } = state;
    for (const change of changes) amendments = withChange(amendments, change, by);
    return amendments === state.amendments ? state : { ...state, amendments };
  };
  await change(ctx, {
    id,
    apply,
    checkPublished: ({ content }, state) => checkKind(state, changes, content),
  });
  return listAmendments(ctx, id);
};

/** The same for one change. */
export const amend = (
  ctx: CatalogueContext,
  id: string,
  { action, quads, ...options }: AmendOptions,
): Promise<AmendmentRow[]> => amendAll(ctx, id, { ...options, changes: [{ action, quads }] });

/** @throws AppError `no-such-record`, `no-such-amendment` */
export const dropAmendment = (
  ctx: CatalogueContext,
  id: string,
  amendment: number,
  check?: (state: RecordState) => void,
): Promise<void> =>
  change(ctx, {
    id,
    apply: (state) => {
      check?.(state);
      const kept = state.amendments.filter((a) => a.id !== amendment);
      if (kept.length === state.amendments.length) {
        throw new AppError({
          kind: 'notFound',
          code: 'no-such-amendment',
          detail: `The record ${id} has no amendment ${amendment}.`,
        });
      }
      return { ...state, amendments: kept };
    },
  });

const change = async (ctx: CatalogueContext, intent: Omit<Intent, 'initial'>): Promise<void> => {
  const [outcome] = await applyIntents(ctx, LOCAL_SOURCE, [{ ...intent, initial: null }]);
  if (outcome?.kind === 'rejected') throw outcome.error;
};
