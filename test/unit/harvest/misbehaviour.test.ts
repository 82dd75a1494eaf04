/**
 * Portals that misbehave. Whatever they do: what is good is kept, nothing is deleted, the report says what happened
 * and where, and the run ends.
 */
import { describe, expect, it } from 'vitest';
import { advance } from '../../../src/harvest/engine.ts';
import type { Fault, Run } from '../../../src/harvest/run.ts';
import { beginRun } from '../../../src/harvest/run-store.ts';
import { saveHarvest } from '../../../src/harvest/sources.ts';
import { selectProblems } from '../../../src/store/runs.ts';
import {
  answer,
  brokenBody,
  cutAt,
  datasetTurtle,
  gzipped,
  namesOn,
  PORTAL,
  type PortalSpec,
  PREFIXES,
  pageTurtle,
  pageUrl,
  portal,
} from '../../support/harvest/misbehaving-portal.ts';
import {
  type Portal,
  runToEnd,
  type TestHarvester,
  testConfig,
  testHarvester,
} from '../../support/harvest/test-harvester.ts';

const SOURCE = 'portal';
const URL_ = `${PORTAL}/catalog?page=1`;

const config = (given: Readonly<Record<string, unknown>> = {}) =>
  testConfig({ url: URL_, removal: { share: 1 }, ...given });

const published = async ({ db }: TestHarvester, kind = 'dataset'): Promise<string[]> =>
  (
    await db.read([
      {
        sql: `SELECT t.value AS iri FROM record r JOIN term t ON t.id = r.iri
          WHERE r.kind = ?1 AND r.status = 'published' ORDER BY length(t.value), t.value`,
        params: [kind],
      },
    ])
  ).rows[0]!.map(({ iri }) => String(iri).replace(`${PORTAL}/`, ''));

const problemsOf = async ({ db }: TestHarvester, { id }: Run) =>
  (await db.read([selectProblems(id, 0, 1000)])).rows[0]!.map((row) => ({
    kind: String(row.kind),
    code: String(row.code),
    detail: String(row.detail),
    iri: row.iri === null ? null : String(row.iri).replace(`${PORTAL}/`, ''),
  }));

const tombstones = async ({ db }: TestHarvester): Promise<number> =>
  Number(
    (await db.read([{ sql: `SELECT count(*) AS n FROM record WHERE status <> 'published'` }])).rows[0]![0]!.n,
  );

interface Result {
  readonly h: TestHarvester;
  readonly run: Run;
  readonly fault: Fault | null;
}

const GOOD: PortalSpec = { pages: 3, size: 4 };
const ALL = namesOn(1, 12);

/** A portal that first behaves and gives `ALL`, and then no longer; nothing may be deleted. */
const turned = async (
  bad: PortalSpec | Portal,
  given: Readonly<Record<string, unknown>> = {},
): Promise<Result> => {
  const h = testHarvester();
  h.setPortal(portal(GOOD));
  expect(await runToEnd(h, SOURCE, config())).toMatchObject({ outcome: 'complete' });
  h.setPortal(typeof bad === 'function' ? bad : portal(bad));
  const run = await runToEnd(h, SOURCE, config(given));
  expect(await published(h)).toEqual(expect.arrayContaining(ALL));
  expect(await tombstones(h)).toBe(0);
  return { h, run, fault: run.state.fault };
};

/** A portal that never behaved. */
const fresh = async (
  bad: PortalSpec | Portal,
  given: Readonly<Record<string, unknown>> = {},
): Promise<Result> => {
  const h = testHarvester();
  h.setPortal(typeof bad === 'function' ? bad : portal(bad));
  const run = await runToEnd(h, SOURCE, config(given));
  return { h, run, fault: run.state.fault };
};

