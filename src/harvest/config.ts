/**
 * What is harvested, how and when: the configuration of a source, one row a member, read from JSON that people
 * and programs send. Nothing else decides what such a member may be.
 */
import { Cron } from 'croner';
import { AppError } from '../lib/app-error.ts';
import { RDF_FORMAT_NAMES, type RdfFormat } from '../rdf/media-types.ts';
import {
  flag,
  headers,
  httpUrl,
  iri,
  listOf,
  objectOf,
  oneOf,
  orNull,
  type Read,
  share,
  text,
  wholeNumber,
} from './json-values.ts';

export const SOURCE_KINDS = [
  'dcat',
  'ckan',
  'udata',
  'opendatasoft',
  'csw',
  'oai-pmh',
  'sparql',
  'ldes',
  'moisson',
] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** By which of its doors another Moisson is read. */
export const TRANSPORTS = ['dump', 'pages', 'oai-pmh', 'sparql', 'feed'] as const;
export type Transport = (typeof TRANSPORTS)[number];

export interface Filters {
  /** Only datasets with one of these publishers, themes (IRIs) or keywords; absent = all. */
  readonly publisher?: readonly string[];
  readonly theme?: readonly string[];
  readonly keyword?: readonly string[];
  /** Only high-value datasets. */
  readonly hvd?: boolean;
  /** Never these: IRIs or identifiers of datasets. */
  readonly except?: readonly string[];
}

/** IRIs that a dataset gets where it has no value of its own; each is told from what was given. */
export interface Defaults {
  readonly publisher?: string;
  readonly licence?: string;
  readonly language?: string;
  readonly theme?: string;
  readonly accessRights?: string;
}

export interface Removal {
  /** The largest share of the source's records that goes without a person's word, 0 to 1. */
  readonly share: number;
  /** How long a record that is no longer found stays, days. */
  readonly graceDays: number;
}

export interface Webhook {
  readonly url: string;
  /** Key of the HMAC-SHA-256 in `Moisson-Signature`. */
  readonly secret: string;
  readonly on: readonly ('change' | 'failure')[];
}

export interface HarvestConfig {
  readonly kind: SourceKind;
  readonly url: string;
  /** A cron expression (UTC), or null: only when asked. */
  readonly schedule: string | null;
  /** Id of the sub-catalogue that its records become members of. */
  readonly catalog: string | null;
  /** What becomes of records that break an enforced profile: stored with their outcome, or turned down. */
  readonly policy: 'report' | 'enforce';
  readonly filters: Filters;
  readonly defaults: Defaults;
  readonly removal: Removal;
  /** Sent with each request: a key of an API, for instance. Never shown again. */
  readonly headers: Readonly<Record<string, string>>;
  readonly pageSize: number;
  readonly maxPages: number;
  readonly maxBytes: number;
  readonly timeoutMs: number;
  readonly delayMs: number;
  /** Of RDF whose media type lies. */
  readonly format: RdfFormat | null;
  readonly transport: Transport;
  /** OAI-PMH: which format and which set; SPARQL: a CONSTRUCT query of its own. */
  readonly metadataPrefix: string | null;
  readonly set: string | null;
  readonly query: string | null;
  readonly webhook: Webhook | null;
}

const MINUTE_MS = 60_000;
/** A schedule that runs more often than this is a mistake, and no host would thank us. */
const LEAST_INTERVAL_MS = 15 * MINUTE_MS;

/** Names of cron expressions. */
export const SCHEDULES = {
  hourly: '17 * * * *',
  daily: '40 2 * * *',
  weekly: '40 2 * * 0',
} as const;
const ALIASES: Readonly<Record<string, string>> = SCHEDULES;

const schedule: Read<string | null> = (value) => {
  if (value === null || value === 'manual') return null;
  const expression = typeof value === 'string' ? (ALIASES[value] ?? value.trim()) : '';
  const fault = 'must be manual, hourly, daily, weekly or a cron expression such as 30 2 * * *';
  if (expression.split(/\s+/).length !== 5) throw new Error(fault);
  let next: readonly Date[];
  try {
    next = new Cron(expression, { timezone: 'UTC' }).nextRuns(4, new Date(0));
  } catch {
    throw new Error(fault);
  }
  if (next.length < 2) throw new Error('names a time that never comes');
  if (next.some((time, at) => at > 0 && time.getTime() - next[at - 1]!.getTime() < LEAST_INTERVAL_MS))
    throw new Error(`may come due every ${LEAST_INTERVAL_MS / MINUTE_MS} minutes at most`);
  return expression;
};

const ID = /^[a-z0-9][a-z0-9-]{0,79}$/;

const id: Read<string> = (value) => {
  if (typeof value !== 'string' || !ID.test(value))
    throw new Error('must be an id of lower-case letters, digits and hyphens');
  return value;
};

interface MemberRow<T> {
  readonly about: string;
  /** What stands for an absent member; undefined where there must be one. */
  readonly fallback?: T;
  readonly read: Read<T>;
}

const REMOVAL: Removal = { share: 0.2, graceDays: 0 };

