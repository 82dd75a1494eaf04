/**
 * What the engine does around its statements: windows of one state of the store, limits, the fuse, regular
 * expressions in two turns, times finer than a millisecond, and what is handed to the other engine.
 */
import { describe, expect, it } from 'vitest';
import type { AppError } from '../../../src/lib/app-error.ts';
import { ns } from '../../../src/rdf/namespaces.ts';
import { literal, namedNode, type Quad, quad, type Term } from '../../../src/rdf/terms.ts';
import { answerQuery, type QueryEngineContext } from '../../../src/sparql/answer.ts';
import { DEFAULT_LIMITS } from '../../../src/sparql/limits.ts';
import type { Db, Statement } from '../../../src/store/db.ts';
import { ASSUMED_STATISTICS } from '../../../src/store/stats.ts';
import { testStore } from '../../support/sparql/test-store.ts';

const iri = (name: string) => namedNode(`http://e/${name}`);
const triple = (s: string, p: string, o: Term): Quad => quad(iri(s), iri(p), o as never);
const PREFIX = 'PREFIX : <http://e/> ';

const noFetch = async (): Promise<never> => {
  throw new Error('Nothing may be fetched.');
};

const engine = (db: Db, own: Partial<QueryEngineContext> = {}): QueryEngineContext => ({
  db,
  baseUrl: 'http://e',
  limits: DEFAULT_LIMITS,
  statistics: ASSUMED_STATISTICS,
  services: [],
  fetch: noFetch,
  nowMs: () => Date.now(),
  ...own,
});

const rowsOf = async (context: QueryEngineContext, text: string) => {
  const { answer, meta } = await answerQuery(context, {
    text: PREFIX + text,
    defaultGraphs: [],
    namedGraphs: [],
  });
  if (answer.form !== 'select') throw new Error(`A ${answer.form} has no rows.`);
  const rows: (readonly (string | undefined)[])[] = [];
  for await (const batch of answer.solutions)
    rows.push(...batch.map((row) => row.map((term) => term?.value)));
  return { rows, meta };
};

const refusal = async (context: QueryEngineContext, text: string) => {
  const error = await rowsOf(context, text).catch((thrown: unknown) => thrown);
  return (error as AppError).info;
};

const storeOf = (quads: readonly Quad[]): Promise<Db> => testStore({ default: quads, named: new Map() });

/** A port that lets something happen before its n-th read of the data. */
const watched = (db: Db, beforeRead: (count: number) => Promise<void>): Db => {
  let count = 0;
  return {
    ...db,
    read: async (statements) => {
      await beforeRead(++count);
      return db.read(statements);
    },
  };
};

const many = (count: number, p = 'p'): Quad[] =>
  Array.from({ length: count }, (_, i) => triple(`s${i}`, p, literal(String(i).padStart(6, '0'))));

describe('a large answer', () => {
  it('comes in windows, each row once, in order', async () => {
    const db = await storeOf(many(25_000));
    const { rows, meta } = await rowsOf(engine(db), 'SELECT ?o { ?s :p ?o } ORDER BY DESC(?o)');
    expect(rows).toHaveLength(25_000);
    expect(rows.map(([o]) => o)).toEqual(
      rows
        .map(([o]) => o)
        .sort()
        .reverse(),
    );
    expect(meta.path).toBe('sql');
  });

  it('breaks when the store changes between two windows', async () => {
    const db = await storeOf(many(25_000));
    const insert: Statement = {
      sql: `UPDATE counter SET value = value + 1 WHERE name = 'sweep'`,
    };
    const context = engine(
      watched(db, async (count) => {
        if (count === 2) await db.write([], [insert]);
      }),
    );
    expect(await refusal(context, 'SELECT ?o { ?s :p ?o }')).toMatchObject({ code: 'store-changed' });
  });

  it('is refused beyond the limit of rows, with limit and size', async () => {
    const db = await storeOf(many(50));
    const context = engine(db, { limits: { ...DEFAULT_LIMITS, rows: 49 } });
    expect(await refusal(context, 'SELECT ?o { ?s :p ?o }')).toMatchObject({
      code: 'sparql-limit-rows',
      extra: { limit: 49, size: 50 },
    });
  });
});

