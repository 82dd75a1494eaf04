/**
 * Conversations with `/shapes` and `/vocab`.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { ns } from '../../src/rdf/namespaces.ts';
import { PROFILES } from '../../src/shacl/profiles.ts';
import { SCHEME_IDS } from '../../src/vocab/schemes.ts';
import { BASE, client, migrate, parse, textOf, valuesOf } from './http-client.ts';

const app = client({}, { token: null });
const LICENCE = 'http://publications.europa.eu/resource/authority/licence';
const FORMATS = ['ttl', 'jsonld', 'rdf', 'nt', 'trig', 'html'];

beforeAll(migrate);

describe('GET /shapes/{profile}', () => {
  it('has every profile in every format', async () => {
    for (const { id } of PROFILES)
      for (const extension of FORMATS) {
        const response = await app.get(`/shapes/${id}.${extension}`);
        expect([id, extension, response.status]).toEqual([id, extension, 200]);
        await response.arrayBuffer();
      }
  });

  it('gives the shapes with a stable ETag, and the current version under its alias', async () => {
    const response = await app.get('/shapes/dcat-ap', { Accept: 'text/turtle' });
    expect(response.headers.get('Content-Location')).toBe(`${BASE}/shapes/dcat-ap-3.0.1.ttl`);
    const etag = response.headers.get('ETag')!;
    const quads = parse(await textOf(response), { baseIRI: `${BASE}/` });
    const shape = 'urn:moisson:shape:dcat-ap:Dataset-title-missing';
    expect(valuesOf(quads, shape, ns.sh('path').value)).toEqual([ns.dct('title').value]);
    const version = await app.get('/shapes/dcat-ap-3.0.1.ttl', { 'If-None-Match': etag });
    expect(version.status).toBe(304);
  });

  it('shows rules to people in their language', async () => {
    const html = await textOf(await app.get('/shapes/dcat-ap-hvd?lang=fr', { Accept: 'text/html' }));
    expect(html).toContain('dcatap:hvdCategory');
    expect(html).toContain('n’a pas de catégorie de données de forte valeur');
  });

  it('lists what there is, and does so where there is nothing', async () => {
    const list = parse(await textOf(await app.get('/shapes.ttl')), { baseIRI: `${BASE}/` });
    expect(valuesOf(list, `${BASE}/shapes/dcat-ap-lu`, ns.dct('identifier').value)).toEqual(['dcat-ap-lu']);
    const missing = await app.get('/shapes/nope');
    expect(missing.status).toBe(404);
    expect(await missing.json()).toMatchObject({ known: expect.stringContaining('dcat-ap-hvd-3.0.0') });
  });
});

describe('GET /vocab/{scheme}', () => {
  it('has every scheme for programs and people', async () => {
    for (const id of SCHEME_IDS)
      for (const extension of ['nt', 'html']) {
        const response = await app.get(`/vocab/${id}.${extension}`);
        expect([id, response.status]).toEqual([id, 200]);
        await response.arrayBuffer();
      }
  });

  it.each(FORMATS)('comes as .%s with a stable ETag', async (extension) => {
    const first = await app.get(`/vocab/licence.${extension}`);
    await first.arrayBuffer();
    const etag = first.headers.get('ETag')!;
    const again = await app.get(`/vocab/licence.${extension}`, { 'If-None-Match': etag });
    expect([etag.length > 10, again.status]).toEqual([true, 304]);
  });

  it('has the concepts, and links the mappings, which are a document of their own', async () => {
    const response = await app.get('/vocab/licence.nt');
    expect(response.headers.get('Link')).toContain(`<${BASE}/vocab/licence-mapping>; rel="related"`);
    const quads = parse(await textOf(response));
    expect(valuesOf(quads, `${LICENCE}/CC_BY_4_0`, ns.skos('inScheme').value)).toEqual([LICENCE]);
    const mapping = parse(await textOf(await app.get('/vocab/licence-mapping.nt')));
    expect(valuesOf(mapping, `${LICENCE}/CC0`, ns.skos('narrowMatch').value)).toEqual([
      `${LICENCE}/CC_BY_4_0`,
    ]);
  });

  it('shows names in every language, hierarchy and mappings', async () => {
    const html = await textOf(
      await app.get('/vocab/high-value-dataset-category?lang=en', { Accept: 'text/html' }),
    );
    for (const text of ['Geospatial', 'Géospatiales', 'Georaum', 'Geospatiale data', 'Narrower'])
      expect(html).toContain(text);
  });

  it('lists what there is, and does so where there is nothing', async () => {
    const list = parse(await textOf(await app.get('/vocab.nt')));
    expect(valuesOf(list, LICENCE, ns.rdfs('isDefinedBy').value)).toEqual([`${BASE}/vocab/licence`]);
    const missing = await app.get('/vocab/nope');
    expect(missing.status).toBe(404);
    expect(await missing.json()).toMatchObject({ known: expect.stringContaining('data-theme') });
  });
});
