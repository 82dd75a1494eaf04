/** Full-text patterns as inline data: for an engine that knows triples alone. */
import type { Term } from '../rdf/terms.ts';
import { type Algebra, Factory } from './algebra.ts';
import type { Solution } from './answer-types.ts';
import { isSearch } from './compile/lower/search.ts';

type Find = (search: Algebra.Operation) => Promise<readonly Solution[]>;

const valuesOf = async (pattern: Algebra.Pattern, find: Find): Promise<Algebra.Operation> => {
  const found = await find(Factory.createBgp([pattern]));
  const subject = pattern.subject as Term;
  if (subject.termType !== 'Variable')
    return Factory.createValues([], found.length > 0 ? [{}] : []) as Algebra.Operation;
  return Factory.createValues(
    [subject],
    found.flatMap(([term]) => (term ? [{ [subject.value]: term as never }] : [])),
  );
};

const isNode = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** The operation with each full-text pattern replaced by what it finds. */
export const withoutSearch = async (operation: Algebra.Operation, find: Find): Promise<Algebra.Operation> => {
  const visit = async (node: unknown): Promise<unknown> => {
    if (Array.isArray(node)) return Promise.all(node.map(visit));
    if (!isNode(node) || 'termType' in node) return node;
    if (node.type === 'bgp') {
      const { patterns } = node as unknown as Algebra.Bgp;
      const searches = patterns.filter(isSearch);
      if (searches.length === 0) return node;
      const values = await Promise.all(searches.map((pattern) => valuesOf(pattern, find)));
      const rest = Factory.createBgp(patterns.filter((pattern) => !isSearch(pattern)));
      return Factory.createJoin([rest, ...values]);
    }
    const entries = await Promise.all(
      Object.entries(node).map(async ([name, value]) => [name, await visit(value)] as const),
    );
    return Object.fromEntries(entries);
  };
  return (await visit(operation)) as Algebra.Operation;
};
