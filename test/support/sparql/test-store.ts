/** A store of its own for a test in Node, with the data given. */
import type { Db } from '../../../src/store/db.ts';
import { sqliteDb } from '../sqlite-db.ts';
import { fillStore, type TestDataset } from './fill-store.ts';

export type { TestDataset };

export const testStore = (dataset: TestDataset): Promise<Db> => fillStore(sqliteDb(), dataset);
