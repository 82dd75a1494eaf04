/**
 * The parameters of `/hvd`, one row each: read, checked, and kept in the links to other pages. A parameter
 * that is not here is ignored.
 */
import { MAX_PAGE_SIZE } from '../env.ts';
import { AppError } from '../lib/app-error.ts';
import { CAUSES } from '../quality/hvd-report-checks.ts';
import type { HvdFilter } from '../quality/hvd-report-totals.ts';

export interface HvdListQuery extends HvdFilter {
  readonly page: number;
  readonly pageSize: number;
}

interface ParameterRow {
  readonly key: keyof HvdListQuery;
  readonly parse: (text: string) => string | number | undefined;
  readonly expects: string;
}

const KINDS = ['dataset', 'service', 'series'] as const;
export const VERDICTS = ['counts', 'fails'] as const;

const oneOf = (choices: readonly string[]): Pick<ParameterRow, 'parse' | 'expects'> => ({
  parse: (text) => choices.find((choice) => choice === text),
  expects: `one of ${choices.join(', ')}`,
});

const iri: Pick<ParameterRow, 'parse' | 'expects'> = {
  parse: (text) => (/^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i.test(text) ? text : undefined),
  expects: 'an absolute IRI',
};

const integer = (most: number): Pick<ParameterRow, 'parse' | 'expects'> => ({
  parse: (text) => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : 0;
    return value >= 1 && value <= most ? value : undefined;
  },
  expects: `a whole number from 1 to ${most}`,
});

export const HVD_PARAMETERS = {
  category: { key: 'category', ...iri },
  publisher: { key: 'publisher', ...iri },
  verdict: { key: 'verdict', ...oneOf(VERDICTS) },
  cause: { key: 'cause', ...oneOf(CAUSES) },
  kind: { key: 'kind', ...oneOf(KINDS) },
  page: { key: 'page', ...integer(1_000_000) },
  page_size: { key: 'pageSize', ...integer(MAX_PAGE_SIZE) },
} as const satisfies Record<string, ParameterRow>;

/** An empty value counts as absent, as a form sends it. */
export const parseHvdQuery = (search: URLSearchParams, pageSize: number): HvdListQuery => {
  const entries = Object.entries(HVD_PARAMETERS).flatMap(([name, row]: [string, ParameterRow]) => {
    const text = search.get(name)?.trim();
    if (!text) return [];
    const value = row.parse(text);
    if (value === undefined)
      throw new AppError({
        kind: 'badRequest',
        code: 'parameter-invalid',
        detail: `The parameter ${name} is “${text.slice(0, 100)}”; it must be ${row.expects}.`,
        extra: { parameter: name, value: text.slice(0, 100), most: MAX_PAGE_SIZE, choices: row.expects },
      });
    return [[row.key, value] as const];
  });
  return { page: 1, pageSize, ...Object.fromEntries(entries) };
};

type Pair = readonly [string, string];

/** Those of a request in the order of the table; `page` names the page and is not kept. */
export const keptHvdParameters = (search: URLSearchParams): Pair[] =>
  Object.keys(HVD_PARAMETERS).flatMap((name): Pair[] => {
    const value = name === 'page' ? '' : (search.get(name)?.trim() ?? '');
    return value ? [[name, value]] : [];
  });
