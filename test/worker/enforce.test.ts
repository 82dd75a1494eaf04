/** Policies of profiles at the door: `enforce` refuses with the report, `report` stores with the outcome. */
import { beforeAll, describe, expect, it } from 'vitest';
import { client, migrate, textOf } from './http-client.ts';

const enforcing = client({ VALIDATION: 'dcat-ap=enforce dcat-ap-hvd=enforce' });
const reporting = client({ VALIDATION: 'dcat-ap=report' });
const off = client({ VALIDATION: 'dcat-ap=off' });

const INVALID = '<> a dcat:Dataset ; dct:title "Air"@en .';
const VALID = '<> a dcat:Dataset ; dct:title "Air"@en ; dct:description "The air"@en .';
const HVD = `${VALID.slice(0, -1)} ; dcatap:applicableLegislation <http://data.europa.eu/eli/reg_impl/2023/138/oj> .`;

beforeAll(migrate);

describe('enforce', () => {
  it('refuses what breaks a rule, says how to mend it, and stores nothing', async () => {
    const response = await enforcing.turtle('PUT', '/datasets/strict', INVALID);
    expect(response.status).toBe(422);
    const problem = await response.json<{ code: string; detail: string; report: { counts: object } }>();
    expect(problem).toMatchObject({
      code: 'invalid-record',
      detail: expect.stringContaining('dct:description'),
      profiles: ['dcat-ap-3.0.1'],
      report: { conforms: false, counts: { violations: 1 } },
    });
    expect((await enforcing.get('/datasets/strict')).status).toBe(404);
  });

  it('answers in RDF and in the language that is asked for', async () => {
    const rdf = await enforcing.turtle('PUT', '/datasets/strict', INVALID, { Accept: 'text/turtle' });
    expect(rdf.status).toBe(422);
    expect(rdf.headers.get('Content-Type')).toContain('text/turtle');
    expect(await textOf(rdf)).toContain('sh:ValidationReport');
    const french = await enforcing.turtle('PUT', '/datasets/strict', INVALID, { 'Accept-Language': 'fr' });
    const problem = await french.json<{ detail: string; report: object }>();
    expect(problem.detail).toContain('has no description');
    expect(JSON.stringify(problem.report)).toContain('description. Ajoutez');
  });

  it('takes what breaks none, and keeps the version of before when the next breaks one', async () => {
    expect((await enforcing.turtle('PUT', '/datasets/strict', VALID)).status).toBe(201);
    expect((await enforcing.turtle('PUT', '/datasets/strict', INVALID)).status).toBe(422);
    expect(await textOf(await enforcing.get('/datasets/strict.nt'))).toContain('The air');
  });

  it('holds the rules of high-value data against what claims to be such', async () => {
    const response = await enforcing.turtle('PUT', '/datasets/hvd', HVD);
    expect(response.status).toBe(422);
    expect((await response.json<{ profiles: string[] }>()).profiles).toEqual(['dcat-ap-hvd-3.0.1']);
  });

  it('tells of the profiles that are enforced alone why a record is refused', async () => {
    const mixed = client({ VALIDATION: 'dcat-ap=enforce dcat-ap-hvd=report' });
    const claim = 'dcatap:applicableLegislation <http://data.europa.eu/eli/reg_impl/2023/138/oj>';
    const response = await mixed.turtle('PUT', '/datasets/mixed', INVALID.replace(/ \.$/, ` ; ${claim} .`));
    const { detail, profiles } = await response.json<{ detail: string; profiles: string[] }>();
    expect(profiles).toEqual(['dcat-ap-3.0.1']);
    expect(detail).toMatch(/breaks 1 rule of dcat-ap-3\.0\.1: This dataset has no description\./);
    expect(detail).not.toContain('high-value');
  });

  it('never blocks for what another record has to say: the service may come later', async () => {
    const complete = HVD.replace(
      / \.$/,
      ` ; dcatap:hvdCategory <http://data.europa.eu/bna/c_b21e1296> ; dcat:distribution [ a dcat:Distribution ;
        dcat:accessURL <https://x.example/> ; dcat:downloadURL <https://x.example/a.csv> ;
        dcatap:applicableLegislation <http://data.europa.eu/eli/reg_impl/2023/138/oj> ;
        dct:license <http://publications.europa.eu/resource/authority/licence/CC_BY_4_0> ] .`,
    );
    const response = await enforcing.turtle('PUT', '/datasets/hvd', complete);
    expect(response.status, await response.clone().text()).toBe(201);
  });

  it('does not take the word of a record for what is in an authority table', async () => {
    const own = VALID.replace(
      / \.$/,
      ` ; dct:accrualPeriodicity <https://x.example/often> .
        <https://x.example/often> a skos:Concept, dct:Frequency ;
          skos:inScheme <http://publications.europa.eu/resource/authority/frequency> .`,
    );
    expect((await enforcing.turtle('PUT', '/datasets/own', own)).status).toBe(422);
  });

  it('reports an import and stores it', async () => {
    const response = await enforcing.turtle(
      'POST',
      '/import',
      INVALID.replace('<>', '<https://pub.example/i>'),
    );
    expect(await response.json()).toMatchObject({ created: 1 });
  });
});

describe('report', () => {
  it('stores the record with its outcome', async () => {
    expect((await reporting.turtle('PUT', '/datasets/lax', INVALID)).status).toBe(201);
    const totals = await (await reporting.get('/api/outcomes')).json<{ profiles: { failing: number }[] }>();
    expect(totals.profiles[0]!.failing).toBeGreaterThan(0);
    const failing = await textOf(await reporting.get('/catalog.nt?fails=dcat-ap'));
    expect(failing).toContain('/datasets/lax>');
    expect(failing).not.toContain('/datasets/strict>');
    expect((await reporting.get('/catalog.nt?fails=nothing')).status).toBe(400);
    const other = await reporting.get('/catalog?fails=dcat-ap-hvd', { Accept: 'text/turtle' });
    expect(other.status).toBe(400);
    expect(await other.json()).toMatchObject({
      code: 'profile-not-in-force',
      hint: 'Profiles in force: dcat-ap-3.0.1.',
    });
  });

  it.each(['json', 'ttl', 'rdf', 'html'])('has a validator for the report as %s', async (extension) => {
    await reporting.turtle('PUT', '/datasets/kept', INVALID);
    const path = `/records/kept/validation.${extension}`;
    const etag = (await reporting.get(path)).headers.get('ETag') ?? '';
    expect(etag).toMatch(/^"/);
    expect((await reporting.get(path, { 'If-None-Match': etag })).status).toBe(304);
    await reporting.turtle('PUT', '/datasets/kept', VALID);
    expect((await reporting.get(path, { 'If-None-Match': etag })).status).toBe(200);
  });
});

describe('off', () => {
  it('judges nothing', async () => {
    expect((await off.turtle('PUT', '/datasets/free', INVALID)).status).toBe(201);
    expect(await (await off.turtle('POST', '/api/outcomes', '')).json()).toMatchObject({ remaining: 0 });
    expect(await (await off.get('/api/outcomes')).json()).toMatchObject({ profiles: [] });
  });
});
