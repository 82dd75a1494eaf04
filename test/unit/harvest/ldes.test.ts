/**
 * Event streams as sources: what is read, what is read again, and how single members become records.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../src/harvest/run.ts';
import { CORPORA, hasCorpora } from '../../support/corpora.ts';
import {
  type Portal,
  runToEnd,
  type TestHarvester,
  testConfig,
  testHarvester,
} from '../../support/harvest/test-harvester.ts';
import { contents } from '../../support/harvest/two-moissons.ts';

const FEED = 'https://feed.example/feed';

const HEAD = `@prefix as: <https://www.w3.org/ns/activitystreams#> . @prefix tree: <https://w3id.org/tree#> .
@prefix ldes: <https://w3id.org/ldes#> . @prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dct: <http://purl.org/dc/terms/> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix : <https://feed.example/> .`;

const trig = (body: string): Response =>
  new Response(`${HEAD}\n${body}`, { headers: { 'Content-Type': 'application/trig' } });

const time = (day: number): string => `"2026-01-${String(day).padStart(2, '0')}T00:00:00Z"^^xsd:dateTime`;

interface Told {
  readonly day: number;
  readonly action?: 'Create' | 'Update' | 'Delete';
  readonly object: string;
  readonly says?: string;
}

const member = ({ day, action = 'Create', object, says }: Told): string => `
  :stream tree:member :m-${object}-${day} .
  :m-${object}-${day} a as:${action} ; as:object :${object} ; as:published ${time(day)} .
  ${says === undefined ? '' : `GRAPH :m-${object}-${day} { ${says} }`}`;

const dataset = (title: string, distribution = 'file'): string =>
  `:air a dcat:Dataset ; dct:title "${title}" ; dct:publisher :agency ; dcat:distribution :${distribution} .`;
const file = (title: string): string =>
  `:file a dcat:Distribution ; dct:title "${title}" ; dcat:accessURL :air.csv .`;
const agency = (name: string): string => `:agency a foaf:Agent ; foaf:name "${name}" .`;

/** A root that leads to a page a day range, chronologically. */
const stream =
  (
    pages: readonly {
      readonly from: number;
      readonly until: number | null;
      readonly told: readonly Told[];
    }[],
  ): Portal =>
  (url) => {
    const number = Number(/\/page\/(\d+)$/.exec(url.pathname)?.[1] ?? '0');
    const page = pages[number - 1];
    if (page)
      return trig(`:stream a ldes:EventStream . ${page.told.map(member).join('')}
        ${page.until === null ? '' : `<> ldes:immutable true .`}`);
    return trig(`:stream a ldes:EventStream ; ldes:timestampPath as:published ; ldes:versionOfPath as:object ; tree:view :feed .
      ${pages
        .map(
          ({ from, until }, at) => `
        :feed tree:relation [ a tree:GreaterThanOrEqualToRelation ; tree:path as:published ; tree:value ${time(from)} ; tree:node <page/${at + 1}> ]
        ${until === null ? '' : `, [ a tree:LessThanRelation ; tree:path as:published ; tree:value ${time(until)} ; tree:node <page/${at + 1}> ]`} .`,
        )
        .join('')}`);
  };

const follow = async (h: TestHarvester, portal: Portal, memory: Json = null) => {
  h.setPortal(portal);
  return runToEnd(h, 'feed', testConfig({ kind: 'ldes', url: FEED, removal: { share: 1 } }), memory);
};

