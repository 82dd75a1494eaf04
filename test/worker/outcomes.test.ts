/** Outcomes of validation: marked, made, kept in step with what changes around a record. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { CatalogueContext } from '../../src/catalogue/context.ts';
import type { Validation } from '../../src/catalogue/judge-records.ts';
import { maintain } from '../../src/catalogue/maintenance.ts';
import { listOutcomes, readTotals } from '../../src/catalogue/outcome-totals.ts';
import { readOutcome, refreshOutcomes } from '../../src/catalogue/outcomes.ts';
import { deleteRecord, writeRecords } from '../../src/catalogue/records.ts';
import { validator } from '../../src/http/validator.ts';
import { profileOf } from '../../src/shacl/profiles.ts';
import { emptyCatalogue, query, records } from '../support/catalogue.ts';

const validation = (rules = 'test'): Validation => ({
  validator: validator(),
  profiles: [profileOf('dcat-ap')!, profileOf('dcat-ap-hvd')!],
  rules,
});
const HVD = `<http://data.europa.eu/r5r/applicableLegislation> <http://data.europa.eu/eli/reg_impl/2023/138/oj>`;
const DATASET = `ex:d a dcat:Dataset ; dct:title "D"@en ; dct:description "About D"@en ; ${HVD} ; dct:publisher ex:org .`;
const ORG = 'ex:org a foaf:Agent ; foaf:name "Office"@en .';
const SERVICE = `ex:s a dcat:DataService ; dct:title "S"@en ; dcat:endpointURL <https://x.example/api> ;
  dcat:servesDataset ex:d .`;

let ctx: CatalogueContext;
const write = (text: string, source = 'test') => writeRecords(ctx, records(text, source), { source });
const refresh = (limit = 100) => refreshOutcomes(ctx, validation(), limit);
const seqOf = async (iri: string): Promise<number> =>
  Number(
    (await query('SELECT seq FROM record r JOIN term t ON t.id = r.iri WHERE t.value = ?', iri))[0]!.seq,
  );
const outcomeOf = async (name: string) => readOutcome(ctx, await seqOf(`https://pub.example/${name}`));
/** The rules that the graph of outcomes says a record breaks. */
const failsOf = async (name: string): Promise<string[]> => {
  const rows = await query(
    `SELECT o.value AS shape FROM quad q JOIN term p ON p.id = q.p JOIN term o ON o.id = q.o
     WHERE p.value = 'urn:moisson:fails' AND q.s IN (
       SELECT c.s FROM quad c JOIN term cp ON cp.id = c.p JOIN term co ON co.id = c.o
       WHERE cp.value = 'http://www.w3.org/ns/dqv#computedOn' AND co.value = ?)`,
    `https://pub.example/${name}`,
  );
  return rows.map(({ shape }) => String(shape));
};
const API_MISSING = /:Dataset-api-/i;

beforeEach(async () => {
  ctx = await emptyCatalogue();
});

