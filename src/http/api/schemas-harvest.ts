/**
 * What the operations on sources and their runs take and answer.
 */
import { CONFIG_MEMBERS } from '../../harvest/config.ts';
import { NO_COUNTS } from '../../harvest/run.ts';
import {
  flag,
  instant,
  integer,
  iri,
  list,
  type NamedSchema,
  named,
  nullable,
  object,
  oneOf,
  openObject,
  optional,
  text,
  url,
} from './schema.ts';

const counts = Object.fromEntries(
  Object.keys(NO_COUNTS).map((name) => [name, integer(`How many: ${name}.`, 3)]),
);

const fault = nullable(
  object('Why not all was read.', {
    code: text('Which fault.', 'page-cut-off'),
    detail: text('In words.', 'https://portal.example/catalog?page=7 could not be read to its end.'),
  }),
);

const runMembers = {
  id: integer('Its number.', 12),
  source: text('Which source.', 'city'),
  kind: text('What the source speaks.', 'dcat'),
  url: text('Where reading began.', 'https://portal.example/catalog'),
  phase: oneOf('Where it is.', ['read', 'unite', 'remove', 'ended'], 'ended'),
  outcome: nullable(
    oneOf('How it ended; null while it is under way.', [
      'complete',
      'incomplete',
      'failed',
      'cancelled',
      'waiting',
    ]),
  ),
  started: instant('When it began.'),
  beat: instant('When its last step ended.'),
  ended: nullable(instant('When it ended.')),
  counts: object('What was read and what became of it.', counts),
  timesMs: object('Milliseconds.', {
    fetch: integer('Waiting for the source.', 5200),
    read: integer('Reading and mapping.', 800),
    store: integer('Storing.', 2100),
  }),
  announced: nullable(integer('How many records the source says it has.', 612)),
  isPartial: flag('The source told only what changed.', false),
  fault,
  missing: nullable(integer('Records that are due to go.', 3)),
  share: {
    json: { type: 'number', description: 'The share that may go without a person’s word.', examples: [0.2] },
  },
  isConfirmed: flag('Somebody confirmed the removal.', false),
  problems: integer('Entries of its list of problems.', 4),
  report: url('Its report.', 'https://data.example/runs/12'),
} as const;

export const Run = named('Run', object('One reading of a source.', runMembers));

export const RunList = named('RunList', object('Runs.', { runs: list('The newest first.', Run) }));

export const RunReport = named(
  'RunReport',
  object('A run with all that is known of it.', {
    ...runMembers,
    words: list('The same in sentences.', text('A sentence.', 'Complete: all 612 records were read.')),
    due: list(
      'What a run that waits would remove: the first hundred.',
      object('A record.', {
        id: text('Its id.', 'air-1a2b'),
        kind: text('What it is.', 'dataset'),
        iri: iri('What it describes.', 'https://portal.example/air'),
        url: url('Its page.', 'https://data.example/datasets/air-1a2b'),
      }),
    ),
    problemCounts: list(
      'Problems by what they are.',
      object('A kind of problem.', {
        kind: text('Where it arose.', 'repaired'),
        code: text('Which.', 'iri-invalid'),
        lines: integer('Entries of the list.', 3),
        total: integer('How often.', 30),
      }),
    ),
    pages: list(
      'What was read.',
      object('A page.', {
        number: integer('In order.', 1),
        url: text('Its address.', 'https://portal.example/catalog?page=1'),
        records: integer('Records on it.', 100),
      }),
    ),
    standing: object('How the records of the source stand now.', {
      profiles: list(
        'By profile.',
        object('A profile.', {
          profile: text('Its id.', 'dcat-ap-3.0.1'),
          records: integer('Judged.', 612),
          failing: integer('With a violation.', 12),
          improvable: integer('With no more than warnings.', 300),
        }),
      ),
      rules: list(
        'The rules that most records break.',
        object('A rule.', {
          shape: iri('Its shape.', 'https://data.example/shapes/x'),
          records: integer('Records that break it.', 9),
        }),
      ),
      waiting: integer('Records that are still to be judged.', 0),
    }),
  }),
);

export const ProblemList = named(
  'ProblemList',
  object('Problems of a run.', {
    total: integer('Entries in all.', 4),
    problems: list(
      'In the order in which they were met.',
      object('A problem.', {
        number: integer('Its number.', 1),
        kind: text('Where it arose.', 'repaired'),
        page: integer('On which page.', 1),
        record: nullable(text('The id of the record.', 'air-1a2b')),
        iri: nullable(text('What it is about.', 'https://portal.example/air')),
        code: text('Which.', 'iri-invalid'),
        detail: text('In words.', 'The IRI has a space.'),
        count: integer('How often on that page.', 1),
      }),
    ),
    next: nullable(url('More of them.', 'https://data.example/api/runs/12/problems?after=100')),
  }),
);

