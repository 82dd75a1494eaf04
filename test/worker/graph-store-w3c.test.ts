/**
 * The W3C tests of the Graph Store Protocol (sparql11/graph-store-protocol, and http-rdf-update, which it
 * replaced), as far as graphs are records here: `person/1.ttl` is the graph of the entity `person-1`. What does
 * not fit is listed with its reason, and so that it cannot start to pass unseen, with what is answered instead.
 */
import { beforeEach, describe, expect, it } from 'vitest';
import { isGenerated } from '../../src/catalogue/generated.ts';
import { PREFIXES } from '../../src/rdf/namespaces.ts';
import { emptyCatalogue } from '../support/catalogue.ts';
import { ADMIN, BASE, client, parse, TURTLE_PREFIXES, textOf, withToken } from './http-client.ts';

const { fetch } = client();

const TURTLE = 'text/turtle; charset=utf-8';
const graphOf = (id: string): string => `/rdf-graphs?graph=${encodeURIComponent(`${BASE}/records/${id}`)}`;
const PERSON_1 = graphOf('person-1');
const PERSON_2 = graphOf('person-2');
const DEFAULT = '/rdf-graphs?default';

const card = (id: string, name: string): string =>
  `<${BASE}/entities/${id}> a foaf:Person ; foaf:businessCard [ a vcard:VCard ; vcard:fn "${name}" ] .`;
const says = (property: string, value: string): string =>
  `<${BASE}/entities/person-1> foaf:${property} "${value}" .`;

interface Step {
  readonly method: 'PUT' | 'GET' | 'HEAD' | 'POST' | 'DELETE';
  readonly path: string;
  readonly body?: string;
  readonly type?: string;
  /** The statuses that the test allows. */
  readonly expects: readonly number[];
  /** Names (foaf:…, vcard:fn) that the graph must have, no others. */
  readonly names?: readonly string[];
}

const OK = [200, 204];
const WRITTEN = [200, 201, 204];
const put = (path: string, body: string, expects: readonly number[]): Step => ({
  method: 'PUT',
  path,
  body,
  expects,
});
const post = (path: string, body: string, expects: readonly number[]): Step => ({
  method: 'POST',
  path,
  body,
  expects,
});
const read = (path: string, names: readonly string[]): Step => ({
  method: 'GET',
  path,
  expects: [200],
  names,
});
const answers = (method: Step['method'], path: string, ...expects: number[]): Step => ({
  method,
  path,
  expects,
});

const TESTS: Readonly<Record<string, readonly Step[]>> = {
  put_get_repeat_indirect: [
    put(PERSON_1, card('person-1', 'John Doe'), [201]),
    read(PERSON_1, ['John Doe']),
    put(PERSON_1, card('person-1', 'Jane Doe'), OK),
    read(PERSON_1, ['Jane Doe']),
  ],
  'post_get_post_get_indirect (first POST and GET)': [
    put(PERSON_1, card('person-1', 'Jane Doe'), [201]),
    post(PERSON_1, says('name', 'Jane'), OK),
    read(PERSON_1, ['Jane', 'Jane Doe']),
  ],
  'post_get_new_graph (with a name)': [
    post(PERSON_1, card('person-1', 'Jane Doe'), WRITTEN),
    read(PERSON_1, ['Jane Doe']),
  ],
  head_existing_indirect: [
    put(PERSON_1, card('person-1', 'John Doe'), [201]),
    answers('HEAD', PERSON_1, 200),
  ],
  head_non_existing_indirect: [answers('HEAD', graphOf('person-4'), 404)],
  delete__nonexistent_graph: [answers('DELETE', PERSON_2, 404)],
  delete__existing_graph: [
    put(PERSON_2, card('person-2', 'Alice'), WRITTEN),
    answers('DELETE', PERSON_2, ...OK),
  ],
};

