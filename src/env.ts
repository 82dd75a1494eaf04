/**
 * What the Worker is told by its environment: the bindings, and the settings as one table that validates,
 * explains and documents each variable. Nothing else reads the environment.
 */
import { LANGS, type Lang } from './i18n/languages.ts';
import { AppError } from './lib/app-error.ts';

export interface Config {
  /** Without a final slash; may have a path. */
  readonly baseUrl: string;
  readonly adminToken: string | null;
  readonly maxBodyBytes: number;
  readonly pageSize: number;
  readonly siteTitle: string | null;
  readonly defaultLang: Lang;
}

export interface SettingRow<T> {
  readonly key: keyof Config;
  readonly about: string;
  /** The text that stands for an absent variable; null where the variable is required. */
  readonly fallback: string | null;
  readonly secret?: true;
  /** Throws a sentence that follows the variable's name. */
  readonly parse: (text: string) => T;
}

export const MIN_TOKEN_LENGTH = 16;
export const MAX_PAGE_SIZE = 1000;

const integerBetween =
  (least: number, most: number) =>
  (text: string): number => {
    const value = Number(text);
    if (!Number.isInteger(value) || value < least || value > most)
      throw new Error(`must be a whole number from ${least} to ${most}`);
    return value;
  };

const parseBaseUrl = (text: string): string => {
  const url = URL.parse(text);
  if (!url || !['http:', 'https:'].includes(url.protocol)) throw new Error('must be an absolute http(s) URL');
  if (url.search || url.hash || url.username || url.password)
    throw new Error('must have no user, query or fragment');
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
};

const parseAdminToken = (text: string): string | null => {
  if (text !== '' && text.length < MIN_TOKEN_LENGTH)
    throw new Error(`must have at least ${MIN_TOKEN_LENGTH} characters`);
  return text || null;
};

const parseLang = (text: string): Lang => {
  const lang = LANGS.find((name) => name === text);
  if (!lang) throw new Error(`must be one of ${LANGS.join(', ')}`);
  return lang;
};

export const SETTINGS = {
  BASE_URL: {
    key: 'baseUrl',
    about: 'Public address of the catalogue. Every IRI made here begins with it; it may have a path.',
    fallback: null,
    parse: parseBaseUrl,
  },
  ADMIN_TOKEN: {
    key: 'adminToken',
    about: `Bearer token that may do everything, at least ${MIN_TOKEN_LENGTH} characters. Without it only stored tokens are known.`,
    fallback: '',
    secret: true,
    parse: parseAdminToken,
  },
  MAX_BODY_BYTES: {
    key: 'maxBodyBytes',
    about: 'Largest request body in bytes, counted as sent and again when unpacked.',
    fallback: '52428800',
    parse: integerBetween(1024, 1_073_741_824),
  },
  PAGE_SIZE_DEFAULT: {
    key: 'pageSize',
    about: `Members on a page of the catalogue where \`page_size\` is absent, up to ${MAX_PAGE_SIZE}.`,
    fallback: '100',
    parse: integerBetween(1, MAX_PAGE_SIZE),
  },
  SITE_TITLE: {
    key: 'siteTitle',
    about: "Name on every page; empty: the title of the catalogue's own description.",
    fallback: '',
    parse: (text: string): string | null => text.trim() || null,
  },
  DEFAULT_LANG: {
    key: 'defaultLang',
    about: `Language of pages for readers who ask for none: ${LANGS.join(' or ')}.`,
    fallback: 'fr',
    parse: parseLang,
  },
} as const satisfies Record<string, SettingRow<Config[keyof Config]>>;

type SettingName = keyof typeof SETTINGS;

/** What wrangler.toml binds. Variables may be absent. */
export interface Bindings extends Partial<Record<SettingName, string>> {
  readonly DB: D1Database;
}

/** The validated settings; a mistake names the variable and what it must be. */
export const readConfig = (env: Partial<Record<SettingName, string>>): Config => {
  const entries = Object.entries(SETTINGS).map(([name, row]: [string, SettingRow<Config[keyof Config]>]) => {
    const text = env[name as SettingName] ?? row.fallback;
    try {
      if (text === null) throw new Error('is required');
      return [row.key, row.parse(text)];
    } catch (error) {
      throw new AppError({
        kind: 'internal',
        code: 'configuration',
        detail: `${name} ${(error as Error).message}.`,
      });
    }
  });
  return Object.fromEntries(entries) as Config;
};
