/**
 * The text of a query as algebra (SPARQL 1.1 §18.2). A syntax error tells line, column and what was expected.
 * Updates and what belongs to later versions of the language are refused here.
 */
import { toAlgebra } from '@traqula/algebra-sparql-1-1';
import { Parser } from '@traqula/parser-sparql-1-1';
import { AppError } from '../lib/app-error.ts';
import type { Algebra } from './algebra.ts';
import type { QueryForm } from './answer-types.ts';

export interface ParsedQuery {
  readonly form: QueryForm;
  /** Without the dataset clause. GRAPH is an operation of its own. */
  readonly operation: Algebra.Operation;
  readonly from: Pick<Algebra.From, 'default' | 'named'> | undefined;
  /** The variables of a SELECT, in order. */
  readonly variables: readonly string[];
  /** What relative IRIs are resolved against, in the text and by IRI(): BASE, else what was given. */
  readonly baseIri: string;
}

interface SyntaxProblem {
  readonly message: string;
  readonly token?: { readonly image?: string; readonly startLine?: number; readonly startColumn?: number };
  readonly previousToken?: { readonly endLine?: number; readonly endColumn?: number };
}

const finite = (value: number | undefined): value is number => Number.isFinite(value);

/** Line and column, both from one, of the token that was not expected; at the end of the text the place after it. */
const placeOf = (
  error: unknown,
  text: string,
): { readonly line: number; readonly column: number } | undefined => {
  const { token, previousToken } = error as SyntaxProblem;
  if (finite(token?.startLine) && finite(token.startColumn))
    return { line: token.startLine, column: token.startColumn };
  if (finite(previousToken?.endLine) && finite(previousToken.endColumn))
    return { line: previousToken.endLine, column: previousToken.endColumn + 1 };
  const lexer = /offset: (\d+)/.exec(String((error as Error).message));
  if (!lexer) return undefined;
  const before = text.slice(0, Number(lexer[1])).split('\n');
  return { line: before.length, column: before.at(-1)!.length + 1 };
};

const EXPECTED = /[Ee]xpect(?:ed|ing)[^:]*:?\s*/;

/** The first line of the parser's message, without the drawing of the text. */
const sentenceOf = (error: unknown): string => {
  const lines = String((error as Error).message)
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  return (lines.find((line) => EXPECTED.test(line)) ?? lines[0] ?? 'The text is not a query.').slice(0, 500);
};

const syntaxError = (error: unknown, text: string): AppError => {
  const place = placeOf(error, text);
  const at = place ? `Line ${place.line}, column ${place.column}: ` : '';
  return new AppError(
    {
      kind: 'badRequest',
      code: 'sparql-syntax',
      detail: `${at}${sentenceOf(error)}`,
      hint: 'The query must be SPARQL 1.1: https://www.w3.org/TR/sparql11-query/#grammar',
      ...(place && { extra: place }),
    },
    { cause: error },
  );
};

/** The parser and what follows call themselves for each operator of a chain. */
export const tooLong = (): AppError =>
  new AppError({
    kind: 'badRequest',
    code: 'sparql-limit-depth',
    detail: 'An expression or a group of the query has more parts than can be read at once.',
    hint: 'Write long lists of alternatives with IN or VALUES.',
  });

export const updateRefused = (): AppError =>
  new AppError({
    kind: 'badRequest',
    code: 'sparql-update',
    detail: 'This endpoint answers queries; it takes no SPARQL Update.',
    hint: 'Records are written with PUT and DELETE on their own URLs, or through the Graph Store Protocol at /rdf-graphs.',
  });

/** The last BASE of the prologue. */
const baseOf = (syntax: unknown, baseIri: string): string => {
  const { context = [] } = syntax as {
    context?: readonly { subType?: string; value?: { value?: string } }[];
  };
  const last = context.filter(({ subType }) => subType === 'base').at(-1)?.value?.value;
  return last ?? baseIri;
};

const QUERY_FORMS: Readonly<Record<string, QueryForm>> = {
  ask: 'ask',
  construct: 'construct',
  describe: 'describe',
};

const withoutFrom = (operation: Algebra.Operation): Pick<ParsedQuery, 'operation' | 'from'> =>
  operation.type === 'from'
    ? { operation: (operation as Algebra.From).input, from: operation as Algebra.From }
    : { operation, from: undefined };

/** LIMIT and OFFSET of CONSTRUCT and DESCRIBE cut the solutions (§16.2), so they belong inside. */
const withSliceInside = (operation: Algebra.Operation): Algebra.Operation => {
  if (operation.type !== 'slice') return operation;
  const slice = operation as Algebra.Slice;
  const { input } = slice;
  if (input.type !== 'construct' && input.type !== 'describe') return operation;
  const form = input as Algebra.Construct;
  return { ...form, input: { ...slice, input: form.input } } as Algebra.Operation;
};

const selectVariables = (operation: Algebra.Operation): readonly string[] => {
  if (operation.type === 'project') return (operation as Algebra.Project).variables.map(({ value }) => value);
  const { input } = operation as Algebra.Slice;
  return input ? selectVariables(input) : [];
};

let parser: Parser | undefined;

/** Throws AppError `sparql-syntax` or `sparql-update`. */
export const parseQuery = (text: string, baseIri: string): ParsedQuery => {
  parser ??= new Parser({ lexerConfig: { positionTracking: 'full' } } as never);
  try {
    const syntax = parser.parse(text, { baseIRI: baseIri } as never);
    if ((syntax as { type: string }).type === 'update') throw updateRefused();
    const whole = toAlgebra(syntax, {
      baseIRI: baseIri,
      blankToVariable: true,
      quads: false,
    } as never) as Algebra.Operation;
    const { operation: inner, from } = withoutFrom(whole);
    const operation = withSliceInside(inner);
    const form = QUERY_FORMS[operation.type] ?? 'select';
    return {
      form,
      operation,
      from,
      variables: form === 'select' ? selectVariables(operation) : [],
      baseIri: baseOf(syntax, baseIri),
    };
  } catch (error) {
    if (error instanceof AppError) throw error;
    if (error instanceof RangeError) throw tooLong();
    throw syntaxError(error, text);
  }
};
