/**
 * A list as a table: the address below `/api` that has all of its records, with the filters and the search of the
 * list, whatever its page and order.
 */
import type { Lang } from '../i18n/languages.ts';
import { FILTER_PARAMETERS } from './api/parameters.ts';
import type { Pair } from './query-parameters.ts';
import { withQuery } from './urls.ts';

/** The API refuses what it does not know, which lists pass over. */
const isFilter = (name: string): boolean =>
  Object.hasOwn(FILTER_PARAMETERS, name) && name !== 'lang' && name !== 'catalog';

/** @param catalog id of the sub-catalogue; null for the whole */
export const listCsvPath = (kept: readonly Pair[], catalog: string | null, lang: Lang): string =>
  withQuery('/api/records.csv', [
    ...kept.filter(([name]) => isFilter(name)),
    ['catalog', catalog],
    ['lang', lang],
  ]);
