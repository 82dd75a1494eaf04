/**
 * Runs over SPARQL endpoints: this product's own, and one that has the habits of others.
 */
import { QueryEngine } from '@comunica/query-sparql';
import { Store } from 'n3';
import { describe, expect, it } from 'vitest';
import { splitRecords } from '../../../src/catalogue/split.ts';
import { askParts, newSink } from '../../../src/harvest/adapters/sparql-describe.ts';
import {
  describeCountQuery,
  describeQuery,
  listQuery,
} from '../../../src/harvest/adapters/sparql-queries.ts';
import { advance } from '../../../src/harvest/engine.ts';
import type { PoliteFetch } from '../../../src/harvest/polite-fetch.ts';
import { beginRun } from '../../../src/harvest/run-store.ts';
import { serialize } from '../../../src/rdf/serialize/serialize.ts';
import type { Quad } from '../../../src/rdf/terms.ts';
import {
  continueRun,
  type Portal,
  runToEnd,
  testConfig,
  testHarvester,
} from '../../support/harvest/test-harvester.ts';
import { canonical, contents, FIRST_BASE, firstMoisson } from '../../support/harvest/two-moissons.ts';
import { readBack } from '../../support/read-rdf.ts';

const PREFIXES = `@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix vcard: <http://www.w3.org/2006/vcard/ns#> .
@prefix spdx: <http://spdx.org/rdf/terms#> . @prefix x: <https://x.example/> .`;

const dataset = (name: string): string => `x:${name} a dcat:Dataset ; dct:title "${name}" ;
  dct:publisher x:agency ; dct:isReferencedBy x:a ; dcat:theme x:theme ;
  dcat:contactPoint [ a vcard:Organization ; vcard:fn "Desk" ; vcard:hasAddress [ a vcard:Address ; vcard:locality "Here" ] ] ;
  dcat:distribution x:${name}-file , [ a dcat:Distribution ; dcat:accessURL <https://x.example/files/${name}> ;
    spdx:checksum [ a spdx:Checksum ; spdx:checksumValue "${name}" ] ] .
x:${name}-file a dcat:Distribution ; dct:license x:licence ; dcat:accessService x:service .
x:catalog dcat:dataset x:${name} .`;

const SHARED = `x:catalog a dcat:Catalog ; dct:title "Catalogue" ; dct:publisher x:agency .
x:agency a foaf:Agent ; foaf:name "Agency" ; foaf:homepage x:home . x:licence a dct:LicenseDocument ; dct:title "Free" .
x:service a dcat:DataService ; dct:title "Service" ; dcat:servesDataset x:a .`;

const NAMES = ['a', 'b', 'c'];
const TURTLE = `${PREFIXES} ${SHARED} ${NAMES.map(dataset).join('\n')}`;

const config = testConfig({ kind: 'sparql', url: `${FIRST_BASE}/sparql`, pageSize: 2, delayMs: 0 });

const engine = new QueryEngine();

interface Habits {
  /** Statements after which an answer ends without a word. */
  readonly cap?: number;
  readonly saysCap?: boolean;
  readonly method?: 'GET' | 'POST';
  readonly blankDataset?: boolean;
}

const endpoint = async ({ cap = 1e9, saysCap, method, blankDataset }: Habits = {}): Promise<Portal> => {
  const more = blankDataset ? '[] a dcat:Dataset ; dct:title "nameless" .' : '';
  const store = new Store(await readBack('turtle', `${TURTLE} ${more}`));
  return async (url, init) => {
    if (method && init.method !== method) return new Response('', { status: 405 });
    const text =
      init.method === 'POST'
        ? new URLSearchParams(String(init.body)).get('query')
        : url.searchParams.get('query');
    const answer = await engine.query(text!, { sources: [store] });
    if (answer.resultType === 'quads') {
      const all = (await (await answer.execute()).toArray()) as unknown as Quad[];
      const headers = new Headers({ 'Content-Type': 'application/n-triples' });
      if (saysCap && all.length > cap) headers.set('X-SPARQL-MaxRows', String(cap));
      return new Response(serialize('ntriples', all.slice(0, cap)), { headers });
    }
    const { data } = await engine.resultToString(answer, 'application/sparql-results+json');
    const parts: Buffer[] = [];
    for await (const part of data as AsyncIterable<string | Buffer>) parts.push(Buffer.from(part));
    return new Response(Buffer.concat(parts), {
      headers: { 'Content-Type': 'application/sparql-results+json' },
    });
  };
};

/** What the same statements give when they come as one document. */
const expected = async (): Promise<Map<string, string>> => {
  const { records } = splitRecords(await readBack('turtle', TURTLE), {
    baseUrl: 'https://cat.example',
    source: 'portal',
  });
  return new Map(
    records.filter(({ kind }) => kind !== 'entity').map(({ iri, quads }) => [iri, canonical(quads)]),
  );
};

const KINDS = ['dataset', 'service', 'catalog'];

