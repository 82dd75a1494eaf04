/**
 * Walks over lists of OAI-PMH as harvesters make them, each answer held against the protocol.
 */
import { checkAnswer, must, type OaiAnswer, type OaiRecord } from './oai-checker.ts';

export type Ask = (parameters: Readonly<Record<string, string>>) => Promise<OaiAnswer>;

/** The habits of piveau's importer: every argument of the first request beside each token. */
export interface WalkHabits {
  readonly repeatsArguments?: boolean;
  /** Called after each page, before the next is asked for. */
  readonly betweenPages?: (page: number) => Promise<void>;
}

export interface WalkResult {
  readonly records: readonly OaiRecord[];
  readonly sets: readonly { readonly spec: string; readonly name: string }[];
  readonly pages: number;
  readonly completeListSize: number;
}

/** All pages of a list; identifiers must be there once each, and the token's numbers must be true. */
export const walkList = async (
  ask: Ask,
  parameters: Readonly<Record<string, string>>,
  { repeatsArguments = false, betweenPages }: WalkHabits = {},
): Promise<WalkResult> => {
  const records: OaiRecord[] = [];
  const sets: { spec: string; name: string }[] = [];
  const { verb, ...others } = parameters as Record<string, string> & { readonly verb: string };
  const prefix = parameters.metadataPrefix ?? '';
  let asked: Record<string, string> = { verb, ...others };
  let completeListSize = 0;
  for (let page = 1; ; page++) {
    const given = records.length + sets.length;
    const answer = checkAnswer(await ask(asked), asked, { prefix });
    must(answer.errors.length === 0, `page ${page} of the walk is an error: ${answer.errors}`);
    records.push(...answer.records);
    sets.push(...answer.sets);
    const { token } = answer;
    completeListSize = token?.completeListSize ?? records.length + sets.length;
    if (token) {
      must(token.cursor === given, `cursor is ${token.cursor} after ${given}`);
      must(token.completeListSize >= given, 'completeListSize is less than what was given');
      must(page > 1 || token.text !== '', 'an empty resumptionToken ends a list of several pages');
    }
    must(page === 1 || token !== null, 'the last of several pages has an empty resumptionToken');
    if (!token || token.text === '') {
      const names = records.map(({ identifier }) => identifier);
      must(new Set(names).size === names.length, 'an identifier is there twice');
      must(new Set(sets.map(({ spec }) => spec)).size === sets.length, 'a set is there twice');
      return { records, sets, pages: page, completeListSize };
    }
    await betweenPages?.(page);
    asked = { verb, ...(repeatsArguments && others), resumptionToken: token.text };
  }
};

/** Asks a server by GET. */
export const askOver =
  (url: string): Ask =>
  async (parameters) => {
    const response = await fetch(`${url}?${new URLSearchParams(parameters)}`);
    return {
      status: response.status,
      contentType: response.headers.get('Content-Type') ?? '',
      text: await response.text(),
    };
  };
