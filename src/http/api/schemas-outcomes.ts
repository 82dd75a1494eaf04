/**
 * What the operations of validation answer.
 */
import { KIND_NAMES } from '../../catalogue/kinds.ts';
import { flag, integer, iri, list, named, nullable, object, oneOf, openObject, text, url } from './schema.ts';

const OUTCOMES_URL = 'https://data.example/api/outcomes/dcat-ap-3.0.1';

const standings = {
  records: integer('Records judged by it.', 612),
  failing: integer('Of these, with a violation.', 40),
  improvable: integer('Of these, with warnings only.', 310),
  url: url('The records behind `records`.', OUTCOMES_URL),
  failingUrl: url('The records behind `failing`.', `${OUTCOMES_URL}?standing=failing`),
  improvableUrl: url('The records behind `improvable`.', `${OUTCOMES_URL}?standing=improvable`),
};

const kindOfRecord = oneOf('The kind of record.', KIND_NAMES);

export const Outcomes = named(
  'Outcomes',
  object('How the records stand by each profile.', {
    profiles: list(
      'The profiles in force.',
      object('A profile.', {
        profile: text('Its id.', 'dcat-ap-3.0.1'),
        ...standings,
        kinds: list('The same by kind of record.', object('A kind.', { kind: kindOfRecord, ...standings })),
      }),
    ),
    remaining: integer('Records that are still to be judged.', 0),
  }),
);

export const OutcomeList = named(
  'OutcomeList',
  object('Records that stand so by a profile.', {
    profile: text('Its id.', 'dcat-ap-3.0.1'),
    total: integer('How many there are.', 40),
    next: nullable(url('The next page.', `${OUTCOMES_URL}?after=120`)),
    records: list(
      'The records, in the order in which they came.',
      object('A record.', {
        id: text('Its id.', 'air'),
        iri: iri('The IRI of the resource.', 'https://org.example/d'),
        kind: kindOfRecord,
        violations: integer('Rules that must hold.', 1),
        warnings: integer('Rules that should hold.', 4),
        infos: integer('Hints.', 0),
        url: url('Its page.', 'https://data.example/datasets/air'),
        validation: url('What it breaks, in full.', 'https://data.example/records/air/validation'),
      }),
    ),
  }),
);

export const OutcomesJudged = named(
  'OutcomesJudged',
  object('What was judged now.', {
    judged: integer('Records judged by this request: at most 200.', 200),
    remaining: integer('Records that are still to be judged.', 412),
  }),
);

const counts = object('Findings by severity.', {
  violations: integer('Rules that must hold.', 1),
  warnings: integer('Rules that should hold.', 4),
  infos: integer('Hints.', 0),
});

export const ValidationReport = named(
  'ValidationReport',
  openObject('The report on an input; `docs/http.md` describes it in full.', {
    conforms: flag('As SHACL has it: no result at all, warnings included.', false),
    isValid: flag('No violation, and all of the input could be read.', false),
    note: nullable(text('That there was nothing to judge.', 'No record was found.')),
    counts,
    profiles: list(
      'By profile.',
      openObject('A profile.', {
        profile: text('Its id.', 'dcat-ap-3.0.1'),
        conforms: flag('No result of it at all.', false),
        isValid: flag('No violation of it.', false),
      }),
    ),
    records: list(
      'Each record, those with violations first.',
      openObject('A record.', {
        iri: nullable(iri('Its IRI.', 'https://org.example/d')),
        conforms: flag('No result at all.', false),
        isValid: flag('No violation.', false),
        counts,
      }),
    ),
  }),
);
