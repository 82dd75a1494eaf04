/**
 * What curators added to or withdrew from a record. It is kept apart from what sources say, so that it
 * survives the next import or harvest.
 */
import { AppError } from '../lib/app-error.ts';
import { parseRelative, relativeStatement } from '../rdf/relative.ts';
import type { Quad } from '../rdf/terms.ts';
import { applyIntents } from './apply.ts';
import { type CatalogueContext, timestamp } from './context.ts';
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
  new AppError({ kind: 'notFound', code: 'no-such-record', detail: `There is no record ${id}.` });

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

export interface AmendOptions {
  readonly action: 'add' | 'withdraw';
  readonly quads: readonly Quad[];
  readonly author: string;
  /** Called with the record's state; throws AppError to refuse. */
  readonly check?: (state: RecordState) => void;
}

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

/**
 * Adds or withdraws statements. Adding what was withdrawn, or the reverse, replaces that amendment.
 * @returns the amendments of the record as they are now.
 * @throws AppError `no-such-record`, `record-gone`, `amendment-blank-node`
 */
export const amend = async (
  ctx: CatalogueContext,
  id: string,
  { action, quads, author, check }: AmendOptions,
): Promise<AmendmentRow[]> => {
  const created = timestamp(ctx);
  const triples = [...new Set(quads.map((q) => relativeStatement(q, ctx.baseUrl)))];
  await change(ctx, id, (state) => {
    check?.(state);
    checkAmendable(state, quads);
    const isSame = (a: Amendment): boolean => a.action === action && triples.includes(a.triple);
    const kept = state.amendments.filter((a) => isSame(a) || !triples.includes(a.triple));
    const news = triples.filter((triple) => !kept.some((a) => a.triple === triple));
    if (news.length === 0) return state;
    const added = news.map((triple): Amendment => ({ id: null, action, triple, author, created }));
    return { ...state, amendments: [...kept, ...added] };
  });
  return listAmendments(ctx, id);
};

/** @throws AppError `no-such-record`, `no-such-amendment` */
export const dropAmendment = (
  ctx: CatalogueContext,
  id: string,
  amendment: number,
  check?: (state: RecordState) => void,
): Promise<void> =>
  change(ctx, id, (state) => {
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
  });

const change = async (
  ctx: CatalogueContext,
  id: string,
  apply: (state: RecordState) => RecordState,
): Promise<void> => {
  const [outcome] = await applyIntents(ctx, LOCAL_SOURCE, [{ id, initial: null, apply }]);
  if (outcome?.kind === 'rejected') throw outcome.error;
};
