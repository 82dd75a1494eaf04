/**
 * Functions on strings (SPARQL 1.1 §17.4.3). SQLite counts characters as SPARQL does, but folds the case of ASCII
 * alone (letter-case.ts has the rest).
 */

import { booleanValue, integerValue, stringLike, stringValue } from '../computed-value.ts';
import {
  and,
  binary,
  call,
  cast,
  choose,
  type Expr,
  equal,
  integer,
  isIn,
  isNotNull,
  isNull,
  NULL,
  not,
  or,
  text,
} from '../ir.ts';
import { Unsupported } from '../unsupported.ts';
import { KLASS, type Value } from '../value.ts';
import { eachCharacter } from './each-character.ts';
import type { FunctionRow } from './function-types.ts';
import { inCase } from './letter-case.ts';

const STRINGS = [integer(KLASS.string), integer(KLASS.langString)];

/** The text of a string literal with or without language; NULL of anything else. */
export const textOf = ({ known, klass, lexical }: Value): Expr =>
  known === KLASS.string || known === KLASS.langString ? lexical : choose([[isIn(klass, STRINGS), lexical]]);

/** The text of a string without language; NULL of anything else. */
const plainText = ({ known, klass, lexical }: Value): Expr =>
  known === KLASS.string ? lexical : choose([[equal(klass, integer(KLASS.string)), lexical]]);

/** Argument compatibility (§17.4.3.1.1): the second is plain, or has the first's language. */
const isCompatible = (first: Value, second: Value): Expr =>
  second.known === KLASS.string
    ? integer(1)
    : or(equal(second.klass, integer(KLASS.string)), binary(first.language, 'IS', second.language));

const compatibleText = (first: Value, second: Value): Expr =>
  second.known === KLASS.string ? second.lexical : choose([[isCompatible(first, second), textOf(second)]]);

const cased =
  (direction: 'lower' | 'upper'): FunctionRow =>
  ([arg], query) =>
    stringLike(inCase(direction, textOf(arg!), query), arg!);

const afterIn = (text_: Expr, part: Expr): Expr => call('instr', text_, part);

const contains: FunctionRow = ([arg, part]) =>
  booleanValue(binary(afterIn(textOf(arg!), compatibleText(arg!, part!)), '>', integer(0)));

const startsWith: FunctionRow = ([arg, part]) => {
  const start = compatibleText(arg!, part!);
  return booleanValue(equal(call('substr', textOf(arg!), integer(1), call('length', start)), start));
};

const endsWith: FunctionRow = ([arg, part]) => {
  const own = textOf(arg!);
  const end = compatibleText(arg!, part!);
  const length = call('length', end);
  return booleanValue(
    and(
      binary(call('length', own), '>=', length),
      equal(call('substr', own, binary(binary(call('length', own), '-', length), '+', integer(1))), end),
    ),
  );
};

/** What stands before or after a part; of a text without it the empty plain string (§17.4.3.9). */
const aside =
  (cut: (own: Expr, part: Expr) => Expr): FunctionRow =>
  ([arg, second]) => {
    const own = textOf(arg!);
    const part = compatibleText(arg!, second!);
    const isFound = binary(afterIn(own, part), '>', integer(0));
    const lexical = choose([
      [isFound, cut(own, part)],
      [not(isFound), text('')],
    ]);
    if (arg!.known === KLASS.string) return stringValue(lexical);
    return {
      klass: choose(
        [
          [isNull(lexical), NULL],
          [isFound, arg!.klass],
        ],
        integer(KLASS.string),
      ),
      lexical,
      datatype: NULL,
      language: choose([[isFound, arg!.language]]),
      number: NULL,
      instant: NULL,
    };
  };

