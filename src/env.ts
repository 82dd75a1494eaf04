/**
 * What the Worker is told by its environment: the bindings, and the settings as one table that validates,
 * explains and documents each variable. Nothing else reads the environment.
 */
import { IDENTIFIER_FORMS, type IdentifierForm } from './catalogue/oai-forms.ts';
import { LANGS, type Lang } from './i18n/languages.ts';
import { AppError } from './lib/app-error.ts';
import { DEFAULT_PORTS } from './lib/fetch-rules.ts';
import {
  integerBetween,
  parseBaseUrl,
  parseEmail,
  parseHosts,
  parsePorts,
  parseSwitch,
  parseUrls,
} from './lib/setting-values.ts';
import { PROFILES, type Profile, profileOf } from './shacl/profiles.ts';
import { DEFAULT_LIMITS } from './sparql/limits.ts';
import { SCHEMES } from './vocab/schemes.ts';

export interface Config {
  /** Without a final slash; may have a path. */
  readonly baseUrl: string;
  readonly adminToken: string | null;
  readonly maxBodyBytes: number;
  readonly pageSize: number;
  readonly siteTitle: string | null;
  readonly defaultLang: Lang;
  /** `host` or `host:port`, fetched from whatever their address. */
  readonly fetchAllowHosts: readonly string[];
  readonly fetchPorts: readonly number[];
  /** How long what records were before is kept; 0 for ever. */
  readonly changesKeptDays: number;
  /** Profiles that records are judged by; those that are off are not in it. */
  readonly validation: readonly ProfilePolicy[];
  /** The limits of queries, see sparql/limits.ts. */
  readonly sparqlQueryChars: number;
  readonly sparqlPatterns: number;
  readonly sparqlDepth: number;
  readonly sparqlRows: number;
  readonly sparqlBytes: number;
  readonly sparqlTimeMs: number;
  readonly sparqlSteps: number;
  /** An ISO 3166 code, or an IRI of the EU's table of countries. */
  readonly country: string | null;
  /** Whether `/catalogs/udata` is there. */
  readonly hasUdataView: boolean;
  /** URLs of the endpoints that SERVICE may ask. */
  readonly sparqlServices: readonly string[];
  /** How OAI-PMH names records. */
  readonly oaiIdentifier: IdentifierForm;
  readonly oaiPageSize: number;
  readonly oaiAdminEmail: string | null;
  /** After which a run that takes no step is taken up by another runner. */
  readonly harvestStalledSeconds: number;
  /** How long a dump in object storage stays the same at least. */
  readonly dumpIntervalHours: number;
}

/** What a profile does to a write: `report` stores the record with its outcome, `enforce` refuses it. */
export interface ProfilePolicy {
  readonly profile: Profile;
  readonly policy: 'report' | 'enforce';
}

const POLICIES = ['off', 'report', 'enforce'] as const;

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

const parseIdentifierForm = (text: string): IdentifierForm => {
  const form = IDENTIFIER_FORMS.find((name) => name === text);
  if (!form) throw new Error(`must be one of ${IDENTIFIER_FORMS.join(', ')}`);
  return form;
};

const parseValidation = (text: string): readonly ProfilePolicy[] => {
  if (text.trim() === 'off') return [];
  const found: ProfilePolicy[] = [];
  for (const row of text.split(/[\s,]+/).filter(Boolean)) {
    const [name = '', asked] = row.split('=');
    const profile = profileOf(name);
    const policy = POLICIES.find((one) => one === asked);
    if (!profile || !policy)
      throw new Error(
        `has “${row}”; it must be off, or PROFILE=POLICY of ${PROFILES.map(({ id }) => id).join(', ')} and ${POLICIES.join(', ')}`,
      );
    if (policy !== 'off') found.push({ profile, policy });
  }
  return found;
};

