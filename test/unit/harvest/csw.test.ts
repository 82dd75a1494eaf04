/**
 * Runs over a CSW: real pages of two servers, and servers that want to be asked in their own way.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { advance } from '../../../src/harvest/engine.ts';
import { beginRun } from '../../../src/harvest/run-store.ts';
import { CORPORA, hasCorpora } from '../../support/corpora.ts';
import {
  continueRun,
  type Portal,
  runToEnd,
  type TestHarvester,
  testConfig,
  testHarvester,
} from '../../support/harvest/test-harvester.ts';

const config = testConfig({ kind: 'csw', url: 'https://geo.example/csw?x=1', pageSize: 2, delayMs: 0 });

const xml = (text: string, status = 200): Response =>
  new Response(text, { status, headers: { 'Content-Type': 'application/xml' } });

const iso = (id: string): string =>
  `<gmd:MD_Metadata><gmd:fileIdentifier><gco:CharacterString>${id}</gco:CharacterString></gmd:fileIdentifier><gmd:identificationInfo><gmd:MD_DataIdentification><gmd:citation><gmd:CI_Citation><gmd:title><gco:CharacterString>Title of ${id}</gco:CharacterString></gmd:title></gmd:CI_Citation></gmd:citation></gmd:MD_DataIdentification></gmd:identificationInfo></gmd:MD_Metadata>`;

const results = (records: readonly string[], matched: number, next: number): string =>
  `<?xml version="1.0"?><csw:GetRecordsResponse xmlns:csw="http://www.opengis.net/cat/csw/2.0.2" xmlns:gmd="http://www.isotc211.org/2005/gmd" xmlns:gco="http://www.isotc211.org/2005/gco"><csw:SearchResults numberOfRecordsMatched="${matched}" numberOfRecordsReturned="${records.length}" nextRecord="${next}">${records.join('')}</csw:SearchResults></csw:GetRecordsResponse>`;

const EXCEPTION = `<ows:ExceptionReport xmlns:ows="http://www.opengis.net/ows" version="1.2.0"><ows:Exception exceptionCode="InvalidParameterValue"><ows:ExceptionText>no such property</ows:ExceptionText></ows:Exception></ows:ExceptionReport>`;

/** Where a POST of GetRecords begins; null for other requests. */
const startOf = ({ body }: RequestInit): number | null => {
  const found = /startPosition="(\d+)"/.exec(String(body ?? ''));
  return found ? Number(found[1]) : null;
};

const server =
  (ids: readonly string[]): Portal =>
  (_, init) => {
    const start = startOf(init);
    if (start === null) return xml(EXCEPTION);
    const size = Number(/maxRecords="(\d+)"/.exec(String(init.body))![1]);
    const part = ids.slice(start - 1, start - 1 + size);
    const next = start + part.length > ids.length ? 0 : start + part.length;
    return xml(results(part.map(iso), ids.length, next));
  };

const count = async ({ db }: TestHarvester): Promise<number> =>
  Number(
    (
      await db.read([
        { sql: `SELECT count(*) AS n FROM record WHERE kind = 'dataset' AND status = 'published'` },
      ])
    ).rows[0]![0]!.n,
  );