const said = async (h: TestHarvester, kind = 'dataset'): Promise<string[]> =>
  [...(await contents(h.catalogue, [kind])).values()]
    .flatMap((text) => [...text.matchAll(/"([^"]*)"/g)])
    .map(([, words]) => words!)
    .sort();

const FIRST = {
  from: 1,
  until: 10,
  told: [
    { day: 1, object: 'file', says: file('CSV') },
    { day: 2, object: 'agency', says: agency('Agency') },
    { day: 3, object: 'air', says: dataset('Air') },
  ],
} as const;

describe('an event stream', () => {
  it('gives whole records, whatever order their parts come in', async () => {
    const h = testHarvester();
    const run = await follow(
      h,
      stream([
        { from: 1, until: 2, told: [FIRST.told[0]] },
        { from: 2, until: 3, told: [FIRST.told[1]] },
        { from: 3, until: null, told: [FIRST.told[2]] },
      ]),
    );
    expect(run).toMatchObject({ outcome: 'complete', state: { isPartial: false, counts: { datasets: 1 } } });
    expect(await said(h)).toEqual(['Air', 'CSV']);
    expect(await said(h, 'entity')).toEqual(['Agency']);
  });

  it('is read on where the last run ended', async () => {
    const h = testHarvester();
    const { state } = await follow(h, stream([FIRST, { from: 10, until: null, told: [] }]));
    const before = h.asked.length;
    const again = await follow(
      h,
      stream([
        FIRST,
        {
          from: 10,
          until: null,
          told: [{ day: 11, action: 'Update', object: 'air', says: dataset('Clean air') }],
        },
      ]),
      state.memory,
    );
    expect(h.asked.slice(before)).toEqual([FEED, 'https://feed.example/page/2']);
    expect(again.state).toMatchObject({ isPartial: true, counts: { updated: 1, removed: 0 } });
    expect(await said(h)).toEqual(['CSV', 'Clean air']);
  });

  it('puts a record together anew when a part of it changes alone, or goes', async () => {
    const h = testHarvester();
    const { state } = await follow(h, stream([FIRST, { from: 10, until: null, told: [] }]));
    const second = await follow(
      h,
      stream([
        FIRST,
        {
          from: 10,
          until: null,
          told: [
            { day: 11, action: 'Update', object: 'file', says: file('New file') },
            { day: 12, action: 'Update', object: 'agency', says: agency('Office') },
          ],
        },
      ]),
      state.memory,
    );
    expect(await said(h)).toEqual(['Air', 'New file']);
    expect(await said(h, 'entity')).toEqual(['Office']);
    await follow(
      h,
      stream([FIRST, { from: 10, until: null, told: [{ day: 13, action: 'Delete', object: 'file' }] }]),
      second.state.memory,
    );
    expect(await said(h)).toEqual(['Air']);
  });

  it('says what is gone, and older versions do not bring it back', async () => {
    const h = testHarvester();
    const { state } = await follow(h, stream([FIRST, { from: 10, until: null, told: [] }]));
    const run = await follow(
      h,
      stream([FIRST, { from: 10, until: null, told: [{ day: 11, action: 'Delete', object: 'air' }] }]),
      state.memory,
    );
    expect(run.state.counts.removed).toBe(1);
    expect(await said(h)).toEqual([]);
    // All of it once more, the pages in another order.
    const whole = await follow(
      h,
      stream([{ from: 10, until: null, told: [{ day: 11, action: 'Delete', object: 'air' }] }, FIRST]),
    );
    expect(whole.state.isPartial).toBe(false);
    expect(await said(h)).toEqual([]);
  });

  it('removes what a whole reading does not find', async () => {
    const h = testHarvester();
    await follow(h, stream([FIRST]));
    const river = { day: 4, object: 'river', says: ':river a dcat:Dataset ; dct:title "River" .' };
    const run = await follow(h, stream([{ ...FIRST, told: [FIRST.told[1], river] }]));
    expect(run.state.counts.removed).toBe(1);
    expect(await said(h)).toEqual(['River']);
  });

  it('takes versions without graphs, and walks in no circle', async () => {
    const h = testHarvester();
    const run = await follow(h, () =>
      trig(`:stream a ldes:EventStream ; ldes:timestampPath dct:modified ; ldes:versionOfPath dct:isVersionOf ;
      tree:member :air-1, :air-2 .
      :feed tree:relation [ a tree:Relation ; tree:node :feed ] .
      :air-2 a dcat:Dataset ; dct:isVersionOf :air ; dct:modified ${time(2)} ; dct:title "Two" ; dcat:contactPoint [ foaf:name "Desk" ] .
      :air-1 a dcat:Dataset ; dct:isVersionOf :air ; dct:modified ${time(1)} ; dct:title "One" .`),
    );
    expect(run.outcome).toBe('complete');
    expect(h.asked).toHaveLength(1);
    expect((await said(h)).filter((words) => !words.startsWith('2026'))).toEqual(['Desk', 'Two']);
  });
});

describe.skipIf(!hasCorpora)('the published feed ldes/era-dcat-ap-feed', () => {
  const ROOT = 'https://era.example/feed/';
  const portal: Portal = (url) => {
    const path = url.pathname.replace('/feed/', '');
    return new Response(readFileSync(join(CORPORA, 'ldes/era-dcat-ap-feed', path)), {
      headers: { 'Content-Type': 'application/trig' },
    });
  };

  it('gives its datasets with their distributions, and nothing new the second time', async () => {
    const h = testHarvester();
    h.setPortal(portal);
    const config = testConfig({
      kind: 'ldes',
      url: `${ROOT}http_3A_2F_2Fexample.org_2Fns_23ERAStream/index.trig`,
      removal: { share: 1 },
    });
    const run = await runToEnd(h, 'era', config);
    expect(run).toMatchObject({ outcome: 'complete', state: { fault: null } });
    const datasets = await contents(h.catalogue);
    expect(datasets.get('http://data.europa.eu/949/id/dataset/erakg')).toContain('ERA KG dump');
    const again = await runToEnd(h, 'era', config, run.state.memory);
    expect(again.state.counts).toMatchObject({ created: 0, updated: 0, removed: 0 });
  });
});
