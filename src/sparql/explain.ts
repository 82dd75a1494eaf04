/** How a query would be answered, without answering it: the statements, the database's plan for them, the estimate. */
import type { Statement } from '../store/db.ts';
import { explainStatement } from '../store/explain.ts';
import { compileOptions, prepare, type QueryEngineContext } from './answer.ts';
import { statementOf } from './answer-by-sql.ts';
import type { QueryRequest } from './answer-types.ts';
import { compileCandidates } from './compile/compile.ts';
import { NeedsMatches } from './compile/matches.ts';
import { Unsupported } from './compile/unsupported.ts';
import { FIRST_WINDOW } from './run-sql.ts';

export interface ExplainedStatement {
  readonly purpose: 'answer' | 'candidates of a regular expression';
  readonly sql: string;
  readonly parameters: readonly unknown[];
  /** One line a loop, as the database tells it. */
  readonly plan: readonly string[];
}

export interface Explained {
  readonly path: 'sql' | 'comunica';
  /** Why SQL alone does not answer. */
  readonly reason?: string;
  /** Of the database, estimated; the limit is SPARQL_STEPS. */
  readonly steps?: number;
  readonly limit: number;
  readonly statements: readonly ExplainedStatement[];
}

/** Throws AppError where the query is refused before anything runs. */
export const explainQuery = async (
  context: QueryEngineContext,
  request: QueryRequest,
): Promise<Explained> => {
  const { limits } = context;
  const { parsed, dataset, hasService } = prepare(context, request);
  const limit = limits.steps;
  if (hasService) return { path: 'comunica', reason: 'SERVICE', limit, statements: [] };
  const options = compileOptions(context, dataset, parsed.baseIri, context.nowMs());
  const explained = async (
    { sql, params = [] }: Statement,
    purpose: ExplainedStatement['purpose'],
  ): Promise<ExplainedStatement> => ({
    purpose,
    sql,
    parameters: params,
    plan: await explainStatement(context.db, { sql, params }),
  });
  const statements: ExplainedStatement[] = [];
  // Every regular expression is shown as if nothing matched: the plan is the same.
  const matches: (readonly number[])[] = [];
  for (;;) {
    try {
      const { statement, cost } = statementOf(parsed, { ...options, matches }, FIRST_WINDOW);
      statements.push(await explained(statement, 'answer'));
      return { path: 'sql', steps: Math.ceil(cost), limit, statements };
    } catch (error) {
      if (error instanceof NeedsMatches) {
        const candidates = compileCandidates(error.request, 0, FIRST_WINDOW);
        statements.push(await explained(candidates, 'candidates of a regular expression'));
        matches.push([]);
      } else if (error instanceof Unsupported)
        return { path: 'comunica', reason: error.message, limit, statements: [] };
      else throw error;
    }
  }
};
