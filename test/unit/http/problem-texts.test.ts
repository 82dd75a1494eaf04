import { describe, expect, it } from 'vitest';
import { problemTextOf } from '../../../src/i18n/problems.ts';
import { PROBLEMS_FR } from '../../../src/i18n/problems-fr.ts';

describe('the texts of problems', () => {
  it('have what the problem names in their places', () => {
    expect(problemTextOf('fr', 'no-such-record', { id: 'air' })?.detail).toContain('«\u00a0air\u00a0»');
    expect(problemTextOf('fr', 'page-out-of-range', { page: 9, pages: 3 })?.detail).toContain('page 3');
  });

  it('are those of the parameter where it has one', () => {
    const places = { parameter: 'page_size', value: '9999', most: 1000 };
    expect(problemTextOf('fr', 'parameter-invalid', places)?.hint).toContain('1000');
    expect(problemTextOf('fr', 'parameter-invalid', { parameter: 'action', value: 'x' })?.detail).toContain(
      'action',
    );
  });

  it('are not there where there is no row, nothing for a place, or no need', () => {
    expect(problemTextOf('fr', 'never-seen', {})).toBeNull();
    expect(problemTextOf('fr', 'no-such-record', {})).toBeNull();
    expect(problemTextOf('en', 'no-such-record', { id: 'air' })).toBeNull();
  });

  it('have a no-break space before the signs that want one', () => {
    for (const { detail, hint = '' } of Object.values(PROBLEMS_FR))
      expect(detail + hint).not.toMatch(/ [:;?!»]|« /);
  });
});