export const CONFIG_MEMBERS: { readonly [Name in keyof HarvestConfig]: MemberRow<HarvestConfig[Name]> } = {
  kind: { about: 'What the source speaks.', read: oneOf(SOURCE_KINDS) },
  url: { about: 'Where reading begins.', read: httpUrl },
  schedule: {
    about:
      '`manual`, `hourly`, `daily`, `weekly`, or a cron expression of five parts in UTC, at most every 15 minutes.',
    fallback: null,
    read: schedule,
  },
  catalog: { about: 'Id of the sub-catalogue for its records.', fallback: null, read: orNull(id) },
  policy: {
    about: '`report` stores records that break a profile with their outcome, `enforce` turns them down.',
    fallback: 'report',
    read: oneOf(['report', 'enforce'] as const),
  },
  filters: {
    about: 'Only some datasets: `publisher`, `theme`, `keyword` (lists), `hvd` (true), and `except`.',
    fallback: {},
    read: objectOf<Filters>({
      publisher: listOf(iri, 200) as Read<Filters['publisher']>,
      theme: listOf(iri, 200) as Read<Filters['theme']>,
      keyword: listOf(text(200), 200) as Read<Filters['keyword']>,
      hvd: flag as Read<Filters['hvd']>,
      except: listOf(text(2000), 1000) as Read<Filters['except']>,
    }) as Read<Filters>,
  },
  defaults: {
    about:
      'IRIs for datasets without a value of their own: `publisher`, `licence` (for distributions), `language`, `theme`, `accessRights`.',
    fallback: {},
    read: objectOf<Defaults>({
      publisher: iri as Read<Defaults['publisher']>,
      licence: iri as Read<Defaults['licence']>,
      language: iri as Read<Defaults['language']>,
      theme: iri as Read<Defaults['theme']>,
      accessRights: iri as Read<Defaults['accessRights']>,
    }) as Read<Defaults>,
  },
  removal: {
    about:
      '`share` of its records that may go in one run without a person (0.2), `graceDays` that each stays (0).',
    fallback: REMOVAL,
    read: (value) => ({
      ...REMOVAL,
      ...objectOf<Removal>({ share, graceDays: wholeNumber(0, 365) })(value),
    }),
  },
  headers: {
    about: 'Request headers, such as the key of an API. Written, never shown.',
    fallback: {},
    read: headers,
  },
  pageSize: {
    about: 'Records asked for at once, where the source lets us choose.',
    fallback: 100,
    read: wholeNumber(1, 1000),
  },
  maxPages: { about: 'Pages after which a run gives up.', fallback: 10_000, read: wholeNumber(1, 100_000) },
  maxBytes: {
    about: 'Largest document, unpacked.',
    fallback: 100 * 1024 * 1024,
    read: wholeNumber(1024, 4 * 1024 * 1024 * 1024),
  },
  timeoutMs: {
    about: 'Time for one document, milliseconds.',
    fallback: 60_000,
    read: wholeNumber(1000, 600_000),
  },
  delayMs: { about: 'Rest between two requests, milliseconds.', fallback: 200, read: wholeNumber(0, 60_000) },
  format: {
    about: 'The RDF format, where the source says a wrong one.',
    fallback: null,
    read: orNull(oneOf(RDF_FORMAT_NAMES)),
  },
  transport: {
    about: 'Of another Moisson: `dump`, `pages`, `oai-pmh`, `sparql` or `feed`.',
    fallback: 'dump',
    read: oneOf(TRANSPORTS),
  },
  metadataPrefix: {
    about:
      'OAI-PMH: the format; absent, `dcat_ap` or the best that is offered. CSW: the output schema; absent, ISO 19139.',
    fallback: null,
    read: orNull(text(100)),
  },
  set: { about: 'OAI-PMH: only this set.', fallback: null, read: orNull(text(500)) },
  query: {
    about:
      'SPARQL: a CONSTRUCT query instead of ours, without LIMIT and OFFSET; with `?dataset` in it, asked for some datasets at a time. CSW: only what this CQL expression finds.',
    fallback: null,
    read: orNull(text(20_000)),
  },
  webhook: {
    about: '`url` that is told, `secret` that signs, `on`: `change`, `failure`.',
    fallback: null,
    read: orNull((value) => {
      const found = objectOf<Webhook>({
        url: httpUrl,
        secret: text(200),
        on: listOf(oneOf(['change', 'failure'] as const), 2),
      })(value);
      if (!found.url || !found.secret) throw new Error('must have a url and a secret');
      return { url: found.url, secret: found.secret, on: found.on ?? ['change', 'failure'] };
    }),
  },
};

const invalid = (member: string, message: string): AppError =>
  new AppError({
    kind: 'badRequest',
    code: 'source-invalid',
    detail: `${member}${message.startsWith('[') || message.startsWith('.') ? '' : ' '}${message}.`,
    extra: { member },
  });

/**
 * The configuration in a JSON object; `known` are members that stay as they are where the object has none.
 * @throws AppError `source-invalid` with the `member`
 */
export const readConfig = (
  input: Readonly<Record<string, unknown>>,
  known: Partial<HarvestConfig> = {},
): HarvestConfig => {
  const unknown = Object.keys(input).find((name) => !Object.hasOwn(CONFIG_MEMBERS, name));
  if (unknown !== undefined)
    throw invalid(unknown.slice(0, 50), `is no member; they are ${Object.keys(CONFIG_MEMBERS).join(', ')}`);
  const entries = Object.entries(CONFIG_MEMBERS).map(([name, row]) => {
    const { read, fallback } = row as MemberRow<unknown>;
    if (!Object.hasOwn(input, name)) {
      const kept = (known as Record<string, unknown>)[name] ?? fallback;
      if (kept === undefined) throw invalid(name, 'is missing');
      return [name, kept] as const;
    }
    try {
      return [name, read(input[name])] as const;
    } catch (error) {
      throw invalid(name, (error as Error).message);
    }
  });
  return Object.fromEntries(entries) as unknown as HarvestConfig;
};

/** When a schedule comes due after a time; null when it never does. ISO 8601 UTC, to the second. */
export const dueAfter = (expression: string | null, time: Date): string | null => {
  if (expression === null) return null;
  const next = new Cron(expression, { timezone: 'UTC' }).nextRun(time);
  return next ? `${next.toISOString().slice(0, 19)}Z` : null;
};
