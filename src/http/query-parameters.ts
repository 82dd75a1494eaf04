/**
 * The parameters of a list, as one table: read from a URL, checked, and kept in the links to its other pages.
 * A parameter that the table does not have is ignored. Descriptions of the API are made from the same rows.
 */
import { AppError } from '../lib/app-error.ts';

/** What a text must be, in the words of JSON Schema. */
export interface ParameterSchema {
  readonly type: 'string' | 'integer' | 'boolean';
  readonly format?: 'iri' | 'date-time';
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
}

/** How the text of a parameter is read. */
export interface ParameterText<T> {
  /** The value, or undefined when the text is none. */
  readonly parse: (text: string) => T | undefined;
  readonly expects: string;
  readonly schema: ParameterSchema;
  /** What `expects` names, for translations and programs. */
  readonly limits?: Readonly<Record<string, string | number>>;
}

type Element<T> = T extends readonly (infer E)[] ? E : T;

export interface ParameterRow<Query> extends ParameterText<Element<Query[keyof Query]>> {
  readonly key: keyof Query;
  readonly about: string;
  /** May stand several times: any of the values; the query has them as a list. */
  readonly isRepeated?: true;
  readonly example?: string | number;
}

export type ParameterTable<Query> = Readonly<Record<string, ParameterRow<Query>>>;

export type Pair = readonly [string, string];

const MAX_SHOWN = 100;
/** How often a repeated parameter may stand in a URL. */
export const MAX_VALUES = 20;

export const oneOf = <T extends string>(choices: readonly T[]): ParameterText<T> => ({
  parse: (text) => choices.find((choice) => choice === text),
  expects: `one of ${choices.join(', ')}`,
  schema: { type: 'string', enum: choices },
  limits: { choices: choices.join(', ') },
});

const IRI = /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i;

export const anIri: ParameterText<string> = {
  parse: (text) => (IRI.test(text) ? text : undefined),
  expects: 'an absolute IRI',
  schema: { type: 'string', format: 'iri' },
};

const FLAGS: Readonly<Record<string, boolean>> = { true: true, 1: true, false: false, 0: false };

export const aFlag: ParameterText<boolean> = {
  parse: (text) => FLAGS[text],
  expects: 'true or false',
  schema: { type: 'boolean' },
};

export const textUpTo = (maxLength: number): ParameterText<string> => ({
  parse: (text) => (text.length <= maxLength ? text : undefined),
  expects: `a text of at most ${maxLength} characters`,
  schema: { type: 'string', maxLength },
  limits: { characters: maxLength },
});

export const aYear: ParameterText<string> = {
  parse: (text) => (/^\d{4}$/.test(text) ? text : undefined),
  expects: 'a year of four digits',
  schema: { type: 'string', pattern: '^\\d{4}$' },
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
  schema: { type: 'integer', minimum: least, maximum: most },
  limits: { most },
});

/** Without an end that anybody would meet. */
export const wholeNumberFrom = (least: number): ParameterText<number> => ({
  parse: integerFrom(least, Number.MAX_SAFE_INTEGER),
  expects: `a whole number from ${least}`,
  schema: { type: 'integer', minimum: least },
});

const refuse = (name: string, text: string, expects: string, limits?: ParameterText<unknown>['limits']) =>
  new AppError({
    kind: 'badRequest',
    code: 'parameter-invalid',
    detail: `The parameter ${name} is “${text.slice(0, MAX_SHOWN)}”; it must be ${expects}.`,
    extra: { parameter: name, value: text.slice(0, MAX_SHOWN), ...limits },
  });

/** The texts of a parameter that say something: the first, or each once where it may be repeated. */
const textsOf = (search: URLSearchParams, name: string, isRepeated: boolean | undefined): string[] => {
  if (!isRepeated) return [search.get(name)?.trim() ?? ''].filter(Boolean);
  return [
    ...new Set(
      search
        .getAll(name)
        .map((text) => text.trim())
        .filter(Boolean),
    ),
  ];
};

/** An empty value counts as absent, as a form sends it. @throws AppError `parameter-invalid` */
export const parseParameters = <Query>(
  rows: ParameterTable<Query>,
  search: URLSearchParams,
): Partial<Query> => {
  const entries = Object.entries(rows).flatMap(([name, { key, parse, expects, limits, isRepeated }]) => {
    const texts = textsOf(search, name, isRepeated);
    if (texts.length === 0) return [];
    if (texts.length > MAX_VALUES)
      throw refuse(name, texts.join(', '), `at most ${MAX_VALUES} values`, { values: MAX_VALUES });
    const values = texts.map((text) => {
      const value = parse(text);
      if (value === undefined) throw refuse(name, text, expects, limits);
      return value;
    });
    return [[key, isRepeated ? values : values[0]] as const];
  });
  return Object.fromEntries(entries) as Partial<Query>;
};

/** Those of a request in the order of the table, without those that name the page. */
export const keptParameters = (
  rows: Readonly<Record<string, { readonly about: string; readonly isRepeated?: true }>>,
  search: URLSearchParams,
  except: readonly string[],
): Pair[] =>
  Object.entries(rows).flatMap(([name, { isRepeated }]): Pair[] =>
    except.includes(name) ? [] : textsOf(search, name, isRepeated).map((text) => [name, text]),
  );
