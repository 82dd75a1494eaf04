/**
 * The settings of a source as fields of a form: one row a member of the configuration, by whose type no member can be
 * forgotten. What is not among `MAIN_FIELDS` folds away under its group.
 */
import {
  CONFIG_MEMBERS,
  type Defaults,
  type Filters,
  type HarvestConfig,
  type Removal,
  SOURCE_KINDS,
  type SourceKind,
  TRANSPORTS,
  type Webhook,
} from '../../harvest/config.ts';
import { RDF_FORMAT_NAMES } from '../../rdf/media-types.ts';

interface Common {
  /** What it is for; absent, every kind of source. */
  readonly kinds?: readonly SourceKind[];
  /** Left out of what is sent where nothing is said: a null in its place would be refused. */
  readonly isDropped?: true;
  readonly isRequired?: true;
}

export type Control = Common &
  (
    | {
        readonly kind:
          | 'text'
          | 'url'
          | 'secret'
          | 'number'
          /** A share, shown per hundred. */
          | 'percent'
          | 'flag'
          /** A text of several lines. */
          | 'area'
          /** One value a line. */
          | 'lines'
          /** `Name: value`, one a line. */
          | 'pairs'
          | 'schedule';
      }
    | { readonly kind: 'choice' | 'several'; readonly choices: readonly string[] }
  );

interface Group<T> {
  readonly fields: { readonly [Name in keyof T]-?: Control };
}
const group = <T>(fields: Group<T>['fields']): Group<T> => ({ fields });

const LINES = { kind: 'lines', isDropped: true } as const;
const TEXT = { kind: 'text' } as const;
const NUMBER = { kind: 'number', isRequired: true } as const;
const DROPPED_TEXT = { kind: 'text', isDropped: true } as const;

const CONFIG_FIELDS = {
  kind: { kind: 'choice', choices: SOURCE_KINDS, isRequired: true },
  url: { kind: 'url', isRequired: true },
  schedule: { kind: 'schedule' },
  catalog: TEXT,
  policy: { kind: 'choice', choices: ['report', 'enforce'], isRequired: true },
  filters: group<Filters>({
    publisher: LINES,
    theme: LINES,
    keyword: LINES,
    hvd: { kind: 'flag', isDropped: true },
    except: LINES,
  }),
  defaults: group<Defaults>({
    publisher: DROPPED_TEXT,
    licence: DROPPED_TEXT,
    language: DROPPED_TEXT,
    theme: DROPPED_TEXT,
    accessRights: DROPPED_TEXT,
  }),
  removal: group<Removal>({ share: { kind: 'percent', isRequired: true }, graceDays: NUMBER }),
  headers: { kind: 'pairs' },
  pageSize: NUMBER,
  maxPages: NUMBER,
  maxBytes: NUMBER,
  timeoutMs: NUMBER,
  delayMs: NUMBER,
  format: { kind: 'choice', choices: RDF_FORMAT_NAMES, kinds: ['dcat', 'ldes'] },
  transport: { kind: 'choice', choices: TRANSPORTS, isRequired: true, kinds: ['moisson'] },
  metadataPrefix: { kind: 'text', kinds: ['oai-pmh', 'csw'] },
  set: { kind: 'text', kinds: ['oai-pmh'] },
  query: { kind: 'area', kinds: ['sparql', 'csw'] },
  webhook: group<Webhook>({
    url: { kind: 'url' },
    secret: { kind: 'secret', isDropped: true },
    on: { kind: 'several', choices: ['change', 'failure'] },
  }),
} as const satisfies { readonly [Name in keyof HarvestConfig]: Control | Group<HarvestConfig[Name]> };

/** What every source has, harvested or not. */
const FACT_FIELDS = {
  id: { kind: 'text', isRequired: true },
  title: TEXT,
  reexposed: { kind: 'flag' },
  precedence: NUMBER,
} as const satisfies Readonly<Record<string, Control>>;

type Config = typeof CONFIG_FIELDS;
type ConfigName = {
  [Name in keyof Config]: Config[Name] extends Group<infer T> ? `${Name}.${keyof T & string}` : Name;
}[keyof Config];
/** Of a field of the form: `kind`, `filters.theme`. */
export type FieldName = ConfigName | keyof typeof FACT_FIELDS;

const isGroup = (row: Control | Group<Record<string, unknown>>): row is Group<Record<string, unknown>> =>
  'fields' in row;

export const FIELDS = Object.fromEntries([
  ...Object.entries(FACT_FIELDS),
  ...Object.entries(CONFIG_FIELDS).flatMap(([name, row]): (readonly [string, Control])[] => {
    const each: Control | Group<Record<string, unknown>> = row;
    return isGroup(each)
      ? Object.entries(each.fields).map(([part, control]) => [`${name}.${part}`, control] as const)
      : [[name, each] as const];
  }),
]) as Readonly<Record<FieldName, Control>>;

export const MAIN_FIELDS = [
  'id',
  'title',
  'kind',
  'url',
  'transport',
  'metadataPrefix',
  'set',
  'query',
  'schedule',
  'catalog',
  'policy',
  'reexposed',
  'precedence',
  'removal.share',
  'removal.graceDays',
  'delayMs',
] as const satisfies readonly FieldName[];

export type FieldGroup = 'filters' | 'defaults' | 'webhook' | 'requests';

const groupOf = (name: FieldName): FieldGroup => {
  const [first] = name.split('.');
  if (first === 'filters' || first === 'defaults' || first === 'webhook') return first;
  return 'requests';
};

/** Everything else, by what it belongs to. */
export const FURTHER_FIELDS: ReadonlyMap<FieldGroup, readonly FieldName[]> = Map.groupBy(
  (Object.keys(FIELDS) as FieldName[]).filter((name) => !(MAIN_FIELDS as readonly string[]).includes(name)),
  groupOf,
);

const NEW_FACTS: Readonly<Record<string, unknown>> = { precedence: 100, reexposed: false };

/** What stands in a field as long as nobody says anything else. */
export const fallbackOf = (name: FieldName): unknown => {
  const [first = '', part] = name.split('.');
  const value = (CONFIG_MEMBERS as Readonly<Record<string, { readonly fallback?: unknown }>>)[first]
    ?.fallback;
  if (part === undefined) return value ?? NEW_FACTS[first];
  return (value as Readonly<Record<string, unknown>> | null | undefined)?.[part];
};
