/**
 * Imports point one way. Each folder of `src` names the folders that it may know.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const SRC = resolve('src');
const FOUNDATION = ['rdf', 'vocab', 'lib'];
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  lib: [],
  rdf: ['lib'],
  vocab: ['rdf', 'lib'],
  // String tables name what the catalogue has kinds of.
  i18n: ['catalogue'],
  shacl: FOUNDATION,
  sparql: ['store', ...FOUNDATION],
  store: FOUNDATION,
  catalogue: ['shacl', 'store', ...FOUNDATION],
  quality: ['catalogue', 'shacl', 'store', ...FOUNDATION],
  security: ['store', ...FOUNDATION],
  harvest: ['catalogue', 'quality', 'shacl', 'store', ...FOUNDATION],
  http: ['catalogue', 'harvest', 'quality', 'security', 'shacl', 'sparql', 'store', 'i18n', ...FOUNDATION],
  // The commands run in Node: they share the cutting of records with the server, and nothing of its store.
  cli: ['catalogue', ...FOUNDATION],
};
/** Files at the top of `src`, which anybody above the store may know. */
const ENTRY = ['env.ts', 'harvest-worker.ts', 'index.ts'];

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file));
const folderOf = (file: string): string => file.split('/')[0]!;
const imports = (file: string): string[] =>
  [...readFileSync(join(SRC, file), 'utf8').matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(
    ([, path]) => relative(SRC, resolve(dirname(join(SRC, file)), path!)),
  );

describe('layers', () => {
  it('have a rule for each folder', () => {
    const folders = new Set(files.filter((file) => file.includes('/')).map(folderOf));
    expect([...folders].filter((folder) => !MAY_IMPORT[folder])).toEqual([]);
  });

  it.each(Object.entries(MAY_IMPORT))('%s imports nothing but %j', (folder, allowed) => {
    const wrong = files
      .filter((file) => folderOf(file) === folder)
      .flatMap((file) => imports(file).map((target) => ({ file, target })))
      .filter(({ target }) => !target.startsWith('..'))
      .filter(({ target }) => ![folder, ...allowed].includes(folderOf(target)))
      .filter(({ target }) => !(['http', 'cli'].includes(folder) && ENTRY.includes(target)));
    expect(wrong).toEqual([]);
  });

  it('leave D1 to the port, and the network to the commands and the guarded fetch', () => {
    const text = (file: string): string => readFileSync(join(SRC, file), 'utf8');
    const knowD1 = files.filter((file) => /\bD1Database\b/.test(text(file)));
    expect(knowD1.sort()).toEqual(['env.ts', 'store/db.ts']);
    const fetching = files.filter((file) => !file.startsWith('cli/') && /(?<![.\w])fetch\(/.test(text(file)));
    expect(fetching.filter((file) => file !== 'index.ts')).toEqual(['lib/guarded-fetch.ts']);
  });

  it('write SQL in the store, and print it in the compiler’s printer, alone', () => {
    const sql = /\b(SELECT [\w*(]|INSERT INTO|DELETE FROM|UPDATE \w+ SET)/;
    const wrong = files.filter(
      (file) =>
        !file.startsWith('store/') &&
        file !== 'sparql/compile/print.ts' &&
        sql.test(readFileSync(join(SRC, file), 'utf8')),
    );
    expect(wrong).toEqual([]);
  });
});
