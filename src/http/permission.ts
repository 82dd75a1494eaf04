/**
 * Whether a token may write records: decided inside the write, on the very state that is replaced. What the
 * state does not tell (its publishers, its catalogues) is read before and held to the same version.
 */
import { checksumOf, contentText } from '../catalogue/checksum.ts';
import type { CatalogueContext } from '../catalogue/context.ts';
import { idOfIri, ROOT_ID, recordIri, rootIri } from '../catalogue/identity.ts';
import type { IncomingRecord } from '../catalogue/incoming.ts';
import { MEMBERSHIP_PREDICATES } from '../catalogue/ownership.ts';
import type { RecordState } from '../catalogue/state.ts';
import { AppError } from '../lib/app-error.ts';
import { ns } from '../rdf/namespaces.ts';
import type { Quad } from '../rdf/terms.ts';
import { missingScope } from '../security/authenticate.ts';
import { catalogsOf, isAdmin, mayWrite, type Standing } from '../security/scopes.ts';
import type { Principal } from '../security/tokens.ts';
import { type RecordName, recordsAmong, type StoredStanding, standingsById } from '../store/standings.ts';

export interface WriteClaim {
  readonly principal: Principal;
  /** The IRI of a catalogue that the records are put into. */
  readonly catalog?: string | undefined;
  /** A source that is the token's own: what that source said of an entity may be replaced. */
  readonly ownSource: string | null;
}

export type WriteCheck = (state: RecordState, incoming: IncomingRecord) => void;

const PUBLISHER = ns.dct('publisher').value;

const publishersIn = (quads: readonly Quad[], iri: string): string[] =>
  quads.flatMap((q) => (q.subject.value === iri && q.predicate.value === PUBLISHER ? [q.object.value] : []));

const withoutRoot = (ids: readonly string[]): string[] => ids.filter((id) => id !== ROOT_ID);

/** The scope that would have sufficed, for the answer. */
const lackingScope = ({ catalogs, publishers }: Standing): string =>
  catalogs[0] ? `catalog:${catalogs[0]}` : publishers[0] ? `publisher:${publishers[0]}` : 'admin';

const requireStanding = (principal: Principal, standing: Standing, detail: string): void => {
  if (!mayWrite(principal.scopes, standing)) throw missingScope(lackingScope(standing), detail);
};

/** What was read about the permission must be true of the state that is replaced. */
const requireSameVersion = (state: RecordState, standing: StoredStanding | undefined): void => {
  if ((state.stored?.version ?? 0) !== (standing?.version ?? 0))
    throw new AppError({
      kind: 'unavailable',
      code: 'write-conflict',
      detail: `The record ${state.id} changed while the permission to write it was checked.`,
      hint: 'Send the request again.',
    });
};

const standingBefore = (stored: StoredStanding): Standing => ({
  catalogs: withoutRoot(stored.catalogs),
  publishers: stored.publishers,
});

/** May this token change or delete the record as it is? Throws if not. */
export const requireBefore = (
  principal: Principal,
  state: RecordState,
  stored: StoredStanding | undefined,
) => {
  if (isAdmin(principal.scopes)) return;
  requireSameVersion(state, stored);
  if (state.stored?.status !== 'published' || !stored) return;
  requireStanding(
    principal,
    standingBefore(stored),
    `The record ${state.id} is not this token's: neither its catalogues nor its publisher are.`,
  );
};

const requireEntity = (state: RecordState, stored: StoredStanding | undefined, ownSource: string | null) => {
  requireSameVersion(state, stored);
  if (state.stored?.status !== 'published') return;
  if (ownSource !== null && state.descriptions.some(({ source }) => source === ownSource)) return;
  throw new AppError({
    kind: 'forbidden',
    code: 'shared-entity',
    detail: `Others describe <${state.iri}> too; this token may name it but not change it.`,
    hint: 'Leave its description out, or ask the administrator to change it.',
    extra: { scope: 'admin' },
  });
};

const requireAfter = (
  { principal, catalog }: WriteClaim,
  incoming: IncomingRecord,
  before: readonly string[],
  baseUrl: string,
): void => {
  const named = [
    ...incoming.memberships.map((membership) => membership.catalog),
    ...(catalog ? [catalog] : []),
  ];
  const catalogs = withoutRoot(named.map((iri) => idOfIri(iri, baseUrl)));
  const own = catalogsOf(principal.scopes);
  const foreign = catalogs.find((id) => !own.has(id) && !before.includes(id));
  if (foreign)
    throw missingScope(
      `catalog:${foreign}`,
      `This token may not put the record ${incoming.id} into the catalogue ${foreign}.`,
    );
  requireStanding(
    principal,
    { catalogs, publishers: publishersIn(incoming.quads, incoming.iri) },
    `The record ${incoming.id} would not be this token's: neither its catalogues nor its publisher are.`,
  );
};

/** A record may say nothing of another record's resource, of a CatalogRecord, or of the root catalogue. */
const requireOwnSubjects = (
  incoming: IncomingRecord,
  records: ReadonlyMap<string, RecordName>,
  baseUrl: string,
): void => {
  const below = recordIri(baseUrl, '');
  const stranger = incoming.quads
    .map((q) => q.subject.value)
    .find(
      (iri) =>
        iri !== incoming.iri &&
        (iri === rootIri(baseUrl) ||
          iri.startsWith(below) ||
          (records.get(iri)?.id ?? incoming.id) !== incoming.id),
    );
  if (stranger)
    throw new AppError({
      kind: 'forbidden',
      code: 'foreign-subject',
      detail: `The record ${incoming.id} makes statements on <${stranger}>, which is a record of its own.`,
      extra: { scope: 'admin' },
    });
};

const subjectsOf = (records: readonly IncomingRecord[]): string[] => [
  ...new Set(
    records.flatMap(({ quads }) =>
      quads.flatMap(({ subject }) => (subject.termType === 'NamedNode' ? [subject.value] : [])),
    ),
  ),
];

/** The stored standings of records, by id. */
export const readStandings = ({ db }: CatalogueContext, ids: readonly string[]) =>
  standingsById(db, ids, [...MEMBERSHIP_PREDICATES]);

/** The check for writing `records`; it throws `scope-missing`, `shared-entity` or `foreign-subject`. */
export const writeCheck = async (
  ctx: CatalogueContext,
  records: readonly IncomingRecord[],
  claim: WriteClaim,
): Promise<WriteCheck> => {
  if (isAdmin(claim.principal.scopes)) return () => undefined;
  const [standings, owners] = await Promise.all([
    readStandings(
      ctx,
      records.map(({ id }) => id),
    ),
    recordsAmong(ctx.db, subjectsOf(records)),
  ]);
  return (state, incoming) => {
    const stored = standings.get(incoming.id);
    requireOwnSubjects(incoming, owners, ctx.baseUrl);
    if (incoming.kind === 'entity') return requireEntity(state, stored, claim.ownSource);
    requireBefore(claim.principal, state, stored);
    const before = stored?.status === 'published' ? withoutRoot(stored.catalogs) : [];
    requireAfter(claim, incoming, before, ctx.baseUrl);
  };
};

/** Whether the record is published with just this content: then nobody needs to write it. */
export const isPublishedAs = (
  stored: StoredStanding | undefined,
  incoming: IncomingRecord,
  baseUrl: string,
): boolean =>
  stored?.status === 'published' && stored.checksum === checksumOf(contentText(incoming.quads, baseUrl));
