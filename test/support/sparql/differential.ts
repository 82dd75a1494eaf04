/**
 * One query through several engines over the same data: our own by SQL alone, with another order of joins and as it
 * is, and Comunica over n3's store as the reference. Answers are compared as multisets.
 */
import { QueryEngine } from '@comunica/query-sparql';
import { Store } from 'n3';
import { blankNode, namedNode, type Quad, quad, type Term, termKey } from '../../../src/rdf/terms.ts';
import { answerQuery } from '../../../src/sparql/answer.ts';
import type { Answer, Solution } from '../../../src/sparql/answer-types.ts';
import { Unsupported } from '../../../src/sparql/compile/unsupported.ts';
import { ownTerm } from '../../../src/sparql/comunica/own-terms.ts';
import { DEFAULT_LIMITS } from '../../../src/sparql/limits.ts';
import type { Db } from '../../../src/store/db.ts';
import { ASSUMED_STATISTICS } from '../../../src/store/stats.ts';
import type { Table } from './compare-tables.ts';
import type { TestDataset } from './fill-store.ts';

/** What an engine says: a table, `unsupported`, or why it failed. */
export type Said = Table | 'unsupported' | Error;

const BASE = 'http://base.example';

/** A generator of small numbers, the same for the same seed. */
export const seeded = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
};

export const shuffled = (seed: number) => {
  const random = seeded(seed);
  return <T>(items: readonly T[]): readonly T[] =>
    items
      .map((item) => ({ item, at: random() }))
      .sort((a, b) => a.at - b.at)
      .map(({ item }) => item);
};

/** A graph is a set of triples, and a literal is no subject (§16.2). */
const graphTable = (rows: readonly Solution[]): Table => {
  const triples = rows.filter(([subject]) => subject!.termType !== 'Literal');
  const byKey = new Map(triples.map((row) => [row.map((term) => termKey(term!)).join(' '), row]));
  return { names: ['s', 'p', 'o'], rows: [...byKey.values()] };
};

const tableOf = async (answer: Answer): Promise<Table> => {
  if (answer.form === 'ask') return { names: ['ask'], rows: [[namedNode(String(answer.value))]] };
  const rows: Solution[] = [];
  if (answer.form === 'select') {
    for await (const batch of answer.solutions) rows.push(...batch);
    return { names: answer.variables, rows };
  }
  for await (const batch of answer.quads)
    rows.push(...batch.map(({ subject, predicate, object }) => [subject, predicate, object]));
  return graphTable(rows);
};

export interface OwnOptions {
  readonly only?: 'sql' | 'comunica';
  readonly seed?: number;
}

export const askOwn = async (db: Db, text: string, { only, seed }: OwnOptions = {}): Promise<Said> => {
  try {
    const { answer } = await answerQuery(
      {
        db,
        baseUrl: BASE,
        limits: { ...DEFAULT_LIMITS, steps: Number.MAX_SAFE_INTEGER, timeMs: 5_000 },
        statistics: ASSUMED_STATISTICS,
        services: [],
        fetch: () => Promise.reject(new Error('Nothing may be fetched.')),
        nowMs: () => Date.now(),
        ...(only && { only }),
        ...(seed !== undefined && { shuffle: shuffled(seed) }),
      },
      { text, defaultGraphs: [], namedGraphs: [] },
    );
    return await tableOf(answer);
  } catch (error) {
    if (error instanceof Unsupported) return 'unsupported';
    return error as Error;
  }
};

export const n3Store = ({ default: published, named }: TestDataset): Store =>
  new Store([
    ...published,
    ...[...named].flatMap(([name, quads]) =>
      quads.map((q) => quad(q.subject as never, q.predicate as never, q.object as never, namedNode(name))),
    ),
  ]);

/** Comunica marks the blank nodes of a source with its number. */
const unscoped = (term: Term | undefined): Term | undefined => {
  if (!term) return undefined;
  return term.termType === 'BlankNode' ? blankNode(term.value.replace(/^bc_\d+_/, '')) : ownTerm(term);
};

let reference: QueryEngine | undefined;

/** Some queries it never answers. */
const REFERENCE_MS = 2_000;

export const askReference = async (store: Store, text: string): Promise<Said> => {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<Error>((resolve) => {
    timer = setTimeout(() => resolve(new Error('The reference does not answer.')), REFERENCE_MS);
  });
  return Promise.race([referenceAnswer(store, text), silence]).finally(() => clearTimeout(timer));
};

const referenceAnswer = async (store: Store, text: string): Promise<Said> => {
  reference ??= new QueryEngine();
  try {
    const result = await reference.query(text, { sources: [store], baseIRI: `${BASE}/` } as never);
    switch (result.resultType) {
      case 'boolean':
        return { names: ['ask'], rows: [[namedNode(String(await result.execute()))]] };
      case 'bindings': {
        const names = (await result.metadata()).variables.map(({ value }) => value);
        const found = await (await result.execute()).toArray();
        return { names, rows: found.map((row) => names.map((name) => unscoped(row.get(name) as Term))) };
      }
      case 'quads': {
        const found = (await (await result.execute()).toArray()) as unknown as Quad[];
        return graphTable(found.map((q) => [q.subject, q.predicate, q.object].map(unscoped)));
      }
      default:
        return new Error('An update came through.');
    }
  } catch (error) {
    return error as Error;
  }
};
