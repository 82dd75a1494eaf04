/**
 * The text of a query as algebra (SPARQL 1.1 §18.2). A syntax error tells line, column and what was expected.
 * Updates and what belongs to later versions of the language are refused here.
 */
import { toAlgebra } from '@traqula/algebra-sparql-1-1';
import { Parser } from '@traqula/parser-sparql-1-1';
import { AppError } from '../lib/app-error.ts';
import type { Algebra } from './algebra.ts';
import type { QueryForm } from './answer-types.ts';
import { syntaxError } from './syntax-error.ts';
import { checkVariables } from './variables.ts';

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

/** A query for all (`*`) shows the variables in the order in which they appear. */
const shownVariables = (syntax: unknown, variables: readonly string[], text: string): readonly string[] => {
  const { variables: selected = [] } = syntax as {
    variables?: readonly { subType?: string; type?: string }[];
  };
  const isAll = selected.length === 1 && (selected[0]!.subType ?? selected[0]!.type) === 'wildcard';
  if (!isAll) return variables;
  const appeared = [...new Set([...text.matchAll(/[?$]([\p{L}\p{N}_]+)/gu)].map(([, name]) => name!))];
  const place = (name: string): number =>
    appeared.includes(name) ? appeared.indexOf(name) : appeared.length;
  return [...variables].sort((a, b) => place(a) - place(b));
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

/** The parser's own errors know the token that was not expected. */
const throwFirst = ([error]: readonly unknown[]): never => {
  throw error;
};

let parser: Parser | undefined;

/** Throws AppError `sparql-syntax` or `sparql-update`. */
export const parseQuery = (text: string, baseIri: string): ParsedQuery => {
  parser ??= new Parser({ lexerConfig: { positionTracking: 'full' }, errorHandler: throwFirst } as never);
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
    checkVariables(operation);
    return {
      form,
      operation,
      from,
      variables: form === 'select' ? shownVariables(syntax, selectVariables(operation), text) : [],
      baseIri: baseOf(syntax, baseIri),
    };
  } catch (error) {
    if (error instanceof AppError) throw error;
    if (error instanceof RangeError) throw tooLong();
    throw syntaxError(error, text);
  }
};
