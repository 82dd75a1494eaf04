/** The place of a JSON error, beside what the engine accepts. */
import { describe, expect, it } from 'vitest';
import { jsonErrorOffset } from '../../../src/rdf/parse/json-error.ts';

describe('jsonErrorOffset', () => {
  it.each([
    ['{"a": x}', 6],
    ['{"a": 1,}', 8],
    ['[1,]', 3],
    ['[1 2]', 3],
    ['{"a" 1}', 5],
    ['{a: 1}', 1],
    ['{"a": "b\nc"}', 6],
    ['{"a": "\\x"}', 6],
    ['{"a": 1}}', 8],
    ['[01]', 2],
    ['{"a": ["b"', 10],
    ['{"a": "unclosed', 6],
    ['', 0],
    [']', 0],
    ['<html>', 0],
  ])('%j', (text, offset) => {
    expect(() => JSON.parse(text)).toThrow();
    expect(jsonErrorOffset(text)).toBe(offset);
  });

  it('passes over all that is JSON', () => {
    const text = ' {"a": [1, -0.5e+3, true, false, null, "\\u00e9\\n\x80", {}], "b": []} ';
    expect(JSON.parse(text)).toBeDefined();
    expect(jsonErrorOffset(text)).toBe(text.length);
  });

  it('takes no time on a long string that is not closed', () => {
    expect(jsonErrorOffset(`{"a": "${'x'.repeat(1_000_000)}`)).toBe(6);
  });
});
