/**
 * Dumps as clients get them, written as they are sent.
 */
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { DUMP_FILES, type DumpFormat, dumpPath } from '../../src/catalogue/dump-files.ts';
import { contentTypeOf } from '../../src/rdf/media-types.ts';
import { PREFIXES } from '../../src/rdf/namespaces.ts';
import { bindings, emptyCatalogue, query } from '../support/catalogue.ts';
import { canonical, inDefaultGraph, readBack } from '../support/read-rdf.ts';
import { BASE, client, parse, textOf, valuesOf } from './http-client.ts';
import { postImport, remove } from './http-writing.ts';

const { get, fetch, settled } = client();

const CATALOGUE = `
<https://pub.example/air> a dcat:Dataset ; dct:title "Air"@fr ; dct:identifier "b", "a" ;
  dct:publisher <https://pub.example/office> ; dcat:distribution <https://pub.example/air/csv> ;
  <https://p.example/123> "no element name" .
<https://pub.example/air/csv> a dcat:Distribution ; dcat:accessURL <https://pub.example/air.csv> ;
  dcat:accessService <https://pub.example/wfs> .
<https://pub.example/water> a dcat:Dataset ; dct:title "Eau \\u0001 & <co>"@fr ;
  dct:publisher <https://pub.example/office> ; dcat:landingPage [ foaf:name "page" ] .
<https://pub.example/wfs> a dcat:DataService ; dct:title "WFS" ; dct:identifier "wfs" ;
  dcat:servesDataset <https://pub.example/air>, <https://pub.example/water> .
<https://pub.example/lonely> a dcat:DataService ; dct:title "API" ; dct:identifier "api" ;
  dcat:servesDataset <https://pub.example/water> .
<https://pub.example/office> a foaf:Agent ; foaf:name "Office" .
<https://pub.example/gone> a dcat:Dataset ; dct:title "Gone" .
`;

const idOf = async (iri: string): Promise<string> =>
  String(
    (await query('SELECT r.id FROM record r JOIN term t ON t.id = r.iri WHERE t.value = ?1', iri))[0]!.id,
  );

beforeAll(async () => {
  await emptyCatalogue();
  await postImport('source=test', CATALOGUE);
  await remove(`/datasets/${await idOf('https://pub.example/gone')}`);
});

const dumped = async (format: DumpFormat): Promise<string> =>
  textOf(await get(dumpPath({ format, isGzip: false })));

const gunzip = (response: Response): Promise<string> =>
  new Response(response.body!.pipeThrough(new DecompressionStream('gzip'))).text();

const SERVES = `${PREFIXES.dcat}servesDataset`;
const IDENTIFIER = `${PREFIXES.dct}identifier`;

