/**
 * The parameters of a catalogue page, one row each, and the URLs of the pages around one.
 */
import { KIND_NAMES } from '../catalogue/kinds.ts';
import type { CatalogQuery } from '../catalogue/list-query.ts';
import { type Config, MAX_PAGE_SIZE } from '../env.ts';
import { AppError } from '../lib/app-error.ts';
import { PROFILE_NAMES, profileOf } from '../shacl/profiles.ts';
import { countWords, MAX_SEARCH_WORDS } from '../store/search-query.ts';
import {
  anIri,
  keptParameters,
  oneOf,
  type Pair,
  type ParameterTable,
  parseParameters,
  wholeNumber,
  wholeNumberFrom,
} from './query-parameters.ts';

type Parsed = Omit<CatalogQuery, 'catalog'>;

const ORDERS = ['seq', 'relevance', 'modified'] as const;
const FLAGS: Readonly<Record<string, boolean>> = { true: true, 1: true, false: false, 0: false };
const MAX_TEXT = 500;

const instant = (text: string): string | undefined => {
  const match = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?$/.exec(text);
  if (!match) return undefined;
  // A day that the month does not have would be taken for one of the next.
  const day = text.slice(0, 10);
  if (new Date(`${day}T00:00:00Z`).toJSON()?.slice(0, 10) !== day) return undefined;
  // Without a zone a time is UTC here, not the server's.
  const time = Date.parse(match[1] && !match[4] ? `${text}Z` : text);
  return Number.isNaN(time) ? undefined : `${new Date(time).toISOString().slice(0, 19)}Z`;
};

export const CATALOG_PARAMETERS = {
  q: {
    key: 'q',
    about: 'Words to find in title, description, keywords and publisher.',
    parse: (text) => (text.length <= MAX_TEXT && countWords(text) <= MAX_SEARCH_WORDS ? text : undefined),
    expects: `a text of at most ${MAX_TEXT} characters and ${MAX_SEARCH_WORDS} words`,
    limits: { characters: MAX_TEXT, words: MAX_SEARCH_WORDS },
  },
  kind: { key: 'kind', about: 'Only members of this kind.', ...oneOf(KIND_NAMES) },
  theme: { key: 'theme', about: 'Only members with this theme.', ...anIri },
  publisher: { key: 'publisher', about: 'Only members of this publisher.', ...anIri },
  hvd: {
    key: 'hvd',
    about: 'Only high-value datasets (`true`) or only others (`false`).',
    parse: (text) => FLAGS[text],
    expects: 'true or false',
  },
  fails: {
    key: 'fails',
    about: 'Only members with violations of this profile, as far as they have been judged.',
    parse: (text) => profileOf(text)?.id,
    expects: `a profile: ${PROFILE_NAMES.join(', ')}`,
    limits: { choices: PROFILE_NAMES.join(', ') },
  },
  modified_since: {
    key: 'modifiedSince',
    about: 'Only members whose record changed at or after this time (UTC where no zone is given).',
    parse: instant,
    expects: 'an ISO 8601 date or time',
  },
  order: {
    key: 'order',
    about: 'The default `seq` never moves a member to another page; `relevance` needs `q`.',
    ...oneOf(ORDERS),
  },
  page: { key: 'page', about: 'From 1.', ...wholeNumberFrom(1) },
  page_size: {
    key: 'pageSize',
    about: `From 1 to ${MAX_PAGE_SIZE}; absent, 20 on pages for people and PAGE_SIZE_DEFAULT in RDF.`,
    ...wholeNumber(1, MAX_PAGE_SIZE),
  },
  after: {
    key: 'after',
    about: 'Where the page is cut; only taken from `hydra:next` or `Link: rel="next"`.',
    ...wholeNumberFrom(0),
    expects: 'the number that the link to the next page carries',
  },
} as const satisfies ParameterTable<Parsed>;

/** The parameters of a request, checked. */
export const parseCatalogQuery = (
  search: URLSearchParams,
  { pageSize }: Pick<Config, 'pageSize'>,
): Parsed => ({ page: 1, pageSize, ...parseParameters<Parsed>(CATALOG_PARAMETERS, search) });

/**
 * A list by a profile that judges nothing here would be empty and look like good news.
 * @throws AppError `profile-not-in-force`
 */
export const requireInForce = (
  { fails }: Pick<Parsed, 'fails'>,
  { validation }: Pick<Config, 'validation'>,
): void => {
  const profiles = validation.map(({ profile }) => profile.id);
  if (fails === undefined || profiles.some((id) => id === fails)) return;
  const choices = profiles.join(', ') || '–';
  throw new AppError({
    kind: 'badRequest',
    code: 'profile-not-in-force',
    detail: `The parameter fails names the profile “${fails}”, by which no record is judged here.`,
    hint: `Profiles in force: ${choices}.`,
    extra: { parameter: 'fails', value: fails, choices, profiles },
  });
};

/** The known parameters of a request, without those that name the page. */
export const keptOfCatalog = (search: URLSearchParams): Pair[] =>
  keptParameters(CATALOG_PARAMETERS, search, ['page', 'after']);
