/**
 * SERVICE (SPARQL 1.1 Federated Query): one question to an endpoint of the allow-list, asked once a query through
 * the guarded fetch, and never with solutions of ours. Anything else is refused before a connection is opened.
 */
import { toAst } from '@traqula/algebra-sparql-1-1';
import { algebraUtils } from '@traqula/algebra-transformations-1-1';
import { Generator } from '@traqula/generator-sparql-1-1';
import { AppError } from '../../lib/app-error.ts';
import type { Fetched, FetchRequest } from '../../lib/guarded-fetch.ts';
import { blankNode, literal, namedNode, type Term } from '../../rdf/terms.ts';
import type { Algebra } from '../algebra.ts';
import { limitError } from '../guard.ts';
import type { Limits } from '../limits.ts';
import { valuesAmong, variablesPattern } from './leaf-variables.ts';
import { leafPattern } from './plan-leaf.ts';
import { type Solution, solutionStream } from './solution-stream.ts';
import { leafSource } from './sources.ts';

/** The guarded fetch, its rules given. */
export type ServiceFetch = (address: string, request: FetchRequest) => Promise<Fetched>;

export interface ServiceContext {
  readonly services: readonly string[];
  readonly fetch: ServiceFetch;
  readonly limits: Limits;
}

interface ResultTerm {
  readonly type: string;
  readonly value: string;
  readonly 'xml:lang'?: string;
  readonly datatype?: string;
}

const refused = (endpoint: string): AppError =>
  new AppError({
    kind: 'forbidden',
    code: 'sparql-service',
    detail: `SERVICE ${endpoint} is not allowed here.`,
    hint: 'The administrator lists the endpoints that queries may name.',
  });

const failed = (endpoint: string, detail: string): AppError =>
  new AppError({
    kind: 'unprocessable',
    code: 'sparql-service-failed',
    detail: `SERVICE ${endpoint}: ${detail}`,
  });

const termOf = (term: ResultTerm): Term => {
  if (term.type === 'uri') return namedNode(term.value);
  if (term.type === 'bnode') return blankNode(`service_${term.value}`);
  return literal(
    term.value,
    term['xml:lang'] || namedNode(term.datatype ?? 'http://www.w3.org/2001/XMLSchema#string'),
  );
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const solutionsOf = (endpoint: string, text: string, limits: Limits): Solution[] => {
  const document = ((): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      throw failed(endpoint, 'the answer is not SPARQL JSON.');
    }
  })();
  const results = isObject(document) && isObject(document.results) ? document.results.bindings : undefined;
  if (!Array.isArray(results)) throw failed(endpoint, 'the answer has no bindings.');
  if (results.length > limits.rows) throw limitError('rows', results.length, limits);
  return results.map(
    (row: Record<string, ResultTerm>) =>
      new Map(Object.entries(row).map(([name, term]) => [name, termOf(term)])),
  );
};

const queryText = (operation: Algebra.Operation, variables: readonly Term[]): string =>
  new Generator().generate(toAst({ type: 'project', input: operation, variables } as never) as never);

const ask = async (
  operation: Algebra.Service,
  variables: readonly Term[],
  context: ServiceContext,
): Promise<Solution[]> => {
  const endpoint = operation.name.value;
  const { body } = await context.fetch(endpoint, {
    method: 'POST',
    accept: 'application/sparql-results+json',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ query: queryText(operation.input, variables) }).toString(),
    maxBytes: context.limits.bytes,
    timeoutMs: context.limits.timeMs,
  });
  return solutionsOf(endpoint, await new Response(body).text(), context.limits);
};

/** Throws AppError `sparql-service` for an endpoint that is not listed. */
export const serviceLeaf = (operation: Algebra.Service, context: ServiceContext) => {
  const { name, silent } = operation;
  if (name.termType !== 'NamedNode') throw refused(`?${name.value}`);
  if (!context.services.includes(name.value)) throw refused(`<${name.value}>`);
  const variables = algebraUtils.inScopeVariables(operation.input as never) as readonly Term[];
  const names = variables.map(({ value }) => value);
  let asked: Promise<Solution[]> | undefined;
  const answer = (): Promise<Solution[]> => {
    asked ??= ask(operation, variables, context).catch((error: unknown) => {
      if (silent) return [new Map()];
      throw error;
    });
    return asked;
  };
  const source = leafSource(
    `service ${name.value}`,
    (pattern) => {
      const { fixed, free } = valuesAmong(pattern, names);
      const found = async (): Promise<Solution[]> =>
        (await answer()).filter((solution) =>
          fixed.every(([key, term]) => !solution.has(key) || solution.get(key)!.equals(term as never)),
        );
      return solutionStream({
        cardinality: async () => ({ isExact: true, value: (await found()).length }),
        batches: (async function* () {
          yield (await found()).map(
            (solution) => new Map([...solution].filter(([key]) => free.includes(key))),
          );
          return undefined;
        })(),
        variables: free.map((key) => ({ name: key, isMaybeUnbound: true })),
      });
    },
    false,
  );
  return leafPattern(variablesPattern(names), source);
};