/** [name, why, what happens] */
const DIFFERENT: readonly (readonly [string, string, readonly Step[]])[] = [
  [
    'put_delete_get_delete_indirect',
    'a deleted record is 410 rather than 404: harvesters learn that it is gone',
    [
      put(PERSON_2, card('person-2', 'Alice'), WRITTEN),
      answers('DELETE', PERSON_2, ...OK),
      answers('GET', PERSON_2, 410),
      answers('DELETE', PERSON_2, 410),
    ],
  ],
  [
    'put_get_default',
    'the default graph is the union of the records, and too large for one answer',
    [put(DEFAULT, card('person-1', 'Alice'), [405]), answers('GET', DEFAULT, 405)],
  ],
  [
    'post_get_new_graph',
    'a graph is a record and has its name from it: a request without one is 400; POST /import names records itself',
    [post('/rdf-graphs', card('person-1', 'Alice'), [400])],
  ],
  [
    'post_get_post_get_indirect (second POST)',
    'a write takes one RDF document, not multipart/form-data',
    [
      {
        ...post(PERSON_1, '--b\r\n\r\n--b--\r\n', [415]),
        type: 'multipart/form-data; boundary=b',
      },
    ],
  ],
  [
    'put_get_uri_pct_encoded_indirect, put_get_uri_pct_encoded_twice',
    'only graphs of records are written, and their ids have nothing to be percent-encoded; names are decoded once',
    [
      put('/rdf-graphs?graph=http%3A%2F%2Fwww.example%2Fa%2520b', card('person-1', 'Alice'), [403]),
      answers('GET', '/rdf-graphs?graph=http%3A%2F%2Fwww.example%2Fa%2520b', 404),
      answers('GET', '/rdf-graphs?graph=http%3A%2F%2Fwww.example%2Fa%20b', 400),
    ],
  ],
  [
    'put_get_repeat_direct, put_delete_get_delete_direct, post_get_post_get_direct, head_existing_direct',
    'a graph IRI is read directly (the CatalogRecord); the record is written at its own URL',
    [
      put('/entities/person-1', card('person-1', 'John Doe'), [201]),
      read('/records/person-1', ['John Doe']),
      answers('HEAD', '/records/person-1', 200),
      put('/records/person-1', card('person-1', 'Jane Doe'), [405]),
    ],
  ],
];

const NAMES = new Set(['name', 'familyName', 'givenName'].map((name) => PREFIXES.foaf + name));
NAMES.add(`${PREFIXES.vcard}fn`);

const perform = async ({ method, path, body, type = TURTLE, expects, names }: Step): Promise<void> => {
  const response = await fetch(path, {
    method,
    headers: {
      ...(body !== undefined && { 'Content-Type': type }),
      ...(method === 'GET' || method === 'HEAD' ? { Accept: 'text/turtle' } : withToken(ADMIN)),
    },
    ...(body !== undefined && { body: type === TURTLE ? TURTLE_PREFIXES + body : body }),
  });
  expect(expects, `${method} ${path}: ${response.status}`).toContain(response.status);
  const text = await textOf(response);
  if (response.status === 200 && (method === 'GET' || method === 'HEAD'))
    expect(response.headers.get('Content-Type')).toBe(TURTLE);
  if (!names) return;
  const id = /person-\d/.exec(path)![0];
  const generated = isGenerated({ id, iri: `${BASE}/entities/${id}`, baseUrl: BASE });
  const content = parse(text).filter((q) => !generated(q));
  expect(
    content
      .filter((q) => NAMES.has(q.predicate.value))
      .map((q) => q.object.value)
      .sort(),
  ).toEqual(names);
  expect(content.filter((q) => q.predicate.value === `${PREFIXES.foaf}businessCard`)).toHaveLength(1);
};

beforeEach(async () => {
  await emptyCatalogue();
});

describe('W3C tests of the Graph Store Protocol', () => {
  it.each(Object.entries(TESTS))('%s', async (_, steps) => {
    for (const step of steps) await perform(step);
  });
});

describe('W3C tests that do not fit graphs that are records', () => {
  it.each(DIFFERENT)('%s: %s', async (_name, _reason, steps) => {
    for (const step of steps) await perform(step);
  });
});
