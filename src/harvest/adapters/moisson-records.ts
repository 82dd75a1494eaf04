/**
 * The record graphs of another Moisson, as records of ours: what it generated is taken out again, so that its content
 * is ours to the letter. What arrived is held against the checksum that its CatalogRecord says; pages, OAI-PMH and
 * feeds show one identifier of a resource, which is undone where that can be.
 */
import { checksumOf, contentText } from '../../catalogue/checksum.ts';
import { isGenerated } from '../../catalogue/generated.ts';
import { idOfIri, rootIri } from '../../catalogue/identity.ts';
import type { IncomingRecord, Membership } from '../../catalogue/incoming.ts';
import { KIND_NAMES, KINDS, type RecordKind } from '../../catalogue/kinds.ts';
import { MEMBERSHIP_PREDICATES } from '../../catalogue/ownership.ts';
import { ns, RDF_TYPE } from '../../rdf/namespaces.ts';
import { isGenid, renameNodes, skolemise } from '../../rdf/skolem.ts';
import { type BlankNode, blankNode, type Quad, quad } from '../../rdf/terms.ts';

/** Statements of one record, whatever they were packed in. */
export interface GivenRecord {
  /** The IRI of its CatalogRecord there. */
  readonly node: string;
  readonly quads: readonly Quad[];
}

export interface Reader {
  readonly baseUrl: string;
}

export interface ReadRecord {
  readonly record: IncomingRecord;
  /** The content is what the other one has: its checksum says so, or there is none. */
  readonly isExact: boolean;
}

const RECORDS_PATH = '/records/';
const CHECKSUM_VALUE = ns.spdx('checksumValue');
const PRIMARY_TOPIC = ns.foaf('primaryTopic');
const IDENTIFIER = ns.dct('identifier');

/** `https://a.example/records/x` → `https://a.example`; null for what is no such IRI. */
export const baseOfNode = (node: string): string | null => {
  const at = node.lastIndexOf(RECORDS_PATH);
  return at > 0 ? node.slice(0, at) : null;
};

const objectOf = (quads: readonly Quad[], subject: string, predicate: Quad['predicate']) =>
  quads.find((q) => q.subject.value === subject && q.predicate.equals(predicate))?.object;

/** The CatalogRecord that the other Moisson generated among these statements: the one with its checksum. */
export const recordNodeOf = (quads: readonly Quad[], base: string): string | null =>
  quads.find(
    ({ subject, predicate }) =>
      predicate.equals(ns.spdx('checksum')) && subject.value.startsWith(`${base}${RECORDS_PATH}`),
  )?.subject.value ?? null;

const kindOf = (quads: readonly Quad[], iri: string, base: string, members: readonly Quad[]): RecordKind => {
  const classes = new Set(
    quads.filter((q) => q.subject.value === iri && q.predicate.value === RDF_TYPE).map((q) => q.object.value),
  );
  const kinds = KIND_NAMES.filter((kind) => KINDS[kind].rdfClass !== null);
  return (
    kinds.find((kind) => classes.has(KINDS[kind].rdfClass!)) ??
    kinds.find((kind) => iri.startsWith(`${base}/${KINDS[kind].path}/`)) ??
    // A member is a resource even when nobody says its class.
    kinds.find(
      (kind) => kind !== 'series' && members.some((q) => q.predicate.value === KINDS[kind].membership),
    ) ??
    'entity'
  );
};

/** Its skolem IRIs are blank nodes again, and named as ours are. */
const renamed = (quads: readonly Quad[], baseUrl: string, id: string): Quad[] => {
  const blanks = new Map<string, BlankNode>();
  const plain = quads.map((q) => quad(q.subject, q.predicate, q.object));
  const unnamed = renameNodes(plain, (term) => {
    if (term.termType !== 'NamedNode' || !isGenid(term.value)) return undefined;
    const blank = blanks.get(term.value) ?? blankNode(`genid-${blanks.size}`);
    blanks.set(term.value, blank);
    return blank;
  });
  return skolemise(unnamed, baseUrl, id);
};

const membershipsOf = (members: readonly Quad[], root: string): Membership[] =>
  members
    .filter((q) => MEMBERSHIP_PREDICATES.has(q.predicate.value) && q.subject.value !== root)
    .map((q) => ({ catalog: q.subject.value, predicate: q.predicate.value }));

/** A record of ours with this content; null for what is ours already: our root, and what we generate. */
const incoming = (
  iri: string,
  kind: RecordKind,
  content: readonly Quad[],
  { baseUrl }: Reader,
): IncomingRecord | null => {
  if (iri === rootIri(baseUrl)) return null;
  const ours = `${baseUrl}${RECORDS_PATH}`;
  const kept = content.filter((q) => !q.subject.value.startsWith(ours) && !q.object.value.startsWith(ours));
  const id = idOfIri(iri, baseUrl);
  return { id, kind, iri, quads: renamed(kept, baseUrl, id), memberships: [] };
};

/** The identifiers of the resource that pages, OAI-PMH and feeds put in where there is none. */
const withoutSupplied = (content: readonly Quad[], iri: string): readonly Quad[] =>
  content.filter(
    (q) => !(q.subject.value === iri && q.predicate.equals(IDENTIFIER) && q.object.value === iri),
  );

/** A shared entity that came without its CatalogRecord. */
export const entityOf = (iri: string, quads: readonly Quad[], reader: Reader): IncomingRecord | null =>
  incoming(iri, 'entity', quads, reader);

/** Null where the statements are no record, or are ours. */
export const readGiven = ({ node, quads }: GivenRecord, reader: Reader): ReadRecord | null => {
  const base = baseOfNode(node);
  const iri = objectOf(quads, node, PRIMARY_TOPIC)?.value;
  if (base === null || iri === undefined) return null;
  const generated = isGenerated({ id: node.slice(base.length + RECORDS_PATH.length), iri, baseUrl: base });
  const content = quads.filter((q) => !generated(q));
  const members = quads.filter((q) => q.object.value === iri && q.subject.value !== iri);
  const checksum = objectOf(quads, `${node}#checksum`, CHECKSUM_VALUE)?.value;
  const isGiven = (candidate: readonly Quad[]): boolean =>
    checksumOf(contentText(candidate, base)) === checksum;
  const exact =
    checksum === undefined
      ? content
      : [() => content, () => withoutSupplied(content, iri)].map((make) => make()).find(isGiven);
  const kind = kindOf(content, iri, base, members);
  const record = incoming(iri, kind, exact ?? content, reader);
  if (!record) return null;
  return {
    record: {
      ...record,
      memberships: kind === 'entity' ? [] : membershipsOf(members, rootIri(reader.baseUrl)),
      // Feeds have none of entities: another transport would change them all.
      ...(kind !== 'entity' && { origin: node }),
    },
    isExact: exact !== undefined,
  };
};