describe('a page that is cut off', () => {
  const cut: PortalSpec = { ...GOOD, answers: { 2: (turtle) => answer(cutAt(turtle, 0.6)) } };

  it('leaves the records of the part that is lost as they are', async () => {
    const { run, fault } = await turned(cut);
    expect(run.outcome).toBe('incomplete');
    expect(fault).toMatchObject({ code: 'page-cut-off' });
    expect(fault?.detail).toContain(pageUrl(2));
  });

  it('gives the records that are whole, and those of the pages after it', async () => {
    const { h, run } = await fresh({ ...cut, answers: { 2: (turtle) => answer(cutAt(turtle, 0.95)) } });
    expect(run.outcome).toBe('incomplete');
    expect(await published(h)).toEqual(ALL.filter((name) => name !== 'd8'));
    expect(await problemsOf(h, run)).toContainEqual(expect.objectContaining({ kind: 'kept', iri: 'd8' }));
  });

  it('is asked for once more, and taken if it is whole then', async () => {
    let asked = 0;
    const { run } = await fresh({
      ...GOOD,
      answers: { 2: (turtle) => answer(++asked === 1 ? cutAt(turtle, 0.5) : turtle) },
    });
    expect(run).toMatchObject({ outcome: 'complete', state: { counts: { datasets: 12 } } });
  });

  it('takes no dataset out of a catalogue whose list of members is lost', async () => {
    const body = `${datasetTurtle('d1')} ${datasetTurtle('d2')}`;
    const lists = `p:sub a dcat:Catalog ; dct:title "Sub"@en ; dcat:dataset p:d1 , p:d2 .`;
    const memberships = async ({ db }: TestHarvester): Promise<unknown> =>
      (
        await db.read([
          {
            sql: `SELECT d.identifier, d.memberships FROM description d JOIN record r ON r.seq = d.record
              WHERE r.kind = 'dataset' ORDER BY 1`,
          },
        ])
      ).rows[0];
    const h = testHarvester();
    h.setPortal(() => answer(`${PREFIXES}${body}${lists}`));
    await runToEnd(h, SOURCE, config());
    const before = await memberships(h);
    expect(JSON.stringify(before)).toContain('/sub');
    for (const share of [0.2, 0.6, 0.9]) {
      h.setPortal(() => answer(`${PREFIXES}${body}${cutAt(lists, share)}`));
      expect(await runToEnd(h, SOURCE, config())).toMatchObject({ outcome: 'incomplete' });
      expect(await memberships(h)).toEqual(before);
    }
  });

  it('is noticed in gzip', async () => {
    const { h, run, fault } = await fresh({
      ...GOOD,
      answers: {
        2: (turtle) => {
          const bytes = gzipped(turtle + '# padding\n'.repeat(200));
          return answer(bytes.slice(0, bytes.length - 20), { type: 'application/gzip' });
        },
      },
    });
    expect(run.outcome).toBe('incomplete');
    expect(fault?.code).toMatch(/page-cut-off|gzip-damaged/);
    expect(await published(h)).toEqual(expect.arrayContaining(namesOn(1, 4)));
  });

  it('never makes half a shared entity of a whole one', async () => {
    const said = (extra: string): PortalSpec => ({
      ...GOOD,
      page: (number, spec) => (number === 3 ? { ...spec, extra } : spec),
    });
    const h = testHarvester();
    h.setPortal(portal(said(`p:agency foaf:phone <tel:+3212345678> .`)));
    await runToEnd(h, SOURCE, config());
    h.setPortal(portal({ ...GOOD, answers: { 3: () => answer('', { status: 500 }) } }));
    const run = await runToEnd(h, SOURCE, config());
    const { rows } = await h.db.read([
      {
        sql: `SELECT count(*) AS n FROM triple JOIN term ON term.id = triple.o WHERE term.value LIKE 'tel:%'`,
      },
    ]);
    expect(Number(rows[0]![0]!.n)).toBe(1);
    expect(await problemsOf(h, run)).toContainEqual(
      expect.objectContaining({ kind: 'kept', code: 'maybe-half', iri: 'agency' }),
    );
  });
});

