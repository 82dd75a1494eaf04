/**
 * Comunica inside one isolate that answers many requests: one after the other, at once, and given up. What hung here
 * once, hung from the second request on.
 */
import { SELF } from 'cloudflare:test';
import { beforeAll, describe, expect, it } from 'vitest';
import { literal, namedNode, quad } from '../../src/rdf/terms.ts';
import { d1 } from '../../src/store/db.ts';
import { bindings, emptyCatalogue } from '../support/catalogue.ts';
import { fillStore } from '../support/sparql/fill-store.ts';

const SIZE = 300;
const ADDRESS = 'http://127.0.0.1:8787/sparql';

beforeAll(async () => {
  await emptyCatalogue('http://127.0.0.1:8787');
  await fillStore(d1(bindings.DB), {
    default: Array.from({ length: SIZE }, (_, i) =>
      quad(namedNode(`http://e.example/${i}`), namedNode('http://e.example/p'), literal(`text ${i}`)),
    ),
    named: new Map([
      [
        'http://e.example/g',
        [quad(namedNode('http://e.example/0'), namedNode('http://e.example/q'), literal('x'))],
      ],
    ]),
  });
});

const ask = async (query: string, signal?: AbortSignal): Promise<Response> =>
  SELF.fetch(`${ADDRESS}?query=${encodeURIComponent(query)}`, {
    headers: { Accept: 'application/sparql-results+json, text/turtle' },
    ...(signal && { signal }),
  });

/** Each has something that SQL alone does not answer. */
const QUERIES: Readonly<Record<string, { readonly query: string; readonly found: string | RegExp }>> = {
  'a computed column': {
    query: 'SELECT (MD5(?o) AS ?m) WHERE { ?s ?p ?o }',
    found: /"m"/,
  },
  'a join': {
    query: 'SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o . ?s ?p ?r FILTER(STRLEN(SHA1(?o)) = 40) }',
    found: `"${SIZE}"`,
  },
  ASK: { query: 'ASK { ?s ?p ?o FILTER(MD5(?o) = MD5("text 7")) }', found: 'true' },
  CONSTRUCT: {
    query: 'CONSTRUCT { ?s <http://e.example/m> ?m } WHERE { ?s ?p ?o BIND(MD5(?o) AS ?m) }',
    found: 'http://e.example/m',
  },
  'a graph': {
    query: 'SELECT ?g (MD5(?o) AS ?m) WHERE { GRAPH ?g { ?s ?p ?o } }',
    found: 'http://e.example/g',
  },
};

describe('the fallback in a running isolate', () => {
  it.each(Object.entries(QUERIES))(
    'answers %s ten times in a row, and after ten requests that were given up',
    async (_, { query, found }) => {
      const whole = async (): Promise<void> => {
        const response = await ask(query);
        expect(response.headers.get('Moisson-Query-Path')).toMatch(/^(mixed|comunica)$/);
        expect(await response.text()).toMatch(found);
      };
      for (let i = 0; i < 10; i++) await whole();
      for (let i = 0; i < 10; i++) {
        const abort = new AbortController();
        const answer = ask(query, abort.signal).then((response) => response.text());
        setTimeout(() => abort.abort(), i);
        await answer.catch(() => undefined);
      }
      await Promise.all([whole(), whole(), whole()]);
    },
  );
});
