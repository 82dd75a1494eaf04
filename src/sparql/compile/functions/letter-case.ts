/**
 * LCASE and UCASE beyond ASCII (SPARQL 1.1 §17.4.3.5): SQLite changes ASCII alone, so every other letter is looked up
 * in a table that travels with the statement, character by character.
 */
import {
  and,
  bail,
  binary,
  call,
  cast,
  choose,
  type Expr,
  equal,
  integer,
  isNull,
  NULL,
  text,
} from '../ir.ts';
import type { QueryContext } from '../scope.ts';
import { eachCharacter } from './each-character.ts';

type Direction = 'lower' | 'upper';

const LAST_CODE = 0x1ffff;
const FIRST_SURROGATE = 0xd800;
const LAST_SURROGATE = 0xdfff;

const tables = new Map<Direction, string>();

/** Every character beyond ASCII that changes, as a JSON object. */
const letterTable = (direction: Direction): string => {
  const known = tables.get(direction);
  if (known) return known;
  const letters: Record<string, string> = {};
  for (let code = 128; code <= LAST_CODE; code++) {
    if (code >= FIRST_SURROGATE && code <= LAST_SURROGATE) continue;
    const char = String.fromCodePoint(code);
    const changed = direction === 'lower' ? char.toLowerCase() : char.toUpperCase();
    if (changed !== char) letters[char] = changed;
  }
  const json = JSON.stringify(letters);
  tables.set(direction, json);
  return json;
};

/** The lower case of a sigma depends on what follows it. */
const SIGMA = 'Σ';

const isAscii = (value: Expr): Expr => equal(call('length', value), call('length', cast(value, 'BLOB')));

/** A text in lower or upper case; NULL of NULL. */
export const inCase = (direction: Direction, own: Expr, query: QueryContext): Expr => {
  const changed = (char: Expr): Expr =>
    choose(
      [[isAscii(char), call(direction, char)]],
      call(
        'coalesce',
        binary(text(letterTable(direction)), '->>', binary(binary(text('$."'), '||', char), '||', text('"'))),
        char,
      ),
    );
  const hasSigma = direction === 'lower' ? [binary(call('instr', own, text(SIGMA)), '>', integer(0))] : [];
  return choose(
    [
      [isNull(own), NULL],
      [isAscii(own), call(direction, own)],
      ...hasSigma.map((one) => [and(one), bail('inexact', own)] as const),
    ],
    eachCharacter(own, changed, query),
  );
};
