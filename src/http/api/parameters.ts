/**
 * The parameters of the API's own routes. Lists take those of `/catalog`, from the same table; what no table has is
 * an error here, because a misspelt filter would give everything and look like an answer.
 */
import { ID_PATTERN } from '../../catalogue/identity.ts';
import type { CatalogQuery } from '../../catalogue/list-query.ts';
import { AppError } from '../../lib/app-error.ts';
import { nearestName } from '../../lib/nearest-name.ts';
import type { AppContext } from '../app-env.ts';
import { CATALOG_PARAMETERS, parseCatalogQuery, requireInForce } from '../catalog-query.ts';
import { type ParameterTable, type ParameterText, parseParameters } from '../query-parameters.ts';
import { pageLang } from './facts.ts';
import { aLanguage, answerLang } from './language.ts';

const anId: ParameterText<string> = {
  parse: (text) => (ID_PATTERN.test(text) ? text : undefined),
  expects: 'an id: lower-case letters, digits and hyphens',
  schema: { type: 'string', pattern: ID_PATTERN.source },
};

interface OwnParameters {
  readonly lang?: string;
  readonly catalog?: string;
}

const LANG = {
  key: 'lang',
  about:
    'Language of texts and names; absent, `Accept-Language` decides. Any language that the data may have.',
  example: 'fr',
  ...aLanguage,
} as const;

const OWN = {
  catalog: {
    key: 'catalog',
    about: 'Only members of this sub-catalogue, by its id.',
    ...anId,
  },
  lang: LANG,
} as const satisfies ParameterTable<OwnParameters>;

/** Rows of any query: what describes them needs no more. */
export type ApiParameters = ParameterTable<Readonly<Record<string, unknown>>>;

const { page, page_size, after, order, ...filters } = CATALOG_PARAMETERS;

export const FILTER_PARAMETERS: ApiParameters = { ...filters, ...OWN };
export const LIST_PARAMETERS: ApiParameters = {
  ...filters,
  catalog: OWN.catalog,
  order,
  page,
  page_size,
  after,
  lang: LANG,
};
export const LANG_PARAMETERS = { lang: LANG } as const satisfies ParameterTable<OwnParameters>;

const PAGE_SIZE = 20;

/** @throws AppError `parameter-unknown` */
export const requireKnown = (search: URLSearchParams, names: readonly string[]): void => {
  const unknown = [...search.keys()].find((name) => !names.includes(name));
  if (unknown === undefined) return;
  const parameter = unknown.slice(0, 100);
  const meant = nearestName(parameter, names);
  const choices = names.join(', ') || '–';
  throw new AppError({
    kind: 'badRequest',
    code: 'parameter-unknown',
    detail: `There is no parameter “${parameter}” here${meant === null ? '' : `; did you mean ${meant}?`}`,
    hint: `Parameters: ${choices}.`,
    extra: { parameter, choices, ...(meant !== null && { meant }) },
  });
};

export interface Asked {
  readonly search: URLSearchParams;
  readonly lang: string;
  /** The language that the URL names, which links carry on. */
  readonly urlLang: string | null;
}

/** A request that may name nothing but what the table has. */
export const askedOf = (c: AppContext, table: Readonly<Record<string, unknown>>): Asked => {
  const search = new URL(c.req.url).searchParams;
  requireKnown(search, Object.keys(table));
  const { lang } = parseParameters<OwnParameters>(LANG_PARAMETERS, search);
  return { search, lang: answerLang(c, lang), urlLang: lang ?? null };
};

export interface AskedList extends Asked {
  readonly query: CatalogQuery;
}

/** A list or its facets. A search has the best first, unless an order is asked for. */
export const askedListOf = (c: AppContext, table: Readonly<Record<string, unknown>>): AskedList => {
  const asked = askedOf(c, table);
  const { catalog } = parseParameters<OwnParameters>(OWN, asked.search);
  const query = parseCatalogQuery(asked.search, { pageSize: PAGE_SIZE });
  requireInForce(query, c.var.config);
  const isRanked = query.q !== undefined && query.order === undefined && query.after === undefined;
  return {
    ...asked,
    query: {
      ...query,
      lang: pageLang(asked.lang),
      ...(catalog !== undefined && { catalog }),
      ...(isRanked && { order: 'relevance' as const }),
    },
  };
};