describe('a dump', () => {
  it('has the exact media type of its text, or is a gzip file', async () => {
    for (const file of DUMP_FILES) {
      const { headers, status } = await get(dumpPath(file), { Accept: 'text/html' });
      expect(status).toBe(200);
      expect(headers.get('Content-Type')).toBe(file.isGzip ? 'application/gzip' : contentTypeOf(file.format));
      expect(headers.get('Content-Encoding')).toBeNull();
      expect(headers.get('Content-Disposition')).toBe(`attachment; filename="${dumpPath(file).slice(1)}"`);
    }
  });

  it('is the same compressed and not', async () => {
    for (const { format } of DUMP_FILES)
      expect(await gunzip(await get(dumpPath({ format, isGzip: true })))).toBe(await dumped(format));
  });

  it('has a named graph for each published record, as it can be read alone', async () => {
    const quads = parse(await dumped('nquads'));
    const graphs = Map.groupBy(quads, ({ graph }) => graph.value);
    const published = await query("SELECT id FROM record WHERE status = 'published'");
    expect([...graphs.keys()].sort()).toEqual(published.map(({ id }) => `${BASE}/records/${id}`).sort());
    for (const [graph, own] of graphs) {
      const alone = await readBack(
        'ntriples',
        await textOf(await get(`/rdf-graphs?graph=${encodeURIComponent(graph)}&format=nt`)),
      );
      expect(await canonical(inDefaultGraph(own)), graph).toBe(await canonical(alone));
    }
  });

  it('has nothing of a deleted record', async () => {
    for (const { format } of DUMP_FILES) expect(await dumped(format)).not.toContain('Gone');
  });

  it('is the same in TriG as in N-Quads', async () => {
    const [nquads, trig] = await Promise.all([dumped('nquads'), dumped('trig')]);
    expect(await canonical(await readBack('trig', trig))).toBe(await canonical(parse(nquads)));
  });

  it('is one graph in Turtle, N-Triples and RDF/XML, which leaves out what it cannot say', async () => {
    const ntriples = await readBack('ntriples', await dumped('ntriples'));
    const turtle = await readBack('turtle', await dumped('turtle'));
    const rdfxml = await readBack('rdfxml', await dumped('rdfxml'));
    expect(await canonical(turtle)).toBe(await canonical(ntriples));
    const sayable = ntriples.filter(({ predicate }) => predicate.value !== 'https://p.example/123');
    expect((await canonical(rdfxml)).replaceAll('\ufffd', '\\u0001')).toBe(await canonical(sayable));
  });

  it('keeps in triples a service that distributions lead to from leading on', async () => {
    const quads = parse(await dumped('ntriples'));
    expect(valuesOf(quads, 'https://pub.example/wfs', SERVES)).toEqual([]);
    expect(valuesOf(quads, 'https://pub.example/lonely', SERVES)).toEqual(['https://pub.example/water']);
    const all = parse(await dumped('nquads'));
    expect(valuesOf(all, 'https://pub.example/wfs', SERVES)).toHaveLength(2);
  });

  it('has in triples one identifier for each resource, the IRI where there is none', async () => {
    const quads = parse(await dumped('turtle'));
    expect(valuesOf(quads, 'https://pub.example/air', IDENTIFIER)).toHaveLength(1);
    expect(valuesOf(quads, 'https://pub.example/water', IDENTIFIER)).toEqual(['https://pub.example/water']);
    expect(valuesOf(parse(await dumped('trig')), 'https://pub.example/air', IDENTIFIER)).toEqual(['a', 'b']);
  });

  it('names all members in one dcat:Catalog', async () => {
    const quads = parse(await dumped('ntriples'));
    const members = (property: string) => valuesOf(quads, `${BASE}/catalog`, PREFIXES.dcat + property);
    expect(valuesOf(quads, `${BASE}/catalog`, `${PREFIXES.rdf}type`)).toEqual([`${PREFIXES.dcat}Catalog`]);
    expect(members('dataset')).toEqual(['https://pub.example/air', 'https://pub.example/water']);
    expect(members('service')).toEqual(['https://pub.example/lonely', 'https://pub.example/wfs']);
  });

  it('ends with how many records it has, and of which revision', async () => {
    const [{ revision }] = (await query('SELECT max(seq) AS revision FROM change')) as [{ revision: number }];
    for (const { format } of DUMP_FILES) {
      const text = await dumped(format);
      expect(text.slice(-200)).toContain('All 5 records');
      expect(text.slice(-200)).toContain(`Revision ${revision}.`);
    }
  });
});

