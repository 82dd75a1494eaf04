/**
 * Walks while others write: fifty records come, go and come back on the way, and still no record is missed that
 * was there throughout, and none is met twice.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { largestCatalogue, TOKEN } from '../support/walks/catalogues.ts';
import { walkCkan } from '../support/walks/ckan.ts';
import { walkNde } from '../support/walks/nde.ts';
import { walkPiveau } from '../support/walks/piveau.ts';
import { walkUdata } from '../support/walks/udata.ts';
import type { Harvest } from '../support/walks/walk.ts';
import { cleanUp, type StartedServer } from './run-command.ts';

const RECORDS = 50;
const PAGE_SIZE = 20;

const WALKS: readonly (readonly [string, string, (entry: string) => Promise<Harvest>])[] = [
  ['piveau', '/catalog.rdf', walkPiveau],
  ['udata', '/catalog.ttl', walkUdata],
  ['CKAN', '/catalog.nt', walkCkan],
  ['NDE', '/catalog', walkNde],
];

describe(`while ${RECORDS} records are written, deleted and restored in ${largestCatalogue().name}`, () => {
  let server: StartedServer;
  let before: ReadonlySet<string>;

  beforeAll(async () => {
    server = await largestCatalogue().start();
    await writeAll('first');
    before = new Set((await walkNde(`${server.url}/catalog?page_size=1000`)).met);
  }, 900_000);
  afterAll(cleanUp, 60_000);

  const isOfWriter = (iri: string): boolean => iri.startsWith(`${server.url}/datasets/walked-`);

  const send = async (method: 'PUT' | 'DELETE', number: number, title: string): Promise<void> => {
    const response = await fetch(`${server.url}/datasets/walked-${number}`, {
      method,
      headers: { Authorization: `Bearer ${TOKEN}`, 'Content-Type': 'text/turtle' },
      ...(method === 'PUT' && {
        body: `<> a <http://www.w3.org/ns/dcat#Dataset> ; <http://purl.org/dc/terms/title> "${title} ${number}" .`,
      }),
    });
    const text = await response.text();
    expect([200, 201, 204], text).toContain(response.status);
  };

  const writeAll = async (title: string): Promise<void> => {
    for (let number = 0; number < RECORDS; number++) await send('PUT', number, title);
  };

  /** Changes half of the records, and deletes and restores the other half, until told to stop. */
  const writeUntil = async (isDone: () => boolean): Promise<number> => {
    let rounds = 0;
    for (; !isDone() || rounds === 0; rounds++)
      for (let number = 0; number < RECORDS; number++) {
        if (number % 2 === 1) await send('DELETE', number, '');
        await send('PUT', number, `round ${rounds}`);
        if (isDone() && rounds > 0) return rounds;
      }
    return rounds;
  };

  it.each(WALKS)(
    '%s misses none that was there throughout, and meets none twice',
    async (_, path, walk) => {
      let isDone = false;
      const writing = writeUntil(() => isDone);
      const harvest = await walk(`${server.url}${path}?page_size=${PAGE_SIZE}`).finally(() => {
        isDone = true;
      });
      await writing;
      const met = new Set(harvest.met);
      expect([...before].filter((iri) => !isOfWriter(iri) && !met.has(iri))).toEqual([]);
      expect(harvest.met.filter((iri, at) => harvest.met.indexOf(iri) !== at)).toEqual([]);
      // Those that only changed were there throughout as well.
      const changed = Array.from(
        { length: RECORDS / 2 },
        (__, at) => `${server.url}/datasets/walked-${at * 2}`,
      );
      expect(changed.filter((iri) => !met.has(iri))).toEqual([]);
    },
    300_000,
  );
});