describe('a page that cannot be had', () => {
  it('of status 500 ends the reading', async () => {
    const { run, fault, h } = await turned({ ...GOOD, answers: { 2: () => answer('', { status: 500 }) } });
    expect(run).toMatchObject({ outcome: 'incomplete', state: { counts: { pages: 1 } } });
    expect(fault).toMatchObject({ code: 'fetch-failed' });
    expect(fault?.detail).toMatch(/status 500.*page=2/);
    expect(h.asked.filter((url) => url === pageUrl(2))).toHaveLength(1 + 3);
  });

  it('of status 429 is asked for again when it says', async () => {
    let asked = 0;
    const { run, h } = await fresh({
      ...GOOD,
      answers: {
        2: (turtle) =>
          ++asked === 1 ? answer('', { status: 429, headers: { 'Retry-After': '7' } }) : answer(turtle),
      },
    });
    expect(run.outcome).toBe('complete');
    expect(h.slept).toContain(7_000);
  });

  it('of status 429 for a day is left to the next run', async () => {
    const { fault } = await turned({
      ...GOOD,
      answers: { 2: () => answer('', { status: 429, headers: { 'Retry-After': '86400' } }) },
    });
    expect(fault?.detail).toContain('Retry-After: 86400');
  });

  it('of a connection that is reset gives what came, after a second try', async () => {
    const { h, run, fault } = await fresh({
      ...GOOD,
      answers: { 2: (turtle) => answer(brokenBody([cutAt(turtle, 0.95)], 'reset')) },
    });
    expect(run.outcome).toBe('incomplete');
    expect(fault?.detail).toMatch(/page=2.*broke off/);
    expect(await published(h)).toEqual(ALL.filter((name) => name !== 'd8'));
  });

  it('of a body that drips is given up after the time', async () => {
    const { fault } = await turned(
      {
        ...GOOD,
        answers: {
          2: (turtle, { signal }) => answer(brokenBody([cutAt(turtle, 0.3)], 'hang', signal ?? null)),
        },
      },
      { timeoutMs: 1000 },
    );
    expect(fault?.detail).toMatch(/longer than 1 s/);
  });

  it('behind a redirect to a private address is not asked for', async () => {
    const { h, fault } = await turned({
      ...GOOD,
      answers: {
        2: () => answer(null, { status: 302, headers: { Location: 'http://169.254.169.254/latest' } }),
      },
    });
    expect(fault).toMatchObject({ code: 'url-refused' });
    expect(fault?.detail).toContain('169.254.169.254');
    expect(h.asked.some((url) => url.includes('169.254'))).toBe(false);
  });

  it('is no fault behind the last one, when all that was announced came', async () => {
    const { h, run } = await fresh({
      ...GOOD,
      page: (number, spec) => ({ ...spec, next: `<${pageUrl(number + 1)}>` }),
    });
    expect(run.outcome).toBe('complete');
    expect(await problemsOf(h, run)).toContainEqual(expect.objectContaining({ code: 'page-missing' }));
  });

  it('is a fault in the middle', async () => {
    const { run } = await turned({ ...GOOD, answers: { 2: () => answer('', { status: 404 }) } });
    expect(run.outcome).toBe('incomplete');
  });
});

describe('pages without end', () => {
  it('that are new for ever stop at the limit', async () => {
    const { run, fault } = await turned(
      {
        pages: 1_000,
        size: 4,
        total: null,
        page: (number, spec) => ({ ...spec, next: `<${pageUrl(number + 1)}>` }),
      },
      { maxPages: 5 },
    );
    expect(run).toMatchObject({ outcome: 'incomplete', state: { counts: { pages: 5 } } });
    expect(fault).toMatchObject({ code: 'too-many-pages' });
  });

  it('that repeat a page stop there', async () => {
    const { run, fault } = await turned({
      ...GOOD,
      total: null,
      page: (number, spec) => ({
        ...spec,
        datasets: namesOn(Math.min(number, 2), 4),
        next: `<${pageUrl(number + 1)}>`,
      }),
    });
    expect(run).toMatchObject({ outcome: 'incomplete', state: { counts: { pages: 3 } } });
    expect(fault).toMatchObject({ code: 'page-repeated' });
    expect(fault?.detail).toContain(pageUrl(3));
  });

  it('that lead back to the first stop there', async () => {
    const { run, fault } = await turned({
      ...GOOD,
      total: null,
      page: (number, spec) => ({ ...spec, next: `<${pageUrl(number === 2 ? 1 : number + 1)}>` }),
    });
    expect(run.state.counts.pages).toBe(3);
    expect(fault).toMatchObject({ code: 'page-repeated' });
  });

  it('that hold nothing any more are the end', async () => {
    const { run } = await fresh((url, init) => {
      const number = Number(url.searchParams.get('page'));
      return portal({
        ...GOOD,
        total: null,
        pages: 1_000,
        page: (_, spec) => ({
          ...spec,
          datasets: number <= 3 ? namesOn(number, 4) : [],
          extra: 'p:catalog a dcat:Catalog .',
        }),
      })(url, init);
    });
    expect(run).toMatchObject({ outcome: 'complete', state: { counts: { pages: 5, datasets: 12 } } });
  });
});