describe('the state of a dump', () => {
  it('is in its tag, weakly, and its date, and answers 304', async () => {
    const first = await get('/dump.nq.gz');
    const tag = first.headers.get('ETag')!;
    expect(tag).toMatch(/^W\/"r\d+-/);
    const again = await get('/dump.nq.gz', { 'If-None-Match': tag });
    expect([again.status, again.headers.get('ETag')]).toEqual([304, tag]);
    const dated = await get('/dump.nq.gz', { 'If-Modified-Since': first.headers.get('Last-Modified')! });
    expect(dated.status).toBe(304);
    expect((await get('/dump.nq', { 'If-None-Match': tag })).status).toBe(200);
  });

  it('is told by HEAD without reading a record', async () => {
    let statements = 0;
    const counting = new Proxy(bindings.DB, {
      get: (db, name) => {
        if (name === 'batch')
          return (list: D1PreparedStatement[]) => {
            statements += list.length;
            return db.batch(list);
          };
        const value = Reflect.get(db, name) as unknown;
        return typeof value === 'function' ? value.bind(db) : value;
      },
    });
    const head = await client({ DB: counting }).fetch('/dump.ttl', { method: 'HEAD' });
    const whole = await get('/dump.ttl');
    await whole.arrayBuffer();
    // Known where somebody read it before; a body that is written as it is sent goes without.
    head.headers.delete('Content-Length');
    expect([...head.headers]).toEqual([...whole.headers]);
    expect(await head.text()).toBe('');
    expect(statements).toBeLessThanOrEqual(3);
  });

  it('moves with each change', async () => {
    const before = (await get('/dump.nq')).headers.get('ETag');
    await postImport('source=test', '<https://pub.example/late> a dcat:Dataset ; dct:title "Late" .');
    expect((await get('/dump.nq')).headers.get('ETag')).not.toBe(before);
    await remove(`/datasets/${await idOf('https://pub.example/late')}`);
  });
});

describe('the checksum of a dump that is streamed', () => {
  const sha256 = (bytes: ArrayBuffer): string =>
    createHash('sha256').update(new Uint8Array(bytes)).digest('base64');
  const digestOf = async (path: string): Promise<string | null> =>
    (await fetch(path, { method: 'HEAD' })).headers.get('Repr-Digest');
  const change = (title: string) =>
    postImport('source=sum', `<https://pub.example/sum> a dcat:Dataset ; dct:title "${title}" .`);

  it('is known once somebody read it whole, for each file by itself', async () => {
    await change('one');
    for (const { path } of DUMP_FILES.map((file) => ({ path: dumpPath(file) }))) {
      expect(await digestOf(path), path).toBeNull();
      const bytes = await (await get(path)).arrayBuffer();
      await settled();
      const head = await fetch(path, { method: 'HEAD' });
      expect(head.headers.get('Repr-Digest')).toBe(`sha-256=:${sha256(bytes)}:`);
      expect(head.headers.get('Content-Length')).toBe(String(bytes.byteLength));
      const again = await get(path);
      expect(again.headers.get('Repr-Digest')).toBe(`sha-256=:${sha256(await again.arrayBuffer())}:`);
    }
    expect(await query('SELECT * FROM dump_digest')).toHaveLength(DUMP_FILES.length);
  });

  it('is of one revision: any change takes it back', async () => {
    await change('two');
    expect(await digestOf('/dump.nq.gz')).toBeNull();
  });

  it('is not taken of a dump during which something changed', async () => {
    const response = await get('/dump.nq');
    await change('three');
    await response.arrayBuffer();
    await settled();
    expect(await digestOf('/dump.nq')).toBeNull();
  });

  it('is not taken where the reader leaves before the end', async () => {
    const reader = (await get('/dump.nq')).body!.getReader();
    await reader.read();
    await reader.cancel();
    await settled();
    expect(await digestOf('/dump.nq')).toBeNull();
  });

  it('is taken back when two writings of a revision differ, until the next change', async () => {
    const readWhole = async (): Promise<void> => {
      await (await get('/dump.ttl')).arrayBuffer();
      await settled();
    };
    await readWhole();
    expect(await digestOf('/dump.ttl')).not.toBeNull();
    await query("UPDATE dump_digest SET sha256 = '00' WHERE file = 'dump.ttl'");
    for (let time = 0; time < 2; time++) {
      await readWhole();
      expect(await digestOf('/dump.ttl')).toBeNull();
    }
    await change('four');
    await readWhole();
    expect(await digestOf('/dump.ttl')).not.toBeNull();
    await remove(`/datasets/${await idOf('https://pub.example/sum')}`);
  });

  it('never spoils an answer: the store may refuse it', async () => {
    const refusing = new Proxy(bindings.DB, {
      get: (db, name) => {
        const value = Reflect.get(db, name) as unknown;
        if (name === 'prepare')
          return (sql: string) => {
            if (sql.includes('INTO dump_digest')) throw new Error('The database is read-only.');
            return db.prepare(sql);
          };
        return typeof value === 'function' ? value.bind(db) : value;
      },
    });
    const refused = client({ DB: refusing });
    const response = await refused.get('/dump.nt');
    expect([response.status, (await textOf(response)).includes('# All ')]).toEqual([200, true]);
    await refused.settled();
    expect(await digestOf('/dump.nt')).toBeNull();
  });
});

describe('a dump that fails', () => {
  /** Answers so many batches, then nothing; `left` is above zero where that was not felt. */
  const failingAfter = (batches: number) => {
    let left = batches;
    const database = {
      prepare: (sql: string) => bindings.DB.prepare(sql),
      batch: (list: D1PreparedStatement[]) => {
        left -= 1;
        return left >= 0 ? bindings.DB.batch(list) : Promise.reject(new Error('The database is gone.'));
      },
    } as unknown as D1Database;
    return { database, left: () => left + 1 };
  };

  it('at its beginning is an error document', async () => {
    // The address of the store and the revision; then the first slice.
    const response = await client({ DB: failingAfter(2).database }).get('/dump.nt.gz');
    expect([response.status, response.headers.get('Content-Type')]).toEqual([
      500,
      'application/problem+json',
    ]);
  });

  it('on its way breaks off', async () => {
    const many = Array.from(
      { length: 250 },
      (_, i) => `<https://pub.example/many/${i}> a dcat:Dataset ; dct:title "Many ${i}" .`,
    ).join('\n');
    await postImport('source=many', many);
    for (const path of ['/dump.nt', '/dump.nt.gz']) {
      // Its checksum is known then: nothing is asked of the database after its end.
      await (await get(path)).arrayBuffer();
      await settled();
      const statuses = new Set<number>();
      for (let batches = 2; ; batches++) {
        const { database, left } = failingAfter(batches);
        const response = await client({ DB: database }).get(path);
        const body = await response.arrayBuffer().catch(() => null);
        if (left() > 0) break;
        statuses.add(response.status);
        expect(response.status === 500 || body === null, `${path} after ${batches}`).toBe(true);
      }
      expect([...statuses]).toEqual([500, 200]);
    }
  });
});

describe('a dump while records are written', () => {
  it('has each record that existed throughout once and whole, and says so', async () => {
    await emptyCatalogue();
    const rows = (title: string) =>
      Array.from(
        { length: 450 },
        (_, i) =>
          `<https://pub.example/n/${i}> a dcat:Dataset ; dct:title "${title} ${i}" ; dct:description "${title}" .`,
      ).join('\n');
    await postImport('source=test', rows('Before'));
    const response = await get('/dump.nq');
    const reader = response.body!.getReader();
    const decoder = new TextDecoder();
    let text = decoder.decode((await reader.read()).value);
    await postImport('source=test', rows('After'));
    await postImport('source=new', '<https://pub.example/new> a dcat:Dataset ; dct:title "New" .');
    await remove(`/datasets/${await idOf('https://pub.example/n/449')}`);
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      text += decoder.decode(value);
    }
    const quads = parse(text);
    const graphs = Map.groupBy(quads, ({ graph }) => graph.value);
    expect(graphs.size).toBe(450);
    for (const own of graphs.values()) {
      const words = own.filter(({ object }) => /^(Before|After)/.test(object.value));
      const kinds = new Set(words.map(({ object }) => object.value.split(' ')[0]));
      if (words.length > 0) expect([words.length, kinds.size]).toEqual([2, 1]);
    }
    expect(text).toContain('Before 0"');
    expect(text).toContain('After 448"');
    expect(text).not.toContain(' 449"');
    expect(text).toMatch(/# All 450 records .*\n# Revisions \d+ to \d+: /);
  });
});

describe('a dump of an empty catalogue', () => {
  it('is whole as well', async () => {
    await emptyCatalogue();
    for (const { format } of DUMP_FILES) {
      const quads = await readBack(format, await dumped(format));
      expect(quads.length > 0).toBe(format !== 'nquads' && format !== 'trig');
    }
    expect((await fetch('/dump.rdf', { method: 'HEAD' })).status).toBe(200);
  });
});