/** Whether it is a country, the vocabulary tells when it is needed. */
const parseCountry = (text: string): string | null => {
  const value = text.trim();
  if (/^[A-Za-z0-9]{2,3}$/.test(value)) return value.toUpperCase();
  if (value !== '' && !value.startsWith(SCHEMES.country.prefix))
    throw new Error(
      `must be an ISO 3166 code of two or three letters, or an IRI in ${SCHEMES.country.prefix}`,
    );
  return value || null;
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
  COUNTRY: {
    key: 'country',
    about:
      "Country that `/catalogs/eu` is of, where the catalogue's own description names none: an ISO 3166 code or an IRI of the EU's table.",
    fallback: '',
    parse: parseCountry,
  },
  UDATA_VIEW: {
    key: 'hasUdataView',
    about: '`on`: `/catalogs/udata` has the thematic category of high-value data as a theme.',
    fallback: 'off',
    parse: parseSwitch,
  },
  FETCH_ALLOW_HOSTS: {
    key: 'fetchAllowHosts',
    about:
      'Hosts (`portal.internal`, `127.0.0.1:9000`) that addresses given by people may lead to although they are private, this server itself or on another port.',
    fallback: '',
    parse: parseHosts,
  },
  FETCH_PORTS: {
    key: 'fetchPorts',
    about: 'Ports that addresses given by people may have.',
    fallback: DEFAULT_PORTS.join(','),
    parse: parsePorts,
  },
  VALIDATION: {
    key: 'validation',
    about:
      'Profiles and what each does to a PUT: `off`, `report` (stored with its outcome) or `enforce` (refused with 422); plain `off` for none. Imports are reported.',
    fallback: 'dcat-ap=enforce dcat-ap-hvd=enforce',
    parse: parseValidation,
  },
  HARVEST_STALLED_SECONDS: {
    key: 'harvestStalledSeconds',
    about:
      'Seconds without a step after which a run of a source is taken up again: longer than any page takes.',
    fallback: '180',
    parse: integerBetween(5, 3600),
  },
  CHANGES_KEPT_DAYS: {
    key: 'changesKeptDays',
    about:
      'Days for which the feed keeps what records were before their newest change; 0: for ever. The newest change of each record and deletions are always kept.',
    fallback: '365',
    parse: integerBetween(0, 36_500),
  },
  SPARQL_QUERY_CHARS: {
    key: 'sparqlQueryChars',
    about: "Characters of a query's text.",
    fallback: String(DEFAULT_LIMITS.queryChars),
    parse: integerBetween(1000, 1_000_000),
  },
  SPARQL_PATTERNS: {
    key: 'sparqlPatterns',
    about: 'Triple patterns of a query, with steps of paths and aggregates.',
    fallback: String(DEFAULT_LIMITS.patterns),
    parse: integerBetween(1, 1000),
  },
  SPARQL_DEPTH: {
    key: 'sparqlDepth',
    about: 'How deep groups, expressions and paths of a query may be nested.',
    fallback: String(DEFAULT_LIMITS.depth),
    parse: integerBetween(1, 200),
  },
  SPARQL_ROWS: {
    key: 'sparqlRows',
    about: 'Rows or triples of an answer.',
    fallback: String(DEFAULT_LIMITS.rows),
    parse: integerBetween(1, 1_000_000),
  },
  SPARQL_BYTES: {
    key: 'sparqlBytes',
    about: 'Bytes of the terms of an answer.',
    fallback: String(DEFAULT_LIMITS.bytes),
    parse: integerBetween(1024, 1_000_000_000),
  },
  SPARQL_TIME_MS: {
    key: 'sparqlTimeMs',
    about: 'Milliseconds that a query may take, its answer included.',
    fallback: String(DEFAULT_LIMITS.timeMs),
    parse: integerBetween(100, 300_000),
  },
  SPARQL_STEPS: {
    key: 'sparqlSteps',
    about: 'Estimated steps of the database above which a query is refused.',
    fallback: String(DEFAULT_LIMITS.steps),
    parse: integerBetween(1000, 1_000_000_000_000),
  },
  SPARQL_SERVICES: {
    key: 'sparqlServices',
    about: 'URLs of the endpoints that SERVICE in a query may ask; empty: none.',
    fallback: '',
    parse: parseUrls,
  },
  OAI_IDENTIFIER: {
    key: 'oaiIdentifier',
    about:
      "Identifiers of OAI-PMH: `identifier` (as pages give it), `iri` (the resource's IRI) or `oai` (`oai:{host}:{id}`).",
    fallback: 'identifier',
    parse: parseIdentifierForm,
  },
  OAI_PAGE_SIZE: {
    key: 'oaiPageSize',
    about: `Records in one answer of OAI-PMH, up to ${MAX_PAGE_SIZE}.`,
    fallback: '100',
    parse: integerBetween(1, MAX_PAGE_SIZE),
  },
  OAI_ADMIN_EMAIL: {
    key: 'oaiAdminEmail',
    about: "Address that OAI-PMH's Identify gives; empty: that of the catalogue's contact point.",
    fallback: '',
    parse: parseEmail,
  },
  DUMP_INTERVAL_HOURS: {
    key: 'dumpIntervalHours',
    about: 'Hours between two dumps in object storage, where a bucket is bound and the catalogue changed.',
    fallback: '24',
    parse: integerBetween(1, 720),
  },
} as const satisfies Record<string, SettingRow<Config[keyof Config]>>;

type SettingName = keyof typeof SETTINGS;

/** What wrangler.toml binds. Variables may be absent. */
export interface Bindings extends Partial<Record<SettingName, string>> {
  readonly DB: D1Database;
  /** Where dumps are stored; without it they are written as they are sent. */
  readonly BUCKET?: R2Bucket;
  /** Carries runs on; without it the cron does, a piece a minute. */
  readonly HARVEST?: Workflow<{ readonly run: number }>;
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