describe('a page that is empty', () => {
  it('in the middle is stepped over, and in doubt', async () => {
    const { run, fault } = await turned({
      ...GOOD,
      total: null,
      page: (number, spec) => (number === 2 ? { ...spec, datasets: [] } : spec),
    });
    expect(run).toMatchObject({ outcome: 'incomplete', state: { counts: { pages: 3, datasets: 8 } } });
    expect(fault).toMatchObject({ code: 'page-empty' });
    expect(fault?.detail).toContain(pageUrl(2));
  });

  it('of no bytes is in doubt', async () => {
    const { fault } = await turned({ ...GOOD, answers: { 2: () => answer('') } });
    expect(fault?.detail).toContain(pageUrl(2));
  });

  it('in place of the catalogue removes nothing', async () => {
    const { run, fault } = await turned({
      pages: 1,
      size: 0,
      total: 0,
      page: (_, spec) => ({ ...spec, extra: 'p:catalog a dcat:Catalog .' }),
    });
    expect(run.outcome).toBe('failed');
    expect(fault).toMatchObject({ code: 'source-empty' });
  });
});

describe('totals that are wrong', () => {
  it('and too many put the run in doubt', async () => {
    const { fault } = await turned({ ...GOOD, pages: 2, total: 12 });
    expect(fault).toEqual({
      code: 'fewer-than-announced',
      detail: 'The source announced 12 records; 8 came.',
    });
  });

  it('and too few are passed over', async () => {
    const { run } = await fresh({ ...GOOD, total: 1 });
    expect(run).toMatchObject({ outcome: 'complete', state: { counts: { datasets: 12 } } });
  });

  it('are no reason where the filters leave nothing, which removes nothing', async () => {
    const { run, fault } = await turned(GOOD, { filters: { keyword: ['nobody has it'] } });
    expect(run.outcome).toBe('failed');
    expect(fault).toMatchObject({ code: 'all-filtered', detail: expect.stringContaining('12 records') });
  });

  it('are no doubt where a filter leaves some out', async () => {
    const { run } = await fresh(GOOD, { filters: { except: [`${PORTAL}/d1`] } });
    expect(run).toMatchObject({ outcome: 'complete', state: { counts: { datasets: 11, filtered: 1 } } });
  });
});

describe('answers that are something else', () => {
  it('are read as what they are under a wrong media type', async () => {
    for (const type of ['text/plain', 'application/octet-stream', 'application/rdf+xml', 'text/html']) {
      const { run } = await fresh(
        { ...GOOD, answers: { 2: (turtle) => answer(turtle, { type }) } },
        {
          format: type === 'application/rdf+xml' || type === 'text/html' ? 'turtle' : null,
        },
      );
      expect([type, run.outcome]).toEqual([type, 'complete']);
    }
  });

  it('are an HTML page with status 200', async () => {
    const html = '<!DOCTYPE html><html><body><h1>Down for maintenance</h1></body></html>';
    for (const type of ['text/html', 'text/turtle']) {
      const { fault, run } = await turned({ ...GOOD, answers: { 2: () => answer(html, { type }) } });
      expect(run.outcome).toBe('incomplete');
      expect(fault?.detail).toContain(pageUrl(2));
    }
  });

  it('have links as literals, relative ones too', async () => {
    const { run } = await fresh({
      ...GOOD,
      page: (number, spec) => ({ ...spec, next: spec.next && `"${number === 1 ? pageUrl(2) : '?page=3'}"` }),
    });
    expect(run).toMatchObject({ outcome: 'complete', state: { counts: { datasets: 12 } } });
  });

  it('are Latin-1 without saying so', async () => {
    const bytes = (turtle: string): Uint8Array<ArrayBuffer> =>
      new Uint8Array(Buffer.from(turtle.replace('Title of d5', 'Été à Liège'), 'latin1'));
    const { h, run } = await fresh({ ...GOOD, answers: { 2: (turtle) => answer(bytes(turtle)) } });
    expect(run.outcome).toBe('complete');
    const { rows } = await h.db.read([{ sql: `SELECT count(*) AS n FROM term WHERE value = 'Été à Liège'` }]);
    expect(Number(rows[0]![0]!.n)).toBe(1);
    expect(await problemsOf(h, run)).toContainEqual(
      expect.objectContaining({ code: 'encoding-windows-1252' }),
    );
  });
});

