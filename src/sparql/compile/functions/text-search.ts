/**
 * What people type most: a part of a text, whatever its case. `CONTAINS(LCASE(?x), "eau")` and plain regular
 * expressions become one comparison: SQLite lowers ASCII, and each other letter of the constant is folded by name.
 */
import { and, binary, call, type Expr, equal, integer, or, text } from '../ir.ts';
import { Unsupported } from '../unsupported.ts';

export type Anchor = { readonly atStart: boolean; readonly atEnd: boolean };

const LAST_UNIT = 0xffff;

/** Letters beyond ASCII that lower-casing or case folding turns into a given character. */
let variants: Map<string, Set<string>> | undefined;
const variantsOf = (char: string): ReadonlySet<string> => {
  if (!variants) {
    variants = new Map();
    for (let code = 128; code <= LAST_UNIT; code++) {
      const one = String.fromCharCode(code);
      const lower = one.toLowerCase();
      const folded = one.toUpperCase().toLowerCase();
      for (const target of new Set([lower, folded])) {
        if (target === one || target.length !== 1) continue;
        const found = variants.get(target) ?? new Set();
        found.add(one);
        variants.set(target, found);
      }
    }
  }
  return variants.get(char) ?? new Set();
};

/** Letters whose lower case depends on their neighbours or has two characters. */
const IRREGULAR = /[\u03c3\u03c2\u0130\u0131]|\u0307/u;

/** A text in which the letters of the wanted part are lower-case. */
const folded = (own: Expr, wanted: string, isFolding: boolean): Expr => {
  if (IRREGULAR.test(wanted) || /[\u{10000}-\u{10ffff}]/u.test(wanted))
    throw new Unsupported('letters whose case SQL cannot fold');
  let result = call('lower', own);
  for (const char of new Set(wanted)) {
    for (const variant of variantsOf(char)) {
      // Lower-casing alone leaves lower-case variants such as the long s as they are.
      if (!isFolding && variant.toLowerCase() !== char) continue;
      result = call('replace', result, text(variant), text(char));
    }
  }
  return result;
};

const anchored = (own: Expr, part: string, { atStart, atEnd }: Anchor): Expr => {
  const wanted = text(part);
  const length = integer([...part].length);
  if (atStart && atEnd) return equal(own, wanted);
  if (atStart) return equal(call('substr', own, integer(1), length), wanted);
  if (atEnd)
    return part === ''
      ? binary(call('length', own), '>=', integer(0))
      : and(
          binary(call('length', own), '>=', length),
          equal(call('substr', own, { kind: 'integer', value: -[...part].length }), wanted),
        );
  return binary(call('instr', own, wanted), '>', integer(0));
};

/** Whether a text, lower-cased, has the part at the given place. An upper-case letter is never found. */
export const findsInLowerCase = (own: Expr, part: string, anchor: Anchor): Expr => {
  if (part.toLowerCase() !== part) return binary(call('length', own), '<', integer(0));
  if (/i/.test(part)) {
    // U+0130 becomes an i with a combining dot.
    return anchored(call('replace', folded(own, part, false), text('İ'), text('i̇')), part, anchor);
  }
  return anchored(folded(own, part, false), part, anchor);
};

const META = /[.*+?()[\]{}|\\^$]/;

/**
 * A regular expression without operators, but for anchors, `|` between plain texts and `.*` at the ends: as
 * comparisons of texts. Of anything else, undefined.
 */
export const plainRegex = (own: Expr, pattern: string, flags: string): Expr | undefined => {
  if (!/^[i]?$/.test(flags)) return undefined;
  const alternatives = pattern.split('|').map((alternative) => plainPart(alternative));
  if (alternatives.some((one) => one === undefined)) return undefined;
  return or(
    ...alternatives.map((one) => {
      const { part, anchor } = one!;
      if (flags === '') return anchored(own, part, anchor);
      const lower = part.toLowerCase();
      return anchored(folded(own, lower, true), lower, anchor);
    }),
  );
};

const plainPart = (pattern: string): { part: string; anchor: Anchor } | undefined => {
  let part = pattern;
  const atStart = part.startsWith('^');
  if (atStart) part = part.slice(1);
  const atEnd = part.endsWith('$') && !part.endsWith('\\$');
  if (atEnd) part = part.slice(0, -1);
  const unescaped = part.replace(/\\([.*+?()[\]{}|\\^$/-])/g, (_, char: string) =>
    META.test(char) ? '\u0000' : char,
  );
  const plain = part.replace(/\\([.*+?()[\]{}|\\^$-])/g, '$1');
  return META.test(unescaped) ? undefined : { part: plain, anchor: { atStart, atEnd } };
};
