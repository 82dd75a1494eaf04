/**
 * A parsed query answered by SQL alone: compiled by its form, its cost checked, its rows made into the answer. Regular
 * expressions take a turn each (compile/matches.ts).
 */
import { type Quad, quad } from '../rdf/terms.ts';
import type { Statement } from '../store/db.ts';
import type { Algebra } from './algebra.ts';
import type { Answer, Solution } from './answer-types.ts';
import { type CompileOptions, compileAsk, compileSelect } from './compile/compile.ts';
import { readCell } from './compile/decode.ts';
import { compileDescribe } from './compile/describe.ts';
import { NeedsMatches } from './compile/matches.ts';
import { instantiate, templateVariables } from './construct.ts';
import { findMatches } from './find-matches.ts';
import { limitError } from './guard.ts';
import type { Limits } from './limits.ts';
import type { ParsedQuery } from './parse.ts';
import { type SqlReader, solutions } from './run-sql.ts';

const checkCost = (cost: number, { limits }: Pick<Work, 'limits'>): void => {
  if (cost > limits.steps) throw limitError('steps', cost, limits);
};

export interface Work {
  readonly limits: Limits;
  readonly options: CompileOptions;
  readonly read: SqlReader;
  readonly startMs: number;
}

const selected = async (
  operation: Algebra.Operation,
  variables: readonly string[],
  { limits, options, read, startMs }: Work,
): Promise<AsyncIterable<readonly Solution[]>> => {
  const compiled = compileSelect(operation, options, variables);
  checkCost(compiled.cost, { limits });
  return solutions(compiled, variables, read, limits, startMs);
};

async function* asQuads(batches: AsyncIterable<readonly Solution[]>): AsyncIterable<readonly Quad[]> {
  for await (const batch of batches) yield batch.map(([s, p, o]) => quad(s as never, p as never, o as never));
}

const described = async (
  operation: Algebra.Describe,
  { limits, options, read, startMs }: Work,
): Promise<Answer> => {
  const { cells, cost, statement } = compileDescribe(operation, options);
  checkCost(cost, { limits });
  const names = ['s', 'p', 'o'];
  const found = await solutions(
    { statement, cells: new Map(names.map((name, index) => [name, cells[index]!])), cost, rows: cost },
    names,
    read,
    limits,
    startMs,
  );
  return { form: 'describe', quads: asQuads(found) };
};

const answerByForm = async (parsed: ParsedQuery, work: Work): Promise<Answer> => {
  const { form, operation, variables } = parsed;
  switch (form) {
    case 'select':
      return { form, variables, solutions: await selected(operation, variables, work) };
    case 'ask': {
      const { statement, cost } = compileAsk((operation as Algebra.Ask).input, work.options);
      checkCost(cost, work);
      const [row] = await work.read(statement);
      return { form, value: readCell({ kind: 'boolean' }, row!.found)!.value === 'true' };
    }
    case 'construct': {
      const { input, template } = operation as Algebra.Construct;
      const names = templateVariables(template);
      const found = await selected(input, names, work);
      return { form, quads: instantiate(template, names, found, work.limits) };
    }
    case 'describe':
      return described(operation as Algebra.Describe, work);
  }
};

/** Throws Unsupported where SQL has no exact answer. */
export const answerBySql = async (parsed: ParsedQuery, work: Work): Promise<Answer> => {
  const matches: (readonly number[])[] = [];
  for (;;) {
    try {
      return await answerByForm(parsed, { ...work, options: { ...work.options, matches } });
    } catch (error) {
      if (!(error instanceof NeedsMatches)) throw error;
      checkCost(error.request.cost, work);
      matches.push(await findMatches(error.request, work.read));
    }
  }
};

/** The first statement of a query, and the steps that it is expected to take. */
export const statementOf = (
  { form, operation, variables }: ParsedQuery,
  options: CompileOptions,
  rows: number,
): { readonly statement: Statement; readonly cost: number } => {
  switch (form) {
    case 'ask':
      return compileAsk((operation as Algebra.Ask).input, options);
    case 'describe': {
      const { statement, cost } = compileDescribe(operation as Algebra.Describe, options);
      return { statement: statement(0, rows), cost };
    }
    default: {
      const { input, template } = operation as Algebra.Construct;
      const { statement, cost } =
        form === 'construct'
          ? compileSelect(input, options, templateVariables(template))
          : compileSelect(operation, options, variables);
      return { statement: statement(0, rows), cost };
    }
  }
};
