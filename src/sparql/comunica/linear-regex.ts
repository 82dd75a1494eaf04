/**
 * REGEX and REPLACE (SPARQL 1.1 §17.4.3.14 and 15: XPath's fn:matches and fn:replace) in time linear in the text,
 * whatever the expression: on RE2. What RE2 cannot do, back-references above all, is refused and never guessed.
 */
import { RE2JS } from 're2js';
import { AppError } from '../../lib/app-error.ts';
import { BoundedMap } from '../../lib/bounded-map.ts';
import { checkLength } from './text-length.ts';

/** The expression, its flags or the replacement are wrong: an error of the SPARQL expression, not of the query. */
export class RegexError extends Error {
  constructor(detail: string) {
    super(detail);
    this.name = 'RegexError';
  }
}

const FLAGS: Readonly<Record<string, number>> = {
  i: RE2JS.CASE_INSENSITIVE,
  s: RE2JS.DOTALL,
  m: RE2JS.MULTILINE,
};

const BLANK = /[\t\n\r ]/;

/** Escapes of XML Schema's expressions that RE2 lacks, or reads as something else. */
const FOREIGN_ESCAPE = /^\\([1-9icIC]|[pP]\{Is)/;

/**
 * What XML Schema's escapes stand for, where RE2 keeps to ASCII: members of a class, and those of its complement
 * (XML Schema 2 §F.1.1).
 */
const CLASSES: Readonly<Record<string, readonly [members: string, others: string]>> = {
  d: ['\\p{Nd}', '\\P{Nd}'],
  w: ['\\p{L}\\p{M}\\p{N}\\p{S}', '\\p{P}\\p{Z}\\p{C}'],
};

const classOf = (letter: string, isInClass: boolean): string | undefined => {
  const members = CLASSES[letter.toLowerCase()]?.[letter === letter.toLowerCase() ? 0 : 1];
  return members === undefined || isInClass ? members : `[${members}]`;
};

interface Scanned {
  /** For RE2; with the flag x without blanks, but for those in a character class (XPath functions §5.6.1.1). */
  readonly text: string;
  /** Back-references, subtraction of classes, and the like. */
  readonly isForeign: boolean;
}

const scan = (pattern: string, isSpaced: boolean): Scanned => {
  let isInClass = false;
  let isForeign = false;
  let text = '';
  for (let i = 0; i < pattern.length; i++) {
    const char = pattern[i]!;
    if (char === '\\') {
      isForeign ||= FOREIGN_ESCAPE.test(pattern.slice(i, i + 5));
      const letter = pattern[++i] ?? '';
      text += classOf(letter, isInClass) ?? char + letter;
      continue;
    }
    if (isInClass && char === '-' && pattern[i + 1] === '[') isForeign = true;
    if (char === '[') isInClass = true;
    if (char === ']') isInClass = false;
    if (isInClass || !isSpaced || !BLANK.test(char)) text += char;
  }
  return { text, isForeign };
};

const refused = (pattern: string): AppError =>
  new AppError({
    kind: 'badRequest',
    code: 'query-regex',
    detail: `The regular expression ${JSON.stringify(pattern.slice(0, 200))} needs what cannot be matched in linear time or is not supported: back-references, \\i, \\c, blocks of characters, or the subtraction of classes.`,
  });

const MAX_PATTERN = 10_000;

const compile = (pattern: string, flags: string): RE2JS => {
  if (!/^[imsxq]*$/.test(flags)) throw new RegexError(`Unknown flags "${flags}".`);
  if (pattern.length > MAX_PATTERN)
    throw new AppError({
      kind: 'badRequest',
      code: 'query-regex',
      detail: `A regular expression has ${pattern.length} characters; the limit is ${MAX_PATTERN}.`,
    });
  const isLiteral = flags.includes('q');
  const { text, isForeign } = scan(pattern, flags.includes('x'));
  const bits = [...new Set(flags)]
    .filter((flag) => !isLiteral || flag === 'i')
    .reduce((sum, flag) => sum | (FLAGS[flag] ?? 0), 0);
  if (!isLiteral && isForeign) throw refused(pattern);
  try {
    return RE2JS.compile(isLiteral ? RE2JS.quote(pattern) : text, bits);
  } catch (error) {
    throw new RegexError((error as Error).message);
  }
};

const compiled = new BoundedMap<string, RE2JS>(200);
const expression = (pattern: string, flags: string): RE2JS => {
  const key = `${flags}/${pattern}`;
  let found = compiled.get(key);
  if (!found) {
    found = compile(pattern, flags);
    compiled.set(key, found);
  }
  return found;
};

/** @throws RegexError, AppError `query-regex` */
export const matchesRegex = (text: string, pattern: string, flags = ''): boolean =>
  expression(pattern, flags).matcher(text).find();

/** The parts of a replacement: texts, and numbers of groups (the longest that exists, §5.6.4). */
const replacementParts = (replacement: string, groups: number): (string | number)[] => {
  const parts: (string | number)[] = [];
  for (let i = 0; i < replacement.length; i++) {
    const char = replacement[i]!;
    if (char === '\\') {
      const next = replacement[++i];
      if (next !== '\\' && next !== '$')
        throw new RegexError('A \\ in a replacement must stand before \\ or $.');
      parts.push(next);
    } else if (char === '$') {
      let digits = /^\d+/.exec(replacement.slice(i + 1))?.[0];
      if (!digits) throw new RegexError('A $ in a replacement must stand before a digit.');
      while (digits.length > 1 && Number(digits) > groups) digits = digits.slice(0, -1);
      i += digits.length;
      parts.push(Number(digits));
    } else parts.push(char);
  }
  return parts;
};

/** @throws RegexError, AppError `query-regex` */
export const replaceRegex = (text: string, pattern: string, replacement: string, flags = ''): string => {
  const regex = expression(pattern, flags);
  if (regex.matcher('').find()) throw new RegexError('The expression of REPLACE matches the empty text.');
  const parts = flags.includes('q') ? [replacement] : replacementParts(replacement, regex.groupCount());
  const matcher = regex.matcher(text);
  let out = '';
  let end = 0;
  while (matcher.find()) {
    out += text.slice(end, matcher.start());
    for (const part of parts)
      out += typeof part === 'string' ? part : part > regex.groupCount() ? '' : (matcher.group(part) ?? '');
    end = matcher.end();
    checkLength(out.length);
  }
  return out + text.slice(end);
};
