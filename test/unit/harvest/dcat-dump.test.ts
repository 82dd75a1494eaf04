/**
 * Documents that are larger than what is read at once: cut from the stage they give the records that they would
 * give in memory, whatever interrupts them.
 */
import { describe, expect, it } from 'vitest';
import { dumpAt } from '../../../src/harvest/adapters/dump.ts';
import type { Json, Run } from '../../../src/harvest/run.ts';
import { beginRun } from '../../../src/harvest/run-store.ts';
import { readHarvest, saveHarvest } from '../../../src/harvest/sources.ts';
import { answer, brokenBody, cutAt, PORTAL } from '../../support/harvest/misbehaving-portal.ts';
import {
  continueRun,
  type Portal,
  runToEnd,
  type TestHarvester,
  testConfig,
  testHarvester,
} from '../../support/harvest/test-harvester.ts';

const URL_ = `${PORTAL}/dump.ttl`;
const config = testConfig({ url: URL_, removal: { share: 1 } });

const PREFIXES = `@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix vcard: <http://www.w3.org/2006/vcard/ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix p: <${PORTAL}/> .
`;

const GENID = `${PORTAL}/.well-known/genid`;

/** Everything by which splitting a part could differ from splitting the whole. */
const CATALOGUE = `${PREFIXES}
p:catalog a dcat:Catalog ; dct:title "Catalogue"@en ; dct:publisher p:agency ; dcat:dataset ${Array.from(
  { length: 230 },
  (_, at) => `p:d${at}`,
).join(
  ', ',
)}, <${GENID}/x>, [ a dcat:Dataset ; dct:identifier "twin" ; dct:title "One"@en ; dcat:landingPage p:one ],
    [ a dcat:Dataset ; dct:identifier "twin" ; dct:title "Two"@en ; dcat:landingPage p:two ], p:untyped ;
  dcat:service p:service ; dcat:record p:record .
p:record a dcat:CatalogRecord ; foaf:primaryTopic p:d7 ; dct:modified "2024-01-01"^^<http://www.w3.org/2001/XMLSchema#date> .
p:agency a foaf:Agent ; foaf:name "Agency" ; foaf:member p:person .
p:person a foaf:Person ; foaf:name "Person" ; foaf:homepage p:home .
p:home rdfs:label "Home" .
p:shared a dcat:Distribution ; dcat:accessURL p:shared.csv .
p:page a foaf:Document ; dct:title "A page of d3"@en .
p:untyped dct:title "Nobody says what it is"@en .
<${GENID}/x> a dcat:Dataset ; dct:identifier "rotating" ; dct:title "Rotating"@en ; dct:publisher p:agency .
p:service a dcat:DataService ; dct:title "Service"@en ; dcat:servesDataset p:d1, p:d2, <${GENID}/x> .
p:nobody dct:title "Belongs to no record"@en .
${Array.from(
  { length: 230 },
  (
    _,
    at,
  ) => `p:d${at} a dcat:Dataset ; dct:title "Dataset ${at}"@en ; dct:publisher p:agency ; dct:isPartOf <${GENID}/x> ;
  dct:relation p:page, p:d${(at * 7) % 230} ; dcat:contactPoint [ a vcard:Kind ; vcard:fn "Contact ${at % 3}" ] ;
  dcat:distribution p:shared, [ a dcat:Distribution ; dcat:accessURL <${PORTAL}/${at}.csv> ; dcat:accessService p:service ] .`,
).join('\n')}
p:d3 foaf:page p:page .
`;

const startDump = async (h: TestHarvester): Promise<number> => {
  await saveHarvest(h.catalogue, 'portal', config, {});
  const id = (await beginRun(h, 'portal', config, null))!;
  // As if it had proved too large.
  await h.db.write(
    [],
    [
      {
        sql: `UPDATE run SET state = json_set(state, '$.cursor', json(?1)) WHERE id = ?2`,
        params: [JSON.stringify(dumpAt(URL_, null)), id],
      },
    ],
  );
  return id;
};

const contents = async ({ db }: TestHarvester): Promise<unknown> =>
  (
    await db.read([
      {
        sql: `SELECT r.id, r.kind, r.checksum, d.memberships FROM record r JOIN description d ON d.record = r.seq
          WHERE r.status = 'published' ORDER BY r.id`,
      },
      {
        sql: `SELECT count(*) AS n FROM quad JOIN term ON term.id = quad.g WHERE term.value LIKE '%/left-over'`,
      },
    ])
  ).rows;

const staged = async ({ db }: TestHarvester): Promise<number> =>
  Number((await db.read([{ sql: 'SELECT count(*) AS n FROM run_node' }])).rows[0]![0]!.n);

