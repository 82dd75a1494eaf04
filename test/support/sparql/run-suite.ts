/**
 * Runs the cases of the W3C suite through an engine. Each answer is written in the format of the expected one and
 * read back, so that the writers are under test too.
 */

import type { Quad } from '../../../src/rdf/terms.ts';
import type { Answered } from '../../../src/sparql/answer-types.ts';
import { parseQuery } from '../../../src/sparql/parse.ts';
import type { TableFormat } from '../../../src/sparql/results/formats.ts';
import { writeResults } from '../../../src/sparql/results/write-results.ts';
import type { Db } from '../../../src/store/db.ts';
import { readGraph, readText, type SuiteCase } from './manifest.ts';
import { answerFromGraph, compareAnswers, RESULT_READERS, type TestAnswer } from './results.ts';
import { testStore } from './test-store.ts';

export type Engine = (db: Db, text: string, baseIri: string) => Promise<Answered>;

export interface CaseOutcome {
  readonly test: SuiteCase;
  /** Undefined when it passed. */
  readonly failure: string | undefined;
  /** Of evaluation tests. */
  readonly path?: string;
  readonly reason?: string;
}

const WRITTEN: Readonly<Record<string, TableFormat>> = { srx: 'xml', srj: 'json', csv: 'csv', tsv: 'tsv' };

const endingOf = (iri: string): string => iri.slice(iri.lastIndexOf('.') + 1);

const storeOf = async ({ data, graphData, query }: SuiteCase): Promise<Db> => {
  const union = async (iris: readonly string[]): Promise<Quad[]> =>
    (await Promise.all(iris.map(readGraph))).flat();
  const clauses = [...readText(query).matchAll(/FROM\s+(?:NAMED\s+)?<([^>]+)>/gi)].map(
    ([, iri]) => new URL(iri!, query).href,
  );
  const named = [...graphData, ...clauses];
  return testStore({
    default: await union(data),
    named: new Map(await Promise.all(named.map(async (iri) => [iri, await readGraph(iri)] as const))),
  });
};

const textOf = async (texts: AsyncIterable<string>): Promise<string> => {
  let all = '';
  for await (const text of texts) all += text;
  return all;
};

const actualAnswer = async ({ answer }: Answered, ending: string): Promise<TestAnswer> => {
  if (answer.form === 'construct' || answer.form === 'describe') {
    const quads: Quad[] = [];
    for await (const batch of answer.quads) quads.push(...batch);
    return { kind: 'graph', quads };
  }
  const format = WRITTEN[ending] ?? 'json';
  return RESULT_READERS[WRITTEN[ending] ? ending : 'srj']!(await textOf(writeResults(format, answer)));
};

const expectedAnswer = async (iri: string): Promise<TestAnswer> => {
  const read = RESULT_READERS[endingOf(iri)];
  return read ? read(readText(iri)) : answerFromGraph(await readGraph(iri));
};

const evaluate = async (test: SuiteCase, engine: Engine): Promise<CaseOutcome> => {
  const text = readText(test.query);
  const answered = await engine(await storeOf(test), text, test.query);
  const isOrdered = /ORDER\s+BY/i.test(text.replace(/\{[\s\S]*\}/, ''));
  const { actual, expected } = await compareAnswers(
    await actualAnswer(answered, endingOf(test.result!)),
    await expectedAnswer(test.result!),
    { isOrdered, isLax: test.isLax },
  );
  const failure = actual === expected ? undefined : `expected ${expected}\nfound ${actual}`;
  const { path, reason } = answered.meta;
  return { test, failure, path, ...(reason && { reason }) };
};

const isAccepted = (text: string, baseIri: string): boolean => {
  try {
    parseQuery(text, baseIri);
    return true;
  } catch {
    return false;
  }
};

export const runCase = async (test: SuiteCase, engine: Engine): Promise<CaseOutcome> => {
  if (test.kind !== 'evaluation') {
    const shouldPass = test.kind === 'positiveSyntax';
    const failure =
      isAccepted(readText(test.query), test.query) === shouldPass
        ? undefined
        : shouldPass
          ? 'refused'
          : 'accepted';
    return { test, failure };
  }
  try {
    return await evaluate(test, engine);
  } catch (error) {
    return { test, failure: String((error as Error).stack ?? error).slice(0, 1_000) };
  }
};
