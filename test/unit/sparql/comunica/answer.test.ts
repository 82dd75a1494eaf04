/**
 * Comunica over the store: what it may see and fetch, where it stops, and which parts SQL takes over.
 */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Fetched, FetchRequest } from '../../../../src/lib/guarded-fetch.ts';
import { blankNode, literal, namedNode, type Quad, quad, type Term } from '../../../../src/rdf/terms.ts';
import type { Answered } from '../../../../src/sparql/answer-types.ts';
import { answerByComunica, type ComunicaContext } from '../../../../src/sparql/comunica/answer.ts';
import { datasetOf } from '../../../../src/sparql/dataset.ts';
import { DEFAULT_LIMITS } from '../../../../src/sparql/limits.ts';
import { parseQuery } from '../../../../src/sparql/parse.ts';
import type { Db } from '../../../../src/store/db.ts';
import { ASSUMED_STATISTICS } from '../../../../src/store/stats.ts';
import { testStore } from '../../../support/sparql/test-store.ts';

const E = 'http://e.example/';
const n = (name: string): Term => namedNode(E + name);
const say = (s: Term, p: string, o: Term): Quad => quad(s as never, n(p) as never, o as never);

const PEOPLE = ['ann', 'bob', 'cleo', 'dan'];

/** Of a small store: of a large one some parts are too costly. */
const STATISTICS = { ...ASSUMED_STATISTICS, triples: 20, subjects: 5, objects: 10, graphs: 3, quads: 10 };

const storeOfPeople = (): Promise<Db> =>
  testStore({
    default: [
      ...PEOPLE.flatMap((name) => [say(n(name), 'name', literal(name)), say(n(name), 'type', n('Person'))]),
      say(n('ann'), 'knows', n('bob')),
      say(n('bob'), 'knows', n('cleo')),
      say(n('cleo'), 'knows', blankNode('someone')),
    ],
    named: new Map([
      [`${E}g1`, [say(n('ann'), 'age', literal('40'))]],
      [`${E}g2`, [say(n('bob'), 'age', literal('50'))]],
      [`${E}empty`, []],
    ]),
  });

let db: Db;
let asked: { address: string; request: FetchRequest }[];
beforeEach(async () => {
  db = await storeOfPeople();
  asked = [];
});

const bodyOf = (text: string): ReadableStream<Uint8Array> => new Response(text).body as never;

const answered = (
  text: string,
  { services = [] as string[], reply = '', ...settings }: Partial<ComunicaContext> & { reply?: string } = {},
): Promise<Answered> => {
  const parsed = parseQuery(text, E);
  const fetch = async (address: string, request: FetchRequest): Promise<Fetched> => {
    asked.push({ address, request });
    return { url: address, status: 200, headers: new Headers(), body: bodyOf(reply) };
  };
  return answerByComunica(
    { db, baseUrl: 'https://cat.example', limits: DEFAULT_LIMITS, services, fetch, ...settings },
    { ...parsed, dataset: datasetOf({ defaultGraphs: [], namedGraphs: [] }, parsed.from) },
  );
};

const rowsOf = async ({ answer }: Answered): Promise<string[]> => {
  if (answer.form !== 'select') throw new Error(answer.form);
  const rows: string[] = [];
  for await (const batch of answer.solutions)
    rows.push(...batch.map((row) => row.map((term) => term?.value.replace(E, '') ?? '–').join(' ')));
  return rows.sort();
};

