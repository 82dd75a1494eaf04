import { describe, expect, it } from 'vitest';
import { nearestName } from '../../../src/lib/nearest-name.ts';

const NAMES = ['q', 'kind', 'theme', 'page', 'page_size', 'hvd_category', 'modified_since'];

describe('the name that was meant', () => {
  it.each([
    ['pagesize', 'page_size'],
    ['pageSize', 'page_size'],
    ['Theme', 'theme'],
    ['themes', 'theme'],
    ['hvdCategory', 'hvd_category'],
    ['modifed_since', 'modified_since'],
  ])('%s: %s', (asked, meant) => {
    expect(nearestName(asked, NAMES)).toBe(meant);
  });

  it.each(['xyzzy', 'constructor', ''])('is none where nothing is near: %s', (asked) => {
    expect(nearestName(asked, NAMES.slice(1))).toBeNull();
  });

  it('takes no longer for a name that is no name', () => {
    expect(nearestName('a'.repeat(100_000), NAMES)).toBeNull();
  });
});
