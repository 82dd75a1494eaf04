/**
 * What is imported: a real catalogue where the corpora are present, else one of our own making.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { usageError } from '../../src/cli/cli-error.ts';
import { count } from '../../src/cli/terminal.ts';
import { CORPORA } from '../../test/support/corpora.ts';
import { SEED, syntheticCatalogue } from './synthetic.ts';

export interface Corpus {
  /** For the head line: what it is and where it comes from. */
  readonly title: string;
  readonly file: string;
}

const FILES = {
  full: 'belgium/full.nt.gz',
  hvd: 'belgium/hvd.nt.gz',
  sample: 'belgium/sample.nt.gz',
} as const;

export const CORPUS_NAMES = [...Object.keys(FILES), 'synthetic'] as const;

const synthetic = (datasets: number, folder: string, why = ''): Corpus => {
  const file = join(folder, 'synthetic.nt');
  writeFileSync(file, syntheticCatalogue(datasets));
  return { title: `synthetic, ${count(datasets)} datasets, seed ${SEED}${why}`, file };
};

/** `name` absent: the full one. What is made is put into `folder`. */
export const openCorpus = (name: string | undefined, datasets: number, folder: string): Corpus => {
  if (name === 'synthetic') return synthetic(datasets, folder);
  const path = Object.entries(FILES).find(([key]) => key === (name ?? 'full'))?.[1];
  if (!path) throw usageError(`--corpus is “${name}”; it can be ${CORPUS_NAMES.join(', ')}.`);
  const file = join(CORPORA, path);
  return existsSync(file) ? { title: path, file } : synthetic(datasets, folder, ` (there is no ${file})`);
};
