/**
 * Texts compare by code point (SPARQL 1.1 §17.3, XPath's codepoint collation). Comunica asks the language of the
 * machine, for which accents written in two ways are equal; its tests on texts are given texts that do not.
 */
import { declare } from '@comunica/utils-expression-evaluator';

type Test = (...context: unknown[]) => (left: string, right: string) => boolean;
interface Builder {
  stringTest(test: Test): unknown;
}

/** UTF-16 sorts astral characters before the end of the basic plane; code points do not. */
export const compareCodePoints = (left: string, right: string): number => {
  const length = Math.min(left.length, right.length);
  let i = 0;
  while (i < length && left.charCodeAt(i) === right.charCodeAt(i)) i++;
  if (i === length) return Math.sign(left.length - right.length);
  const isSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdfff;
  const a = left.charCodeAt(i);
  const b = right.charCodeAt(i);
  if (isSurrogate(a) !== isSurrogate(b)) return isSurrogate(a) ? 1 : -1;
  return a < b ? -1 : 1;
};

const byCodePoint = (text: string): string =>
  Object.assign(new String(text), {
    localeCompare: (other: string) => compareCodePoints(text, String(other)),
  }) as unknown as string;

/** Call it before the engine is made. */
export const installTextOrder = (): void => {
  const prototype = Object.getPrototypeOf(declare('order of texts')) as Builder;
  const original = prototype.stringTest;
  prototype.stringTest = function (test) {
    return original.call(
      this,
      (...context) =>
        (left, right) =>
          test(...context)(byCodePoint(left), byCodePoint(right)),
    );
  };
};
