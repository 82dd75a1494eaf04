/**
 * SPARQL expressions as values in SQL (SPARQL 1.1 §17). What an expression may read is a scope: the relation's own
 * bindings first, then those of the surroundings.
 */
import type { Algebra } from '../algebra.ts';
import { booleanValue } from './computed-value.ts';
import { constantNumbers, constantTexts } from './constants.ts';
import { equalityInFilter, isTermByTerm } from './functions/comparison.ts';
import { effectiveBoolean } from './functions/logic.ts';
import { textOf } from './functions/strings.ts';
import { NAMED_FUNCTIONS, OPERATORS } from './functions/table.ts';
import { findsInLowerCase, plainRegex } from './functions/text-search.ts';
import { and, type Expr, equal, integer, isIn, nodesOf, not, or, text } from './ir.ts';
import { type Matched, matched, type TextOf } from './matches.ts';
import { type Binding, isBound, type QueryContext, type Relation, valueOfBinding } from './scope.ts';
import { constantValue } from './stored-value.ts';
import { Unsupported } from './unsupported.ts';
import { KLASS, NO_VALUE, type Value } from './value.ts';
import { VALUE_PARTS } from './value-shape.ts';

export interface ExpressionScope {
  readonly query: QueryContext;
  readonly binding: (name: string) => Binding | undefined;
  /** The columns of a term's row in the dictionary. */
  readonly row: (id: Expr) => (name: string) => Expr;
  readonly exists: (operation: Algebra.Operation) => Expr;
  /** The relation that is read, where it can be asked by itself. */
  readonly relation?: Relation;
}

const isVariable = (expression: Algebra.Expression): expression is Algebra.TermExpression =>
  expression.subType === 'term' && (expression as Algebra.TermExpression).term.termType === 'Variable';

const variableName = (expression: Algebra.Expression | undefined): string => {
  if (expression && isVariable(expression)) return expression.term.value;
  throw new Unsupported('BOUND of what is no variable');
};

const termValue = ({ term }: Algebra.TermExpression, scope: ExpressionScope): Value => {
  if (term.termType === 'Variable') {
    const binding = scope.binding(term.value);
    return binding ? valueOfBinding(binding, scope.row) : NO_VALUE;
  }
  return constantValue(term, scope.query.constant(term));
};

const bound = (args: readonly Algebra.Expression[], scope: ExpressionScope): Value => {
  const binding = scope.binding(variableName(args[0]));
  return booleanValue(binding ? isBound(binding) : integer(0));
};

const constantText = (expression: Algebra.Expression | undefined): string | undefined => {
  if (expression?.subType !== 'term') return undefined;
  const { term } = expression as Algebra.TermExpression;
  return term.termType === 'Literal' && !term.language && term.datatype.value.endsWith('#string')
    ? term.value
    : undefined;
};

/** A variable, bare or with STR around it: what can be matched term by term. */
const matchedVariable = (
  expression: Algebra.Expression,
  scope: ExpressionScope,
): { readonly of: TextOf; readonly binding: Binding } | undefined => {
  const inner = operandsOf(expression, 'str')?.[0];
  const variable = inner ?? expression;
  const binding = isVariable(variable) ? scope.binding(variable.term.value) : undefined;
  return binding?.id && !binding.value ? { of: inner ? 'str' : 'string', binding } : undefined;
};

const regex = (args: readonly Algebra.Expression[], scope: ExpressionScope): Matched => {
  const pattern = constantText(args[1]);
  const flags = args[2] ? constantText(args[2]) : '';
  if (pattern === undefined || flags === undefined)
    throw new Unsupported('a regular expression that is no constant');
  const plain = plainRegex(textOf(lowerExpression(args[0]!, scope)), pattern, flags);
  if (plain) return { truth: plain, condition: plain };
  const found = matchedVariable(args[0]!, scope);
  if (!found || !scope.relation) throw new Unsupported('a regular expression over a computed text');
  const { binding, of } = found;
  const value = valueOfBinding(binding, scope.row);
  return matched(value, binding.id!, scope.relation, of, { pattern, flags }, scope.query);
};

const ANCHORS: ReadonlyMap<string, { readonly atStart: boolean; readonly atEnd: boolean }> = new Map([
  ['contains', { atStart: false, atEnd: false }],
  ['strstarts', { atStart: true, atEnd: false }],
  ['strends', { atStart: false, atEnd: true }],
  ['=', { atStart: true, atEnd: true }],
]);

/** `CONTAINS(LCASE(?x), "…")` and its kin, without lower-casing the text as a whole. */
const lowerCaseSearch = (
  { operator, args }: Algebra.OperatorExpression,
  scope: ExpressionScope,
): Value | undefined => {
  const anchor = ANCHORS.get(operator.toLowerCase());
  const part = constantText(args[1]);
  const inner = args[0];
  if (!anchor || part === undefined || inner?.subType !== 'operator') return undefined;
  const { operator: name, args: innerArgs } = inner as Algebra.OperatorExpression;
  if (name.toLowerCase() !== 'lcase') return undefined;
  const arg = lowerExpression(innerArgs[0]!, scope);
  return booleanValue(findsInLowerCase(textOf(arg), part, anchor));
};

