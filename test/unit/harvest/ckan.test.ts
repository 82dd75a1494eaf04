/**
 * A CKAN portal, and one without a search, harvested.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readRecord } from '../../../src/catalogue/documents.ts';
import { idOfIdentifier } from '../../../src/catalogue/unnamed.ts';
import { ns } from '../../../src/rdf/namespaces.ts';
import { CORPORA, hasCorpora } from '../../support/corpora.ts';
import { ckanPortal, dkanPortal, json, problemsOf, published } from '../../support/harvest/api-portals.ts';
import { runToEnd, testConfig, testHarvester } from '../../support/harvest/test-harvester.ts';

const config = (given: Readonly<Record<string, unknown>> = {}) =>
  testConfig({ kind: 'ckan', url: 'https://portal.example', delayMs: 0, ...given });

const entry = (id: string, fields: object = {}) => ({
  id,
  name: `name-${id}`,
  title: `Title ${id}`,
  ...fields,
});
const letters = (text: string) => [...text].map((id) => entry(id));

describe('a CKAN portal', () => {
  it('gives every package, and nothing new the second time', async () => {
    const h = testHarvester();
    h.setPortal(ckanPortal(() => letters('abcdefghij')));
    const first = await runToEnd(h, 'portal', config({ pageSize: 5 }));
    expect(first).toMatchObject({ outcome: 'complete', state: { counts: { created: 10, datasets: 10 } } });
    expect(await published(h)).toEqual([...'abcdefghij']);
    const second = await runToEnd(h, 'portal', config());
    expect(second.state.counts).toMatchObject({ created: 0, updated: 0, unchanged: 10, removed: 0 });
  });

  it('updates what was edited and removes what is gone', async () => {
    const h = testHarvester();
    let packages = letters('abcdefghij');
    h.setPortal(ckanPortal(() => packages));
    await runToEnd(h, 'portal', config());
    packages = [...letters('abcdefgh'), entry('i', { title: 'Another' })];
    const { state } = await runToEnd(h, 'portal', config());
    expect(state.counts).toMatchObject({ updated: 1, unchanged: 8, removed: 1 });
  });

  it('loses no package when others are deleted while it is read', async () => {
    const h = testHarvester();
    let packages = letters('abcdefghijklmnop');
    h.setPortal(ckanPortal(() => packages));
    await runToEnd(h, 'portal', config());
    const portal = ckanPortal(() => packages);
    h.setPortal((url, init) => {
      if (url.searchParams.get('start') !== '0') packages = letters('aghijklmnop');
      return portal(url, init);
    });
    const run = await runToEnd(h, 'portal', config({ pageSize: 8, removal: { share: 1 } }));
    expect(run).toMatchObject({ outcome: 'complete', state: { counts: { found: 16, removed: 0 } } });
    expect(await published(h)).toHaveLength(16);
  });

  it('is read to its end by a portal that gives fewer than it is asked for', async () => {
    const h = testHarvester();
    h.setPortal(ckanPortal(() => letters('abcdefghij'), { mostRows: 5 }));
    expect((await runToEnd(h, 'portal', config())).outcome).toBe('complete');
    expect(await published(h)).toHaveLength(10);
  });

  it('is not read for ever where the offset is not looked at', async () => {
    const h = testHarvester();
    const portal = ckanPortal(() => letters('abcdefghij'));
    h.setPortal((url, init) => {
      url.searchParams.set('start', '0');
      return portal(url, init);
    });
    const run = await runToEnd(h, 'portal', config({ pageSize: 5 }));
    expect(run).toMatchObject({ outcome: 'incomplete', state: { fault: { code: 'records-unread' } } });
  });

  it('keeps what the address asks for, and its prefix', async () => {
    const h = testHarvester();
    h.setPortal(ckanPortal(() => letters('a')));
    await runToEnd(h, 'portal', config({ url: 'https://portal.example/data/api/3?fq=organization:town' }));
    expect(h.asked).toEqual([
      'https://portal.example/data/api/3/action/package_search?fq=organization%3Atown&rows=100&start=0&sort=metadata_created+asc%2C+id+asc',
    ]);
  });

  it('reports what cannot be mapped with the record that it is about, and reads on', async () => {
    const h = testHarvester();
    const packages = [
      entry('a', { extras: [{ key: 'issued', value: 'last spring' }] }),
      entry('b', { private: true }),
      { no: 'package' },
      'text',
      entry('e'),
    ];
    h.setPortal(ckanPortal(() => packages as object as ReturnType<typeof letters>));
    const run = await runToEnd(h, 'portal', config());
    expect(await published(h)).toEqual(['a', 'e']);
    expect(run.outcome).toBe('incomplete');
    const problems = await problemsOf(h, run.id);
    expect(problems).toContainEqual({
      kind: 'mapping',
      code: 'date-unreadable',
      record: idOfIdentifier('portal', 'a'),
    });
    const { rows } = await h.db.read([
      { sql: 'SELECT id FROM record WHERE id = ?', params: [idOfIdentifier('portal', 'a')] },
    ]);
    expect(rows[0]).toHaveLength(1);
    expect(problems.map(({ code }) => code)).toEqual(expect.arrayContaining(['not-public', 'no-records']));
  });

  it('tags texts with the language of the source where it has one, and says the rest as it is', async () => {
    const h = testHarvester();
    h.setPortal(ckanPortal(() => letters('a')));
    const language = 'http://publications.europa.eu/resource/authority/language/FRA';
    await runToEnd(h, 'portal', config({ defaults: { language } }));
    const found = await readRecord(h.catalogue, idOfIdentifier('portal', 'a'));
    const title = found?.own.find(({ predicate }) => predicate.value === ns.dct('title').value)?.object;
    expect(title).toMatchObject({ value: 'Title a', language: 'fr' });
  });

  it('reads smaller pages where one is too large, and leaves out what is too large alone', async () => {
    const h = testHarvester();
    const packages = [...letters('abcd'), entry('e', { notes: 'x'.repeat(5000) }), ...letters('fgh')];
    h.setPortal(ckanPortal(() => packages));
    const run = await runToEnd(h, 'portal', config({ maxBytes: 2000 }));
    expect(await published(h)).toEqual([...'abcdfgh']);
    expect(run).toMatchObject({ outcome: 'incomplete' });
  });

  it.each([
    ['a web page', () => new Response('<!doctype html><p>Hello'), 'source-no-json'],
    ['an error with status 200', () => json({ success: false, error: { message: 'no' } }), 'ckan-refused'],
    ['an answer of something else', () => json({ success: true, result: 'ok' }), 'ckan-refused'],
    ['nothing but errors', () => new Response('', { status: 500 }), 'fetch-failed'],
  ])('fails with %s, and removes nothing', async (_, answer, code) => {
    const h = testHarvester();
    h.setPortal(ckanPortal(() => letters('abc')));
    await runToEnd(h, 'portal', config());
    h.setPortal(answer);
    expect(await runToEnd(h, 'portal', config())).toMatchObject({
      outcome: 'failed',
      state: { fault: { code } },
    });
    expect(await published(h)).toHaveLength(3);
  });
});

describe('a portal without a search', () => {
  const many = Array.from({ length: 45 }, (_, at) => entry(`p${String(at).padStart(2, '0')}`));

  it('gives every package by its name', async () => {
    const h = testHarvester();
    h.setPortal(dkanPortal(() => many));
    expect(await runToEnd(h, 'portal', config())).toMatchObject({
      outcome: 'complete',
      state: { counts: { datasets: 45, pages: 3 } },
    });
  });

  it('removes nothing when one of them could not be read', async () => {
    const h = testHarvester();
    h.setPortal(dkanPortal(() => many));
    await runToEnd(h, 'portal', config());
    const portal = dkanPortal(() => many);
    h.setPortal((url, init) =>
      url.searchParams.get('id') === 'name-p30' ? new Response('', { status: 500 }) : portal(url, init),
    );
    expect(await runToEnd(h, 'portal', config())).toMatchObject({
      outcome: 'incomplete',
      state: { fault: { code: 'records-unread' }, counts: { unchanged: 44 } },
    });
    expect(await published(h)).toHaveLength(45);
  });
});

describe.skipIf(!hasCorpora)('what CKAN portals really answer', () => {
  const jsonOf = (file: string) => JSON.parse(readFileSync(join(CORPORA, 'harvest', file), 'utf8'));

  it('arrives whole, and again unchanged', async () => {
    const h = testHarvester();
    const { results } = jsonOf('ckan/package_search.json').result;
    h.setPortal(ckanPortal(() => results));
    const run = await runToEnd(h, 'portal', config());
    expect(run).toMatchObject({
      outcome: 'complete',
      state: { counts: { datasets: results.length, leftOver: 0 } },
    });
    const again = await runToEnd(h, 'portal', config());
    expect(again.state.counts).toMatchObject({ created: 0, updated: 0, removed: 0 });
  });

  it('arrives from DKAN', async () => {
    const h = testHarvester();
    h.setPortal(dkanPortal(() => jsonOf('ckan-udata/data/dkan-french-w-license.json').result));
    expect(await runToEnd(h, 'portal', config())).toMatchObject({
      outcome: 'complete',
      state: { counts: { datasets: 1 } },
    });
  });
});
