import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  PROFILES,
  profileOf,
  SHAPE_LANGUAGES,
  SHAPES_FILES,
  shapesFrom,
} from '../../../src/shacl/profiles.ts';
import { shapesFileLoader } from '../../../src/shacl/shapes-files.ts';

describe('the table of profiles', () => {
  it('names each profile once, also by alias', () => {
    const names = PROFILES.flatMap(({ id, isCurrentOf }) => (isCurrentOf ? [id, isCurrentOf] : [id]));
    expect(new Set(names).size).toBe(names.length);
  });

  it.each([
    ['dcat-ap', 'dcat-ap-3.0.1'],
    ['dcat-ap-hvd', 'dcat-ap-hvd-3.0.1'],
    ['dcat-ap-hvd-3.0.0', 'dcat-ap-hvd-3.0.0'],
    ['dcat-ap-lu', 'dcat-ap-lu'],
  ])('%s is %s', (name, id) => {
    expect(profileOf(name)?.id).toBe(id);
  });

  it('answers null for what it does not know', () => {
    expect(profileOf('dcat-ap-9')).toBeNull();
    expect(profileOf('')).toBeNull();
  });

  it.each(PROFILES)('$id has a title in every language', ({ title }) => {
    expect(Object.keys(title).sort()).toEqual([...SHAPE_LANGUAGES].sort());
  });

  it.each(PROFILES.filter((profile) => profile.extends))(
    '$id begins with the files of $extends',
    (profile) => {
      const base = profileOf(profile.extends ?? '');
      expect(profile.files.slice(0, base?.files.length)).toEqual(base?.files);
      expect(profile.files.length).toBeGreaterThan(base?.files.length ?? 0);
      expect(profile.appliesTo).toBe(base?.appliesTo);
    },
  );

  it('uses every file of the folder, and no other', () => {
    expect(readdirSync(join(import.meta.dirname, '../../../shapes')).sort()).toEqual(
      [...SHAPES_FILES].sort(),
    );
  });
});

describe('shapesFrom', () => {
  it('reads each file once and joins the files of a profile', () => {
    const read: string[] = [];
    const load = shapesFileLoader();
    const shapesOf = shapesFrom((file) => {
      read.push(file);
      return load(file);
    });
    const sizes = PROFILES.map((profile) => shapesOf(profile).length);
    for (const profile of PROFILES) expect(shapesOf(profile)).toBe(shapesOf(profile));
    expect(read.sort()).toEqual([...SHAPES_FILES].sort());
    expect(Math.min(...sizes)).toBeGreaterThan(100);
  });

  it('keeps the blank nodes of two files apart', () => {
    const [profile] = PROFILES.filter(({ files }) => files.length === 2);
    if (!profile) throw new Error('no profile of two files');
    const shapesOf = shapesFrom(() => '[] <urn:p> [] .');
    expect(new Set(shapesOf(profile).map(({ subject }) => subject.value)).size).toBe(2);
  });
});