const sourceMembers = {
  id: text('Of the source.', 'city'),
  title: nullable(text('Its name, where it has one.', 'Portal of the city')),
  precedence: integer('Where several say something of a record, the smallest comes first.', 100),
  reexposed: flag('Whether other portals may harvest from here what it says.', true),
  created: instant('When it first said something.'),
  modified: nullable(instant('When its settings changed last.')),
  catalog: url('The list of what it says.', 'https://data.example/catalogs/source-city'),
  harvest: nullable(
    object('How it is harvested; null where it is not.', {
      kind: text('What it speaks.', 'dcat'),
      url: text('Where reading begins.', 'https://portal.example/catalog'),
      schedule: nullable(text('A cron expression (UTC); null: only when asked.', '40 2 * * *')),
      due: nullable(instant('When the next run is to begin.')),
      run: nullable(Run),
    }),
  ),
} as const;

const configMembers = Object.fromEntries(
  Object.entries(CONFIG_MEMBERS).map(([name, { about }]) => [
    name,
    optional({ json: { description: about } }),
  ]),
);

export const Source = named(
  'Source',
  object('Who says something of the records here.', {
    ...sourceMembers,
    config: nullable(openObject('How it is read; secrets are `set`.', configMembers)),
  }),
);

export const SourceList = named(
  'SourceList',
  object('All sources.', {
    sources: list(
      'Each source.',
      object('A source.', { ...sourceMembers, records: integer('Records that it says something of.', 612) }),
    ),
  }),
);

export const SourceChange = named(
  'SourceChange',
  object('What is to change; what is left out stays.', {
    title: optional(
      nullable(
        text('Its name: 1 to 200 characters.', 'Portal of the city', { minLength: 1, maxLength: 200 }),
      ),
    ),
    precedence: optional(integer('Where it comes among the sources; only of a new one.', 100)),
    reexposed: optional(flag('Whether other portals may harvest from here what it says.', true)),
    ...configMembers,
  }),
);

export const SourceGivenUp = named(
  'SourceGivenUp',
  object('What became of the records of a source.', {
    source: text('Which source.', 'city'),
    withdrawn: integer('Records of which it said something until now.', 300),
    remaining: integer('Records of which it still says something.', 312),
  }),
);

const statements = (description: string) =>
  object(description, {
    total: integer('How many.', 1),
    statements: text('The first 200 as N-Triples.', ''),
  });

export const Preview = named(
  'Preview',
  openObject('What a run would do with the first datasets.', {
    records: list(
      'Datasets.',
      openObject('A dataset.', {
        id: text('Of its record.', 'air-1a2b'),
        iri: iri('Of the dataset.', 'https://portal.example/air'),
        action: oneOf('What would become of it.', [
          'create',
          'update',
          'unchanged',
          'rejected',
          'filtered',
          'kept',
        ]),
        added: statements('Statements that would be published.'),
        removed: statements('Statements that would no longer be.'),
        derived: statements('Statements that a mapping or a default would add to what was given.'),
      }),
    ),
    fault,
    isWhole: flag('The source has no more.', false),
  }),
);

export const Descriptions = named(
  'Descriptions',
  object('What each source says of a record.', {
    id: text('Of the record.', 'air-1a2b'),
    iri: iri('Of the resource.', 'https://portal.example/air'),
    descriptions: list(
      'In the order in which they win.',
      object('What one says.', {
        source: text('Which source.', 'city'),
        title: nullable(text('Its name.', 'Portal of the city')),
        precedence: integer('The smallest comes first.', 100),
        identifier: nullable(text('As the source names it.', 'air')),
        updated: instant('When it changed last.'),
        checksum: text('Of the statements in canonical form (SHA-256).', 'c0ffee'),
        statements: text('Given, as N-Triples.', ''),
        derived: text('Derived here, as N-Triples.', ''),
        unpublished: integer('Statements of it that are not published.', 0),
      }),
    ),
  }),
);

export const HARVEST_SCHEMAS: readonly NamedSchema<unknown>[] = [
  Source,
  SourceList,
  SourceChange,
  SourceGivenUp,
  Run,
  RunList,
  RunReport,
  ProblemList,
  Preview,
  Descriptions,
];
