/** What is wrong with the text of a query: line, column, what was found and what was expected, in a sentence. */
import { AppError } from '../lib/app-error.ts';

interface Token {
  readonly image?: string;
  readonly startLine?: number;
  readonly startColumn?: number;
  readonly endLine?: number;
  readonly endColumn?: number;
}

interface Place {
  readonly line: number;
  readonly column: number;
}

const isNumber = (value: number | undefined): value is number => Number.isFinite(value);

const placeAt = (text: string, offset: number): Place => {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: before.at(-1)!.length + 1 };
};

const LEXER = /unexpected character: ->(.)<- at offset: (\d+)/su;
const PREFIX = /Unknown prefix: (\S*)/;

/** Line and column, both from one, of the token that was not expected; at the end of the text the place after it. */
const placeOf = (
  error: Error & { token?: Token; previousToken?: Token },
  text: string,
): Place | undefined => {
  const { token, previousToken, message } = error;
  if (isNumber(token?.startLine) && isNumber(token.startColumn))
    return { line: token.startLine, column: token.startColumn };
  if (isNumber(previousToken?.endLine) && isNumber(previousToken.endColumn))
    return { line: previousToken.endLine, column: previousToken.endColumn + 1 };
  const offset = LEXER.exec(message)?.[2];
  if (offset !== undefined) return placeAt(text, Number(offset));
  const prefix = PREFIX.exec(message)?.[1];
  if (prefix === undefined) return undefined;
  const used = [...text.matchAll(/([\p{L}\p{N}_.-]*):/gu)].find(([, name]) => name === prefix);
  return used ? placeAt(text, used.index) : undefined;
};

const MOST_EXPECTED = 30;

/** Names of tokens, from the parser's own sentence. */
const expectedOf = (message: string): readonly string[] => {
  const one = /-->\s*(.+?)\s*<--\s*but found/s.exec(message)?.[1];
  const names = one
    ? [one]
    : [...message.matchAll(/\[([^\]]+)\]/g)].map(([, sequence]) => sequence!.split(',')[0]!.trim());
  return [...new Set(names)].slice(0, MOST_EXPECTED);
};

const MOST_NAMED = 6;

const named = (expected: readonly string[]): string => {
  const rest = expected.length - MOST_NAMED;
  return expected.slice(0, MOST_NAMED).join(', ') + (rest > 0 ? ` or ${rest} others` : '');
};

const sentenceOf = (error: Error & { token?: Token }, expected: readonly string[]): string => {
  const { token, message } = error;
  const character = LEXER.exec(message)?.[1];
  if (character) return `“${character}” cannot stand here.`;
  const prefix = PREFIX.exec(message)?.[1];
  if (prefix !== undefined) return `The prefix “${prefix}:” is not declared.`;
  if (/Redundant input/.test(message)) return `The query ends before “${token?.image ?? ''}”.`;
  if (token) {
    const found = token.image ? `“${token.image}” was found` : 'the query ends';
    return expected.length > 0
      ? `${found} where one of these was expected: ${named(expected)}.`
      : `${found}, which is not expected.`;
  }
  return (
    message
      .split('\n')
      .map((line) => line.trim())
      .find(Boolean) ?? 'The text is not a query.'
  );
};

export const syntaxError = (thrown: unknown, text: string): AppError => {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  const place = placeOf(error, text);
  const expected = expectedOf(error.message);
  const at = place ? `Line ${place.line}, column ${place.column}: ` : '';
  return new AppError(
    {
      kind: 'badRequest',
      code: 'sparql-syntax',
      detail: `${at}${sentenceOf(error, expected)}`.slice(0, 600),
      hint: 'The query must be SPARQL 1.1: https://www.w3.org/TR/sparql11-query/#grammar',
      extra: { ...place, ...(expected.length > 0 && { expected }) },
    },
    { cause: thrown },
  );
};