describe('links to elsewhere', () => {
  it('are followed without the secrets of the source', async () => {
    const seen: (string | undefined)[] = [];
    const { run, h } = await fresh(
      (url, init) => {
        seen.push((init.headers as Record<string, string>)['X-Key']);
        return portal({
          ...GOOD,
          page: (number, spec) => ({
            ...spec,
            next: spec.next?.replace(PORTAL, 'https://mirror.example') ?? (number ? null : null),
          }),
        })(url, init);
      },
      { headers: { 'X-Key': 'secret' } },
    );
    expect(run.outcome).toBe('complete');
    expect(seen).toEqual(['secret', undefined, undefined]);
    expect(await problemsOf(h, run)).toContainEqual(expect.objectContaining({ code: 'next-elsewhere' }));
  });

  it('that only the portal itself can open are read where the portal is', async () => {
    const { run, h } = await fresh({
      ...GOOD,
      page: (_, spec) => ({ ...spec, next: spec.next?.replace(PORTAL, 'http://localhost:5000') ?? null }),
    });
    expect(run.outcome).toBe('complete');
    expect(h.asked.every((url) => url.startsWith(PORTAL))).toBe(true);
    expect(await problemsOf(h, run)).toContainEqual(expect.objectContaining({ code: 'next-link-mended' }));
  });
});

describe('identifiers that are given twice', () => {
  const blank = (title: string): string =>
    `p:catalog a dcat:Catalog ; dcat:dataset [ a dcat:Dataset ; dct:identifier "x" ; dct:title "${title}"@en ] .`;

  it('on two pages keep the first of two datasets without IRIs', async () => {
    const spec: PortalSpec = {
      ...GOOD,
      total: null,
      page: (number, one) => ({ ...one, extra: blank(`Number ${Math.min(number, 2)}`) }),
    };
    const { h, run } = await fresh(spec);
    expect(await published(h)).toHaveLength(13);
    expect(await problemsOf(h, run)).toContainEqual(
      expect.objectContaining({ kind: 'rejected', code: 'duplicate-identifier' }),
    );
    const again = await runToEnd(h, SOURCE, config());
    expect(again.state.counts).toMatchObject({ created: 0, updated: 0 });
  });

  it('of one dataset on two pages keep it whole, and change nothing the next time', async () => {
    const spec: PortalSpec = {
      ...GOOD,
      page: (number, one) =>
        number === 3 ? { ...one, extra: `p:d1 a dcat:Dataset ; dct:title "Only a title"@en .` } : one,
    };
    const { h } = await fresh(spec);
    const { rows } = await h.db.read([
      { sql: `SELECT count(*) AS n FROM term WHERE value = 'Only a title'` },
    ]);
    expect(Number(rows[0]![0]!.n)).toBe(0);
    const again = await runToEnd(h, SOURCE, config());
    expect(again.state.counts).toMatchObject({ created: 0, updated: 0, datasets: 12 });
  });
});

