/**
 * The parts of a query that SQL answers as a whole, each a leaf of Comunica's plan: one statement instead of one for
 * each pattern and each block of bindings.
 */
import { namedNode, type Term } from '../../rdf/terms.ts';
import type { Algebra } from '../algebra.ts';
import { type CompiledSelect, type CompileOptions, compileSelect } from '../compile/compile.ts';
import { NeedsMatches } from '../compile/matches.ts';
import { Unsupported } from '../compile/unsupported.ts';
import { limitError } from '../guard.ts';
import type { Limits } from '../limits.ts';
import { type SqlReader, solutions, sqlReader } from '../run-sql.ts';
import { boundVariables } from './certain-variables.ts';
import { valuesAmong, variablesPattern } from './leaf-variables.ts';
import type { Part } from './plan.ts';
import { leafPattern } from './plan-leaf.ts';
import { type Solution, solutionStream } from './solution-stream.ts';
import { leafSource } from './sources.ts';
import { MAX_ROWS_FOUND, type StoreReader } from './store-reader.ts';

export interface PartsContext {
  readonly reader: StoreReader;
  readonly options: CompileOptions;
  readonly limits: Limits;
  readonly startMs: number;
}

export interface Parts {
  readonly leaf: Part;
  /** How many stand in the plan. */
  readonly count: () => number;
}

/** What is worth a statement of its own; a single pattern has a source that takes bindings. */
const isPart = (operation: Algebra.Operation): boolean =>
  operation.type === 'bgp'
    ? (operation as Algebra.Bgp).patterns.length > 1
    : ['join', 'leftjoin', 'union', 'minus', 'filter', 'path', 'graph', 'project', 'distinct'].includes(
        operation.type,
      );

const within = (operation: Algebra.Operation, graph: Term): Algebra.Operation =>
  graph.termType === 'DefaultGraph'
    ? operation
    : ({ type: 'graph', input: operation, name: graph } as unknown as Algebra.Operation);

/** A list of the terms that Comunica has put in the places of variables. */
const joinedWith = (
  operation: Algebra.Operation,
  fixed: readonly (readonly [string, Term])[],
): Algebra.Operation =>
  fixed.length === 0
    ? operation
    : ({
        type: 'join',
        input: [
          {
            type: 'values',
            variables: fixed.map(([name]) => ({ termType: 'Variable', value: name })),
            bindings: [Object.fromEntries(fixed)],
          },
          operation,
        ],
      } as unknown as Algebra.Operation);

const compiled = (
  operation: Algebra.Operation,
  options: CompileOptions,
  names: readonly string[],
): CompiledSelect | undefined => {
  try {
    return compileSelect(operation, options, names);
  } catch (error) {
    if (error instanceof Unsupported || error instanceof NeedsMatches) return undefined;
    throw error;
  }
};

/** Errors of the database mean what they mean for a whole query; the state of the store is the plan's. */
const readerOf = (reader: StoreReader, limits: Limits): SqlReader =>
  sqlReader(
    {
      ...reader.db,
      read: async ([, ...statements]) => ({ rows: [[], ...(await reader.read(statements))], rowsRead: 0 }),
    },
    { statements: 0, rowsRead: 0 },
    limits,
  );

const LEAF_NAME = namedNode('urn:x-moisson:part');

export const sqlParts = ({ reader, options, limits, startMs }: PartsContext): Parts => {
  let count = 0;
  const read = readerOf(reader, limits);
  const whole: Limits = { ...limits, rows: MAX_ROWS_FOUND };
  const leaf: Part = (operation, graph, mode) => {
    // What joins with others may be a single pattern or a list of values.
    if (!isPart(operation) && mode !== 'try') return undefined;
    const target = within(operation, graph);
    const names = boundVariables(target);
    const plan = names && compiled(target, options, names);
    if (!names || !plan) return undefined;
    // What is too much for the database is far too much for an engine that keeps it in memory.
    if (plan.cost > limits.steps) throw limitError('steps', plan.cost, limits);
    const source = leafSource(
      LEAF_NAME.value,
      (pattern) => {
        const { fixed, free } = valuesAmong(pattern, names);
        const query = fixed.length === 0 ? plan : compileSelect(joinedWith(target, fixed), options, free);
        const batches = async function* (): AsyncGenerator<readonly Solution[], undefined> {
          const found = await solutions(query, free, read, whole, startMs);
          for await (const batch of found)
            yield batch.map(
              (terms) =>
                new Map(free.flatMap((name, index) => (terms[index] ? [[name, terms[index]!]] : []))),
            );
          return undefined;
        };
        return solutionStream({
          cardinality: async () => ({ isExact: false, value: Math.ceil(query.rows) }),
          batches: batches(),
          variables: free.map((name) => ({ name, isMaybeUnbound: false })),
        });
      },
      false,
    );
    if (mode !== 'try') count++;
    return leafPattern(variablesPattern(names), source);
  };
  return { leaf, count: () => count };
};
