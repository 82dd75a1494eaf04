import { describe, expect, it } from 'vitest';
import { askedRange } from '../../../src/http/byte-range.ts';

const STATE = { etag: '"abc"', lastModified: '2026-01-01T00:00:00Z' };
const asked = (range: string, ifRange?: string, size = 100) =>
  askedRange(new Headers({ Range: range, ...(ifRange && { 'If-Range': ifRange }) }), size, STATE);

describe('a range request', () => {
  it('asks for a beginning, a middle, an end', () => {
    expect(asked('bytes=0-0')).toEqual({ first: 0, last: 0 });
    expect(asked('bytes=10-19')).toEqual({ first: 10, last: 19 });
    expect(asked('bytes=90-')).toEqual({ first: 90, last: 99 });
    expect(asked('bytes=-5')).toEqual({ first: 95, last: 99 });
  });

  it('is cut at the end of the file', () => {
    expect(asked('bytes=90-1000')).toEqual({ first: 90, last: 99 });
    expect(asked('bytes=-1000')).toEqual({ first: 0, last: 99 });
  });

  it('cannot be answered beyond it', () => {
    expect(asked('bytes=100-')).toBe('unsatisfiable');
    expect(asked('bytes=-0')).toBe('unsatisfiable');
    expect(asked('bytes=0-', undefined, 0)).toBe('unsatisfiable');
  });

  it('is no range where it cannot be read, asks for several, or for nothing', () => {
    for (const range of ['bytes=5-1', 'bytes=-', 'lines=1-2', 'bytes=0-1,4-5', 'bytes=a-b', ''])
      expect(asked(range), range).toBe('whole');
  });

  it('holds for the state that it was begun on', () => {
    expect(asked('bytes=0-0', '"abc"')).toEqual({ first: 0, last: 0 });
    expect(asked('bytes=0-0', 'Thu, 01 Jan 2026 00:00:00 GMT')).toEqual({ first: 0, last: 0 });
    for (const ifRange of ['"other"', 'W/"abc"', 'Fri, 02 Jan 2026 00:00:00 GMT', 'yesterday'])
      expect(asked('bytes=0-0', ifRange), ifRange).toBe('whole');
  });
});
