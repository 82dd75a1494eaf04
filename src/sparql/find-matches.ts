/** Matches the candidates of a regular expression, in linear time, outside the database. */
import { compileCandidates } from './compile/compile.ts';
import type { MatchRequest } from './compile/matches.ts';
import { Unsupported } from './compile/unsupported.ts';
import { matchesRegex, RegexError } from './comunica/linear-regex.ts';
import type { SqlReader } from './run-sql.ts';

/** Terms that are matched outside the database, in all and in one read. */
const MOST_CANDIDATES = 200_000;
const WINDOW = 40_000;

/** Numbers of the terms that match. Throws Unsupported where they are too many, or the expression is none. */
export const findMatches = async (request: MatchRequest, read: SqlReader): Promise<readonly number[]> => {
  const found: number[] = [];
  for (let offset = 0; ; offset += WINDOW) {
    if (offset >= MOST_CANDIDATES) throw new Unsupported('a regular expression over too many terms');
    const rows = await read(compileCandidates(request, offset, WINDOW));
    for (const { id, value } of rows) if (isMatch(String(value), request)) found.push(Number(id));
    if (rows.length < WINDOW) return found;
  }
};

const isMatch = (value: string, { pattern, flags }: MatchRequest): boolean => {
  try {
    return matchesRegex(value, pattern, flags);
  } catch (error) {
    // SPARQL has an error for each row then; the other engine says so.
    if (error instanceof RegexError) throw new Unsupported('a regular expression that is none');
    throw error;
  }
};
