/**
 * What the body of a PUT says, pure: the one record that the URL names, the shared entities that come with it,
 * and resources of other records, which a document embeds and a PUT leaves alone.
 */
import { bornHereIri, idOfIri, recordIri, rootIri } from '../catalogue/identity.ts';
import type { IncomingRecord, Membership } from '../catalogue/incoming.ts';
import type { RecordKind } from '../catalogue/kinds.ts';
import { MEMBERSHIP_PREDICATES } from '../catalogue/ownership.ts';
import { LOCAL_SOURCE } from '../catalogue/records.ts';
import { splitRecords } from '../catalogue/split.ts';
import { AppError } from '../lib/app-error.ts';
import { ns, RDF_TYPE } from '../rdf/namespaces.ts';
import { type NamedNode, namedNode, type Quad, quad } from '../rdf/terms.ts';

export interface PutTarget {
  readonly kind: RecordKind;
  readonly id: string;
}

export interface PutBody {
  readonly target: IncomingRecord;
  readonly entities: readonly IncomingRecord[];
  /** Resources that are records of their own. */
  readonly others: readonly IncomingRecord[];
  /** Statements on nodes to which the record does not lead. */
  readonly leftOver: readonly Quad[];
}

const MAX_LISTED = 20;

const refuse = (code: string, detail: string, hint: string, extra: Readonly<Record<string, unknown>> = {}) =>
  new AppError({ kind: 'unprocessable', code, detail, hint, extra });

const RECORD = ns.dcat('record').value;

/** Memberships stand in a record's document without a word on the catalogue, so the splitter sees none. */
const statedMemberships = (quads: readonly Quad[], iri: string, baseUrl: string): Membership[] => {
  const root = rootIri(baseUrl);
  const found = quads.filter(
    (q) =>
      MEMBERSHIP_PREDICATES.has(q.predicate.value) &&
      q.object.value === iri &&
      q.subject.termType === 'NamedNode' &&
      q.subject.value !== iri &&
      q.subject.value !== root,
  );
  return found.map((q) => ({ catalog: q.subject.value, predicate: q.predicate.value }));
};

const withMemberships = (record: IncomingRecord, stated: readonly Membership[]): IncomingRecord => {
  const known = new Set(record.memberships.map(({ catalog, predicate }) => `${predicate} ${catalog}`));
  const news = stated.filter(({ catalog, predicate }) => !known.has(`${predicate} ${catalog}`));
  return news.length === 0 ? record : { ...record, memberships: [...record.memberships, ...news] };
};

/** Statements that a document of this catalogue has beside its content, and that are made anew. */
const isOurs = (q: Quad, iri: string, baseUrl: string): boolean =>
  (MEMBERSHIP_PREDICATES.has(q.predicate.value) && q.object.value === iri) ||
  (q.predicate.value === RECORD && q.object.value.startsWith(recordIri(baseUrl, '')));

const HOLDER = namedNode('urn:moisson:holder');

/**
 * An entity is one because a resource names it: a body that is about an entity alone is split as if one did.
 */
const heldEntity = (quads: readonly Quad[], { id }: PutTarget, baseUrl: string): readonly Quad[] => {
  const entity = quads
    .map((q) => q.subject)
    .find((subject) => subject.termType === 'NamedNode' && idOfIri(subject.value, baseUrl) === id);
  if (!entity) return quads;
  return [
    ...quads,
    quad(HOLDER, namedNode(RDF_TYPE), ns.dcat('Dataset')),
    quad(HOLDER, ns.dct('relation'), entity as NamedNode),
  ];
};

const split = (quads: readonly Quad[], put: PutTarget, baseUrl: string) => {
  const isEntity = put.kind === 'entity';
  const { records, leftOver } = splitRecords(isEntity ? heldEntity(quads, put, baseUrl) : quads, {
    baseUrl,
    source: LOCAL_SOURCE,
  });
  return { records: records.filter(({ iri }) => iri !== HOLDER.value), leftOver };
};

/** @throws AppError `no-such-resource`, `several-resources` */
export const readPutBody = (quads: readonly Quad[], put: PutTarget, baseUrl: string): PutBody => {
  const { records, leftOver } = split(quads, put, baseUrl);
  const same = records.filter(({ kind }) => kind === put.kind);
  const target = same.find(({ id }) => id === put.id);
  const found = records
    .filter(({ kind }) => kind !== 'entity')
    .slice(0, MAX_LISTED)
    .map(({ id, kind, iri }) => ({ id, kind, iri, url: bornHereIri(baseUrl, kind, id) }));
  const expected = bornHereIri(baseUrl, put.kind, put.id);
  if (!target)
    throw refuse(
      'no-such-resource',
      `The body describes no ${put.kind} with the id ${put.id}.`,
      found.length > 0
        ? `It describes ${found.map(({ iri }) => `<${iri}>`).join(', ')}; the URL must be that of one of these.`
        : `Describe <${expected}> (“<>” means the same), with its class.`,
      { found },
    );
  if (same.length > 1 && put.kind !== 'entity')
    throw refuse(
      'several-resources',
      `The body describes ${same.length} resources of the kind ${put.kind}; a PUT takes one.`,
      'Several go in with POST /import.',
      { found },
    );
  return {
    target: withMemberships(target, statedMemberships(quads, target.iri, baseUrl)),
    entities: records.filter((record) => record !== target && record.kind === 'entity'),
    others: records.filter((record) => record !== target && record.kind !== 'entity'),
    leftOver: leftOver.filter((q) => !isOurs(q, target.iri, baseUrl)),
  };
};