const harvester = (portal: Portal): TestHarvester => {
  const h = testHarvester();
  h.setPortal(portal);
  return h;
};

const whole = async (): Promise<unknown> => {
  const h = harvester(() => answer(CATALOGUE));
  expect(await runToEnd(h, 'portal', config)).toMatchObject({
    outcome: 'complete',
    state: { counts: { pages: 1 } },
  });
  return contents(h);
};

describe('a document that is cut from the stage', () => {
  it('gives the records, checksums, memberships and left-overs of the document in memory', async () => {
    const h = harvester(() => answer(CATALOGUE));
    const run = await continueRun(h, await startDump(h));
    expect(run).toMatchObject({
      outcome: 'complete',
      state: { fault: null, counts: { rejected: 0, kept: 0 } },
    });
    expect(run.state.counts.pages).toBeGreaterThan(2);
    expect(await contents(h)).toEqual(await whole());
    expect(await staged(h)).toBe(0);
  });

  it('changes nothing the second time', async () => {
    const h = harvester(() => answer(CATALOGUE));
    await continueRun(h, await startDump(h));
    const again: Run = await continueRun(h, await startDump(h));
    expect(again.state.counts).toMatchObject({ created: 0, updated: 0, removed: 0 });
  });

  it('goes on where it was after a crash at any write', async () => {
    const h = harvester(() => answer(CATALOGUE));
    const id = await startDump(h);
    let [writes, fatal, lives] = [0, 2, 0];
    const db = {
      ...h.db,
      write: (...given: Parameters<typeof h.db.write>) => {
        writes += 1;
        if (writes === fatal) {
          // Each life is a little longer than the one before.
          fatal += 2 + ++lives;
          throw new Error('killed');
        }
        return h.db.write(...given);
      },
    };
    const killed = { ...h, db, catalogue: { ...h.catalogue, db } };
    let run: Run | null = null;
    while (run === null)
      run = await continueRun(killed, id).catch((error: Error) => {
        expect(error.message).toBe('killed');
        return null;
      });
    expect(lives).toBeGreaterThan(5);
    expect(run).toMatchObject({ outcome: 'complete' });
    expect(await contents(h)).toEqual(await whole());
  });

  it('is read on after a connection that broke', async () => {
    let asked = 0;
    const h = harvester(() =>
      ++asked === 1 ? answer(brokenBody([cutAt(CATALOGUE, 0.5)], 'reset')) : answer(CATALOGUE),
    );
    const run = await continueRun(h, await startDump(h));
    expect(run).toMatchObject({ outcome: 'complete', state: { fault: null } });
    expect(await contents(h)).toEqual(await whole());
  });

  it('that is cut off removes nothing, and halves no record', async () => {
    const h = harvester(() => answer(CATALOGUE));
    await continueRun(h, await startDump(h));
    const [before] = (await contents(h)) as unknown[][];
    h.setPortal(() => answer(cutAt(CATALOGUE, 0.9)));
    const run = await continueRun(h, await startDump(h));
    expect(run).toMatchObject({
      outcome: 'incomplete',
      state: { fault: { code: 'page-cut-off' }, counts: { removed: 0 } },
    });
    const [after] = (await contents(h)) as unknown[][];
    expect(after).toEqual(expect.arrayContaining(before!));
  });
});

describe('a document that did not change', () => {
  const conditional: Portal = (_, { headers }) =>
    (headers as Record<string, string>)['If-None-Match'] === '"1"'
      ? new Response(null, { status: 304 })
      : answer(CATALOGUE, { headers: { ETag: '"1"' } });

  const nextRun = async (h: TestHarvester, given = config): Promise<Run> => {
    const memory: Json = (await readHarvest(h.catalogue, 'portal'))?.memory ?? null;
    return runToEnd(h, 'portal', given, memory);
  };

  it('is not read again, and removes nothing', async () => {
    const h = harvester(conditional);
    await nextRun(h);
    const before = await contents(h);
    const run = await nextRun(h);
    expect(run).toMatchObject({ outcome: 'complete', state: { counts: { bytes: 0, found: 0, removed: 0 } } });
    expect(await contents(h)).toEqual(before);
  });

  it('is read again under other settings', async () => {
    const h = harvester(conditional);
    await nextRun(h);
    const run = await nextRun(
      h,
      testConfig({ url: URL_, removal: { share: 1 }, filters: { except: [`${PORTAL}/d1`] } }),
    );
    expect(run.state.counts).toMatchObject({ filtered: 1, removed: 1 });
  });
});
