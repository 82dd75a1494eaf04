/**
 * What belongs to no record, described for people: how much there is, and of which types.
 */
import { RDF_TYPE } from '../../rdf/namespaces.ts';
import { type Quad, termKey } from '../../rdf/terms.ts';

export interface LeftOver {
  readonly statements: number;
  readonly nodes: number;
  /** Most frequent first. */
  readonly types: readonly { readonly type: string; readonly count: number }[];
}

const UNTYPED = '(no type)';

export const describeLeftOver = (quads: readonly Quad[]): LeftOver => {
  const typeOf = new Map<string, string>();
  for (const q of quads) {
    const key = termKey(q.subject);
    if (q.predicate.value === RDF_TYPE) typeOf.set(key, q.object.value);
    else if (!typeOf.has(key)) typeOf.set(key, UNTYPED);
  }
  const types = Map.groupBy(typeOf.values(), (type) => type);
  return {
    statements: quads.length,
    nodes: typeOf.size,
    types: [...types]
      .map(([type, nodes]) => ({ type, count: nodes.length }))
      .sort((a, b) => b.count - a.count),
  };
};
