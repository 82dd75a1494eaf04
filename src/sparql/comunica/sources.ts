/**
 * The sources that stand behind the leaves of Comunica's plan. To Comunica each leaf is one quad pattern, which it
 * neither takes apart nor moves to another source.
 */
import type {
  Bindings,
  BindingsStream,
  FragmentSelectorShape,
  IQuerySource,
  IQuerySourceWrapper,
} from '@comunica/types';
import type * as RDF from '@rdfjs/types';
import { DataFactory } from 'rdf-data-factory';
import { namedNode, type Term } from '../../rdf/terms.ts';
import { selectNamedGraphs } from '../../store/sparql-patterns.ts';
import type { Dataset } from '../dataset.ts';
import { graphsOf, PatternMatches } from './pattern-matches.ts';
import { type Solution, solutionStream } from './solution-stream.ts';
import type { StoreReader } from './store-reader.ts';

/** A quad pattern as Comunica hands it over. */
export interface PatternOperation {
  readonly subject: Term;
  readonly predicate: Term;
  readonly object: Term;
  readonly graph: Term;
}

const factory = new DataFactory();

const patternShape = (isJoinable: boolean): FragmentSelectorShape =>
  ({
    type: 'operation',
    operation: { operationType: 'pattern', pattern: { type: 'pattern' } },
    ...(isJoinable && { joinBindings: true }),
  }) as never;

const refuse = (): never => {
  throw new Error('A leaf of the plan has bindings and nothing else.');
};

const solutionOf = (bindings: Bindings): Solution =>
  new Map([...bindings].map(([variable, term]) => [variable.value, term as Term]));

const allOf = async (stream: BindingsStream): Promise<Solution[]> => {
  const solutions: Solution[] = [];
  for await (const bindings of stream as AsyncIterable<Bindings>) solutions.push(solutionOf(bindings));
  return solutions;
};

export type Solve = (
  pattern: PatternOperation,
  given: (() => Promise<readonly Solution[]>) | undefined,
  givenNames: readonly string[],
) => BindingsStream;

export const leafSource = (name: string, solve: Solve, isJoinable: boolean): IQuerySourceWrapper => {
  const shape = patternShape(isJoinable);
  const source: IQuerySource = {
    referenceValue: name,
    getFilterFactor: async () => 1,
    getSelectorShape: async () => shape,
    queryBindings: (operation, _context, options) => {
      const join = options?.joinBindings;
      return solve(
        operation as unknown as PatternOperation,
        join && (() => allOf(join.bindings)),
        join ? join.metadata.variables.map(({ variable }) => variable.value) : [],
      );
    },
    queryQuads: refuse,
    queryBoolean: refuse,
    queryVoid: refuse,
    toString: () => name,
  };
  return { source };
};

/** Quad patterns over the store. */
export const patternSource = (reader: StoreReader, dataset: Dataset): IQuerySourceWrapper =>
  leafSource(
    'patterns',
    ({ subject, predicate, object, graph }, given, givenNames) => {
      const isNamed = graph.termType !== 'DefaultGraph';
      const matches = new PatternMatches(
        reader,
        dataset,
        { s: subject, p: predicate, o: object, ...(isNamed && { g: graph }) },
        given,
      );
      const names = [...new Set([...givenNames, ...matches.names])];
      return solutionStream({
        cardinality: () => matches.cardinality(),
        batches: matches.batches(),
        variables: names.map((name) => ({ name, isMaybeUnbound: !matches.names.includes(name) })),
      });
    },
    true,
  );

export const GRAPHS_LEAF = namedNode('urn:x-moisson:graphs');

/** The named graphs themselves, empty ones too: what `GRAPH ?g {}` asks for. */
export const graphSource = (reader: StoreReader, dataset: Dataset): IQuerySourceWrapper =>
  leafSource(
    'graphs',
    ({ graph }) => {
      const found = namedGraphSolutions(reader, dataset, graph);
      return solutionStream({
        cardinality: async () => ({ isExact: true, value: (await found).length }),
        batches: (async function* () {
          yield await found;
          return undefined;
        })(),
        variables: graph.termType === 'Variable' ? [{ name: graph.value, isMaybeUnbound: false }] : [],
      });
    },
    false,
  );

const namedGraphSolutions = async (
  reader: StoreReader,
  dataset: Dataset,
  graph: Term,
): Promise<readonly Solution[]> => {
  const graphs = await graphsOf(reader, dataset, true);
  const listed = graphs.kind === 'published' ? [] : graphs.graphs;
  const [rows] = await reader.read([selectNamedGraphs(listed)]);
  const ids = rows!.map(({ id }) => Number(id));
  if (graph.termType === 'Variable') {
    const termOf = await reader.termsOf(ids);
    return ids.map((id) => new Map([[graph.value, termOf(id)]]));
  }
  const id = (await reader.idsOf([graph]))(graph);
  return id !== undefined && ids.includes(id) ? [new Map()] : [];
};

export const variable = (name: string): RDF.Variable => factory.variable!(name);
