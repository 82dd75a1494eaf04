/**
 * What the operations of curators and administrators take and answer.
 */
import { ACTIONS } from '../routes/amendments.ts';
import {
  flag,
  instant,
  integer,
  iri,
  list,
  named,
  nullable,
  object,
  oneOf,
  openObject,
  optional,
  text,
  url,
} from './schema.ts';

const tokenMembers = {
  id: text('Of the token; not its secret.', 't8k2m4'),
  name: text('Who or what uses it.', 'portal of the city'),
  scope: text('All scopes, with spaces between.', 'catalog:city'),
  scopes: list('`admin`, `catalog:{id}` or `publisher:{IRI}`.', text('A scope.', 'catalog:city')),
  created: instant('When it was made.'),
  expires: nullable(instant('When it ends; null for never.', '2027-03-01T00:00:00Z')),
  revoked: nullable(instant('When it was revoked; null as long as it holds.')),
} as const;

export const Token = named('Token', object('A token, without its secret.', tokenMembers));

export const TokenList = named(
  'TokenList',
  object('All tokens.', { tokens: list('Revoked ones too.', Token) }),
);

export const TokenRequest = named(
  'TokenRequest',
  object('A token to be made: `scopes`, or `scope` as one text.', {
    name: text('Who or what will use it: 1 to 200 characters.', 'portal of the city', {
      minLength: 1,
      maxLength: 200,
    }),
    scopes: optional(list('`admin`, `catalog:{id}` or `publisher:{IRI}`.', text('A scope.', 'catalog:city'))),
    scope: optional(text('The same as one text with spaces between.', 'catalog:city')),
    expires: optional(text('An ISO 8601 date or time to come; absent: never.', '2027-03-01')),
  }),
);

export const TokenCreated = named(
  'TokenCreated',
  object('A token with its secret, which is in this answer only.', {
    ...tokenMembers,
    token: text('The secret, for `Authorization: Bearer`.', 'moi_…'),
    warning: optional(
      text('A scope names a catalogue that there is not yet.', 'There is no catalogue “city” yet.'),
    ),
  }),
);

export const Amendment = named(
  'Amendment',
  object('A statement that a curator added or withdrew.', {
    id: integer('Its number within the record.', 1),
    action: oneOf('What was done.', ACTIONS),
    statement: text('As N-Triples.', '<https://org.example/d> <http://purl.org/dc/terms/title> "Air"@fr .'),
    author: text('The name of the token.', 'portal of the city'),
    created: instant('When.'),
  }),
);

export const AmendmentList = named(
  'AmendmentList',
  object('The amendments of a record.', {
    amendments: list('In the order in which they were made.', Amendment),
  }),
);

export const ReadIssue = named(
  'ReadIssue',
  openObject('What reading repaired or could not read.', {
    kind: text('`syntax`, or what was repaired.', 'syntax'),
    code: text('Which fault.', 'iri-invalid'),
    message: text('In words.', 'The IRI has a space.'),
  }),
);

export const AmendmentsAdded = named(
  'AmendmentsAdded',
  object('The amendments of a record, and what reading the body repaired.', {
    amendments: list('All amendments of the record.', Amendment),
    repaired: list('What reading repaired.', ReadIssue),
  }),
);

export const Rebased = named(
  'Rebased',
  object('The store belongs to the configured BASE_URL now.', {
    from: url('The BASE_URL before.', 'http://127.0.0.1:8787'),
    to: url('The BASE_URL now.', 'https://data.example'),
    terms: integer('IRIs that were moved.', 4200),
  }),
);

export const ImportSummary = named(
  'ImportSummary',
  object('What an import did.', {
    source: text('In whose name it was stored.', 'city'),
    created: integer('Records that are new.', 12),
    updated: integer('Records whose published content changed.', 3),
    unchanged: integer('Records that stayed as they were.', 600),
    rejected: list(
      'The first 1,000 that were refused, with the reason.',
      object('A record that was refused.', {
        id: nullable(text('Its id.', 'air')),
        iri: nullable(iri('Its IRI.', 'https://org.example/d')),
        code: text('Which fault.', 'invalid-record'),
        reason: text('In words.', 'It has no title.'),
      }),
    ),
    rejectedTotal: integer('How many were refused.', 0),
    leftOver: integer('Statements on nodes that belong to no record.', 0),
    repaired: list('What reading repaired or dropped: the first 200.', ReadIssue),
    repairedTotal: integer('How much reading repaired or dropped.', 0),
  }),
);

const codeAndText = (description: string, code: string, words: string) =>
  object(description, { code: text('For programs.', code), text: text('In words.', words) });

export const LicenceHelp = named(
  'LicenceHelp',
  object('Where the questions have led so far. Help, and no legal advice.', {
    disclaimer: text(
      'That it is no legal advice.',
      'This is help, not legal advice. In doubt, ask the lawyers of your organisation.',
    ),
    questions: list(
      'All questions with their answers.',
      object('A question.', {
        id: text('The parameter that takes the answer.', 'rights'),
        text: text('The question.', 'Who owns the rights in the data?'),
        hint: optional(text('What it means.', 'Copyright, and the right of the maker of a database.')),
        answers: list(
          'The answers.',
          object('An answer.', {
            value: text('For the parameter.', 'own'),
            label: text('In words.', 'We own all of them'),
          }),
        ),
      }),
    ),
    answers: openObject('The answers of this request, by question.', {}),
    next: nullable(text('The question that comes next; null at an end.', 'rights')),
    obstacle: nullable(
      codeAndText('What must be settled first.', 'rights-unknown', 'Find out who owns the rights.'),
    ),
    result: nullable(
      object('The licence that fits.', {
        licence: iri(
          'Its IRI in the EU’s table.',
          'http://publications.europa.eu/resource/authority/licence/CC_BY_4_0',
        ),
        label: text('Its name.', 'Creative Commons Attribution 4.0 International'),
        besideCcBy: text('How it stands beside CC BY 4.0.', 'itself'),
        acceptedForHvd: flag('Whether high-value datasets may have it.', true),
        mapping: nullable(text('The statement that maps it to CC BY 4.0, as N-Triples.')),
        notes: list('What goes with it.', codeAndText('A note.', 'france-list', 'From the French list.')),
      }),
    ),
    page: url('The same as a page.', 'https://data.example/licence-help'),
  }),
);

export const Problem = named(
  'Problem',
  openObject('What went wrong (RFC 9457). Further members name what the detail speaks of.', {
    type: text('Always `about:blank`.', 'about:blank'),
    title: text('The status in words.', 'Bad Request'),
    status: integer('The HTTP status.', 400),
    detail: text(
      'What is wrong, with the limit and the size found.',
      'The parameter page is “x”; it must be a whole number from 1.',
    ),
    instance: text('The path of the request.', '/api/records?page=x'),
    code: text('Stable, for programs.', 'parameter-invalid'),
    hint: optional(text('What to do.', 'Parameters: q, kind, theme.')),
  }),
);
