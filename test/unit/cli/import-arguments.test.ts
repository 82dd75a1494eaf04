import { describe, expect, it } from 'vitest';
import { CliError } from '../../../src/cli/cli-error.ts';
import { importArguments } from '../../../src/cli/import/arguments.ts';

const mistake = (...args: string[]): CliError => {
  try {
    importArguments(args);
  } catch (error) {
    if (error instanceof CliError) return error;
    throw error;
  }
  throw new Error(`${args.join(' ')} was accepted`);
};

describe('npm run import --', () => {
  it('takes files and URLs, and names the source itself', () => {
    expect(importArguments(['a.ttl', 'https://example.org/b.rdf'])).toEqual({
      inputs: ['a.ttl', 'https://example.org/b.rdf'],
      to: undefined,
      token: undefined,
      catalog: undefined,
      source: 'import',
      format: null,
      report: undefined,
      maxBytes: 2048 * 1024 * 1024,
    });
  });

  it('takes options before and after the files', () => {
    const options = importArguments([
      '--to=https://data.example',
      'a.nt.gz',
      '--catalog',
      'belgium',
      '--source',
      'belgium',
      '--format',
      'NTriples',
      '--report',
      'r.jsonl',
      '--max-size',
      '10',
    ]);
    expect(options).toMatchObject({
      inputs: ['a.nt.gz'],
      to: 'https://data.example',
      catalog: 'belgium',
      source: 'belgium',
      format: 'ntriples',
      report: 'r.jsonl',
      maxBytes: 10 * 1024 * 1024,
    });
  });

  it('answers null when help is asked for', () => {
    expect(importArguments(['--help'])).toBeNull();
    expect(importArguments(['-h', 'a.ttl'])).toBeNull();
  });

  it.each([
    [[], 'No file or URL was given.'],
    [['--into', 'x', 'a.ttl'], "Unknown option '--into'"],
    [['a.ttl', '--source', 'Not A Slug'], '--source is “Not A Slug”'],
    [['a.ttl', '--catalog', 'Bad ID'], '--catalog is “Bad ID”'],
    [['a.ttl', '--source', 'a.b'], 'letters, digits and hyphens'],
    [['a.ttl', '--source', 'local'], '--source local is kept'],
    [['a.ttl', '--format', 'csv'], '--format is “csv”'],
    [['a.ttl', '--max-size', 'lots'], '--max-size is “lots”'],
    [['a.ttl', '--max-size', '-1'], '--max-size'],
  ])('answers %j with a sentence and exit code 2', (args, message) => {
    const error = mistake(...args);
    expect(error.message).toContain(message);
    expect(error.exitCode).toBe(2);
  });
});
