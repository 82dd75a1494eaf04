/**
 * What belongs to no record, described for people: how much there is, of which types, and on which nodes.
 */
import { RDF_TYPE } from '../../rdf/namespaces.ts';
import { type Quad, termKey } from '../../rdf/terms.ts';

export interface LeftOverType {
  readonly type: string;
  readonly count: number;
  /** A few of its nodes. */
  readonly examples: readonly string[];
}

export interface LeftOver {
  readonly statements: number;
  readonly nodes: number;
  /** Most frequent first. */
  readonly types: readonly LeftOverType[];
}

const UNTYPED = '(no type)';
const MAX_EXAMPLES = 3;

export const describeLeftOver = (quads: readonly Quad[]): LeftOver => {
  const typeOf = new Map<string, string>();
  for (const q of quads) {
    const key = termKey(q.subject);
    if (q.predicate.value === RDF_TYPE) typeOf.set(key, q.object.value);
    else if (!typeOf.has(key)) typeOf.set(key, UNTYPED);
  }
  const byType = Map.groupBy(typeOf, ([, type]) => type);
  return {
    statements: quads.length,
    nodes: typeOf.size,
    types: [...byType]
      .map(([type, nodes]) => ({
        type,
        count: nodes.length,
        // A label that the reader made up tells a person nothing, so blank nodes come last.
        examples: nodes
          .map(([key]) => key)
          .sort((a, b) => Number(a.startsWith('_:')) - Number(b.startsWith('_:')))
          .slice(0, MAX_EXAMPLES),
      }))
      .sort((a, b) => b.count - a.count),
  };
};