const operator = (expression: Algebra.OperatorExpression, scope: ExpressionScope): Value => {
  const name = expression.operator.toLowerCase();
  if (name === 'bound') return bound(expression.args, scope);
  if (name === 'regex') return booleanValue(regex(expression.args, scope).truth);
  const searched = lowerCaseSearch(expression, scope);
  if (searched) return searched;
  const row = OPERATORS.get(name);
  if (!row) throw new Unsupported(`the function ${name.toUpperCase()}`);
  return row(
    expression.args.map((arg) => lowerExpression(arg, scope)),
    scope.query,
  );
};

const named = ({ name, args }: Algebra.NamedExpression, scope: ExpressionScope): Value => {
  const row = NAMED_FUNCTIONS.get(name.value);
  if (!row) throw new Unsupported(`the function <${name.value}>`);
  return row(
    args.map((arg) => lowerExpression(arg, scope)),
    scope.query,
  );
};

/** Expressions that repeat themselves grow fast; the other engine evaluates what became too large to print. */
const MOST_NODES = 20_000;

/** Throws Unsupported where SQL has no exact answer. */
export const lowerExpression = (expression: Algebra.Expression, scope: ExpressionScope): Value => {
  const value = lowerByKind(expression, scope);
  for (const part of VALUE_PARTS) {
    if (nodesOf(value[part]) > MOST_NODES)
      throw new Unsupported('an expression that repeats itself too often');
  }
  return value;
};

const lowerByKind = (expression: Algebra.Expression, scope: ExpressionScope): Value => {
  switch (expression.subType) {
    case 'term':
      return termValue(expression as Algebra.TermExpression, scope);
    case 'operator':
      return operator(expression as Algebra.OperatorExpression, scope);
    case 'named':
      return named(expression as Algebra.NamedExpression, scope);
    case 'existence': {
      const { not: isNegated, input } = expression as Algebra.ExistenceExpression;
      const found = scope.exists(input);
      return booleanValue(isNegated ? not(found) : found);
    }
    default:
      throw new Unsupported(`an expression of kind ${expression.subType}`);
  }
};

/** The operands of an operator of the given name; of anything else undefined. */
const operandsOf = (
  expression: Algebra.Expression,
  name: string,
): readonly Algebra.Expression[] | undefined => {
  if (expression.subType !== 'operator') return undefined;
  const { operator: own, args } = expression as Algebra.OperatorExpression;
  return own === name ? args : undefined;
};

/** `LANG(?x) = "fr"`: the column says it, and nothing but a literal has one. */
const languageCondition = (
  [left, right]: readonly Algebra.Expression[],
  scope: ExpressionScope,
): Expr | undefined => {
  const tag = constantText(right);
  const inner = left && operandsOf(left, 'lang');
  if (!tag || !inner) return undefined;
  return equal(lowerExpression(inner[0]!, scope).language, text(tag));
};

const isPlainText = ({ constant, known }: Value): boolean => constant !== undefined && known === KLASS.string;

/** Longer lists travel as one text. */
const MOST_LISTED = 20;

/** A condition of which only the truth counts: an error is as good as false, so that terms can be compared by number. */
export const lowerCondition = (expression: Algebra.Expression, scope: ExpressionScope): Expr => {
  const conjuncts = operandsOf(expression, '&&');
  if (conjuncts) return and(...conjuncts.map((arg) => lowerCondition(arg, scope)));
  const disjuncts = operandsOf(expression, '||');
  if (disjuncts) return or(...disjuncts.map((arg) => lowerCondition(arg, scope)));
  const sides = operandsOf(expression, '=');
  const byLanguage =
    sides && (languageCondition(sides, scope) ?? languageCondition([...sides].reverse(), scope));
  if (byLanguage) return byLanguage;
  if (sides && !lowerCaseSearch(expression as Algebra.OperatorExpression, scope)) {
    const [left, right] = sides.map((arg) => lowerExpression(arg, scope));
    return equalityInFilter(left!, right!);
  }
  const regexArgs = operandsOf(expression, 'regex');
  if (regexArgs) return regex(regexArgs, scope).condition;
  const listed = operandsOf(expression, 'in');
  if (listed) {
    const [first, ...rest] = listed.map((arg) => lowerExpression(arg, scope));
    const isById = first!.id && rest.every(isTermByTerm);
    if (isById && rest.length > MOST_LISTED)
      return {
        kind: 'inQuery',
        arg: first!.id!,
        query: constantNumbers(
          rest.map(({ constant }) => constant!),
          scope.query,
        ),
      };
    if (isById)
      return isIn(
        first!.id!,
        rest.map(({ id }) => id!),
      );
    if (rest.length > MOST_LISTED && first!.known === KLASS.string && rest.every(isPlainText))
      return {
        kind: 'inQuery',
        arg: first!.lexical,
        query: constantTexts(
          rest.map(({ constant }) => constant!.value),
          scope.query,
        ),
      };
    return or(...rest.map((one) => equalityInFilter(first!, one)));
  }
  return effectiveBoolean(lowerExpression(expression, scope));
};

/** Names of the variables that an expression reads, in patterns inside it too. */
export const variablesOf = (expression: unknown, found: Set<string> = new Set()): Set<string> => {
  if (Array.isArray(expression)) for (const one of expression) variablesOf(one, found);
  else if (expression && typeof expression === 'object') {
    const { termType, value } = expression as { termType?: unknown; value?: unknown };
    if (termType === 'Variable') found.add(String(value));
    else if (termType === 'Quad') {
      const { subject, predicate, object, graph } = expression as Algebra.Pattern;
      variablesOf([subject, predicate, object, graph], found);
    } else if (termType === undefined) for (const one of Object.values(expression)) variablesOf(one, found);
  }
  return found;
};
