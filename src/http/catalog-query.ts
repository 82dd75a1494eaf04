/**
 * The parameters of a catalogue page, one row each, and the URLs of the pages around one.
 */
import { KIND_NAMES } from '../catalogue/kinds.ts';
import { CATALOG_ORDERS, type CatalogQuery } from '../catalogue/list-query.ts';
import { parseCut } from '../catalogue/walk.ts';
import { type Config, MAX_PAGE_SIZE } from '../env.ts';
import { AppError } from '../lib/app-error.ts';
import { PROFILE_NAMES, profileOf } from '../shacl/profiles.ts';
import { countWords, MAX_SEARCH_WORDS } from '../store/search-query.ts';
import {
  aFlag,
  aYear,
  keptParameters,
  oneOf,
  type Pair,
  type ParameterTable,
  parseParameters,
  textUpTo,
  wholeNumber,
  wholeNumberFrom,
} from './query-parameters.ts';

type Parsed = Omit<CatalogQuery, 'catalog' | 'lang'>;

const MAX_TEXT = 500;

const AN_INSTANT = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?$/;

/** @param time that a day without one has */
const instant =
  (time: 'T00:00:00Z' | 'T23:59:59Z') =>
  (text: string): string | undefined => {
    const match = AN_INSTANT.exec(text);
    if (!match) return undefined;
    // A day that the month does not have would be taken for one of the next.
    const day = text.slice(0, 10);
    if (new Date(`${day}T00:00:00Z`).toJSON()?.slice(0, 10) !== day) return undefined;
    if (!match[1]) return `${day}${time}`;
    // Without a zone a time is UTC here, not the server's.
    const parsed = Date.parse(match[4] ? text : `${text}Z`);
    return Number.isNaN(parsed) ? undefined : `${new Date(parsed).toISOString().slice(0, 19)}Z`;
  };

const A_TIME = {
  expects: 'an ISO 8601 date or time',
  schema: { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\d(T.+)?$' },
} as const;

/** Where no vocabulary knows a value, its text stands for it. */
const A_VALUE = textUpTo(MAX_TEXT);

export const CATALOG_PARAMETERS = {
  q: {
    key: 'q',
    about:
      'Words to find in title, description, keywords and publisher, in any of their forms; “quoted words” stay together.',
    parse: (text) => (text.length <= MAX_TEXT && countWords(text) <= MAX_SEARCH_WORDS ? text : undefined),
    expects: `a text of at most ${MAX_TEXT} characters and ${MAX_SEARCH_WORDS} words`,
    schema: { type: 'string', maxLength: MAX_TEXT },
    limits: { characters: MAX_TEXT, words: MAX_SEARCH_WORDS },
    example: 'qualité de l’eau',
  },
  kind: { key: 'kind', about: 'Only members of this kind.', isRepeated: true, ...oneOf(KIND_NAMES) },
  theme: {
    key: 'theme',
    about: 'Only members with this theme: a code of the EU’s data themes, or an IRI.',
    isRepeated: true,
    example: 'ENVI',
    ...A_VALUE,
  },
  publisher: {
    key: 'publisher',
    about: 'Only members of this publisher: its IRI, or the name of one that has none.',
    isRepeated: true,
    ...A_VALUE,
  },
  format: {
    key: 'format',
    about: 'Only members with a file of this format: a code of the EU’s file types, an IRI or a text.',
    isRepeated: true,
    example: 'CSV',
    ...A_VALUE,
  },
  licence: {
    key: 'licence',
    about: 'Only members under this licence: a code of the EU’s licences, an IRI or a text.',
    isRepeated: true,
    example: 'CC_BY_4_0',
    ...A_VALUE,
  },
  access: {
    key: 'access',
    about: 'Only members with this access right: PUBLIC, RESTRICTED, NON_PUBLIC or an IRI.',
    isRepeated: true,
    example: 'PUBLIC',
    ...A_VALUE,
  },
  language: {
    key: 'language',
    about: 'Only members in this language: a code of the EU’s languages, or an IRI.',
    isRepeated: true,
    example: 'FRA',
    ...A_VALUE,
  },
  hvd: {
    key: 'hvd',
    about: 'Only high-value datasets (`true`) or only others (`false`).',
    ...aFlag,
  },
  hvd_category: {
    key: 'hvdCategory',
    about: 'Only high-value data of this category or of one below it: its code or IRI.',
    isRepeated: true,
    example: 'c_dd313021',
    ...A_VALUE,
  },
  modified: {
    key: 'modified',
    about: 'Only members that their publishers changed (else issued) in this year.',
    isRepeated: true,
    example: '2025',
    ...aYear,
  },
  fails: {
    key: 'fails',
    about: 'Only members with violations of this profile, as far as they have been judged.',
    parse: (text) => profileOf(text)?.id,
    expects: `a profile: ${PROFILE_NAMES.join(', ')}`,
    schema: { type: 'string', enum: PROFILE_NAMES },
    limits: { choices: PROFILE_NAMES.join(', ') },
  },
  modified_since: {
    key: 'modifiedSince',
    about: 'Only members whose record changed at or after this time (UTC where no zone is given).',
    parse: instant('T00:00:00Z'),
    example: '2026-01-01',
    ...A_TIME,
  },
  modified_until: {
    key: 'modifiedUntil',
    about: 'Only members whose record changed last at or before this time; a day counts to its end.',
    parse: instant('T23:59:59Z'),
    example: '2026-01-31T12:00:00Z',
    ...A_TIME,
  },
  order: {
    key: 'order',
    about:
      'The default `seq` never moves a member to another page; `relevance` needs `q`; `modified` is by the publisher’s own date, the newest first.',
    ...oneOf(CATALOG_ORDERS),
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
    parse: parseCut,
    expects: 'what the link to the next page carries',
    schema: { type: 'string', pattern: '^[a-z]+-\\d{1,15}$' },
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
