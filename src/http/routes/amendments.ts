/**
 * `/api/records/{id}/amendments`: what curators added and withdrew. The list names people, so it is shown to
 * bearers of a token only; what amendments do to a record is public.
 */

import { type AmendmentRow, amend, dropAmendment, listAmendments } from '../../catalogue/amendments.ts';
import { readRecord } from '../../catalogue/documents.ts';
import { ID_PATTERN, ROOT_ID, rootIri } from '../../catalogue/identity.ts';
import { MEMBERSHIP_PREDICATES } from '../../catalogue/ownership.ts';
import type { RecordState } from '../../catalogue/state.ts';
import { AppError } from '../../lib/app-error.ts';
import { ns } from '../../rdf/namespaces.ts';
import { serialize } from '../../rdf/serialize/serialize.ts';
import type { Quad } from '../../rdf/terms.ts';
import { missingScope } from '../../security/authenticate.ts';
import { isAdmin } from '../../security/scopes.ts';
import type { Principal } from '../../security/tokens.ts';
import { recordsAmong } from '../../store/standings.ts';
import type { AppContext, Handler } from '../app-env.ts';
import { readWholeBody, refuseSyntaxErrors } from '../body.ts';
import { emptyResponse, jsonResponse } from '../json.ts';
import { readStandings, requireBefore } from '../permission.ts';
import { principalOfRequest } from '../principal.ts';
import { noSuchRecord } from '../problem.ts';
import { recordUrl } from './record.ts';

const MAX_STATEMENTS = 1000;
export const ACTIONS = ['add', 'withdraw'] as const;

const idOf = (c: AppContext): string => {
  const id = c.req.param('id') ?? '';
  if (!ID_PATTERN.test(id)) throw noSuchRecord(id);
  return id;
};

const shown = ({ id, action, quad, author, created }: AmendmentRow) => ({
  id,
  action,
  /** One statement, as N-Triples. */
  statement: serialize('ntriples', [quad]).trim(),
  author,
  created,
});

/** Who may write the record may amend it. */
export const permitOf = async (
  c: AppContext,
  principal: Principal,
  id: string,
): Promise<(state: RecordState) => void> => {
  if (isAdmin(principal.scopes)) return () => undefined;
  const stored = (await readStandings(c.var.catalogue, [id])).get(id);
  return (state) => {
    if (state.kind === 'entity')
      throw missingScope('admin', 'Shared entities are amended by the administrator.');
    requireBefore(principal, state, stored);
  };
};

/** What decides who may write a record is not amended by a scoped token, nor what other records say. */
export const requireModest = async (
  c: AppContext,
  principal: Principal,
  id: string,
  quads: readonly Quad[],
) => {
  if (isAdmin(principal.scopes)) return;
  const { catalogue: ctx, config } = c.var;
  const decides = quads.some(
    ({ predicate }) => predicate.equals(ns.dct('publisher')) || MEMBERSHIP_PREDICATES.has(predicate.value),
  );
  const subjects = [...new Set(quads.map(({ subject }) => subject.value))];
  const owners = await recordsAmong(ctx.db, subjects);
  const isForeign = subjects.some(
    (iri) =>
      (owners.get(iri)?.id ?? id) !== id ||
      iri === rootIri(config.baseUrl) ||
      iri.startsWith(`${config.baseUrl}/records/`),
  );
  if (decides || isForeign)
    throw missingScope('admin', 'A scoped token amends neither publishers, memberships nor other records.');
};

export const getAmendments: Handler = async (c) => {
  await principalOfRequest(c);
  const amendments = await listAmendments(c.var.catalogue, idOf(c));
  return jsonResponse({ amendments: amendments.map(shown) });
};

export const postAmendment: Handler = async (c) => {
  const principal = await principalOfRequest(c);
  const id = idOf(c);
  const asked = c.req.query('action') ?? ACTIONS[0];
  const action = ACTIONS.find((name) => name === asked);
  if (!action)
    throw new AppError({
      kind: 'badRequest',
      code: 'parameter-invalid',
      detail: `The parameter action is “${asked.slice(0, 100)}”; it must be one of ${ACTIONS.join(', ')}.`,
      extra: { parameter: 'action', value: asked.slice(0, 100), choices: ACTIONS.join(', ') },
    });
  const document = await readRecord(c.var.catalogue, id);
  if (!document) throw noSuchRecord(id);
  const url = recordUrl(c.var.config.baseUrl, document.record);
  const { quads, issues } = await readWholeBody(
    c,
    id === ROOT_ID ? rootIri(c.var.config.baseUrl) : url,
    MAX_STATEMENTS,
  );
  refuseSyntaxErrors(issues);
  if (quads.length === 0)
    throw new AppError({
      kind: 'unprocessable',
      code: 'amendment-empty',
      detail: 'The body holds no statement.',
    });
  await requireModest(c, principal, id, quads);
  const check = await permitOf(c, principal, id);
  const amendments = await amend(c.var.catalogue, id, { action, quads, author: principal.name, check });
  return jsonResponse({ amendments: amendments.map(shown), repaired: issues.items }, 201);
};

export const deleteAmendment: Handler = async (c) => {
  const principal = await principalOfRequest(c);
  const id = idOf(c);
  const number = Number(c.req.param('number'));
  await dropAmendment(c.var.catalogue, id, number, await permitOf(c, principal, id));
  return emptyResponse(204);
};
