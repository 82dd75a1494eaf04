/**
 * The body of a request about a source: what it is called and given on, and how it is harvested. A secret that was
 * read as `set` may be sent back so, and stays.
 */
import type { SourceChange } from '../catalogue/sources.ts';
import { CONFIG_MEMBERS, type HarvestConfig, readConfig } from '../harvest/config.ts';
import { isObject } from '../harvest/json-values.ts';
import { AppError } from '../lib/app-error.ts';

/** Stands for a secret that there is. */
export const SECRET = 'set';

type Body = Readonly<Record<string, unknown>>;

const MAX_TITLE = 200;

const invalid = (member: string, expects: string): AppError =>
  new AppError({
    kind: 'unprocessable',
    code: 'source-request-invalid',
    detail: `The member ${member} must be ${expects}.`,
    extra: { member },
  });

interface Fact {
  readonly key: keyof SourceChange;
  readonly isValid: (value: unknown) => boolean;
  readonly expects: string;
}

/** What every source has, by the names of the JSON. */
const FACTS: Readonly<Record<string, Fact>> = {
  title: {
    key: 'title',
    isValid: (value) =>
      value === null || (typeof value === 'string' && value.trim() !== '' && value.length <= MAX_TITLE),
    expects: `a text of 1 to ${MAX_TITLE} characters, or null`,
  },
  precedence: { key: 'precedence', isValid: Number.isInteger, expects: 'a whole number' },
  reexposed: {
    key: 'isReexposed',
    isValid: (value) => typeof value === 'boolean',
    expects: 'true or false',
  },
};

export const factsIn = (body: Body): SourceChange =>
  Object.fromEntries(
    Object.entries(FACTS).flatMap(([name, { key, isValid, expects }]) => {
      const value = body[name];
      if (value === undefined) return [];
      if (!isValid(value)) throw invalid(name, expects);
      return [[key, value]];
    }),
  );

export const hasConfig = (body: Body): boolean =>
  Object.keys(body).some((name) => Object.hasOwn(CONFIG_MEMBERS, name));

/** Secrets that were sent back as they were shown, as they are. */
const withSecrets = (body: Body, known: HarvestConfig): Body => {
  const { headers, webhook } = body;
  return {
    ...body,
    ...(isObject(headers) && {
      headers: Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [
          name,
          value === SECRET ? (known.headers[name] ?? value) : value,
        ]),
      ),
    }),
    ...(isObject(webhook) &&
      known.webhook && {
        webhook: {
          ...webhook,
          secret:
            webhook.secret === SECRET || webhook.secret === undefined ? known.webhook.secret : webhook.secret,
        },
      }),
  };
};

/** @throws AppError `source-invalid` */
export const configIn = (body: Body, known: HarvestConfig | null): HarvestConfig => {
  const members = Object.fromEntries(
    Object.entries(known ? withSecrets(body, known) : body).filter(([name]) => !Object.hasOwn(FACTS, name)),
  );
  return readConfig(members, known ?? {});
};
