/**
 * The parameters of `/harvesters/{harvester}`, one row each.
 */
import { MAX_PAGE_SIZE } from '../env.ts';
import { VERDICTS } from '../quality/harvesters/judge.ts';
import { RULE_IDS } from '../quality/harvesters/rules.ts';
import { HARVEST_KINDS, type HarvestFilter } from '../quality/harvesters/totals.ts';
import {
  keptParameters,
  oneOf,
  type Pair,
  type ParameterTable,
  parseParameters,
  wholeNumber,
  wholeNumberFrom,
} from './query-parameters.ts';

export interface HarvesterQuery extends HarvestFilter {
  readonly page: number;
  readonly pageSize: number;
}

export const HARVESTER_PARAMETERS = {
  rule: { key: 'rule', about: 'Only records to which this rule applies.', ...oneOf(RULE_IDS) },
  verdict: { key: 'verdict', about: 'Only records with this verdict.', ...oneOf(VERDICTS) },
  kind: { key: 'kind', about: 'Only records of this kind.', ...oneOf(HARVEST_KINDS) },
  page: { key: 'page', about: 'From 1.', ...wholeNumberFrom(1) },
  page_size: {
    key: 'pageSize',
    about: `From 1 to ${MAX_PAGE_SIZE}; absent, 20 on pages for people and 1000 for programs.`,
    ...wholeNumber(1, MAX_PAGE_SIZE),
  },
} as const satisfies ParameterTable<HarvesterQuery>;

/** The parameters of a request, checked. */
export const parseHarvesterQuery = (search: URLSearchParams, pageSize: number): HarvesterQuery => ({
  page: 1,
  pageSize,
  ...parseParameters<HarvesterQuery>(HARVESTER_PARAMETERS, search),
});

/** The known parameters of a request; `page` names the page and is not kept. */
export const keptOfHarvester = (search: URLSearchParams): Pair[] =>
  keptParameters(HARVESTER_PARAMETERS, search, ['page']);