describe('the dataset', () => {
  it('is the published triples, and visible graphs for GRAPH', async () => {
    expect(await rowsOf(await answered('SELECT ?s WHERE { ?s <age> ?o }'))).toEqual([]);
    expect(await rowsOf(await answered('SELECT ?g ?s WHERE { GRAPH ?g { ?s <age> ?o } }'))).toEqual([
      'g1 ann',
      'g2 bob',
    ]);
    expect(await rowsOf(await answered('SELECT ?g WHERE { GRAPH ?g {} }'))).toEqual(['empty', 'g1', 'g2']);
  });

  it('never shows what is not visible', async () => {
    await db.write([], [{ sql: "UPDATE graph SET kind = 'leftOver' WHERE kind = 'outcomes'" }]);
    const queries = [
      'SELECT ?g WHERE { GRAPH ?g {} }',
      'SELECT ?s WHERE { GRAPH ?g { ?s ?p ?o } }',
      'SELECT ?s WHERE { GRAPH <g1> { ?s ?p ?o } }',
      'SELECT ?s FROM <g1> WHERE { ?s ?p ?o }',
      'SELECT ?s FROM NAMED <g1> WHERE { GRAPH ?g { ?s ?p ?o } }',
      'SELECT ?s WHERE { GRAPH <g1> { ?s <age>* ?o FILTER(isLiteral(?o)) } }',
    ];
    for (const query of queries)
      for (const statistics of [undefined, STATISTICS])
        expect([query, await rowsOf(await answered(query, statistics && { statistics }))]).toEqual([
          query,
          [],
        ]);
  });

  it('is what FROM and FROM NAMED say', async () => {
    expect(
      await rowsOf(await answered('SELECT ?s FROM <g1> FROM <g2> FROM NAMED <g2> WHERE { ?s <age> ?o }')),
    ).toEqual(['ann', 'bob']);
    expect(
      await rowsOf(await answered('SELECT ?g FROM <g1> FROM NAMED <g2> WHERE { GRAPH ?g { ?s ?p ?o } }')),
    ).toEqual(['g2']);
  });
});

describe('limits', () => {
  it('refuse more rows than are allowed', async () => {
    const limits = { ...DEFAULT_LIMITS, rows: 5 };
    await expect(answered('SELECT * WHERE { ?s ?p ?o }', { limits })).rejects.toMatchObject({
      info: { code: 'sparql-limit-rows', extra: { limit: 5 } },
    });
    expect(await rowsOf(await answered('SELECT ?s WHERE { ?s <name> ?o }', { limits }))).toHaveLength(4);
  });

  it('end what takes too long, and leave room for others meanwhile', async () => {
    const all = 'abcdefgh'.split('').map((name) => `?s${name} ?p${name} ?o${name}`);
    const slow = answered(`SELECT (COUNT(*) AS ?n) WHERE { ${all.join(' . ')} }`, {
      limits: { ...DEFAULT_LIMITS, timeMs: 300 },
    });
    const failure = expect(slow).rejects.toMatchObject({ info: { code: 'sparql-limit-time-ms' } });
    expect(await rowsOf(await answered('SELECT ?s WHERE { ?s <name> "ann" }'))).toEqual(['ann']);
    await failure;
  });

  it('stop with the request', async () => {
    const abort = new AbortController();
    const all = 'abcdefgh'.split('').map((name) => `?s${name} ?p${name} ?o${name}`);
    const slow = answered(`SELECT (COUNT(*) AS ?n) WHERE { ${all.join(' . ')} }`, { signal: abort.signal });
    setTimeout(() => abort.abort(new Error('gone')), 20);
    await expect(slow).rejects.toThrow('gone');
  });
});

describe('a store that is written to meanwhile', () => {
  const changing = (times: number): Db => {
    let state = 0;
    return {
      ...db,
      read: async (statements) => {
        const { rows, rowsRead } = await db.read(statements);
        const shown = rows.map((found) =>
          found.map((row) => ('state' in row ? { state: String(state) } : row)),
        );
        if (state < times) state++;
        return { rows: shown, rowsRead };
      },
    };
  };
  const query = 'SELECT ?s ?n WHERE { ?s <name> ?n . ?s <knows> ?o . ?o <name> ?m }';

  it('is asked again', async () => {
    expect(await rowsOf(await answered(query, { db: changing(1) }))).toEqual(['ann ann', 'bob bob']);
  });

  it('is given up in the end', async () => {
    await expect(answered(query, { db: changing(1_000) })).rejects.toMatchObject({
      info: { code: 'store-changed', kind: 'unavailable' },
    });
  });
});

