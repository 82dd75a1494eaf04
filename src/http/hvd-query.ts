/**
 * The parameters of `/hvd`, one row each.
 */
import { MAX_PAGE_SIZE } from '../env.ts';
import { CAUSES } from '../quality/hvd-report-checks.ts';
import type { HvdFilter } from '../quality/hvd-report-totals.ts';
import { requireKnown } from './api/parameters.ts';
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

export interface HvdListQuery extends HvdFilter {
  readonly page: number;
  readonly pageSize: number;
}

const KINDS = ['dataset', 'service', 'series'] as const;
export const VERDICTS = ['counts', 'fails'] as const;

export const HVD_PARAMETERS = {
  category: { key: 'category', about: 'Only this category and those below it.', ...anIri },
  publisher: { key: 'publisher', about: 'Only records of this publisher.', ...anIri },
  verdict: { key: 'verdict', about: 'Only what counts, or only the rest.', ...oneOf(VERDICTS) },
  cause: { key: 'cause', about: 'Only what does not count because of this.', ...oneOf(CAUSES) },
  kind: { key: 'kind', about: 'Only records of this kind.', ...oneOf(KINDS) },
  page: { key: 'page', about: 'From 1.', ...wholeNumberFrom(1) },
  page_size: {
    key: 'pageSize',
    about: `From 1 to ${MAX_PAGE_SIZE}; absent, 20 on pages for people and 1000 for programs.`,
    ...wholeNumber(1, MAX_PAGE_SIZE),
  },
} as const satisfies ParameterTable<HvdListQuery>;

/** The parameters of a request, checked. @throws AppError `parameter-unknown`, `parameter-invalid` */
export const parseHvdQuery = (search: URLSearchParams, pageSize: number): HvdListQuery => {
  requireKnown(search, [...Object.keys(HVD_PARAMETERS), 'lang']);
  return { page: 1, pageSize, ...parseParameters<HvdListQuery>(HVD_PARAMETERS, search) };
};

/** The known parameters of a request; `page` names the page and is not kept. */
export const keptOfHvd = (search: URLSearchParams): Pair[] =>
  keptParameters(HVD_PARAMETERS, search, ['page']);
