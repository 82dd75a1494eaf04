/**
 * What is refused before anything runs (SPARQL queries from outside are hostile until counted): texts, patterns and
 * nesting beyond the limits, and SERVICE to endpoints that nobody allowed. Each refusal names the limit and the size.
 */
import { AppError } from '../lib/app-error.ts';
import type { Term } from '../rdf/terms.ts';
import type { Algebra } from './algebra.ts';
import { fuseRows, type Limits } from './limits.ts';

const LIMIT_HINT: Readonly<Partial<Record<keyof Limits, string>>> = {
  queryChars: 'Send a shorter query; long lists of VALUES can be asked for in parts.',
  patterns: 'Ask for less at once.',
  depth: 'Nest groups and expressions less deeply.',
  rows: 'Add LIMIT and OFFSET, or be more selective.',
  bytes: 'Ask for fewer columns or rows.',
  timeMs: 'Be more selective, or add LIMIT.',
  steps: 'Join the patterns by shared variables, be more selective, or count fewer things at once.',
};

const UNITS: Readonly<Record<keyof Limits, string>> = {
  queryChars: 'characters of query',
  patterns: 'patterns, path steps and aggregates',
  depth: 'levels of nesting',
  rows: 'rows of the answer',
  bytes: 'bytes of the answer',
  timeMs: 'milliseconds',
  steps: 'estimated steps of the database',
};

export const limitError = (limit: keyof Limits, size: number, limits: Limits): AppError =>
  new AppError({
    kind: limit === 'queryChars' ? 'tooLarge' : 'badRequest',
    code: `sparql-limit-${limit.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
    detail: `The query needs ${Math.ceil(size).toLocaleString('en')} ${UNITS[limit]}; the limit is ${limits[limit].toLocaleString('en')}.`,
    ...(LIMIT_HINT[limit] && { hint: LIMIT_HINT[limit] }),
    extra: { limit: limits[limit], size: Math.ceil(size) },
  });

/** A join grew beyond what its estimate promised, and the statement was ended. */
export const fuseError = (limits: Limits): AppError =>
  new AppError({
    kind: 'badRequest',
    code: 'sparql-limit-steps',
    detail: `A join of the query has more than ${fuseRows(limits).toLocaleString('en')} rows, the limit.`,
    hint: LIMIT_HINT.steps!,
    extra: { limit: fuseRows(limits), size: fuseRows(limits) + 1 },
  });

export const guardText = (text: string, limits: Limits): void => {
  if (text.length > limits.queryChars) throw limitError('queryChars', text.length, limits);
};

/** Brackets and braces are counted before parsing: the parser and all that follows call themselves for each level. */
export const guardNesting = (text: string, limits: Limits): void => {
  let depth = 0;
  let deepest = 0;
  const withoutTexts = text.replace(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|<[^<>\s]*>|#[^\n]*/g, ' ');
  for (const char of withoutTexts) {
    if (char === '(' || char === '{' || char === '[') deepest = Math.max(deepest, ++depth);
    else if (char === ')' || char === '}' || char === ']') depth--;
  }
  // Prefix operators nest without brackets.
  const signs = Math.max(
    0,
    ...(withoutTexts.match(/[!^+-](?:\s*[!^+-])+/g) ?? []).map(({ length }) => length),
  );
  const size = Math.max(deepest, signs);
  if (size > limits.depth) throw limitError('depth', size, limits);
};

interface Count {
  patterns: number;
  readonly services: Term[];
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const count = (node: unknown, sum: Count): void => {
  if (Array.isArray(node)) for (const one of node) count(one, sum);
  else if (isObject(node)) {
    const { type, termType } = node as { type?: string; termType?: string };
    if (termType && termType !== 'Quad') return;
    const isAggregate = (node as { subType?: string }).subType === 'aggregate';
    if (type === 'pattern' || type === 'link' || type === 'nps' || isAggregate) sum.patterns++;
    if (type === 'service') sum.services.push((node as unknown as Algebra.Service).name as Term);
    for (const value of Object.values(node)) count(value, sum);
  }
};

/** Throws AppError: too many patterns, or a SERVICE that is not allowed. */
export const guardOperation = (
  operation: Algebra.Operation,
  limits: Limits,
  services: readonly string[],
): { readonly hasService: boolean } => {
  const found: Count = { patterns: 0, services: [] };
  count(operation, found);
  if (found.patterns > limits.patterns) throw limitError('patterns', found.patterns, limits);
  for (const service of found.services) {
    if (service.termType === 'NamedNode' && services.includes(service.value)) continue;
    throw new AppError({
      kind: 'forbidden',
      code: 'sparql-service',
      detail:
        service.termType === 'NamedNode'
          ? `SERVICE <${service.value}> is not allowed here.`
          : 'SERVICE with a variable is not allowed here.',
      hint:
        services.length > 0
          ? `Allowed are: ${services.join(', ')}.`
          : 'No other endpoint is allowed; whoever runs the catalogue can name some in SPARQL_SERVICES.',
    });
  }
  return { hasService: found.services.length > 0 };
};
