import { describe, expect, it } from 'vitest';
import { instantOf, tokenArguments } from '../../../src/cli/token.ts';

const CREATE = ['create', '--name', 'harvester', '--scope', 'catalog:belgium'];

describe('npm run token --', () => {
  it('creates', () => {
    expect(tokenArguments(CREATE)?.request).toEqual({
      kind: 'create',
      name: 'harvester',
      scope: 'catalog:belgium',
      expires: null,
    });
    expect(tokenArguments([...CREATE, '--expires', '2027-12-31'])?.request).toMatchObject({
      expires: '2027-12-31T23:59:59Z',
    });
  });

  it('lists and revokes', () => {
    expect(tokenArguments(['list', '--to', 'https://data.example'])).toMatchObject({
      request: { kind: 'list' },
      to: 'https://data.example',
    });
    expect(tokenArguments(['revoke', 'abc'])?.request).toEqual({ kind: 'revoke', id: 'abc' });
  });

  it.each([
    [['create', '--scope', 'admin'], 'needs --name'],
    [['create', '--name', 'x'], '--scope is “”'],
    [['create', '--name', 'x', '--scope', 'everything'], '--scope is “everything”'],
    [['create', '--name', 'x', '--scope', 'publisher:not an iri'], '--scope'],
    [['revoke'], 'Say create, list, or revoke ID.'],
    [[], 'Say create, list, or revoke ID.'],
    [['list', '--all'], "Unknown option '--all'"],
  ])('answers %j with a sentence', (args, message) => {
    expect(() => tokenArguments(args)).toThrow(message);
  });
});

describe('instantOf', () => {
  it('takes dates and instants, and gives UTC', () => {
    expect(instantOf('2027-12-31T12:00:00+02:00')).toBe('2027-12-31T10:00:00Z');
    expect(() => instantOf('tomorrow')).toThrow('--expires is “tomorrow”');
    expect(() => instantOf('2027-13-01')).toThrow('--expires');
  });
});
