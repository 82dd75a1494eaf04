import { describe, expect, it } from 'vitest';
import { csvLine, csvOf } from '../../../src/lib/csv.ts';

describe('a line of a table', () => {
  it('quotes what RFC 4180 wants quoted, and ends with CR LF', () => {
    expect(csvLine(['a', 'b,c', 'say "so"', 'two\nlines', ''])).toBe(
      'a,"b,c","say ""so""","two\nlines",\r\n',
    );
    expect(csvOf([['a'], ['b']])).toBe('a\r\nb\r\n');
  });

  it.each(['=1+1', '+33', '-2', '@SUM(A1)', '\tx', '\r=1', '\n=1', '＝1', '＋1', '－1', '＠x'])(
    'runs no formula: %j',
    (text) => {
      expect(csvLine([text]).replace(/^"/, '')).toMatch(/^'/);
    },
  );

  it('does not let a control character hide a formula', () => {
    expect(csvLine(['\u0000=1'])).toBe("'=1\r\n");
    expect(csvLine(['a\u0007b'])).toBe('ab\r\n');
  });
});
