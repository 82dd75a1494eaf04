/**
 * The requests that we send in place of the W3C's tests of the protocol are the W3C's: none missing, none other.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Quad, Term } from '../../src/rdf/terms.ts';
import { PROTOCOL_ROWS, type ProtocolRow } from '../data/sparql/protocol-requests.ts';
import { CORPORA, readCorpus } from '../support/corpora.ts';

const MANIFEST = 'w3c/sparql11/protocol/manifest.ttl';
const HT = 'http://www.w3.org/2011/http#';
const MF = 'http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#';
const CHARS = 'http://www.w3.org/2011/content#chars';
const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';

const manifest = existsSync(join(CORPORA, MANIFEST)) ? await readCorpus(MANIFEST, 'urn:m') : [];

const objectsOf = (node: Term | undefined, property: string): Term[] =>
  manifest
    .filter((q: Quad) => node && q.subject.equals(node) && q.predicate.value === property)
    .map(({ object }) => object);
const objectOf = (node: Term | undefined, ...path: readonly string[]): Term | undefined =>
  path.reduce((at: Term | undefined, property) => objectsOf(at, property)[0], node);

/** What a row and the manifest must agree in. */
interface Exchange {
  readonly method: string;
  readonly search: string;
  readonly contentType: string | null;
  readonly body: string | null;
  readonly status: string;
  readonly format: string | null;
}

/** Blanks may be laid out in another way. */
const plain = (text: string | undefined): string | undefined =>
  text && decodeURIComponent(text).replace(/\s+/g, ' ').trim();

const exchangeOf = ({ method, search, contentType, body, status, format }: ProtocolRow): Exchange => ({
  method: method ?? 'GET',
  search: plain(search) ?? '',
  contentType: contentType ?? null,
  body: plain(body) ?? null,
  status,
  format: format ?? null,
});

const stated = (test: Term): Exchange => {
  const request = objectOf(test, `${MF}action`, `${HT}requests`, `${RDF}first`);
  const header = objectOf(request, `${HT}headers`, `${RDF}first`);
  const response = objectOf(request, `${HT}resp`);
  const statuses = objectsOf(response, `${MF}expectedStatus`).map(({ value }) => value.slice(-3));
  return {
    method: objectOf(request, `${HT}methodName`)!.value,
    search: plain(objectOf(request, `${HT}absolutePath`)!.value.replace('/sparql/', '')) ?? '',
    contentType: objectOf(header, `${HT}fieldValue`)?.value ?? null,
    body: plain(objectOf(request, `${HT}body`, CHARS)?.value) ?? null,
    status: statuses.includes('2xx') ? '2xx' : '4xx',
    format: objectOf(response, `${MF}expectedFormat`)?.value ?? null,
  };
};

const tests = manifest
  .filter((q: Quad) => q.predicate.value === `${RDF}type` && q.object.value === `${MF}ProtocolTest`)
  .map(({ subject }) => [subject.value.split('#')[1]!, subject as Term] as const)
  .filter(([name]) => !name.includes('update'));

describe.skipIf(manifest.length === 0)('the rows of the SPARQL protocol', () => {
  it('are those of the W3C, all about queries', () => {
    expect(Object.keys(PROTOCOL_ROWS).toSorted()).toEqual(tests.map(([name]) => name).toSorted());
  });
  it.each(tests)('%s', (name, test) => {
    expect(exchangeOf(PROTOCOL_ROWS[name]!)).toEqual(stated(test));
  });
});
