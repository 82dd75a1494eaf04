/**
 * Statements of a PUT that are not stored, because they are on records other than the one that the URL names.
 * A document embeds such records, so what is published of them anyway needs no word; the rest is told.
 */
import type { CatalogueContext } from '../catalogue/context.ts';
import { RECORD_PREDICATES } from '../catalogue/generated.ts';
import { recordIri } from '../catalogue/identity.ts';
import type { IncomingRecord } from '../catalogue/incoming.ts';
import { readPublishedGraphs } from '../catalogue/published-graphs.ts';
import { ns } from '../rdf/namespaces.ts';
import { relativeStatement } from '../rdf/relative.ts';
import { skolemise } from '../rdf/skolem.ts';
import { namedNode, type Quad, quad, termKey } from '../rdf/terms.ts';
import type { RecordName } from '../store/standings.ts';
import type { PutBody } from './put-body.ts';

export interface IgnoredStatements {
  /** How many. */
  readonly statements: number;
  /** The first of the nodes that they are on. */
  readonly nodes: readonly string[];
}

const MAX_NODES = 20;

/** The nodes that known records embed: their resources, and the blank nodes below these, by record. */
const embeddedIn = (
  leftOver: readonly Quad[],
  known: ReadonlyMap<string, RecordName>,
): ReadonlyMap<string, readonly Quad[]> => {
  const bySubject = Map.groupBy(leftOver, (q) => termKey(q.subject));
  const below = (start: string): Quad[] => {
    const seen = new Set([start]);
    // A set takes new members while it is walked.
    for (const key of seen)
      for (const { object } of bySubject.get(key) ?? [])
        if (object.termType === 'BlankNode') seen.add(termKey(object));
    return [...seen].flatMap((key) => bySubject.get(key) ?? []);
  };
  return new Map(
    [...known].flatMap(([iri, { id }]) => {
      const quads = below(termKey(namedNode(iri)));
      return quads.length > 0 ? [[id, quads] as const] : [];
    }),
  );
};

/** The nodes of a body's left-over to which no known record leads. */
export const strayNodes = (
  leftOver: readonly Quad[],
  known: ReadonlyMap<string, RecordName>,
): readonly string[] => {
  const embedded = new Set([...embeddedIn(leftOver, known).values()].flat());
  return [...new Set(leftOver.filter((q) => !embedded.has(q)).map((q) => termKey(q.subject)))];
};

const withMemberships = ({ quads, memberships, iri }: IncomingRecord): readonly Quad[] => [
  ...quads,
  ...memberships.map(({ catalog, predicate }) =>
    quad(namedNode(catalog), namedNode(predicate), namedNode(iri)),
  ),
];

/** Statements with CatalogRecords other than those that the catalogue itself makes, and makes anew. */
const onCatalogRecords = (quads: readonly Quad[], baseUrl: string): Quad[] => {
  const below = recordIri(baseUrl, '');
  const isRecord = ({ termType, value }: Quad['object']): boolean =>
    termType === 'NamedNode' && value.startsWith(below);
  return quads.filter(({ subject, predicate, object }) =>
    isRecord(subject)
      ? !RECORD_PREDICATES.has(predicate.value)
      : isRecord(object) && !predicate.equals(ns.dcat('record')),
  );
};

/** What of a body is neither written nor published already. */
export const ignoredStatements = async (
  ctx: CatalogueContext,
  quads: readonly Quad[],
  { others, leftOver }: PutBody,
  known: ReadonlyMap<string, RecordName>,
): Promise<IgnoredStatements> => {
  const { baseUrl } = ctx;
  const said: readonly (readonly [id: string, quads: readonly Quad[]])[] = [
    ...others.map((record) => [record.id, withMemberships(record)] as const),
    ...[...embeddedIn(leftOver, known)].map(([id, own]) => [id, skolemise(own, baseUrl, id)] as const),
  ];
  const graphs = await readPublishedGraphs(
    ctx,
    said.map(([id]) => id),
  );
  const ignored = said.flatMap(([id, all]) => {
    const published = new Set(graphs.get(id)?.quads.map((q) => relativeStatement(q, baseUrl)));
    return all.filter((q) => !published.has(relativeStatement(q, baseUrl)));
  });
  const lost = [...ignored, ...onCatalogRecords(quads, baseUrl)];
  return {
    statements: lost.length,
    nodes: [...new Set(lost.map(({ subject }) => subject.value))].slice(0, MAX_NODES),
  };
};
