/**
 * Texts that a query makes are bounded, one by one: a few functions inside each other double a text until the memory
 * is full. Comunica has no such bound; what it computes is measured where it becomes a term.
 */
import { Literal } from '@comunica/utils-expression-evaluator';
import { AppError } from '../../lib/app-error.ts';

/** Characters of one text. */
export const MOST_CHARACTERS = 1_000_000;

/** Throws AppError `sparql-limit-text`. */
export const checkLength = (size: number): void => {
  if (size <= MOST_CHARACTERS) return;
  throw new AppError({
    kind: 'badRequest',
    code: 'sparql-limit-text',
    detail: `A text that the query makes has ${size.toLocaleString('en')} characters or more; the limit is ${MOST_CHARACTERS.toLocaleString('en')}.`,
    hint: 'Join fewer or shorter texts.',
    extra: { limit: MOST_CHARACTERS, size },
  });
};

interface Prototype {
  toRDF(this: { readonly typedValue?: unknown }, ...rest: unknown[]): unknown;
}

/** Call it before the engine is made. */
export const installTextLength = (): void => {
  const prototype = Literal.prototype as unknown as Prototype;
  const original = prototype.toRDF;
  prototype.toRDF = function (...rest) {
    if (typeof this.typedValue === 'string') checkLength(this.typedValue.length);
    return original.apply(this, rest);
  };
};
