/**
 * `PUT` and `DELETE` of one record. All or nothing: a refusal of any part of the body undoes the whole.
 */
import { bornHereIri, ROOT_ID } from '../../catalogue/identity.ts';
import type { IncomingRecord } from '../../catalogue/incoming.ts';
import type { RecordKind } from '../../catalogue/kinds.ts';
import { deleteRecord, LOCAL_SOURCE, MAX_TRIPLES_A_RECORD, writeOutcomes } from '../../catalogue/records.ts';
import type { RecordState } from '../../catalogue/state.ts';
import { AppError } from '../../lib/app-error.ts';
import { formatOfMediaType } from '../../rdf/media-types.ts';
import type { Quad } from '../../rdf/terms.ts';
import { requireAdmin } from '../../security/authenticate.ts';
import { isAdmin } from '../../security/scopes.ts';
import type { Principal } from '../../security/tokens.ts';
import { type RecordName, recordsAmong, type StoredStanding } from '../../store/standings.ts';
import type { AppContext, Handler } from '../app-env.ts';
import { type IssueList, readWholeBody, refuseSyntaxErrors } from '../body.ts';
import { preconditionFailed, type WriteCondition, writeCondition } from '../conditional.ts';
import { judgeWritten, refusal, refusedRecords } from '../enforce.ts';
import { versionTag } from '../etag.ts';
import { type IgnoredStatements, ignoredStatements, strayNodes } from '../ignored-statements.ts';
import { emptyResponse, jsonResponse } from '../json.ts';
import { negotiate } from '../negotiate.ts';
import { isPublishedAs, readStandings, requireBefore, writeCheck } from '../permission.ts';
import { principalOfRequest } from '../principal.ts';
import { noSuchRecord, notFound } from '../problem.ts';
import { type PutBody, type PutTarget, readPutBody } from '../put-body.ts';
import { refuseRdfXmlLosses } from '../rdfxml-losses.ts';
import { catalogToWrite } from '../write-catalog.ts';
import { idInPath, newIdInPath } from './record.ts';

const MAX_LISTED = 20;

/** Thrown out of a check: it ends the whole batch, where an AppError would refuse one record of it. */
class Abort extends Error {
  readonly reason: AppError;

  constructor(reason: AppError) {
    super(reason.message);
    this.reason = reason;
  }
}

const orAbort =
  <Args extends unknown[]>(check: (...args: Args) => void) =>
  (...args: Args): void => {
    try {
      check(...args);
    } catch (error) {
      throw error instanceof AppError ? new Abort(error) : error;
    }
  };

const unwrapAbort = (error: unknown): never => {
  throw error instanceof Abort ? error.reason : error;
};

/** @throws AppError `precondition-failed` */
export const requireCondition = ({ stored, id }: RecordState, condition: WriteCondition | null): void => {
  if (!condition) return;
  const version = stored?.status === 'published' ? stored.version : null;
  if (condition.exists === false && version !== null)
    throw preconditionFailed(`The record ${id} exists already.`);
  if (condition.exists === true && version === null) throw preconditionFailed(`There is no record ${id}.`);
  if (condition.versions && (version === null || !condition.versions.includes(version)))
    throw preconditionFailed(
      version === null ? `There is no record ${id}.` : `The record ${id} is at version ${version} by now.`,
    );
};

/** What of a body is written: entities that are published as they stand here are left as they are. */
const recordsToWrite = (
  { target, entities, others }: PutBody,
  standings: ReadonlyMap<string, StoredStanding>,
  baseUrl: string,
): readonly IncomingRecord[] => {
  const unknown = others.find(({ id }) => standings.get(id)?.status !== 'published');
  if (unknown)
    throw new AppError({
      kind: 'unprocessable',
      code: 'several-resources',
      detail: `The body describes <${unknown.iri}> too, a ${unknown.kind} that is not in the catalogue.`,
      hint: `PUT it to ${bornHereIri(baseUrl, unknown.kind, unknown.id)}, or send all with POST /import.`,
    });
  return [target, ...entities.filter((entity) => !isPublishedAs(standings.get(entity.id), entity, baseUrl))];
};

/** @throws AppError `left-over` rather than lose a statement */
const refuseStray = ({ target, leftOver }: PutBody, known: ReadonlyMap<string, RecordName>): void => {
  const stray = strayNodes(leftOver, known);
  if (stray.length === 0) return;
  throw new AppError({
    kind: 'unprocessable',
    code: 'left-over',
    detail: `The body describes ${stray.length} nodes that the ${target.kind} does not lead to.`,
    hint: 'Link these nodes, or leave them out.',
    extra: { nodes: stray.slice(0, MAX_LISTED) },
  });
};

interface PutOutcome {
  readonly kind: 'created' | 'updated' | 'unchanged';
  readonly version: number;
  /** Ids of entities that were written with the record. */
  readonly entities: readonly string[];
  readonly ignored: IgnoredStatements;
}

const JSON_OFFER = [{ name: 'json', mediaType: 'application/json', aliases: [] }] as const;