describe('documents that are too large', () => {
  it('as a gzip bomb stop at the limit', async () => {
    const bomb = gzipped(`${pageTurtle(2, { datasets: ['d5'], next: null })}${' '.repeat(8_000_000)}`);
    const { fault } = await turned(
      { ...GOOD, answers: { 2: () => answer(bomb, { type: 'text/turtle' }) } },
      { maxBytes: 1_000_000 },
    );
    expect(fault?.detail).toMatch(/page=2.*1000000 bytes/);
  });

  it('as one record of 50 MB cost that record', async () => {
    const huge = (turtle: string): ReadableStream<Uint8Array> => {
      const encoder = new TextEncoder();
      const middle = encoder.encode('x'.repeat(500_000));
      let parts = 0;
      return new ReadableStream({
        pull(controller) {
          parts += 1;
          if (parts === 1)
            controller.enqueue(encoder.encode(`${turtle} p:huge a dcat:Dataset ; dct:title "`));
          else if (parts <= 101) controller.enqueue(middle);
          else {
            controller.enqueue(encoder.encode('" .'));
            controller.close();
          }
        },
      });
    };
    const { h, run, fault } = await fresh({ ...GOOD, answers: { 2: (turtle) => answer(huge(turtle)) } });
    expect(run.outcome).toBe('incomplete');
    expect(fault?.detail).toMatch(/without a whole statement/);
    expect(await published(h)).toEqual(ALL);
  });

  it('as entities that expand are not read', async () => {
    const xml = `<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>
      <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dct="http://purl.org/dc/terms/">
      <rdf:Description rdf:about="${PORTAL}/d5"><dct:title>&b;</dct:title></rdf:Description></rdf:RDF>`;
    const { fault } = await turned({
      ...GOOD,
      answers: { 2: () => answer(xml, { type: 'application/rdf+xml' }) },
    });
    expect(fault?.detail).toContain(pageUrl(2));
  });
});

describe('a store that fails', () => {
  it('has the page read again', async () => {
    const h = testHarvester();
    h.setPortal(portal(GOOD));
    const write = h.db.write.bind(h.db);
    let fails = 0;
    const db = {
      ...h.db,
      write: async (...[guards, statements]: Parameters<typeof write>) => {
        if (statements.some(({ sql }) => sql.includes('INTO run_page')) && ++fails === 2)
          throw new Error('D1 is away');
        return write(guards, statements);
      },
    };
    const failing = { ...h, db, catalogue: { ...h.catalogue, db } };
    await expect(runToEnd(failing, SOURCE, config())).rejects.toThrow('D1 is away');
    const { rows } = await h.db.read([{ sql: 'SELECT id FROM run' }]);
    const { continueRun } = await import('../../support/harvest/test-harvester.ts');
    const run = await continueRun(h, Number(rows[0]![0]!.id));
    expect(run).toMatchObject({ outcome: 'complete', state: { counts: { pages: 3, datasets: 12 } } });
  });
});

/** A store that refuses every write of a kind, and a run over it that is taken up until it ends. */
const stubborn = async (h: TestHarvester, refused: string): Promise<Run> => {
  const db = {
    ...h.db,
    write: async (...[guards, statements]: Parameters<typeof h.db.write>) => {
      if (statements.some(({ sql }) => sql.includes(refused))) throw new Error('never');
      return h.db.write(guards, statements);
    },
  };
  const failing = { ...h, db, catalogue: { ...h.catalogue, db } };
  await saveHarvest(h.catalogue, SOURCE, config(), {});
  const id = (await beginRun(h, SOURCE, config(), null))!;
  for (let tries = 0; tries < 200; tries++) {
    const run = await advance(failing, id).catch((error: unknown) => {
      expect(error).toMatchObject({ message: 'never' });
      return null;
    });
    if (run?.phase === 'ended') return run;
  }
  throw new Error('The run does not end.');
};

describe('a step that throws each time', () => {
  it.each([
    ['of a page', 'INTO run_page'],
    ['of what several pages speak of', 'DELETE FROM run_part WHERE run = ?1 AND record IN'],
    ['of what is gone', 'INTO missing'],
  ])('%s ends the run, and removes nothing', async (_, refused) => {
    const h = testHarvester();
    h.setPortal(portal(GOOD));
    await runToEnd(h, SOURCE, config());
    h.setPortal(portal({ ...GOOD, pages: 2 }));
    expect(await stubborn(h, refused)).toMatchObject({
      outcome: expect.stringMatching(/^(incomplete|failed)$/),
      state: { fault: { code: 'step-never-ends' } },
    });
    expect(await published(h)).toEqual(ALL);
  });
});

it('uses what it says of datasets', () => {
  expect(datasetTurtle('x')).toContain('p:x a dcat:Dataset');
});
