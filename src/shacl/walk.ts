/**
 * The nodes that a property path leads to, without recursion over the data: a chain of any length and a cycle
 * of any kind end.
 */
import { type Term, termKey } from '../rdf/terms.ts';
import type { DataGraph } from './data-graph.ts';
import type { Path } from './path.ts';
import type { Terms } from './statement-index.ts';

type Direction = 'forth' | 'back';

const TURNED: Readonly<Record<Direction, Direction>> = { forth: 'back', back: 'forth' };

const fromEach = (
  graph: DataGraph,
  starts: Iterable<Term>,
  path: Path,
  direction: Direction,
): Map<string, Term> => {
  const reached = new Map<string, Term>();
  for (const start of starts)
    for (const [key, term] of step(graph, start, path, direction))
      if (!reached.has(key)) reached.set(key, term);
  return reached;
};

/** One step or more. */
const closure = (graph: DataGraph, start: Term, path: Path, direction: Direction): Map<string, Term> => {
  const reached = new Map<string, Term>();
  let open: Term[] = [start];
  while (open.length > 0) {
    const next: Term[] = [];
    for (const [key, term] of fromEach(graph, open, path, direction)) {
      if (reached.has(key)) continue;
      reached.set(key, term);
      next.push(term);
    }
    open = next;
  }
  return reached;
};

const withStart = (start: Term, reached: Terms): Terms => new Map([...reached, [termKey(start), start]]);

const step = (graph: DataGraph, start: Term, path: Path, direction: Direction): Terms => {
  switch (path.kind) {
    case 'predicate':
      return direction === 'forth'
        ? graph.objects(termKey(start), path.iri)
        : graph.subjects(path.iri, termKey(start));
    case 'inverse':
      return step(graph, start, path.path, TURNED[direction]);
    case 'sequence': {
      const parts = direction === 'forth' ? path.paths : path.paths.toReversed();
      return parts.reduce<Terms>(
        (reached, part) => fromEach(graph, reached.values(), part, direction),
        new Map([[termKey(start), start]]),
      );
    }
    case 'alternative':
      return new Map(path.paths.flatMap((part) => [...step(graph, start, part, direction)]));
    case 'oneOrMore':
      return closure(graph, start, path.path, direction);
    case 'zeroOrMore':
      return withStart(start, closure(graph, start, path.path, direction));
    case 'zeroOrOne':
      return withStart(start, step(graph, start, path.path, direction));
  }
};

/** SHACL §2.3.1: the value nodes of a focus node, without duplicates. */
export const walk = (graph: DataGraph, focus: Term, path: Path): Terms => step(graph, focus, path, 'forth');
