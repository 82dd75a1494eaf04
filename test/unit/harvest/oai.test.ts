/**
 * Runs over repositories of OAI-PMH: this product's own, and small ones with the habits of others.
 */
import { beforeEach, describe, expect, it } from 'vitest';
import type { CatalogueContext } from '../../../src/catalogue/context.ts';
import { writeRecords } from '../../../src/catalogue/records.ts';
import { splitRecords } from '../../../src/catalogue/split.ts';
import { withdrawRecords } from '../../../src/catalogue/withdraw.ts';
import { advance } from '../../../src/harvest/engine.ts';
import type { Run } from '../../../src/harvest/run.ts';
import { beginRun } from '../../../src/harvest/run-store.ts';
import { readHarvest } from '../../../src/harvest/sources.ts';
import {
  continueRun,
  type Portal,
  runToEnd,
  type TestHarvester,
  testConfig,
  testHarvester,
} from '../../support/harvest/test-harvester.ts';
import { contents, FIRST_BASE, type FirstMoisson, firstMoisson } from '../../support/harvest/two-moissons.ts';
import { readBack } from '../../support/read-rdf.ts';

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];

const PREFIXES = `@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix x: <https://x.example/> .`;

const turtle = (names: readonly string[]): string => `${PREFIXES}
  x:agency a foaf:Agent ; foaf:name "Agency" .
  ${names
    .map(
      (name) => `x:${name} a dcat:Dataset ; dct:title "${name}" ; dct:identifier "id-${name}" ;
    dct:publisher x:agency ; dct:spatial [ a dct:Location ; dct:title "Here" ] ;
    dcat:distribution [ a dcat:Distribution ; dcat:accessURL <https://x.example/files/${name}> ] .`,
    )
    .join('\n')}`;

const recordsOf = async (names: readonly string[]) =>
  splitRecords(await readBack('turtle', turtle(names)), { baseUrl: FIRST_BASE, source: 'belgium' }).records;

/** By the clock that the repository answers with. */
const nowIn = ({ catalogue }: FirstMoisson): CatalogueContext => ({ ...catalogue, now: () => new Date() });

const config = testConfig({ kind: 'oai-pmh', url: `${FIRST_BASE}/oai`, delayMs: 0 });

/** As the scheduler would: with what the last run left. */
const runAgain = async (h: TestHarvester): Promise<Run> =>
  runToEnd(h, 'portal', config, (await readHarvest(h.catalogue, 'portal'))?.memory ?? null);

const datasets = async ({ db }: TestHarvester): Promise<string[]> =>
  (
    await db.read([
      {
        sql: `SELECT t.value AS iri FROM record r JOIN term t ON t.id = r.iri
          WHERE r.kind = 'dataset' AND r.status = 'published' ORDER BY 1`,
      },
    ])
  ).rows[0]!.map(({ iri }) => String(iri).replace(/^.*\//, ''));

describe('a run over the OAI-PMH of this product', () => {
  let first: FirstMoisson;
  let h: TestHarvester;

  beforeEach(async () => {
    first = await firstMoisson(FIRST_BASE, { OAI_PAGE_SIZE: '3' });
    await first.write(await recordsOf(NAMES));
    h = testHarvester();
    h.setPortal(first.portal);
  });

  it('stores every dataset, page after page', async () => {
    expect(await runAgain(h)).toMatchObject({
      outcome: 'complete',
      state: { counts: { pages: 3, datasets: 7, rejected: 0 } },
    });
    expect(await datasets(h)).toEqual(NAMES);
    expect([...(await contents(h.catalogue)).keys()].sort()).toEqual(
      [...(await contents(first.catalogue)).keys()].sort(),
    );
  });

  it('writes nothing when all is read again', async () => {
    await runAgain(h);
    const run = await runToEnd(h, 'portal', config);
    expect(run.state).toMatchObject({ isPartial: false, counts: { created: 0, updated: 0, removed: 0 } });
    expect(run.state.counts.datasets).toBe(7);
  });

  it('then asks only for what changed, and removes what is said to be deleted', async () => {
    await runAgain(h);
    const nothing = await runAgain(h);
    expect(nothing).toMatchObject({ outcome: 'complete', state: { isPartial: true } });
    expect(h.asked.some((url) => new URL(url).searchParams.has('from'))).toBe(true);
    await writeRecords(nowIn(first), await recordsOf(['h']), { source: 'belgium' });
    const gone = (await recordsOf(['b'])).filter(({ kind }) => kind === 'dataset').map(({ id }) => id);
    await withdrawRecords(nowIn(first), 'belgium', gone);
    expect(await runAgain(h)).toMatchObject({ outcome: 'complete', state: { counts: { removed: 1 } } });
    expect(await datasets(h)).toEqual(['a', 'c', 'd', 'e', 'f', 'g', 'h']);
  });

  it('goes on from the token after a crash', async () => {
    await runAgain(h);
    const id = (await beginRun(h, 'portal', config, null))!;
    await advance(h, id);
    const other = testHarvester(h.db);
    other.setPortal(first.portal);
    expect(await continueRun(other, id)).toMatchObject({
      outcome: 'complete',
      state: { counts: { datasets: 7 } },
    });
    expect(other.asked.every((url) => new URL(url).searchParams.has('resumptionToken'))).toBe(true);
  });

  it('begins once more when its token is lost, and no more than once', async () => {
    let lost = 0;
    const refuse =
      (most: number): Portal =>
      (url, init) => {
        const isSecond = url.searchParams.has('resumptionToken');
        if (isSecond && lost < most) {
          lost += 1;
          url.searchParams.set('resumptionToken', 'expired');
        }
        return first.portal(url, init);
      };
    h.setPortal(refuse(1));
    expect(await runAgain(h)).toMatchObject({
      outcome: 'complete',
      state: { counts: { datasets: 7, rejected: 0 } },
    });
    lost = 0;
    h.setPortal(refuse(100));
    const run = await runToEnd(h, 'portal', config);
    expect(run).toMatchObject({ outcome: 'incomplete', state: { fault: { code: 'oai-error' } } });
    expect(await datasets(h)).toEqual(NAMES);
  });
});

const record = (name: string, identifier = `https://x.example/${name}`): string =>
  `<record><header><identifier>${identifier}</identifier><datestamp>2026-01-01</datestamp></header><metadata>
   <rdf:RDF><dcat:Dataset rdf:about="https://x.example/${name}"><dct:title>${name}</dct:title><dct:publisher rdf:nodeID="p"/></dcat:Dataset>
   <rdf:Description rdf:nodeID="p"><dct:title>Publisher of ${name}</dct:title></rdf:Description></rdf:RDF></metadata></record>`;