describe('limits before anything runs', () => {
  const untouched: Db = {
    read: async () => {
      throw new Error('The database may not be asked.');
    },
    write: async () => {
      throw new Error('The database may not be asked.');
    },
  };
  it.each([
    ['sparql-limit-query-chars', `SELECT * { ?s ?p "${'x'.repeat(200_000)}" }`],
    ['sparql-limit-depth', `SELECT * { ${'{'.repeat(60)} ?s ?p ?o ${'}'.repeat(60)} }`],
    ['sparql-limit-depth', `SELECT * { ?s ?p ?o FILTER(${'!'.repeat(80)}true) }`],
    ['sparql-limit-patterns', `SELECT * { ${'?s ?p ?o . '.repeat(101)} }`],
    ['sparql-limit-steps', 'SELECT * { ?a ?b ?c . ?d ?e ?f }'],
    ['sparql-service', 'SELECT * { SERVICE <http://169.254.169.254/> { ?s ?p ?o } }'],
    ['sparql-update', 'INSERT DATA { :a :b :c }'],
    ['sparql-syntax', 'SELECT * { ?s ?p }'],
  ])('%s', async (code, text) => {
    expect((await refusal(engine(untouched), text)).code).toBe(code);
  });
});

describe('the fuse', () => {
  it('ends a join that grows beyond its estimate, and leaves a smaller one alone', async () => {
    const shared = (count: number): Quad[] =>
      Array.from({ length: count }, (_, i) => triple(`s${i}`, 'p', iri('o')));
    const predicates = new Map([['http://e/p', { count: 3000, subjects: 3000, objects: 10 }]]);
    const context = async (count: number, steps: number): Promise<QueryEngineContext> =>
      engine(await storeOf(shared(count)), {
        statistics: { ...ASSUMED_STATISTICS, predicates },
        limits: { ...DEFAULT_LIMITS, steps },
      });
    const pairs = 'SELECT (COUNT(*) AS ?n) { ?a :p ?o . ?b :p ?o FILTER(?a = ?b) }';
    expect((await rowsOf(await context(300, 4_000_000), pairs)).rows).toEqual([['300']]);
    expect(await refusal(await context(2000, 4_000_000), pairs)).toMatchObject({
      code: 'sparql-limit-steps',
      extra: { limit: 1_000_000 },
    });
  });
});

describe('regular expressions', () => {
  const data = [
    triple('a', 'n', literal('Eau potable')),
    triple('b', 'n', literal('eaux usées', 'fr')),
    triple('c', 'n', literal('12', ns.xsd('integer'))),
    triple('d', 'n', iri('eau')),
  ];
  it('that are plain texts are one statement', async () => {
    const { rows, meta } = await rowsOf(
      engine(await storeOf(data)),
      'SELECT ?s { ?s :n ?n FILTER REGEX(?n, "^EAU", "i") } ORDER BY ?s',
    );
    expect(rows).toEqual([['http://e/a'], ['http://e/b']]);
    expect(meta).toMatchObject({ path: 'sql', statements: 1 });
  });
  it('with operators are matched over the distinct terms, in two', async () => {
    const { rows, meta } = await rowsOf(
      engine(await storeOf(data)),
      'SELECT ?s { ?s :n ?n FILTER REGEX(?n, "eaux?\\\\s+[pu]", "i") } ORDER BY ?s',
    );
    expect(rows).toEqual([['http://e/a'], ['http://e/b']]);
    expect(meta).toMatchObject({ path: 'sql', statements: 2 });
  });
  it('are an error over what is no text, false where nothing matches', async () => {
    const not = 'SELECT ?s { ?s :n ?n FILTER(!REGEX(?n, "x+y*z")) } ORDER BY ?s';
    expect((await rowsOf(engine(await storeOf(data)), not)).rows).toEqual([['http://e/a'], ['http://e/b']]);
    const ofIris = 'SELECT ?s { ?s :n ?n FILTER REGEX(STR(?n), "^http:.*u$") }';
    expect((await rowsOf(engine(await storeOf(data)), ofIris)).rows).toEqual([['http://e/d']]);
  });
});

describe('times', () => {
  it('compare and sort by the microsecond', async () => {
    const time = (text: string) => literal(text, ns.xsd('dateTime'));
    const db = await storeOf([
      triple('a', 't', time('2024-01-01T00:00:00.000002Z')),
      triple('b', 't', time('2024-01-01T01:00:00.000001+01:00')),
      triple('c', 't', time('2024-01-01T00:00:00Z')),
    ]);
    const { rows, meta } = await rowsOf(engine(db), 'SELECT ?s { ?s :t ?t } ORDER BY ?t');
    expect(rows).toEqual([['http://e/c'], ['http://e/b'], ['http://e/a']]);
    expect(meta.path).toBe('sql');
  });
});

