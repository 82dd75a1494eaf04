/**
 * A record with proposals applied. Pure: the statements that stay keep their graphs, those that are added
 * stand in the graph of the node that they are about.
 */
import { defaultGraph, type Quad, quad, type Term, termKey, tripleKey } from '../rdf/terms.ts';
import type { Proposal } from './proposal.ts';

export const applied = (quads: readonly Quad[], chosen: readonly Proposal[]): readonly Quad[] => {
  const gone = new Set(chosen.flatMap(({ withdraw }) => withdraw.map(tripleKey)));
  const graphs = new Map<string, Term>();
  for (const { subject, object, graph } of quads) {
    graphs.set(termKey(subject), graph);
    if (!graphs.has(termKey(object))) graphs.set(termKey(object), graph);
  }
  const kept = quads.filter((q) => !gone.has(tripleKey(q)));
  const there = new Set(kept.map(tripleKey));
  const added = new Map(
    chosen.flatMap(({ add }) =>
      add.filter((q) => !there.has(tripleKey(q))).map((q) => [tripleKey(q), q] as const),
    ),
  );
  return [
    ...kept,
    ...[...added.values()].map(({ subject, predicate, object }) =>
      quad(
        subject as never,
        predicate as never,
        object as never,
        (graphs.get(termKey(subject)) ?? defaultGraph()) as never,
      ),
    ),
  ];
};