const envelope = (content: string): Response =>
  new Response(
    `<?xml version="1.0"?><OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dcat="http://www.w3.org/ns/dcat#" xmlns:dct="http://purl.org/dc/terms/"><responseDate>2026-03-01T02:00:00Z</responseDate><request/>${content}</OAI-PMH>`,
    { headers: { 'Content-Type': 'text/xml' } },
  );

interface Habits {
  readonly deletedRecord?: string;
  readonly formats?: readonly string[];
  readonly list?: (url: URL) => string;
}

const repository =
  ({ deletedRecord = 'persistent', formats = ['oai_dc', 'dcat'], list }: Habits): Portal =>
  (url) => {
    const verb = url.searchParams.get('verb');
    if (verb === 'Identify')
      return envelope(
        `<Identify><deletedRecord>${deletedRecord}</deletedRecord><granularity>YYYY-MM-DD</granularity></Identify>`,
      );
    if (verb === 'ListMetadataFormats')
      return envelope(
        `<ListMetadataFormats>${formats
          .map((prefix) => `<metadataFormat><metadataPrefix>${prefix}</metadataPrefix></metadataFormat>`)
          .join('')}</ListMetadataFormats>`,
      );
    return envelope(list?.(url) ?? `<ListRecords>${record('a')}${record('b')}</ListRecords>`);
  };

describe('a run over another repository', () => {
  const run = async (habits: Habits, memory: Run['state']['memory'] = null) => {
    const h = testHarvester();
    h.setPortal(repository(habits));
    return { h, run: await runToEnd(h, 'portal', config, memory) };
  };

  it('takes the best format that is offered', async () => {
    const { h } = await run({ formats: ['oai_dc', 'iso19139', 'dcat-ap'] });
    expect(new URL(h.asked.at(-1)!).searchParams.get('metadataPrefix')).toBe('dcat-ap');
    const dublin = await run({ formats: ['oai_dc'] });
    expect(dublin.run).toMatchObject({ outcome: 'failed', state: { fault: { code: 'oai-no-format' } } });
  });

  it('asks for all again where deletions are not kept, or names are not those of the records', async () => {
    const memoryOf = async (habits: Habits) => (await run(habits)).run.state.memory;
    expect(await memoryOf({})).toMatchObject({ from: '2026-03-01' });
    expect(await memoryOf({ deletedRecord: 'transient' })).toMatchObject({ from: null });
    expect(
      await memoryOf({ list: () => `<ListRecords>${record('a', 'oai:x:1')}</ListRecords>` }),
    ).toMatchObject({ from: null });
  });

  it('takes no change for a success', async () => {
    const memory = {
      list: JSON.stringify([config.url, null, null]),
      from: '2026-02-01',
      whole: '2026-02-20T00:00:00Z',
    };
    const nothing = '<error code="noRecordsMatch">none</error>';
    expect((await run({ list: () => nothing }, memory)).run.outcome).toBe('complete');
    expect((await run({ list: () => nothing })).run.outcome).toBe('failed');
  });

  it('is not complete where fewer records come than were announced', async () => {
    const short = `<ListRecords>${record('a')}<resumptionToken completeListSize="3"/></ListRecords>`;
    expect((await run({ list: () => short })).run).toMatchObject({
      outcome: 'incomplete',
      state: { fault: { code: 'records-unread' } },
    });
  });

  it('ends where a token leads to itself', async () => {
    const loop = `<ListRecords>${record('a')}<resumptionToken>t</resumptionToken></ListRecords>`;
    expect((await run({ list: () => loop })).run).toMatchObject({ outcome: 'incomplete' });
  });

  it('waits as long as it is asked to', async () => {
    const h = testHarvester();
    const portal = repository({});
    let isFirst = true;
    h.setPortal((url, init) => {
      if (!isFirst) return portal(url, init);
      isFirst = false;
      return new Response('', { status: 503, headers: { 'Retry-After': '7' } });
    });
    expect((await runToEnd(h, 'portal', config)).outcome).toBe('complete');
    expect(h.slept).toContain(7000);
  });
});