describe('outcomes', () => {
  it('wait until they are made, the newest changes first', async () => {
    await write(`${DATASET} ${ORG}`);
    await write('ex:late a dcat:Dataset ; dct:title "Late"@en .');
    expect(await outcomeOf('late')).toEqual([]);
    expect(await refresh(1)).toEqual({ judged: 1, remaining: 2 });
    expect(await outcomeOf('late')).toMatchObject([{ profile: 'dcat-ap-3.0.1', violations: 1 }]);
    expect(await outcomeOf('d')).toEqual([]);
    expect(await refresh()).toEqual({ judged: 2, remaining: 0 });
    expect((await readTotals(ctx)).profiles).toMatchObject([
      { profile: 'dcat-ap-3.0.1', records: 3, failing: 1 },
      { profile: 'dcat-ap-hvd-3.0.1', records: 1, failing: 1 },
    ]);
    expect(await refresh()).toEqual({ judged: 0, remaining: 0 });
  });

  it('are counted by kind, and the records behind each number are found', async () => {
    await write(`${DATASET} ${ORG} ex:late a dcat:Dataset ; dct:title "Late"@en . ${SERVICE}
      ex:nobody a foaf:Agent . ex:late dct:publisher ex:nobody .`);
    await refresh();
    const [total] = (await readTotals(ctx)).profiles;
    expect(total!.kinds.map(({ kind, failing }) => [kind, failing])).toEqual([
      ['dataset', 1],
      ['entity', 1],
      ['service', 0],
    ]);
    expect(total!.failing).toBe(2);
    const list = (kind: string | null, after = 0, limit = 10) =>
      listOutcomes(ctx, { profile: total!.profile, kind, standing: 'failing' }, { after, limit });
    expect(await list('entity')).toMatchObject({
      total: 1,
      next: null,
      records: [{ iri: 'https://pub.example/nobody', kind: 'entity', violations: 1 }],
    });
    const first = await list(null, 0, 1);
    const second = await list(null, first.next!, 1);
    expect(first.total).toBe(total!.failing);
    expect(second.next).toBeNull();
    expect(new Set([...first.records, ...second.records].map(({ iri }) => iri)).size).toBe(2);
  });

  it('are stale when the record changes, and say what it fails now', async () => {
    await write('ex:late a dcat:Dataset ; dct:title "Late"@en .');
    await refresh();
    expect(await failsOf('late')).toContain('urn:moisson:shape:dcat-ap:Dataset-description-missing');
    await write('ex:late a dcat:Dataset ; dct:title "Late"@en ; dct:description "By now"@en .');
    expect(await outcomeOf('late')).toEqual([]);
    await refresh();
    expect(await outcomeOf('late')).toMatchObject([{ violations: 0 }]);
    expect(await failsOf('late')).not.toContain('urn:moisson:shape:dcat-ap:Dataset-description-missing');
  });

  it('are stale when a service begins or ends to serve the dataset', async () => {
    await write(`${DATASET} ${ORG}`);
    await refresh();
    expect((await failsOf('d')).filter((shape) => API_MISSING.test(shape))).toHaveLength(1);
    await write(SERVICE);
    expect(await refresh()).toMatchObject({ judged: 2 });
    expect((await failsOf('d')).filter((shape) => API_MISSING.test(shape))).toEqual([]);
    await write(SERVICE.replace('dcat:servesDataset ex:d', 'dct:identifier "s"'));
    expect(await refresh()).toMatchObject({ judged: 2 });
    expect((await failsOf('d')).filter((shape) => API_MISSING.test(shape))).toHaveLength(1);
  });

  it('are stale when an entity changes that the record names', async () => {
    await write(`${DATASET} ${ORG}`);
    await refresh();
    await write(`${DATASET} ex:org a foaf:Agent ; foaf:name "Bureau"@fr .`);
    expect(await refresh()).toMatchObject({ judged: 2 });
  });

  it('go with the record', async () => {
    await write('ex:late a dcat:Dataset ; dct:title "Late"@en .');
    await refresh();
    const id = String((await query(`SELECT id FROM record`))[0]!.id);
    await deleteRecord(ctx, id, {});
    await refresh();
    expect(await query('SELECT * FROM outcome')).toEqual([]);
    expect(await failsOf('late')).toEqual([]);
  });

  it('are all stale when the rules change', async () => {
    await write('ex:late a dcat:Dataset ; dct:title "Late"@en .');
    await refresh();
    expect(await refreshOutcomes(ctx, validation('other'), 100)).toMatchObject({ judged: 1 });
    expect(await refreshOutcomes(ctx, validation('other'), 100)).toMatchObject({ judged: 0 });
  });

  it('keep a mark that is newer than what was judged', async () => {
    await write('ex:late a dcat:Dataset ; dct:title "Late"@en .');
    const db = ctx.db;
    let isFirst = true;
    const racing: CatalogueContext = {
      ...ctx,
      db: {
        ...db,
        write: async (guards, statements) => {
          if (isFirst && statements.some(({ sql }) => sql.includes('INSERT INTO outcome'))) {
            isFirst = false;
            // A change that comes between judging and storing, with numbers of its own left alone.
            await query(`INSERT INTO change (record, action, time, version, checksum, source)
              SELECT seq, 'update', '2026-01-01T00:00:00Z', 2, checksum, 'test' FROM record`);
            await query(`UPDATE stale_outcome SET mark = (SELECT max(seq) FROM change)`);
          }
          return db.write(guards, statements);
        },
      },
    };
    expect(await refreshOutcomes(racing, validation(), 1)).toEqual({ judged: 1, remaining: 1 });
  });

  it('survive a sweep of unused terms', async () => {
    await write('ex:late a dcat:Dataset ; dct:title "Late"@en .');
    await refresh();
    const before = await failsOf('late');
    await maintain(ctx);
    expect(await failsOf('late')).toEqual(before);
    expect(before.length).toBeGreaterThan(0);
  });
});
