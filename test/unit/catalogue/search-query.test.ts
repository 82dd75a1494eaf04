import { describe, expect, it } from 'vitest';
import { matchExpression } from '../../../src/store/search-query.ts';

describe('matchExpression', () => {
  it('asks for every word, and keeps quoted words together', () => {
    expect(matchExpression('air "qualité de l’air"')).toBe('"air" * "qualité de l’air"');
  });

  it('takes nothing that is typed for syntax', () => {
    expect(matchExpression('a OR b* NEAR(c')).toBe('"a" * "OR" * "b*" * "NEAR(c" *');
    expect(matchExpression('a\u0000b')).toBe('"a" * "b" *');
  });

  it('is nothing without a word', () => {
    expect(matchExpression(' -- \u0000 "')).toBeUndefined();
  });
});
