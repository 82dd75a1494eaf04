/**
 * The dataset of a query (SPARQL 1.1 §13): what the protocol names wins over FROM and FROM NAMED; when neither says
 * anything it is the published default graph and every visible named graph.
 */
import type { Algebra } from './algebra.ts';
import type { QueryRequest } from './answer-types.ts';

export interface Dataset {
  /** `published`: the table of published triples; a list: the union of those named graphs that are visible. */
  readonly defaultGraphs: 'published' | readonly string[];
  /** `visible`: all; a list: those of the list that are visible. */
  readonly namedGraphs: 'visible' | readonly string[];
}

export const WHOLE_DATASET: Dataset = { defaultGraphs: 'published', namedGraphs: 'visible' };

export const datasetOf = (
  request: Pick<QueryRequest, 'defaultGraphs' | 'namedGraphs'>,
  from: Pick<Algebra.From, 'default' | 'named'> | undefined,
): Dataset => {
  if (request.defaultGraphs.length > 0 || request.namedGraphs.length > 0)
    return {
      defaultGraphs: [...new Set(request.defaultGraphs)],
      namedGraphs: [...new Set(request.namedGraphs)],
    };
  if (!from) return WHOLE_DATASET;
  const values = (terms: Algebra.From['default']): string[] => [...new Set(terms.map(({ value }) => value))];
  return { defaultGraphs: values(from.default), namedGraphs: values(from.named) };
};
