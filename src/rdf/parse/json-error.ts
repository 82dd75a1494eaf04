/**
 * Where a text stops being JSON (RFC 8259). Engines word their errors differently and no longer say where;
 * this looks for the place alone, after an engine has refused the text.
 */

const BLANKS = /[ \t\n\r]*/y;
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
/** A run of plain characters, without alternatives in it: an expression for whole strings could backtrack. */
const CHARACTERS = /[[^"\\\p{Cc}][\u007f-\u009f]]*/vy;
const ESCAPE = /\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4})/y;

/** What may come next; the first four inside or before a value, the others after one. */
type Expected = 'value' | 'value-or-end' | 'name' | 'name-or-end' | 'colon' | 'comma-or-end' | 'nothing';

const endOf = (pattern: RegExp, text: string, offset: number): number => {
  pattern.lastIndex = offset;
  return pattern.test(text) ? pattern.lastIndex : -1;
};

/** The end of the string at an offset; -1 when there is none. */
const endOfString = (text: string, offset: number): number => {
  for (let at = offset + 1; ; ) {
    at = endOf(CHARACTERS, text, at);
    if (text[at] === '"') return at + 1;
    at = endOf(ESCAPE, text, at);
    if (at < 0) return -1;
  }
};

/** The offset of the first character that cannot stand where it stands; the length of the text if it is cut off. */
export const jsonErrorOffset = (text: string): number => {
  const open: ('{' | '[')[] = [];
  let expected: Expected = 'value';
  const afterValue = (): Expected => (open.length ? 'comma-or-end' : 'nothing');
  for (let offset = 0; ; ) {
    offset = endOf(BLANKS, text, offset);
    const character = text[offset];
    if (character === undefined) return offset;
    const takesValue = expected === 'value' || expected === 'value-or-end';
    const isEnd = character === (open.at(-1) === '{' ? '}' : ']');
    if (takesValue && (character === '{' || character === '[')) {
      open.push(character);
      expected = character === '{' ? 'name-or-end' : 'value-or-end';
    } else if (isEnd && open.length && expected.endsWith('or-end')) {
      open.pop();
      expected = afterValue();
    } else if (expected === 'colon' && character === ':') expected = 'value';
    else if (expected === 'comma-or-end' && character === ',')
      expected = open.at(-1) === '{' ? 'name' : 'value';
    else {
      const takesName: boolean = expected === 'name' || expected === 'name-or-end';
      const isString = character === '"' && (takesName || takesValue);
      const end = isString ? endOfString(text, offset) : takesValue ? endOf(SCALAR, text, offset) : -1;
      if (end < 0) return offset;
      offset = end;
      expected = takesName ? 'colon' : afterValue();
      continue;
    }
    offset += 1;
  }
};
