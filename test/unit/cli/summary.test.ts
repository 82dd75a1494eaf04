import { describe, expect, it } from 'vitest';
import { CliError } from '../../../src/cli/cli-error.ts';
import { type ImportOutcome, shortIri, summary } from '../../../src/cli/import/summary.ts';
import { createTally, type PlacedIssue } from '../../../src/cli/import/tally.ts';

const NOTHING = { created: 0, updated: 0, unchanged: 0, leftOver: 0, rejected: [], repaired: [] };

const repair = (line: number, change: Partial<PlacedIssue> = {}): PlacedIssue => ({
  kind: 'repaired',
  code: 'iri-percent-encoded',
  message: 'Characters that no IRI may hold were percent-encoded',
  input: 'a.ttl',
  line,
  property: 'http://purl.org/dc/terms/license',
  before: 'http://a b',
  after: 'http://a%20b',
  ...change,
});

const outcomeOf = (change: Partial<ImportOutcome>): ImportOutcome => ({
  totals: { created: 0, updated: 0, unchanged: 0, rejected: 0 },
  rejections: [],
  issues: [],
  inputs: ['a.ttl'],
  url: 'http://127.0.0.1:8787',
  statements: 1000,
  records: 40,
  leftOver: { statements: 0, nodes: 0, types: [] },
  controls: 0,
  stopped: null,
  answered: 40,
  elapsedMs: 2000,
  judging: null,
  reportFile: null,
  ...change,
});

describe('createTally', () => {
  it('adds answers up', () => {
    const tally = createTally();
    tally.answer({ ...NOTHING, created: 2, unchanged: 1 });
    tally.answer({ ...NOTHING, created: 1, updated: 4, rejected: [{ iri: 'x', code: 'c', reason: 'r' }] });
    expect(tally.result().totals).toEqual({ created: 3, updated: 4, unchanged: 1, rejected: 1 });
  });

  it('groups repairs by cause and property, most frequent first, with three examples', () => {
    const tally = createTally();
    tally.issue(repair(1, { code: 'date-typed' }));
    for (let line = 1; line <= 5; line++) tally.issue(repair(line));
    tally.issue(repair(9, { property: 'http://www.w3.org/ns/dcat#theme' }));
    const { issues } = tally.result();
    expect(issues.map(({ count }) => count)).toEqual([5, 1, 1]);
    expect(issues[0]!.examples.map(({ line }) => line)).toEqual([1, 2, 3]);
  });

  it('keeps what was dropped apart from what was repaired', () => {
    const tally = createTally();
    tally.answer({ ...NOTHING, repaired: [repair(1), repair(2, { kind: 'dropped' })] });
    expect(tally.result().issues.map(({ kind }) => kind)).toEqual(['repaired', 'dropped']);
  });
});

describe('summary', () => {
  it('counts what happened', () => {
    const text = summary(outcomeOf({ totals: { created: 18105, updated: 0, unchanged: 500, rejected: 0 } }));
    expect(text).toBe(`a.ttl → http://127.0.0.1:8787
1,000 statements, 40 records, 0:02, 20 records/s

  created    18,105
  updated         0
  unchanged     500
  rejected        0`);
  });

  it('says why records were rejected, and which', () => {
    const text = summary(
      outcomeOf({
        rejections: [
          {
            code: 'too-large',
            count: 2,
            examples: [{ iri: 'http://x/1', code: 'too-large', reason: 'Of 9 MB.' }],
          },
          {
            code: 'damaged',
            count: 2,
            examples: [
              { iri: 'http://x/2', code: 'damaged', reason: 'At line 2.' },
              { iri: 'http://x/3', code: 'damaged', reason: 'At line 3.' },
            ],
          },
        ],
      }),
    );
    expect(text).toContain('Rejected\n  2 × too-large  Of 9 MB.\n      http://x/1');
    expect(text).toContain(
      '  2 × damaged\n      http://x/2\n        At line 2.\n      http://x/3\n        At line 3.',
    );
  });

  it('shows values before and after with their place, and dropped ones apart', () => {
    const tally = createTally();
    tally.issue(repair(12));
    tally.issue({
      kind: 'dropped',
      code: 'literal-empty',
      message: 'An empty text stands where an IRI is meant',
      property: 'http://purl.org/dc/terms/license',
      before: '  ',
      subject: 'http://x/1',
    });
    const text = summary(outcomeOf({ issues: tally.result().issues }));
    expect(text).toContain(
      'Dropped: 1 value\n  1 × An empty text stands where an IRI is meant: dct:license\n',
    );
    expect(text).toContain('(http://x/1)');
    expect(text).toContain(
      'Repaired: 1 value\n  1 × Characters that no IRI may hold were percent-encoded: dct:',
    );
    expect(text).toContain('http://a b → http://a%20b  (a.ttl:12)');
  });

  it('cuts two long values so that the difference can be seen', () => {
    const long = `http://x/${'a'.repeat(100)}`;
    const tally = createTally();
    tally.issue(repair(1, { before: `${long} b`, after: `${long}%20b` }));
    expect(summary(outcomeOf({ issues: tally.result().issues }))).toContain(
      '…aaaaaaaaaaaaaaaaaaaa b → …aaaaaaaaaaaaaaaaaaaa%20b  (a.ttl:1)',
    );
  });

  it('says what could not be read', () => {
    const tally = createTally();
    tally.issue({
      kind: 'syntax',
      code: 'turtle-syntax',
      message: 'Turtle or TriG syntax error: Unexpected "."',
      input: 'a.ttl',
      line: 7,
      column: 3,
    });
    expect(summary(outcomeOf({ issues: tally.result().issues }))).toContain(
      'Not readable: 1 place\n  1 × Turtle or TriG syntax error\n      Unexpected "."  (a.ttl:7:3)',
    );
  });

  it('names the types of what is left over', () => {
    const text = summary(
      outcomeOf({
        leftOver: {
          statements: 1234,
          nodes: 281,
          types: [
            { type: 'http://www.w3.org/2004/02/skos/core#Concept', count: 200, examples: ['http://x/c'] },
          ],
        },
      }),
    );
    expect(text).toContain(
      'Left over: 1,234 statements on 281 nodes that no record names\n  200 × skos:Concept\n      http://x/c\n',
    );
  });

  it('says where it stopped and what to do', () => {
    const stopped = new CliError('The connection was lost.', { hint: 'Run it again.' });
    expect(summary(outcomeOf({ stopped, answered: 7 }))).toContain(
      'Stopped after 7 of 40 records: The connection was lost.\n  → Run it again.',
    );
  });

  it('does not flood the screen: beyond twenty kinds it points to the report', () => {
    const rejections = Array.from({ length: 25 }, (_, i) => ({
      code: `c${i}`,
      count: 1,
      examples: [],
    }));
    expect(summary(outcomeOf({ rejections }))).toContain('… and 5 more kinds: --report FILE lists all');
    expect(summary(outcomeOf({ rejections, reportFile: 'r.jsonl' }))).toContain('all of it is in r.jsonl');
  });
});

describe('shortIri', () => {
  it('uses the prefixes that people know', () => {
    expect(shortIri('http://purl.org/dc/terms/issued')).toBe('dct:issued');
    expect(shortIri('http://example.org/x')).toBe('http://example.org/x');
  });
});