describe('a run over a CSW', () => {
  it('reads page after page, and writes nothing the second time', async () => {
    const h = testHarvester();
    h.setPortal(server(['a', 'b', 'c', 'd', 'e']));
    expect(await runToEnd(h, 'geo', config)).toMatchObject({
      outcome: 'complete',
      state: { counts: { pages: 3, datasets: 5, rejected: 0 } },
    });
    expect(await count(h)).toBe(5);
    expect((await runToEnd(h, 'geo', config)).state.counts).toMatchObject({ created: 0, updated: 0 });
  });

  it('goes on after a crash between two pages', async () => {
    const h = testHarvester();
    h.setPortal(server(['a', 'b', 'c', 'd', 'e']));
    await runToEnd(h, 'other', testConfig({ kind: 'csw', url: 'https://geo.example/x', delayMs: 0 }));
    const id = (await beginRun(h, 'other', config, null))!;
    await advance(h, id);
    const again = testHarvester(h.db);
    again.setPortal(server(['a', 'b', 'c', 'd', 'e']));
    expect(await continueRun(again, id)).toMatchObject({
      outcome: 'complete',
      state: { counts: { pages: 3 } },
    });
    expect(again.asked.length).toBe(2);
  });

  it('asks in another way where the first is refused', async () => {
    const h = testHarvester();
    h.setPortal((url, init) => {
      if (init.method === 'POST') return xml(EXCEPTION);
      if (url.searchParams.get('request') !== 'GetRecords') return xml('', 400);
      expect(url.searchParams.get('x')).toBe('1');
      return xml(results([iso('a')], 1, 0));
    });
    expect(await runToEnd(h, 'geo', config)).toMatchObject({ outcome: 'complete' });
    expect(await count(h)).toBe(1);
  });

  it('says what an exception says, and removes nothing', async () => {
    const h = testHarvester();
    h.setPortal(server(['a', 'b', 'c']));
    await runToEnd(h, 'geo', config);
    const whole = server(['a', 'b', 'c']);
    h.setPortal((url, init) => (startOf(init) === 3 ? xml(EXCEPTION) : whole(url, init)));
    const run = await runToEnd(h, 'geo', config);
    expect(run).toMatchObject({ outcome: 'incomplete', state: { fault: { code: 'csw-exception' } } });
    expect(run.state.fault?.detail).toContain('no such property');
    expect(await count(h)).toBe(3);
  });

  it('is not complete where fewer records come than there are', async () => {
    const h = testHarvester();
    h.setPortal(server(['a', 'b', 'c']));
    await runToEnd(h, 'geo', config);
    h.setPortal((_, init) => (startOf(init) === null ? xml(EXCEPTION) : xml(results([iso('a')], 3, 0))));
    const one = { ...config, removal: { share: 1, graceDays: 0 } };
    expect((await runToEnd(h, 'geo', one)).outcome).toBe('incomplete');
    expect(await count(h)).toBe(3);
  });

  it('keeps what is whole of a page that breaks off', async () => {
    const h = testHarvester();
    const text = results([iso('a'), iso('b')], 2, 0);
    h.setPortal((_, init) =>
      startOf(init) === null ? xml(EXCEPTION) : xml(text.slice(0, text.indexOf('Title of b'))),
    );
    expect(await runToEnd(h, 'geo', config)).toMatchObject({
      outcome: 'incomplete',
      state: { fault: { code: 'page-cut-off' } },
    });
  });

  it('leaves out a record that is too large, asks for smaller pages, and removes nothing', async () => {
    const h = testHarvester();
    const ids = ['a', 'b', 'x'.repeat(20_000), 'd'];
    h.setPortal(server(ids));
    const run = await runToEnd(h, 'geo', { ...config, maxBytes: 10_000, pageSize: 4 });
    expect(run.state.fault?.code).toMatch(/too-large$/);
    expect(await count(h)).toBe(3);
  });

  it('refuses a document type declaration and a web page', async () => {
    for (const [text, code] of [
      ['<!DOCTYPE a [<!ENTITY b "ha">]><a>&b;</a>', 'xml-refused'],
      ['<!DOCTYPE html><html><p>Maintenance</html>', 'source-no-xml'],
    ] as const) {
      const h = testHarvester();
      h.setPortal(() => xml(text));
      expect(await runToEnd(h, 'geo', config)).toMatchObject({
        outcome: 'failed',
        state: { fault: { code } },
      });
    }
  });
});

describe.skipIf(!hasCorpora)('pages of GeoNetwork (harvest/csw-dcat)', () => {
  const pages =
    (name: string): Portal =>
    (_, init) => {
      const start = startOf(init);
      return start === null
        ? xml(EXCEPTION)
        : xml(readFileSync(`${CORPORA}/harvest/csw-dcat/geonetwork-${name}-page-${start}.xml`, 'utf8'));
    };

  it.each([['iso19139'], ['dcat'], ['geodcatap']])('as %s give six datasets', async (name) => {
    const h = testHarvester();
    h.setPortal(pages(name));
    const run = await runToEnd(h, 'geo', config);
    expect(run).toMatchObject({ outcome: 'complete', state: { counts: { pages: 3, rejected: 0 } } });
    expect(run.state.counts.datasets).toBe(6);
    expect((await runToEnd(h, 'geo', config)).state.counts).toMatchObject({ created: 0, updated: 0 });
  });
});