describe('SERVICE', () => {
  const endpoint = 'https://other.example/sparql';
  const query = `SELECT ?s ?x WHERE { ?s <name> "ann" SERVICE <${endpoint}> { ?s <likes> ?x } }`;

  it('asks nobody who is not on the list', async () => {
    await expect(answered(query)).rejects.toMatchObject({ info: { code: 'sparql-service' } });
    await expect(
      answered('SELECT * WHERE { ?s ?p ?o SERVICE ?o { ?a ?b ?c } }', { services: [endpoint] }),
    ).rejects.toMatchObject({ info: { code: 'sparql-service' } });
    expect(asked).toEqual([]);
  });

  it('asks a listed endpoint once, by its address, and joins what it says', async () => {
    const row = (s: string, x: string) => ({
      s: { type: 'uri', value: E + s },
      x: { type: 'literal', value: x },
    });
    const reply = JSON.stringify({
      head: { vars: ['s', 'x'] },
      results: { bindings: [row('ann', 'tea'), row('ann', 'milk'), row('bob', 'wine')] },
    });
    expect(await rowsOf(await answered(query, { services: [endpoint], reply }))).toEqual([
      'ann milk',
      'ann tea',
    ]);
    expect(asked.map(({ address }) => address)).toEqual([endpoint]);
    const sent = new URLSearchParams(String(asked[0]!.request.body)).get('query');
    expect(sent).toMatch(/^SELECT \?s \?x/);
    expect(sent).not.toContain('ann');
  });

  it('fails with the endpoint, but for SILENT', async () => {
    const settings = { services: [endpoint], reply: 'nothing' };
    await expect(answered(query, settings)).rejects.toMatchObject({
      info: { code: 'sparql-service-failed' },
    });
    expect(await rowsOf(await answered(query.replace('SERVICE', 'SERVICE SILENT'), settings))).toEqual([
      'ann –',
    ]);
  });
});

describe('regular expressions', () => {
  it('run in linear time inside Comunica', async () => {
    const hostile = await testStore({
      default: [say(n('x'), 'text', literal(`${'a'.repeat(3_000)}!`))],
      named: new Map(),
    });
    const query =
      'SELECT ?s WHERE { ?s ?p ?o FILTER(REGEX(?o, "^(a+)+$") || REPLACE(?o, "(a+)+$", "") = "") }';
    expect(await rowsOf(await answered(query, { db: hostile }))).toEqual([]);
  });
});

describe('parts for SQL', () => {
  const QUERIES = [
    'SELECT ?n (MD5(?m) AS ?h) WHERE { ?s <name> ?n . ?s <knows> ?o . ?o <name> ?m }',
    'SELECT ?n WHERE { ?s <name> ?n . ?s <type> <Person> . FILTER(SHA1(?n) != "") OPTIONAL { ?s <knows> ?o . ?o <type> <Person> } }',
    'SELECT ?n ?u WHERE { { ?s <name> ?n . ?s <knows> ?o } { BIND(MD5("x") AS ?u) } }',
    'SELECT ?g ?n WHERE { GRAPH ?g { ?s <age> ?a . ?s <age> ?b } ?s <name> ?n FILTER(MD5(?n) != "") }',
    'SELECT ?s WHERE { ?s <type> <Person> . ?s <name> ?n FILTER NOT EXISTS { ?s <knows> ?o . ?o <name> ?m FILTER(MD5(?m) != "") } }',
    'SELECT ?s ?o WHERE { ?s <knows>+ ?o . ?s <name> ?n FILTER(MD5(?n) != "") }',
    'SELECT ?s WHERE { ?s <name> ?n . ?s <knows> ?o FILTER(?s = <ann>) FILTER(MD5(?n) != "") }',
  ];

  it.each(QUERIES)('give the same as patterns one by one: %s', async (query) => {
    const alone = await answered(query);
    const mixed = await answered(query, { statistics: STATISTICS });
    expect(alone.meta.path).toBe('comunica');
    expect(mixed.meta.path).toBe('mixed');
    const rows = await rowsOf(alone);
    expect(rows.length).toBeGreaterThan(0);
    expect(await rowsOf(mixed)).toEqual(rows);
  });

  it('need one statement where patterns need several', async () => {
    const [query] = QUERIES;
    const mixed = await answered(query!, { statistics: STATISTICS });
    expect(mixed.meta.statements).toBe(1);
  });
});
