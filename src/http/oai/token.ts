/**
 * Resumption tokens (§3.5): the whole state of a walk, so that nothing is kept here and a token outlives a restart.
 * A token is checked like a request, value by value; its digest only tells damage from a token of ours.
 */
import { shortHash } from '../../lib/hash.ts';
import type { Arguments, Verb } from './arguments.ts';
import { OaiError } from './errors.ts';
import { parseInstant } from './times.ts';

export const TOKEN_DAYS = 7;
const DAY_MS = 86_400_000;
const DIGEST_DIGITS = 10;
const MAX_LENGTH = 2000;

/** What the first request asked for. */
export type ListArguments = Pick<Arguments, 'metadataPrefix' | 'from' | 'until' | 'set'>;

export interface Walk {
  readonly verb: Verb;
  readonly asked: ListArguments;
  /** Where the page before ended: a sequence number, or a setSpec. */
  readonly after: number | string;
  /** How many were given before this page. */
  readonly cursor: number;
  /** As it was counted for the first page. */
  readonly total: number;
  /** Of this token, milliseconds. */
  readonly issued: number;
}

const digestOf = (text: string): string => shortHash(`oai resumption ${text}`, DIGEST_DIGITS);

export const expiryOf = ({ issued }: Pick<Walk, 'issued'>): string =>
  `${new Date(issued + TOKEN_DAYS * DAY_MS).toISOString().slice(0, 19)}Z`;

export const writeToken = ({ verb, asked, after, cursor, total, issued }: Walk): string => {
  const { metadataPrefix = null, from = null, until = null, set = null } = asked;
  const json = JSON.stringify([verb, metadataPrefix, from, until, set, after, cursor, total, issued]);
  const text = Buffer.from(json, 'utf8').toString('base64url');
  return `${text}.${digestOf(text)}`;
};

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const isTextOrNull = (value: unknown): value is string | null => value === null || typeof value === 'string';
const isTime = (value: string | null): boolean => value === null || parseInstant(value) !== null;

const stateOf = (token: string): unknown => {
  const [text = '', digest] = token.split('.');
  if (token.length > MAX_LENGTH || digest !== digestOf(text)) return null;
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
};

const present = <T extends object>(values: T) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));

const readWalk = (token: string, verb: Verb): Walk | null => {
  const state = stateOf(token);
  if (!Array.isArray(state) || state.length !== 9 || state[0] !== verb) return null;
  const [, metadataPrefix, from, until, set, after, cursor, total, issued] = state as unknown[];
  if (!isTextOrNull(metadataPrefix) || !isTextOrNull(set)) return null;
  if (!isTextOrNull(from) || !isTextOrNull(until) || !isTime(from) || !isTime(until)) return null;
  if (!(verb === 'ListSets' ? typeof after === 'string' : isCount(after))) return null;
  if (!isCount(cursor) || !isCount(total) || !isCount(issued)) return null;
  const asked: ListArguments = present({ metadataPrefix, from, until, set });
  return { verb, asked, after: after as number | string, cursor, total, issued };
};

/**
 * The walk that a token goes on with. Arguments beside it, which some harvesters repeat, must say what the walk
 * began with.
 * @throws OaiError `badResumptionToken`, `badArgument`
 */
export const resume = (token: string, { verb, ...given }: Arguments, now: number): Walk => {
  const walk = readWalk(token, verb);
  if (!walk)
    throw new OaiError('badResumptionToken', 'This is no resumptionToken of this repository and verb.');
  if (now > walk.issued + TOKEN_DAYS * DAY_MS)
    throw new OaiError(
      'badResumptionToken',
      `The resumptionToken expired at ${expiryOf(walk)}, ${TOKEN_DAYS} days after it was given.`,
    );
  for (const name of ['metadataPrefix', 'from', 'until', 'set'] as const)
    if (given[name] !== undefined && given[name] !== walk.asked[name])
      throw new OaiError(
        'badArgument',
        `resumptionToken is an exclusive argument; ${name} beside it must be what the list was asked for with.`,
      );
  return walk;
};
