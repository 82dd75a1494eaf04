import { beforeEach, describe, expect, it } from 'vitest';
import { amend, dropAmendment, listAmendments } from '../../src/catalogue/amendments.ts';
import type { CatalogueContext } from '../../src/catalogue/context.ts';
import { readRecord } from '../../src/catalogue/documents.ts';
import { deleteRecord, writeRecords } from '../../src/catalogue/records.ts';
import { relativeText } from '../../src/rdf/relative.ts';
import { literal } from '../../src/rdf/terms.ts';
import { StaleWriteError } from '../../src/store/db.ts';
import { termHash } from '../../src/store/term-codec.ts';
import { BASE, bindings, dump, emptyCatalogue, query, records, turtle } from '../support/catalogue.ts';
import { brokenInvariants as brokenIn } from '../support/invariants.ts';

const brokenInvariants = () => brokenIn(query);

let ctx: CatalogueContext;
beforeEach(async () => {
  ctx = await emptyCatalogue();
});

const BUDGET = `<datasets/budget> a dcat:Dataset ; dct:title "Budget"@fr ; dct:publisher ex:ministry ;
  dct:temporal [ a dct:PeriodOfTime ; dcat:startDate "2026-01-01"^^xsd:date ] ;
  dcat:distribution [ a dcat:Distribution ; dcat:accessURL <https://pub.example/b.csv> ] .
ex:ministry a foaf:Agent ; foaf:name "Ministry" .`;

const write = (text: string, source = 'test') => writeRecords(ctx, records(text, source), { source });
const title = async (id: string): Promise<string[]> =>
  (await readRecord(ctx, id))!.own
    .filter((q) => q.predicate.value.endsWith('/title'))
    .map((q) => q.object.value);
const idOf = (text: string): string => records(text).find(({ kind }) => kind === 'entity')!.id;

describe('writing records', () => {
  it('creates a record and the shared entity that it names', async () => {
    const summary = await write(BUDGET);
    expect(summary.created).toHaveLength(2);
    expect(summary.created).toContain('budget');
    expect(await brokenInvariants()).toEqual({});
    const document = (await readRecord(ctx, 'budget'))!;
    expect(document.entities.map((q) => q.object.value)).toContain('Ministry');
    expect(document.own.every((q) => q.subject.termType === 'NamedNode')).toBe(true);
    expect(document.own.some((q) => q.object.value === `${BASE}/records/budget`)).toBe(true);
  });

  it('writes nothing when the same comes again, in another order and with other labels', async () => {
    await write(BUDGET);
    const before = await dump();
    const again = await writeRecords(ctx, records(BUDGET).toReversed(), { source: 'test' });
    expect(again.unchanged).toHaveLength(2);
    expect(again.created).toEqual([]);
    expect(await dump()).toBe(before);
  });

  it('writes the difference only', async () => {
    await write(BUDGET);
    const before = await query('SELECT count(*) AS n FROM term');
    const summary = await write(BUDGET.replace('"Budget"', '"Budget 2026"'));
    expect(summary.updated).toEqual(['budget']);
    expect(await title('budget')).toEqual(['Budget 2026']);
    // The new title, checksum, time and change type; nothing else is new.
    expect(Number((await query('SELECT count(*) AS n FROM term'))[0]!.n) - Number(before[0]!.n)).toBe(4);
    expect(await brokenInvariants()).toEqual({});
  });

  it('keeps the payload of what was replaced', async () => {
    await write(BUDGET);
    const first = relativeText((await readRecord(ctx, 'budget'))!.own, BASE);
    await write(BUDGET.replace('"Budget"', '"Budget 2026"'));
    const payloads = await query(
      `SELECT c.payload FROM change c JOIN record r ON r.seq = c.record WHERE r.id = 'budget' ORDER BY c.seq`,
    );
    expect(payloads.map(({ payload }) => payload)).toEqual([first, null]);
  });

  it('keeps a triple that another record still has', async () => {
    const shared = 'ex:d dcat:landingPage ex:page . ex:page a foaf:Document ; dct:title "Page" .';
    await write(`ex:d a dcat:Dataset . ${shared} ex:e a dcat:Dataset ; dcat:landingPage ex:page .`);
    const [first] = records(`ex:d a dcat:Dataset . ${shared}`);
    await deleteRecord(ctx, first!.id);
    expect(await brokenInvariants()).toEqual({});
    expect(
      await query(`SELECT t.* FROM triple t JOIN term ON term.id = t.o WHERE term.value = 'Page'`),
    ).toHaveLength(1);
  });

  it('lets one refused record not keep the others out', async () => {
    const batch = [
      ...records('<services/x> a dcat:DataService ; dct:title "S" .'),
      ...records('ex:ok a dcat:Dataset .'),
    ];
    await write('<datasets/x> a dcat:Dataset ; dct:title "D" .');
    const summary = await writeRecords(ctx, batch, { source: 'test' });
    expect(summary.created).toHaveLength(1);
    expect(summary.rejected).toMatchObject([{ id: 'x', code: 'other-kind' }]);
    expect(await title('x')).toEqual(['D']);
  });

  it('survives terms whose hashes collide', async () => {
    // A decoy in the bucket of the title: look-ups must compare the terms themselves.
    await query(`UPDATE counter SET value = value + 1 WHERE name = 'term'`);
    await query(
      `INSERT INTO term (id, hash, kind, value) SELECT value, ?1, 3, 'decoy' FROM counter WHERE name = 'term'`,
      termHash(literal('one')),
    );
    await write('ex:a a dcat:Dataset ; dct:title "one" .');
    await write('ex:a a dcat:Dataset ; dct:title "one" ; dct:identifier "1" .');
    expect(await title(records('ex:a a dcat:Dataset .')[0]!.id)).toEqual(['one']);
    expect(await query(`SELECT count(*) AS n FROM term WHERE hash = ?1`, termHash(literal('one')))).toEqual([
      { n: 2 },
    ]);
  });
});

