/**
 * Makes Comunica's REGEX and REPLACE run in linear time. Its functions hand the texts to two static methods that
 * use JavaScript's RegExp; these are exchanged. The version is pinned, and a test tells when they are gone.
 */
import { TermFunctionRegex } from '@comunica/actor-function-factory-term-regex';
import replaceFunction from '@comunica/actor-function-factory-term-replace/lib/TermFunctionReplace.js';
import { ExpressionError } from '@comunica/utils-expression-evaluator';
import { matchesRegex, RegexError, replaceRegex } from './linear-regex.ts';

/** A wrong expression is an error of the SPARQL expression: the solution is filtered out, or stays unbound. */
const asExpressionError = <T>(work: () => T): T => {
  try {
    return work();
  } catch (error) {
    if (error instanceof RegexError) throw new ExpressionError(error.message);
    throw error;
  }
};

export const installLinearRegex = (): void => {
  Object.assign(TermFunctionRegex, {
    matches: (text: string, pattern: string, flags?: string): boolean =>
      asExpressionError(() => matchesRegex(text, pattern, flags)),
  });
  Object.assign(replaceFunction.TermFunctionReplace, {
    replace: (text: string, pattern: string, replacement: string, flags?: string): string =>
      asExpressionError(() => replaceRegex(text, pattern, replacement, flags)),
  });
};
