/**
 * The shapes read from the folder `shapes/`: for the command line and for tests, in Node only.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ShapesLoader, type ShapesOf, shapesFrom } from './profiles.ts';

const FOLDER = join(import.meta.dirname, '../../shapes');

export const shapesFileLoader =
  (folder: string = FOLDER): ShapesLoader =>
  (file) =>
    readFileSync(join(folder, file), 'utf8');

export const shapesOf: ShapesOf = shapesFrom(shapesFileLoader());