describe('several sources', () => {
  const at = (name: string) => BUDGET.replace('"Budget"', `"${name}"`);

  it('publishes the local description, and the other one when that goes', async () => {
    await write(at('harvested'), 'portal');
    await write(at('edited'), 'local');
    expect(await title('budget')).toEqual(['edited']);
    await write(at('harvested again'), 'portal');
    expect(await title('budget')).toEqual(['edited']);
    expect(await brokenInvariants()).toEqual({});
    expect(
      await query(`SELECT source, content IS NULL AS published FROM description d JOIN record r ON r.seq = d.record
        WHERE r.id = 'budget' ORDER BY source`),
    ).toEqual([
      { source: 'local', published: 1 },
      { source: 'portal', published: 0 },
    ]);
  });

  it('does not depend on the order of arrival', async () => {
    await write(at('edited'), 'local');
    await write(at('harvested'), 'portal');
    const one = relativeText((await readRecord(ctx, 'budget'))!.own, BASE).replaceAll(
      /"[^"]*"\^\^\S+dateTime>/g,
      '',
    );
    ctx = await emptyCatalogue();
    await write(at('harvested'), 'portal');
    await write(at('edited'), 'local');
    const other = relativeText((await readRecord(ctx, 'budget'))!.own, BASE).replaceAll(
      /"[^"]*"\^\^\S+dateTime>/g,
      '',
    );
    expect(other.replace('changetype/updated', 'changetype/created')).toBe(one);
  });

  it('keeps the membership that any source gives', async () => {
    const [dataset] = records('ex:d a dcat:Dataset .');
    await writeRecords(ctx, [dataset!], { source: 'a', catalog: 'https://a.example/cat' });
    await writeRecords(ctx, [dataset!], { source: 'b', catalog: 'https://b.example/cat' });
    const document = (await readRecord(ctx, dataset!.id))!;
    const catalogs = document.own
      .filter((q) => q.predicate.value.endsWith('#dataset'))
      .map((q) => q.subject.value);
    expect(catalogs.sort()).toEqual(['https://a.example/cat', 'https://b.example/cat', `${BASE}/catalog`]);
  });
});

describe('deleting', () => {
  it('leaves a tombstone that the next write revives, with the same sequence number', async () => {
    await write(BUDGET);
    const [before] = await query(`SELECT seq FROM record WHERE id = 'budget'`);
    await deleteRecord(ctx, 'budget');
    const gone = (await readRecord(ctx, 'budget'))!;
    expect(gone.record.status).toBe('deleted');
    expect(gone.own).toEqual([]);
    expect(await brokenInvariants()).toEqual({});
    await expect(deleteRecord(ctx, 'budget')).rejects.toMatchObject({ info: { code: 'record-gone' } });
    expect((await write(BUDGET)).created).toEqual(['budget']);
    expect(await query(`SELECT seq, version, status FROM record WHERE id = 'budget'`)).toEqual([
      { seq: before!.seq, version: 3, status: 'published' },
    ]);
    expect(await brokenInvariants()).toEqual({});
  });
});

describe('amendments', () => {
  const dutch = () => turtle('<datasets/budget> dct:title "Begroting"@nl .');
  const french = () => turtle('<datasets/budget> dct:title "Budget"@fr .');

  it('survive a new import, and go when they are dropped', async () => {
    await write(BUDGET);
    await amend(ctx, 'budget', { action: 'add', quads: dutch(), author: 'ann' });
    await amend(ctx, 'budget', { action: 'withdraw', quads: french(), author: 'ann' });
    expect(await title('budget')).toEqual(['Begroting']);
    await write(BUDGET.replace('2026-01-01', '2026-02-02'));
    expect(await title('budget')).toEqual(['Begroting']);
    expect(await brokenInvariants()).toEqual({});
    const [add, withdraw] = await listAmendments(ctx, 'budget');
    expect(add).toMatchObject({ action: 'add', author: 'ann' });
    await dropAmendment(ctx, 'budget', withdraw!.id);
    expect((await title('budget')).sort()).toEqual(['Begroting', 'Budget']);
    expect(await brokenInvariants()).toEqual({});
  });

  it('do nothing the second time, and leave the store as it was when dropped', async () => {
    await write(BUDGET);
    await amend(ctx, 'budget', { action: 'add', quads: dutch(), author: 'ann' });
    const before = await dump();
    await amend(ctx, 'budget', { action: 'add', quads: dutch(), author: 'bob' });
    expect(await dump()).toBe(before);
  });

  it('are refused with blank nodes and on deleted records', async () => {
    await write(BUDGET);
    await expect(
      amend(ctx, 'budget', {
        action: 'add',
        quads: turtle('<datasets/budget> dct:temporal [] .'),
        author: 'ann',
      }),
    ).rejects.toMatchObject({ info: { code: 'amendment-blank-node' } });
    await deleteRecord(ctx, 'budget');
    await expect(
      amend(ctx, 'budget', { action: 'add', quads: dutch(), author: 'ann' }),
    ).rejects.toMatchObject({
      info: { code: 'record-gone' },
    });
  });
});

