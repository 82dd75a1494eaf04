/**
 * The parameters of a list, as one table: read from a URL, checked, and kept in the links to its other pages.
 * A parameter that the table does not have is ignored.
 */
import { AppError } from '../lib/app-error.ts';

/** How the text of a parameter is read. */
export interface ParameterText<T> {
  /** The value, or undefined when the text is none. */
  readonly parse: (text: string) => T | undefined;
  readonly expects: string;
  /** What `expects` names, for translations and programs. */
  readonly limits?: Readonly<Record<string, string | number>>;
}

export interface ParameterRow<Query> extends ParameterText<Query[keyof Query]> {
  readonly key: keyof Query;
  readonly about: string;
}

export type ParameterTable<Query> = Readonly<Record<string, ParameterRow<Query>>>;

export type Pair = readonly [string, string];

const MAX_SHOWN = 100;

export const oneOf = <T extends string>(choices: readonly T[]): ParameterText<T> => ({
  parse: (text) => choices.find((choice) => choice === text),
  expects: `one of ${choices.join(', ')}`,
  limits: { choices: choices.join(', ') },
});

export const anIri: ParameterText<string> = {
  parse: (text) => (/^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i.test(text) ? text : undefined),
  expects: 'an absolute IRI',
};

const integerFrom =
  (least: number, most: number) =>
  (text: string): number | undefined => {
    const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
    return value >= least && value <= most ? value : undefined;
  };

export const wholeNumber = (least: number, most: number): ParameterText<number> => ({
  parse: integerFrom(least, most),
  expects: `a whole number from ${least} to ${most}`,
  limits: { most },
});

/** Without an end that anybody would meet. */
export const wholeNumberFrom = (least: number): ParameterText<number> => ({
  parse: integerFrom(least, Number.MAX_SAFE_INTEGER),
  expects: `a whole number from ${least}`,
});

/** An empty value counts as absent, as a form sends it. @throws AppError `parameter-invalid` */
export const parseParameters = <Query>(
  rows: ParameterTable<Query>,
  search: URLSearchParams,
): Partial<Query> => {
  const entries = Object.entries(rows).flatMap(([name, { key, parse, expects, limits }]) => {
    const text = search.get(name)?.trim();
    if (!text) return [];
    const value = parse(text);
    if (value === undefined)
      throw new AppError({
        kind: 'badRequest',
        code: 'parameter-invalid',
        detail: `The parameter ${name} is “${text.slice(0, MAX_SHOWN)}”; it must be ${expects}.`,
        extra: { parameter: name, value: text.slice(0, MAX_SHOWN), ...limits },
      });
    return [[key, value] as const];
  });
  return Object.fromEntries(entries) as Partial<Query>;
};

/** Those of a request in the order of the table, without those that name the page. */
export const keptParameters = (
  rows: Readonly<Record<string, unknown>>,
  search: URLSearchParams,
  except: readonly string[],
): Pair[] =>
  Object.keys(rows).flatMap((name): Pair[] => {
    const value = except.includes(name) ? '' : (search.get(name)?.trim() ?? '');
    return value ? [[name, value]] : [];
  });