describe('a run over a SPARQL endpoint', () => {
  const run = async (habits: Habits = {}, more: object = {}) => {
    const h = testHarvester();
    h.setPortal(await endpoint(habits));
    return { h, run: await runToEnd(h, 'portal', { ...config, ...more }) };
  };

  const isWhole = async ({ h }: Awaited<ReturnType<typeof run>>): Promise<void> => {
    const found = await contents(h.catalogue, KINDS);
    const wanted = await expected();
    for (const [iri, text] of wanted) expect(found.get(iri), iri).toBe(text);
  };

  it('stores whole descriptions, blank nodes and services included, and writes nothing the second time', async () => {
    const done = await run();
    expect(done.run).toMatchObject({ outcome: 'complete', state: { counts: { datasets: 3, rejected: 0 } } });
    await isWhole(done);
    const again = await runToEnd(done.h, 'portal', config);
    expect(again.state.counts).toMatchObject({ created: 0, updated: 0, removed: 0 });
  });

  it('asks by GET where POST is refused', async () => {
    const done = await run({ method: 'GET' });
    expect(done.run.outcome).toBe('complete');
    await isWhole(done);
  });

  it('asks for less where the endpoint says that it cuts', async () => {
    const done = await run({ cap: 30, saysCap: true }, { pageSize: 3 });
    expect(done.run.outcome).toBe('complete');
    await isWhole(done);
  });

  it('keeps what it has of a record that cannot be had whole', async () => {
    const { h } = await run();
    h.setPortal(await endpoint({ cap: 12, saysCap: true }));
    const before = await contents(h.catalogue, ['dataset']);
    const done = await runToEnd(h, 'portal', config);
    expect(done.state.counts.kept).toBeGreaterThan(0);
    expect(done.state.counts).toMatchObject({ updated: 0, removed: 0 });
    expect(await contents(h.catalogue, ['dataset'])).toEqual(before);
  });

  it('says that resources have no IRI', async () => {
    const { h, run: done } = await run({ blankDataset: true });
    const { rows } = await h.db.read([
      { sql: 'SELECT code FROM run_problem WHERE run = ?1', params: [done.id] },
    ]);
    expect(rows[0]!.map(({ code }) => code)).toContain('sparql-unnamed');
  });

  it('goes on after a crash', async () => {
    const { h } = await run();
    const id = (await beginRun(h, 'portal', config, null))!;
    await advance(h, id);
    const other = testHarvester(h.db);
    other.setPortal(await endpoint());
    expect(await continueRun(other, id)).toMatchObject({
      outcome: 'complete',
      state: { counts: { datasets: 3, updated: 0 } },
    });
  });

  it('takes a query of somebody’s own, for some datasets at a time or as a whole', async () => {
    const own = (variable: string) =>
      `CONSTRUCT { ?${variable} a <http://www.w3.org/ns/dcat#Dataset> ; <http://purl.org/dc/terms/title> ?t }
       WHERE { ?${variable} a <http://www.w3.org/ns/dcat#Dataset> ; <http://purl.org/dc/terms/title> ?t }`;
    for (const variable of ['dataset', 'd']) {
      const done = await run({}, { query: own(variable) });
      expect(done.run.state.counts, variable).toMatchObject({ datasets: 3, created: 3 });
    }
  });
});

describe('the SPARQL endpoint of this product', () => {
  it('gives all records', async () => {
    const first = await firstMoisson();
    const { records } = splitRecords(await readBack('turtle', TURTLE), {
      baseUrl: FIRST_BASE,
      source: 'portal',
    });
    await first.write(records);
    const h = testHarvester();
    h.setPortal(first.portal);
    expect(await runToEnd(h, 'portal', config)).toMatchObject({
      outcome: 'complete',
      state: { counts: { datasets: 3, rejected: 0 } },
    });
    expect([...(await contents(h.catalogue)).keys()].sort()).toEqual(
      [...(await contents(first.catalogue)).keys()].sort(),
    );
    expect((await runToEnd(h, 'portal', config)).state.counts).toMatchObject({ created: 0, updated: 0 });
  });
});

describe('an endpoint that cuts its answers without a word', () => {
  it('is found out by counting, and asked for less', async () => {
    const STATEMENTS = 900;
    const about = (iri: string): string[] =>
      Array.from({ length: STATEMENTS }, (_, at) => `<${iri}> <https://x.example/p${at}> "v" .`);
    const given: number[] = [];
    const fetch: PoliteFetch = async (url, { body }) => {
      const query = new URLSearchParams(body).get('query')!;
      const iris = [
        ...new Set([...query.matchAll(/<(https:\/\/x\.example\/[ab])>/g)].map(([, iri]) => iri!)),
      ];
      const lines = iris.flatMap(about);
      const isCount = query.startsWith('SELECT');
      if (!isCount) given.push(Math.min(lines.length, 1000));
      const text = isCount
        ? JSON.stringify({ results: { bindings: [{ count: { value: String(lines.length) } }] } })
        : lines.slice(0, 1000).join('\n');
      const headers = new Headers({ 'Content-Type': isCount ? 'application/json' : 'application/n-triples' });
      const bytes = new Blob([text]).stream() as ReadableStream<Uint8Array>;
      return { url, status: 200, contentType: headers.get('Content-Type')!, headers, bytes };
    };
    const ctx = { ...testHarvester().catalogue, config, source: 'portal', fetch };
    const iris = ['https://x.example/a', 'https://x.example/b'];
    const quads = await askParts(ctx, 'POST', newSink(), iris, describeQuery, describeCountQuery);
    expect(given).toEqual([1000, STATEMENTS, STATEMENTS]);
    expect(quads.length).toBe(2 * STATEMENTS);
  });
});

describe('the list of resources', () => {
  it('holds whatever an IRI holds as a string', () => {
    expect(listQuery('https://x.example/"\\\n', 5)).toContain('> "https://x.example/\\"\\\\\\n"');
  });
});