const answer = (c: AppContext, url: string, outcome: PutOutcome, issues: IssueList): Response => {
  const isNew = outcome.kind === 'created';
  const headers = { ETag: versionTag(outcome.version), ...(isNew && { Location: url }) };
  // What was ignored is told to whoever did not ask for JSON, too.
  const isQuiet = outcome.ignored.statements === 0 && !negotiate(c.req.header('Accept'), JSON_OFFER);
  if (isQuiet) return emptyResponse(isNew ? 201 : 204, headers);
  const { kind, ...rest } = outcome;
  const body = { result: kind, url, ...rest, repaired: issues.items, repairedTotal: issues.total() };
  return jsonResponse(body, isNew ? 201 : 200, headers);
};

/** What a request says of the record at its URL. */
export interface PutInput {
  readonly quads: readonly Quad[];
  readonly issues: IssueList;
  readonly condition: WriteCondition | null;
  /** Where what is made can be found. */
  readonly url: string;
  /** The statements have all that was published: whatever the format cannot say, nothing is lost. */
  readonly isMerged?: true;
}

/** Who may write the record with this id at all; the rest is decided on what is written. */
export const requireWriter = async (c: AppContext, id: string): Promise<Principal> => {
  const principal = await principalOfRequest(c);
  if (id === ROOT_ID) requireAdmin(principal);
  return principal;
};

const put = async (c: AppContext, kind: RecordKind, id: string): Promise<Response> => {
  const principal = await requireWriter(c, id);
  const condition = writeCondition(c.req.raw.headers);
  const url = bornHereIri(c.var.config.baseUrl, kind, id);
  const { quads, issues } = await readWholeBody(c, url, MAX_TRIPLES_A_RECORD * 2);
  refuseSyntaxErrors(issues);
  return putStatements(c, principal, { kind, id }, { quads, issues, condition, url });
};

/** Makes statements what the source `local` says of a record, and answers the request. */
export const putStatements = async (
  c: AppContext,
  principal: Principal,
  { kind, id }: PutTarget,
  { quads, issues, condition, url, isMerged }: PutInput,
): Promise<Response> => {
  const { catalogue: ctx, config } = c.var;
  const body = readPutBody(quads, { kind, id }, config.baseUrl);
  const known = await recordsAmong(ctx.db, [...new Set(body.leftOver.map(({ subject }) => subject.value))]);
  refuseStray(body, known);
  const standings = await readStandings(
    ctx,
    [body.target, ...body.entities, ...body.others].map((record) => record.id),
  );
  const records = recordsToWrite(body, standings, config.baseUrl);
  if (!isMerged && formatOfMediaType(c.req.header('Content-Type') ?? '') === 'rdfxml')
    await refuseRdfXmlLosses(
      ctx,
      records.map((record) => record.id),
    );
  const [refused] = await refusedRecords(c, records, [...body.entities, ...body.others]);
  if (refused) return refusal(c, [refused]);
  const ignored = await ignoredStatements(ctx, quads, body, known);
  const catalog = await catalogToWrite(c, principal, { isStated: body.target.memberships.length > 0 });
  const permit = await writeCheck(ctx, records, { principal, catalog, ownSource: null });
  const outcomes = await writeOutcomes(ctx, records, {
    source: LOCAL_SOURCE,
    ...(catalog !== undefined && { catalog }),
    check: orAbort((state, incoming) => {
      permit(state, incoming);
      if (incoming.id === id) requireCondition(state, condition);
    }),
  }).catch(unwrapAbort);
  for (const outcome of outcomes) if (outcome.kind === 'rejected') throw outcome.error;
  await judgeWritten(c, records.length);
  const own = outcomes.find((outcome) => outcome.id === id)!;
  if (own.kind === 'rejected' || own.kind === 'deleted') throw new Error(`PUT ended as ${own.kind}.`);
  return answer(
    c,
    url,
    {
      // What is published is the same where only the source of it is new.
      kind: own.version === standings.get(id)?.version ? 'unchanged' : own.kind,
      version: own.version,
      entities: outcomes.flatMap((o) => (o.id !== id && o.kind !== 'unchanged' ? [o.id] : [])),
      ignored,
    },
    issues,
  );
};

export const putRecord =
  (kind: RecordKind): Handler =>
  (c) =>
    put(c, kind, newIdInPath(c));

export const putRoot: Handler = (c) => put(c, 'catalog', ROOT_ID);

/** Of whatever kind it is, where `kind` is null. */
export const remove = async (c: AppContext, kind: RecordKind | null, id: string): Promise<Response> => {
  const principal = await principalOfRequest(c);
  const ctx = c.var.catalogue;
  if (id === ROOT_ID)
    throw notFound('root-not-deleted', 'The root catalogue is not deleted: it is what the others are in.', {
      id,
    });
  const condition = writeCondition(c.req.raw.headers);
  const stored = isAdmin(principal.scopes) ? undefined : (await readStandings(ctx, [id])).get(id);
  await deleteRecord(ctx, id, {
    check: (state) => {
      if (kind !== null && state.kind !== kind) throw noSuchRecord(id);
      if (state.kind === 'entity') requireAdmin(principal);
      requireBefore(principal, state, stored);
      requireCondition(state, condition);
    },
  });
  return emptyResponse(204);
};

export const removeRecord =
  (kind: RecordKind): Handler =>
  (c) =>
    remove(c, kind, idInPath(c));