/** Positions are counted from one and rounded (XPath fn:substring). */
const substring: FunctionRow = ([arg, from, length]) => {
  const constantInteger = (value: Value): number => {
    const number = Number(value.constant?.value);
    if (value.known !== KLASS.integer || !Number.isSafeInteger(number))
      throw new Unsupported('SUBSTR with positions that are no constant integers');
    return number;
  };
  const own = textOf(arg!);
  const start = constantInteger(from!);
  if (!length) return stringLike(call('substr', own, integer(Math.max(start, 1))), arg!);
  const end = start + constantInteger(length);
  const first = Math.max(start, 1);
  return stringLike(call('substr', own, integer(first), integer(Math.max(end - first, 0))), arg!);
};

/** Of texts in one language a text in that language, else a plain one (§17.4.3.12). */
const concat: FunctionRow = (args) => {
  if (args.length === 0) return stringValue(text(''));
  const lexical = args.map(textOf).reduce((left, right) => binary(left, '||', right));
  if (args.some(({ known }) => known === KLASS.string)) return stringValue(lexical);
  const first = args[0]!;
  const isOneLanguage = and(
    isNotNull(first.language),
    ...args.slice(1).map(({ language }) => equal(language, first.language)),
  );
  return {
    klass: choose(
      [
        [isNull(lexical), NULL],
        [isOneLanguage, integer(KLASS.langString)],
      ],
      integer(KLASS.string),
    ),
    lexical,
    datatype: NULL,
    language: choose([[isOneLanguage, first.language]]),
    number: NULL,
    instant: NULL,
  };
};

/** Basic filtering of language ranges (RFC 4647 §3.3.1). Tags are ASCII, and plain strings. */
const langMatches: FunctionRow = ([tag, range]) => {
  const own = call('lower', plainText(tag!));
  if (range!.constant?.value === '*') return booleanValue(binary(own, '<>', text('')));
  const wanted = call('lower', plainText(range!));
  const exact = or(
    equal(own, wanted),
    equal(
      call('substr', own, integer(1), binary(call('length', wanted), '+', integer(1))),
      binary(wanted, '||', text('-')),
    ),
  );
  return booleanValue(
    range!.constant ? exact : choose([[equal(wanted, text('*')), binary(own, '<>', text(''))]], exact),
  );
};

/** `%XX` for each byte of a character, of which there are up to four. */
const percentEncoded = (char: Expr): Expr => {
  const bytes = call('hex', cast(char, 'BLOB'));
  const byte = (index: number): Expr =>
    choose(
      [
        [
          binary(call('length', bytes), '>', integer(2 * index)),
          binary(text('%'), '||', call('substr', bytes, integer(2 * index + 1), integer(2))),
        ],
      ],
      text(''),
    );
  return [0, 1, 2, 3].map(byte).reduce((left, right) => binary(left, '||', right));
};

/** Unreserved characters alone stay as they are (§17.4.3.11). */
const encodeForUri: FunctionRow = ([arg], query) => {
  const own = textOf(arg!);
  const encoded = (char: Expr): Expr =>
    choose([[binary(char, 'GLOB', text('[-A-Za-z0-9_.~]')), char]], percentEncoded(char));
  return stringValue(
    choose(
      [
        [isNull(own), NULL],
        [not(binary(own, 'GLOB', text('*[^-A-Za-z0-9_.~]*'))), own],
      ],
      eachCharacter(own, encoded, query),
    ),
  );
};

export const STRING_FUNCTIONS: Readonly<Record<string, FunctionRow>> = {
  strlen: ([arg]) => integerValue(call('length', textOf(arg!))),
  lcase: cased('lower'),
  ucase: cased('upper'),
  contains,
  strstarts: startsWith,
  strends: endsWith,
  strbefore: aside((own, part) =>
    call('substr', own, integer(1), binary(afterIn(own, part), '-', integer(1))),
  ),
  strafter: aside((own, part) => call('substr', own, binary(afterIn(own, part), '+', call('length', part)))),
  substr: substring,
  concat,
  langmatches: langMatches,
  encode_for_uri: encodeForUri,
};
