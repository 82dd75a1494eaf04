import { describe, expect, it } from 'vitest';
import { isNotModified, writeCondition } from '../../../src/http/conditional.ts';
import { representationTag, versionsOfTags, versionTag } from '../../../src/http/etag.ts';
import { AppError } from '../../../src/lib/app-error.ts';

const VALIDATORS = { etag: '"v3-abc"', lastModified: '2026-11-01T10:00:00Z' };
const notModified = (headers: Record<string, string>) => isNotModified(new Headers(headers), VALIDATORS);

describe('entity tags', () => {
  it('differ by content, by media type and by version', () => {
    const tags = [
      representationTag('text/turtle', 'a', 1),
      representationTag('text/turtle', 'b', 1),
      representationTag('text/html', 'a', 1),
      representationTag('text/turtle', 'a', 2),
    ];
    expect(new Set(tags).size).toBe(4);
    for (const tag of tags) expect(tag).toMatch(/^"v[12]-[0-9a-f]{20}"$/);
  });
  it('tell the version, whatever the representation', () => {
    expect(versionsOfTags(['v12-0a', 'v7', 'other', 'v', 'v1-zz'])).toEqual([12, 7]);
    expect(versionTag(7)).toBe('"v7"');
  });
});

describe('a conditional GET', () => {
  it('is not modified when a tag matches, weakened on the way or not', () => {
    expect(notModified({ 'If-None-Match': '"x", "v3-abc"' })).toBe(true);
    expect(notModified({ 'If-None-Match': 'W/"v3-abc"' })).toBe(true);
    expect(notModified({ 'If-None-Match': '*' })).toBe(true);
  });
  it('is modified when no tag matches, whatever the date says', () => {
    const headers = { 'If-None-Match': '"v3"', 'If-Modified-Since': 'Sun, 01 Nov 2026 10:00:00 GMT' };
    expect(notModified(headers)).toBe(false);
  });
  it('goes by the date when there is no tag', () => {
    expect(notModified({ 'If-Modified-Since': 'Sun, 01 Nov 2026 10:00:00 GMT' })).toBe(true);
    expect(notModified({ 'If-Modified-Since': 'Sun, 01 Nov 2026 09:59:59 GMT' })).toBe(false);
    expect(notModified({ 'If-Modified-Since': 'yesterday' })).toBe(false);
    expect(notModified({})).toBe(false);
  });
});

describe('a conditional write', () => {
  const condition = (headers: Record<string, string>) => writeCondition(new Headers(headers));
  it('reads what the client expects', () => {
    expect(condition({})).toBeNull();
    expect(condition({ 'If-Match': '*' })).toEqual({ exists: true });
    expect(condition({ 'If-None-Match': '*' })).toEqual({ exists: false });
    expect(condition({ 'If-Match': 'W/"v4-aa", "v5"' })).toEqual({ versions: [4, 5] });
    expect(condition({ 'If-Match': '"something else"' })).toEqual({ versions: [] });
  });
  it('refuses what it cannot mean', () => {
    expect(() => condition({ 'If-None-Match': '"v1"' })).toThrow(AppError);
    expect(() => condition({ 'If-Match': '*', 'If-None-Match': '*' })).toThrow(AppError);
  });
});