describe('a write that is disturbed', () => {
  /** Runs `disturb` once, between the reads and the write of the operation. */
  const disturbed = (disturb: () => Promise<unknown>): CatalogueContext => {
    let isDone = false;
    return {
      ...ctx,
      db: {
        ...ctx.db,
        write: async (guards, statements) => {
          if (!isDone) {
            isDone = true;
            await disturb();
          }
          return ctx.db.write(guards, statements);
        },
      },
    };
  };

  it('is decided again when another changed the record meanwhile', async () => {
    await write(BUDGET);
    const rival = disturbed(() =>
      bindings.DB.batch([
        bindings.DB.prepare(`UPDATE record SET version = version + 1 WHERE id = 'budget'`),
        bindings.DB.prepare(
          `INSERT INTO change (record, action, time, version, checksum, source, payload)
           SELECT seq, 'update', modified, version, checksum, 'test', NULL FROM record WHERE id = 'budget'`,
        ),
        bindings.DB.prepare(`UPDATE change SET payload = 'x' WHERE payload IS NULL AND version = 1
          AND record = (SELECT seq FROM record WHERE id = 'budget')`),
      ]),
    );
    await writeRecords(rival, records(BUDGET.replace('"Budget"', '"Mine"')), { source: 'test' });
    expect(await title('budget')).toEqual(['Mine']);
    expect(await query(`SELECT version FROM record WHERE id = 'budget'`)).toEqual([{ version: 3 }]);
    expect(await brokenInvariants()).toEqual({});
  });

  it('never gives a number twice when others handed some out meanwhile', async () => {
    const rival = disturbed(() => bindings.DB.prepare(`UPDATE counter SET value = value + 100`).run());
    await writeRecords(rival, records(BUDGET), { source: 'test' });
    expect(await brokenInvariants()).toEqual({});
  });

  it('leaves the state before when any statement of the batch fails', async () => {
    await write(BUDGET);
    const before = await dump();
    const failing: CatalogueContext = {
      ...ctx,
      db: {
        ...ctx.db,
        write: (guards, statements) =>
          ctx.db.write(guards, [...statements, { sql: 'INSERT INTO meta (key, value) VALUES (NULL, NULL)' }]),
      },
    };
    await expect(
      writeRecords(failing, records(BUDGET.replace('"Budget"', '"Half"')), { source: 'test' }),
    ).rejects.toThrow();
    expect(await dump()).toBe(before);
  });

  it('says so when a guard does not hold', async () => {
    await expect(ctx.db.write([{ sql: '1 = 2' }], [])).rejects.toBeInstanceOf(StaleWriteError);
  });
});

describe('the checks themselves', () => {
  const breaks: readonly (readonly [string, string])[] = [
    ['a triple without a graph', 'INSERT INTO triple VALUES (1, 1, 1)'],
    [
      'a published triple missing',
      'DELETE FROM triple WHERE rowid IS NULL OR s = (SELECT min(s) FROM triple)',
    ],
    ['a graph without description', 'DELETE FROM description'],
    ['a payload too many', `UPDATE change SET payload = 'x'`],
    ['full text missing', 'DELETE FROM search WHERE rowid > 0'],
    ['a swept term in use', 'DELETE FROM term WHERE id = (SELECT max(o) FROM quad)'],
  ];
  it.each(breaks)('notice %s', async (_, sql) => {
    await write(BUDGET);
    await bindings.DB.batch([
      bindings.DB.prepare('PRAGMA defer_foreign_keys = on'),
      bindings.DB.prepare(sql.replace('rowid IS NULL OR ', '')),
    ]);
    expect(await brokenInvariants()).not.toEqual({});
  });
});

describe('entities', () => {
  it('are one change, however many records name them', async () => {
    await write(BUDGET);
    await write(`${BUDGET} ex:ministry foaf:phone "1" .`);
    expect(
      await query(
        `SELECT r.id, c.action FROM change c JOIN record r ON r.seq = c.record ORDER BY c.seq DESC LIMIT 1`,
      ),
    ).toEqual([{ id: idOf(BUDGET), action: 'update' }]);
    expect(await query('SELECT count(*) AS n FROM change')).toEqual([{ n: 3 }]);
  });
});
