/**
 * The vocabularies read from the folder `vocab/`: for the command line and for tests, in Node only.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { turtleFile } from './schemes.ts';
import { type Loader, type Vocabularies, vocabularies } from './vocabularies.ts';

const FOLDER = join(import.meta.dirname, '../../vocab');

export const fileLoader =
  (folder: string = FOLDER): Loader =>
  (id) =>
    readFile(join(folder, turtleFile(id)), 'utf8');

export const vocabulariesFromFiles = (folder: string = FOLDER): Vocabularies =>
  vocabularies(fileLoader(folder));
