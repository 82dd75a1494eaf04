/**
 * REGEX and REPLACE in linear time, by XPath's rules.
 */
import { describe, expect, it } from 'vitest';
import { matchesRegex, RegexError, replaceRegex } from '../../../../src/sparql/comunica/linear-regex.ts';

describe('matchesRegex', () => {
  it.each([
    ['Alice', '^ali', 'i', true],
    ['Alice', '^ali', '', false],
    ['a\nb', 'a.b', '', false],
    ['a\nb', 'a.b', 's', true],
    ['a\nb', '^b$', '', false],
    ['a\nb', '^b$', 'm', true],
    ['hello world', 'hello[ ]world', 'x', true],
    ['helloworld', 'hello world', 'x', true],
    ['a.b', 'a.b', 'q', true],
    ['axb', 'a.b', 'q', false],
    ['AXB', 'a.b', 'iq', false],
    ['A.B', 'a.b', 'iq', true],
    ['été', '^\\p{L}+$', '', true],
    ['2026-01', '^[0-9]{4}-[0-9]{2}$', '', true],
    ['É', 'é', 'i', true],
    ['été', '^\\w+$', '', true],
    ['été', '^[\\w-]+$', '', true],
    ['a-b', '^\\w+$', '', false],
    ['a_b', '^\\w+$', '', false],
    ['é', '\\W', '', false],
    ['a!', '[\\W]', '', true],
    ['٣', '^\\d$', '', true],
    ['x', '^\\D$', '', true],
    ['a\\w', 'a\\w', 'q', true],
  ])('%j against %j with flags %j: %s', (text, pattern, flags, expected) => {
    expect(matchesRegex(text, pattern, flags)).toBe(expected);
  });

  it.each(['(', '*a', '[z-a]'])('tells that %j is no expression', (pattern) => {
    expect(() => matchesRegex('a', pattern)).toThrow(RegexError);
  });

  it('tells unknown flags', () => {
    expect(() => matchesRegex('a', 'a', 'y')).toThrow(RegexError);
  });

  it.each(['(a)\\1', '[a-z-[aeiou]]', '\\i\\c*', '\\p{IsGreek}'])(
    'refuses %j rather than guess',
    (pattern) => {
      expect(() => matchesRegex('aa', pattern)).toThrow(/linear time/);
    },
  );

  it('ends where JavaScript would not', () => {
    expect(matchesRegex(`${'a'.repeat(5_000)}!`, '^(a+)+$')).toBe(false);
  });
});

describe('replaceRegex', () => {
  it.each([
    ['abracadabra', 'bra', '*', '', 'a*cada*'],
    ['abracadabra', 'a.*a', '*', '', '*'],
    ['abracadabra', 'a.*?a', '*', '', '*c*bra'],
    ['AAAA', 'A+?', 'b', '', 'bbbb'],
    ['darted', '^(.*?)d(.*)$', '$1c$2', '', 'carted'],
    ['abc', '(b)', '[$1$2]', '', 'a[b]c'],
    ['abc', '(b)', '$10', '', 'ab0c'],
    ['abc', 'b', '$0$0', '', 'abbc'],
    ['abc', 'b', '\\$1\\\\', '', 'a$1\\c'],
    ['a.c', '.', '$', 'q', 'a$c'],
  ])('%j, %j by %j with flags %j: %j', (text, pattern, replacement, flags, expected) => {
    expect(replaceRegex(text, pattern, replacement, flags)).toBe(expected);
  });

  it.each([
    ['an expression that matches nothing', 'a*', 'b'],
    ['a lone $', 'a', '$'],
    ['a lone \\', 'a', '\\n'],
  ])('tells the error of %s', (_, pattern, replacement) => {
    expect(() => replaceRegex('abc', pattern, replacement)).toThrow(RegexError);
  });
});
