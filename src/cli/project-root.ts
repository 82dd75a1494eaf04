/** The folder of the project, wherever a command is run from. Data files (migrations, examples) lie in it. */
import { resolve } from 'node:path';

export const PROJECT_ROOT = resolve(import.meta.dirname, '../..');
