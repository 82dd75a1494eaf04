/**
 * Proposals for stored records: shown, accepted as amendments, and still there after the next import.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { PREFIXES } from '../../src/rdf/namespaces.ts';
import { ADMIN, BASE, client, migrate, parse, textOf, withToken } from './http-client.ts';
import { postImport, problemOf, publishedValues, tokenFor } from './http-writing.ts';

const { get, fetch } = client();
const EU = 'http://publications.europa.eu/resource/authority/';
const ACCRUAL = `${PREFIXES.dct}accrualPeriodicity`;

interface Shown {
  readonly id: string;
  readonly path: string;
  readonly confidence: string;
  readonly add: readonly string[];
  readonly withdraw: readonly string[];
  readonly reason: { readonly code: string; readonly text: string };
  readonly shapes: readonly string[];
}
interface List {
  readonly version: number;
  readonly proposals: readonly Shown[];
  readonly elsewhere: readonly { readonly url: string }[];
  readonly accepted?: readonly string[];
}

const proposalsOf = async (id: string): Promise<List> =>
  (await get(`/records/${id}/proposals`, { Accept: 'application/json' })).json<List>();

const accept = (
  id: string,
  body: unknown,
  headers: Record<string, string> = {},
  token = ADMIN,
): Promise<Response> =>
  fetch(`/records/${id}/proposals`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'Content-Type': 'application/json', ...withToken(token), ...headers },
  });

const dump = (id: string, more = ''): string => `
  <${BASE}/datasets/${id}> a dcat:Dataset ; dct:title "Air"@en ; dct:description "Air quality"@en ;
    dct:accrualPeriodicity "daily" ; dct:language "fr" ; dct:publisher <https://pub.example/agency> ${more} ;
    dcat:distribution <https://pub.example/${id}/file> .
  <https://pub.example/${id}/file> a dcat:Distribution ; dcat:accessURL <https://pub.example/${id}> ;
    dct:license <https://creativecommons.org/licenses/by/4.0/> ; dct:format "CSV" .`;

const load = async (id: string, more = ''): Promise<void> => {
  const answer = await postImport('source=portal', dump(id, more));
  expect(await answer.json()).toMatchObject({ rejected: [] });
};

beforeAll(migrate);

describe('GET /records/{id}/proposals', () => {
  it('lists the exact triples, why, and which findings they answer', async () => {
    await load('shown');
    const { proposals } = await proposalsOf('shown');
    const daily = proposals.find(({ path }) => path === ACCRUAL);
    expect(daily).toMatchObject({
      confidence: 'certain',
      withdraw: [`<${BASE}/datasets/shown> <${ACCRUAL}> "daily" .`],
      add: [`<${BASE}/datasets/shown> <${ACCRUAL}> <${EU}frequency/DAILY> .`],
      reason: { code: 'text-means' },
      shapes: ['urn:moisson:shape:dcat-ap:Dataset-accrualPeriodicity-vocabulary'],
    });
    expect(proposals.map(({ reason }) => reason.code).sort()).toEqual([
      'licence-mapping',
      'media-type-of-format',
      'text-means',
      'text-means',
      'text-means',
    ]);
  });

  it('has a page in French and English, with the one script', async () => {
    await load('paged');
    const response = await get('/records/paged/proposals?lang=fr', { Accept: 'text/html' });
    expect(response.status).toBe(200);
    expect(response.headers.get('Content-Security-Policy')).toContain("script-src 'self'");
    const page = await textOf(response);
    expect(page).toContain('Propositions de correction');
    expect(page).toContain('<script src="/mend.js"');
    expect(await textOf(await get('/records/paged/proposals.html?lang=en'))).toContain('Accept proposals');
    expect((await get('/mend.js')).headers.get('Content-Type')).toBe('text/javascript; charset=utf-8');
  });

  it('answers 404 for what is no record, 406 for what it is not, 304 for what is known', async () => {
    expect((await get('/records/none/proposals')).status).toBe(404);
    expect((await get('/records/paged/proposals.ttl')).status).toBe(406);
    const known = await get('/records/paged/proposals.json');
    const tag = known.headers.get('ETag')!;
    expect((await get('/records/paged/proposals.json', { 'If-None-Match': tag })).status).toBe(304);
  });
});

describe('POST /records/{id}/proposals', () => {
  it('mends the record, which stays mended after the next import', async () => {
    await load('mended');
    const before = await proposalsOf('mended');
    const answer = await accept('mended', { accept: 'all' }, { 'If-Match': `"v${before.version}"` });
    expect(answer.status).toBe(200);
    const after = await answer.json<List>();
    expect(after.accepted).toEqual(before.proposals.map(({ id }) => id));
    expect(after.proposals).toEqual([]);
    const frequency = () => publishedValues('/datasets/mended', ACCRUAL);
    expect(await frequency()).toEqual([`${EU}frequency/DAILY`]);
    await load('mended', '; dcat:keyword "new"');
    expect(await frequency()).toEqual([`${EU}frequency/DAILY`]);
    expect(await publishedValues('/datasets/mended', `${PREFIXES.dcat}keyword`)).toEqual(['new']);
    expect((await proposalsOf('mended')).proposals).toEqual([]);
  });

  it('takes single proposals, and nothing twice', async () => {
    await load('single');
    const { proposals } = await proposalsOf('single');
    const { id } = proposals.find(({ path }) => path === ACCRUAL)!;
    expect((await accept('single', { accept: [id] })).status).toBe(200);
    const again = await (await accept('single', { accept: [id] })).json<List>();
    expect(again.accepted).toEqual([]);
    expect(again.proposals).toHaveLength(proposals.length - 1);
    const { version } = again;
    expect((await accept('single', { accept: [id] })).headers.get('ETag')).toBe(`"v${version}"`);
  });

  it('answers 409 with the present list when a proposal no longer applies, and changes nothing', async () => {
    await load('late');
    const { proposals, version } = await proposalsOf('late');
    const [first] = proposals;
    const answer = await accept('late', { accept: [first!.id, '0000000000000000'] });
    expect(answer.status).toBe(409);
    const problem = await problemOf(answer);
    expect(problem).toMatchObject({ code: 'proposal-outdated', unknown: ['0000000000000000'] });
    expect(problem.proposals).toHaveLength(proposals.length);
    expect((await proposalsOf('late')).version).toBe(version);
  });

  it('needs a token that may write the record, a version that holds, and a list', async () => {
    await load('guarded');
    const stranger = await tokenFor('publisher:https://other.example/x');
    const own = await tokenFor('publisher:https://pub.example/agency');
    const anonymous = await fetch('/records/guarded/proposals', { method: 'POST', body: '{}' });
    expect(anonymous.status).toBe(401);
    expect((await accept('guarded', { accept: 'all' }, {}, stranger)).status).toBe(403);
    expect((await accept('guarded', { accept: 'all' }, { 'If-Match': '"v99"' })).status).toBe(412);
    expect((await accept('guarded', { accept: 'some' })).status).toBe(400);
    expect((await accept('guarded', { accept: 'all' }, {}, own)).status).toBe(200);
  });

  it('leaves what concerns a shared record to that record', async () => {
    const licence = 'https://creativecommons.org/licenses/by/4.0/';
    await postImport(
      'source=portal',
      `${dump('sharing')} <${licence}> a dct:LicenseDocument ; dct:title "CC BY 4.0" .`,
    );
    const { proposals, elsewhere } = await proposalsOf('sharing');
    expect(proposals.map(({ reason }) => reason.code)).not.toContain('licence-mapping');
    const [shared] = elsewhere;
    const id = shared!.url.split('/').at(-2)!;
    const page = await textOf(await get('/records/sharing/proposals?lang=fr', { Accept: 'text/html' }));
    expect(page).toMatch(/\/proposals\?lang=fr">CC BY 4\.0<\/a>\u00a0: /);
    const there = await proposalsOf(id);
    expect(there.proposals.map(({ add }) => add)).toEqual([
      [`<${licence}> <${PREFIXES.skos}exactMatch> <${EU}licence/CC_BY_4_0> .`],
    ]);
    expect((await accept(id, { accept: 'all' })).status).toBe(200);
    expect((await proposalsOf('sharing')).elsewhere).toEqual([]);
  });
});

describe('POST /validate?fix=true', () => {
  const fix = (accept: string): Promise<Response> =>
    fetch('/validate?fix=true', {
      method: 'POST',
      body: `<https://pub.example/d> a <${PREFIXES.dcat}Dataset> ; <${ACCRUAL}> "daily" .`,
      headers: { 'Content-Type': 'text/turtle', Accept: accept },
    });

  it('gives the record mended as RDF', async () => {
    const answer = await fix('text/turtle');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('Content-Type')).toContain('text/turtle');
    const values = parse(await textOf(answer)).filter(({ predicate }) => predicate.value === ACCRUAL);
    expect(values.map(({ object }) => object.value)).toEqual([`${EU}frequency/DAILY`]);
  });

  it('gives programs the changes with the record as JSON-LD', async () => {
    const body = await (await fix('application/json')).json<{ changes: Shown[]; record: unknown }>();
    expect(body.changes).toHaveLength(1);
    expect(body.changes[0]).toMatchObject({
      path: ACCRUAL,
      withdraw: [`<https://pub.example/d> <${ACCRUAL}> "daily" .`],
      reason: { code: 'text-means' },
    });
    expect(JSON.stringify(body.record)).toContain('frequency/DAILY');
  });

  it('gives people a page', async () => {
    const page = await textOf(await fix('text/html'));
    expect(page).toContain('frequency/DAILY');
    expect(page).toMatch(/La fiche corrigée|The record, mended/);
  });

  it('mends each record by what it says itself, and leaves blank nodes what they are', async () => {
    const HVD = `<http://data.europa.eu/r5r/applicableLegislation> <http://data.europa.eu/eli/reg_impl/2023/138/oj>`;
    const file = (licence: string) =>
      `<${PREFIXES.dcat}distribution> [ a <${PREFIXES.dcat}Distribution> ; <${PREFIXES.dct}license> <${EU}licence/${licence}> ; <${PREFIXES.dct}format> "CSV" ]`;
    const body = `<https://pub.example/a> a <${PREFIXES.dcat}Dataset> ; ${HVD} ; ${file('CC_BY_4_0')} .
      <https://pub.example/b> a <${PREFIXES.dcat}Dataset> ; ${file('ETALAB_2_0')} .`;
    const send = (headers: Record<string, string>) =>
      fetch('/validate?fix=true', {
        method: 'POST',
        body,
        headers: { 'Content-Type': 'text/turtle', ...headers },
      });
    const { changes } = await (await send({ Accept: 'application/json' })).json<{ changes: Shown[] }>();
    // Only the first is of high value: the licence of the second needs no mapping.
    expect(changes.map(({ path }) => path.replace(/^.*[/#]/, '')).toSorted()).toEqual([
      'format',
      'format',
      'mediaType',
      'mediaType',
    ]);
    const text = await textOf(await send({ Accept: 'application/n-triples' }));
    expect(text).not.toContain('genid');
    expect(text).not.toContain('"CSV"');
    const skolem = 'https://pub.example/.well-known/genid/1';
    const named = await textOf(
      await fetch('/validate?fix=true', {
        method: 'POST',
        body: `<https://pub.example/a> a <${PREFIXES.dcat}Dataset> ; <${PREFIXES.dcat}distribution> <${skolem}> .
          <${skolem}> a <${PREFIXES.dcat}Distribution> ; <${PREFIXES.dct}format> "CSV" .`,
        headers: { 'Content-Type': 'text/turtle', Accept: 'application/n-triples' },
      }),
    );
    expect(named).toContain(`<${skolem}> <${PREFIXES.dct}format> <${EU}file-type/CSV>`);
    expect(named).not.toContain('"CSV"');
    const owners = parse(text).filter(({ predicate }) => predicate.value === `${PREFIXES.dcat}distribution`);
    expect(owners.map(({ object }) => object.termType)).toEqual(['BlankNode', 'BlankNode']);
  });

  it('quotes the value that was found, not what it means', async () => {
    const answer = await fetch('/validate?fix=true&lang=en', {
      method: 'POST',
      body: `<https://pub.example/d> a <${PREFIXES.dcat}Dataset> ; <${PREFIXES.dct}language> <http://id.loc.gov/vocabulary/iso639-1/fr> .`,
      headers: { 'Content-Type': 'text/turtle', Accept: 'application/json' },
    });
    const { changes } = await answer.json<{ changes: Shown[] }>();
    expect(changes.map(({ reason }) => reason.text)).toEqual([
      'http://id.loc.gov/vocabulary/iso639-1/fr is another name of the concept French.',
    ]);
  });

  it('maps a licence with one exact match, and adds no violation', async () => {
    const body = `<https://pub.example/d> a <${PREFIXES.dcat}Dataset> ;
        <http://data.europa.eu/r5r/applicableLegislation> <http://data.europa.eu/eli/reg_impl/2023/138/oj> ;
        <${PREFIXES.dcat}distribution> <https://pub.example/f> .
      <https://pub.example/f> a <${PREFIXES.dcat}Distribution> ; <${PREFIXES.dct}license> <https://www.govdata.de/dl-de/by-2-0> .
      <https://pub.example/e> a <${PREFIXES.dcat}Dataset> ; <${PREFIXES.dcat}distribution> <https://pub.example/g> .
      <https://pub.example/g> a <${PREFIXES.dcat}Distribution> ; <${PREFIXES.dct}license> <https://www.govdata.de/dl-de/by-2-0> .`;
    const send = (path: string, text: string, accept: string) =>
      fetch(path, { method: 'POST', body: text, headers: { 'Content-Type': 'text/turtle', Accept: accept } });
    const mended = await textOf(await send('/validate?fix=true', body, 'application/n-triples'));
    const exact = parse(mended).filter(({ predicate }) => predicate.value.endsWith('exactMatch'));
    expect(exact.map(({ object }) => object.value)).toEqual([`${EU}licence/CC_BY_4_0`]);
    const violations = async (text: string) =>
      (await (await send('/validate', text, 'application/json')).json<{ counts: { violations: number } }>())
        .counts.violations;
    expect(await violations(mended)).toBeLessThanOrEqual(await violations(body));
  });

  it('goes on with what a change made possible', async () => {
    const body = `<https://pub.example/d> a <${PREFIXES.dcat}Dataset> ;
        <http://data.europa.eu/r5r/applicableLegislation> <http://data.europa.eu/eli/reg_impl/2023/138/oj> ;
        <${PREFIXES.dcat}distribution> <https://pub.example/f> .
      <https://pub.example/f> a <${PREFIXES.dcat}Distribution> ; <${PREFIXES.dct}license> "Licence Ouverte 2.0" .`;
    const answer = await fetch('/validate.json?fix=true', {
      method: 'POST',
      body,
      headers: { 'Content-Type': 'text/turtle' },
    });
    const { changes } = await answer.json<{ changes: Shown[] }>();
    expect(changes.map(({ reason }) => reason.code)).toEqual(['text-means', 'licence-mapping']);
  });
});

describe('POST /validate', () => {
  const BODY = `<https://pub.example/d> a <${PREFIXES.dcat}Dataset> ; <${ACCRUAL}> "daily" ;
    <${PREFIXES.dcat}distribution> [ a <${PREFIXES.dcat}Distribution> ; <${PREFIXES.dct}format> "CSV" ] .`;
  const send = (accept: string, body = BODY) =>
    fetch('/validate?lang=en', {
      method: 'POST',
      body,
      headers: { 'Content-Type': 'text/turtle', Accept: accept },
    });

  it('lists with each record what could be mended, and changes nothing', async () => {
    const report = await (await send('application/json')).json<{
      records: readonly { iri: string; proposals: readonly Shown[] }[];
      mending: unknown;
    }>();
    const proposals = report.records.find(({ iri }) => iri === 'https://pub.example/d')!.proposals;
    expect(proposals[0]).toMatchObject({
      confidence: 'certain',
      add: [`<https://pub.example/d> <${ACCRUAL}> <${EU}frequency/DAILY> .`],
      reason: { code: 'text-means' },
      shapes: ['urn:moisson:shape:dcat-ap:Dataset-accrualPeriodicity-vocabulary'],
    });
    expect(JSON.stringify(proposals)).not.toContain('genid');
    expect(report.mending).toEqual({
      listed: proposals.length,
      isWhole: true,
      url: `${BASE}/validate?fix=true`,
    });
  });

  it('lists two hundred at most, and says so', async () => {
    const many = Array.from(
      { length: 250 },
      (_, n) => `<https://pub.example/${n}> a <${PREFIXES.dcat}Dataset> ; <${ACCRUAL}> "daily" .`,
    ).join('\n');
    const report = await (await send('application/json', many)).json<{
      records: readonly { proposals: readonly Shown[] }[];
      mending: unknown;
    }>();
    expect(report.records.flatMap(({ proposals }) => proposals)).toHaveLength(200);
    expect(report.mending).toMatchObject({ listed: 200, isWhole: false });
  });

  it('tells people, who mend by a box of the form', async () => {
    const page = await textOf(await send('text/html'));
    expect(page).toContain('Can be mended');
    expect(page).toContain('The text “daily” is the name of the concept');
    expect(page).toContain('/validate?fix=true');
    const ticked = (html: string) => /<input[^>]*name="fix"[^>]*checked/.test(html);
    expect(ticked(await textOf(await get('/validate?fix=true', { Accept: 'text/html' })))).toBe(true);
    expect(ticked(await textOf(await get('/validate', { Accept: 'text/html' })))).toBe(false);
    const form = new FormData();
    form.set('text', BODY);
    form.set('fix', 'true');
    const mended = await textOf(
      await fetch('/validate?lang=en', { method: 'POST', body: form, headers: { Accept: 'text/html' } }),
    );
    expect(mended).toContain('The record, mended');
  });
});