describe('a cut above optional parts', () => {
  it('gives the same rows as without it', async () => {
    const data = ['a', 'b', 'c', 'd'].flatMap((s, i) => [
      triple(s, 'p', literal(String(9 - i))),
      ...(i % 2 ? [triple(s, 'q', literal('x')), triple(s, 'q', literal('y'))] : []),
    ]);
    const context = engine(await storeOf(data));
    const query = 'SELECT ?s ?q { ?s :p ?p OPTIONAL { ?s :q ?q } } ORDER BY ?p ?q';
    const all = (await rowsOf(context, query)).rows;
    for (const limit of [1, 2, 3, 5])
      for (const offset of [0, 1, 2])
        expect((await rowsOf(context, `${query} LIMIT ${limit} OFFSET ${offset}`)).rows).toEqual(
          all.slice(offset, offset + limit),
        );
  });
});

describe('what SQL does not answer exactly', () => {
  it.each([
    ['a function that it lacks', 'SELECT (MD5("a") AS ?x) {}', '0cc175b9c0f1b6a831c399e269772661'],
    [
      'a sum that REAL cannot hold',
      'SELECT (SUM(?o) AS ?x) { VALUES ?o { 9007199254740991 9 } }',
      '9007199254741000',
    ],
  ])('%s is answered by the other engine', async (_, text, expected) => {
    const { rows, meta } = await rowsOf(engine(await storeOf([])), text);
    expect(rows).toEqual([[expected]]);
    expect(meta.path).not.toBe('sql');
    expect(meta.reason).toBeTruthy();
  });
});

describe('texts', () => {
  const data = ['a', 'A', 'b', 'é', 'e\u0301', 'z', '\u{1f600}', '\uffee'].map((text, i) =>
    triple(`s${i}`, 't', literal(text)),
  );
  it.each(['sql', 'comunica'] as const)('sort and compare by code point through %s', async (only) => {
    const limits = { ...DEFAULT_LIMITS, steps: 100_000_000 };
    const context = engine(await storeOf(data), { only, limits });
    const sorted = (await rowsOf(context, 'SELECT ?t { ?s :t ?t } ORDER BY ?t')).rows.flat();
    expect(sorted).toEqual(['A', 'a', 'b', 'e\u0301', 'z', 'é', '\uffee', '\u{1f600}']);
    const equal = await rowsOf(context, 'SELECT ?a ?b { ?s :t ?a . ?r :t ?b FILTER(?a = ?b && ?s != ?r) }');
    expect(equal.rows).toEqual([]);
    const less = await rowsOf(context, 'SELECT ?a { ?s :t ?a FILTER(?a < "a") }');
    expect(less.rows).toEqual([['A']]);
  });
});

describe('syntax errors', () => {
  it.each([
    ['SELECT ?x WHERE { ?x ?p }', { line: 1, column: 25 + PREFIX.length }, 'was found where'],
    ['SELECT * {?s ?p ?o', { line: 1, column: 19 + PREFIX.length }, 'the query ends'],
    ['ASK {}}', { line: 1, column: 7 + PREFIX.length }, 'The query ends before “}”'],
    [
      'SELECT ?x {?x a dcat:D}',
      { line: 1, column: 17 + PREFIX.length },
      'The prefix “dcat:” is not declared',
    ],
    ['SELECT ?x (COUNT(*) AS ?n) {?x ?p ?o}', {}, '?x is neither a key of GROUP BY'],
  ])('%s: place and what is wrong', async (text, place, sentence) => {
    const info = await refusal(engine(await storeOf([])), text);
    expect(info).toMatchObject({ code: 'sparql-syntax', detail: expect.stringContaining(sentence) });
    if ('line' in place) expect(info.extra).toMatchObject(place);
  });
  it('says what was expected', async () => {
    const { extra } = await refusal(engine(await storeOf([])), 'SELECT * {?s ?p ?o');
    expect(extra!.expected).toContain('}');
  });
});

describe('terms that nobody can write', () => {
  it.each([
    'IRI("http://e/<img>")',
    'IRI(CONCAT("http://e/", ?o))',
    'STRLANG("v", "en w")',
    'STRLANG(MD5("v"), "<b>")',
  ])('%s is an error', async (expression) => {
    const db = await storeOf([triple('a', 'p', literal('a <b> "c"'))]);
    const { rows } = await rowsOf(engine(db), `SELECT (${expression} AS ?x) { ?s :p ?o }`);
    expect(rows).toEqual([[undefined]]);
  });
});

describe('SELECT *', () => {
  it('shows the variables in the order in which they appear', async () => {
    const { answer } = await answerQuery(engine(await storeOf([])), {
      text: 'SELECT * { ?zebra ?b ?a OPTIONAL { ?a ?middle ?b } }',
      defaultGraphs: [],
      namedGraphs: [],
    });
    expect(answer).toMatchObject({ variables: ['zebra', 'b', 'a', 'middle'] });
  });
});
