/**
 * What `npm run harvest` understands.
 */
import { describe, expect, it } from 'vitest';
import { harvestArguments } from '../../../src/cli/harvest/arguments.ts';

const requestOf = (line: string) => harvestArguments(line.split(' '))?.request;

describe('npm run harvest', () => {
  it('previews a source that is saved by its id', () => {
    expect(requestOf('preview city')).toEqual({ kind: 'preview', id: 'city', n: 20 });
  });

  it('previews a source that is not saved with the options of add', () => {
    const said = 'city https://portal.example/ --kind ckan --set pageSize=50';
    const body = { kind: 'ckan', url: 'https://portal.example/', pageSize: 50 };
    expect(requestOf(`preview ${said} --n 5`)).toEqual({ kind: 'preview', id: 'city', n: 5, body });
    expect(requestOf(`add ${said}`)).toEqual({ kind: 'add', id: 'city', body });
  });

  it('takes one id, or one number of a run, and nothing more', () => {
    expect(requestOf('cancel 12')).toEqual({ kind: 'cancel', run: 12 });
    for (const line of ['run city more', 'preview', 'confirm city', 'preview a b c', 'dance'])
      expect(() => requestOf(line)).toThrow();
  });
});
