import { beforeAll, describe, expect, it } from 'vitest';
import { HVD_REGULATION, PREFIXES, RDF_TYPE } from '../../src/rdf/namespaces.ts';
import type { Quad } from '../../src/rdf/terms.ts';
import { ADMIN, BASE, client, migrate, parse, textOf, valuesOf, withToken } from './http-client.ts';
import { postImport } from './http-writing.ts';

const { get, turtle } = client();
const { dcat: DCAT, dct: DCT, hydra: HYDRA, skos: SKOS } = PREFIXES;
const AUTHORITY = 'http://publications.europa.eu/resource/authority';
const ENVI = `${AUTHORITY}/data-theme/ENVI`;
const LEAF = 'http://data.europa.eu/bna/c_9427236f';
const TOP = 'http://data.europa.eu/bna/c_ac64a52d';
const MODEL_LICENCE = 'https://data.vlaanderen.be/id/licentie/modellicentie-gratis-hergebruik/v1.0';
const ETALAB = 'https://www.etalab.gouv.fr/licence-ouverte-open-licence';
const OWN_LICENCE = 'https://pub.example/licence';

const put = async (path: string, body: string): Promise<void> => {
  const response = await turtle('PUT', path, body);
  expect(response.status, await response.clone().text()).toBeLessThan(300);
};

const read = async (path: string, from = get): Promise<Quad[]> => {
  const response = await from(path);
  expect(response.status, path).toBe(200);
  return parse(await textOf(response));
};

const membersOf = (quads: readonly Quad[], catalog: string): string[] =>
  ['dataset', 'service', 'catalog'].flatMap((name) =>
    valuesOf(quads, `${BASE}/catalogs/${catalog}`, DCAT + name),
  );

const members = async (id: string, query = ''): Promise<string[]> =>
  membersOf(await read(`/catalogs/${id}.nt${query}`), id).map((iri) => iri.split('/').at(-1)!);

const setSource = (id: string, change: unknown, token: string = ADMIN): Promise<Response> =>
  client().fetch(`/api/sources/${id}`, {
    method: 'PUT',
    body: JSON.stringify(change),
    headers: { 'Content-Type': 'application/json', ...withToken(token) },
  });

const sources = async () =>
  (await (await get('/api/sources')).json<{ sources: Record<string, unknown>[] }>()).sources;

let publisher = '';

beforeAll(async () => {
  await migrate();
  await put(
    '/catalog',
    `<> a dcat:Catalog ; dct:title "Les données"@fr ; dct:description "Toutes."@fr ; dct:publisher <https://pub.example/us> .
     <https://pub.example/us> a foaf:Agent ; foaf:name "Nous"@fr .`,
  );
  await put(
    '/datasets/air',
    `<> a dcat:Dataset ; dct:title "Air"@fr ; dct:identifier "b", "a" ; dcat:theme <${ENVI}> ;
      dct:publisher <https://pub.example/us> ; dcat:distribution [ a dcat:Distribution ;
      dcat:accessURL <https://x.example/air> ; dct:license <${MODEL_LICENCE}> ] .`,
  );
  await put(
    '/datasets/water',
    `<> a dcat:Dataset ; dct:title "Eau"@fr ; dcatap:applicableLegislation <${HVD_REGULATION}> ;
      dcatap:hvdCategory <${LEAF}> ; dcat:distribution [ a dcat:Distribution ; dcat:accessURL <https://x.example/w> ;
      dct:license <${ETALAB}>, <${OWN_LICENCE}> ; dcat:accessService <${BASE}/services/api> ] .
     <${OWN_LICENCE}> a dct:LicenseDocument ; skos:exactMatch <${AUTHORITY}/licence/CC0> .
     <${BASE}/services/api> a dcat:DataService ; dct:title "API"@fr .`.replace(
      /<[^>]*services\/api> a[^.]*\.$/s,
      '',
    ),
  );
  await put(
    '/services/api',
    `<> a dcat:DataService ; dct:title "API"@fr ; dct:identifier "y", "x" ; dcat:servesDataset <${BASE}/datasets/water> .`,
  );
  const imported = await postImport(
    'source=other',
    '<https://o.example/ds/noise> a dcat:Dataset ; dct:title "Bruit"@fr ; dct:identifier "noise" .',
  );
  expect(imported.status).toBe(200);
  const agent = parse(await textOf(await get('/catalog.nt'))).find(
    (q) => q.object.value === 'https://pub.example/us' && q.predicate.value.endsWith('primaryTopic'),
  );
  expect(agent).toBeUndefined();
  const list = await read('/catalogs.nt');
  publisher = list.flatMap(({ object }) => /\/catalogs\/(publisher-.+)$/.exec(object.value)?.[1] ?? [])[0]!;
}, 60_000);

describe('GET /catalogs/{id} of a view', () => {
  it('has the high-value data, a theme, a publisher or a source', async () => {
    expect(await members('hvd')).toEqual(['water']);
    expect(await members('theme-envi')).toEqual(['air']);
    expect(await members('theme-agri')).toEqual([]);
    expect(await members(publisher)).toEqual(['air']);
    expect(await members('source-other')).toEqual(['noise']);
    expect((await members('source-local')).sort()).toEqual(
      ['air', 'api', 'water'].slice(0, 1).concat('water'),
    );
  });

  it('is a catalogue of its own, a part of the root, with titles for all readers', async () => {
    const quads = await read('/catalogs/theme-envi.nt');
    const iri = `${BASE}/catalogs/theme-envi`;
    expect(valuesOf(quads, iri, RDF_TYPE)).toEqual([`${DCAT}Catalog`, `${HYDRA}Collection`]);
    expect(valuesOf(quads, iri, `${DCT}isPartOf`)).toEqual([`${BASE}/catalog`]);
    expect(valuesOf(quads, iri, `${DCT}publisher`)).toEqual(['https://pub.example/us']);
    expect(valuesOf(quads, 'https://pub.example/us', `${PREFIXES.foaf}name`)).toEqual(['Nous']);
    const titles = quads.filter((q) => q.subject.value === iri && q.predicate.value === `${DCT}title`);
    expect(titles.map(({ object }) => (object as { language?: string }).language).sort()).toEqual([
      'de',
      'en',
      'fr',
      'nl',
    ]);
    const node = `${iri}.nt?page=1`;
    expect(valuesOf(quads, node, `${HYDRA}totalItems`)).toEqual(['1']);
    expect(valuesOf(quads, `${BASE}/catalog`, RDF_TYPE)).toEqual([]);
  });

  it('takes the parameters of /catalog, and answers 404 beyond its end', async () => {
    expect(await members('hvd', '?q=bruit')).toEqual([]);
    expect((await get('/catalogs/hvd.nt?page=2')).status).toBe(404);
  });

  it('gives way to a stored catalogue with the same id', async () => {
    await put('/catalogs/theme-tran', '<> a dcat:Catalog ; dct:title "Stored"@fr .');
    const quads = await read('/catalogs/theme-tran.nt');
    expect(valuesOf(quads, `${BASE}/catalogs/theme-tran`, `${DCT}title`)).toEqual(['Stored']);
  });

  it('is a page for people, in both languages', async () => {
    const html = async (lang: string) =>
      textOf(await get(`/catalogs/hvd?lang=${lang}`, { Accept: 'text/html' }));
    expect(await html('fr')).toContain('Ensembles de données de forte valeur');
    expect(await html('en')).toContain('High-value datasets');
    expect(await html('en')).not.toContain('/records/hvd');
  });
});

describe('one identifier', () => {
  const identifiers = async (path: string, subject: string) =>
    valuesOf(await read(path), `${BASE}/${subject}`, `${DCT}identifier`);

  it('is all that pages and views say, on pages of services and where a service is embedded alike', async () => {
    for (const path of ['/catalog.nt?kind=dataset', '/catalogs/theme-envi.nt'])
      expect(await identifiers(path, 'datasets/air'), path).toEqual(['a']);
    expect(await identifiers('/catalog.nt?kind=dataset', 'services/api')).toEqual(['x']);
    expect(await identifiers('/catalog.nt?kind=service', 'services/api')).toEqual(['x']);
  });
  it('is the IRI of what has none', async () => {
    expect(await identifiers('/catalog.nt?kind=dataset', 'datasets/water')).toEqual([
      `${BASE}/datasets/water`,
    ]);
  });
  it('leaves the own documents as they are', async () => {
    expect(await identifiers('/datasets/air.nt', 'datasets/air')).toEqual(['a', 'b']);
    expect(await identifiers('/datasets/water.nt', 'datasets/water')).toEqual([]);
  });
});

describe('GET /catalogs/eu', () => {
  const at = client({ COUNTRY: 'BE' }).get;
  const EU = `${BASE}/catalogs/eu`;

  it('is the root under an IRI of its own, with the country', async () => {
    const quads = await read('/catalogs/eu.nt', at);
    expect(valuesOf(quads, EU, `${DCT}title`)).toEqual(['Les données']);
    expect(valuesOf(quads, EU, `${DCT}spatial`)).toEqual([`${AUTHORITY}/country/BEL`]);
    expect(valuesOf(await read('/catalogs/eu.nt'), EU, `${DCT}spatial`)).toEqual([]);
    expect(quads.filter((q) => q.subject.value === `${BASE}/catalog`)).toEqual([]);
  });
  it('takes a country by either code or by IRI, and names a wrong one', async () => {
    for (const COUNTRY of ['bel', `${AUTHORITY}/country/BEL`])
      expect(
        valuesOf(await read('/catalogs/eu.nt', client({ COUNTRY }).get), EU, `${DCT}spatial`),
      ).toHaveLength(1);
    const wrong = await client({ COUNTRY: 'QQ' }).get('/catalogs/eu.nt');
    expect(wrong.status).toBe(500);
    expect(await wrong.text()).toContain('COUNTRY');
  });
  it('maps licences to the EU table in one step, and leaves alone what their publisher says', async () => {
    const quads = await read('/catalogs/eu.nt?kind=dataset', at);
    expect(valuesOf(quads, MODEL_LICENCE, `${SKOS}exactMatch`)).toEqual([`${AUTHORITY}/licence/CC_BY_4_0`]);
    expect(valuesOf(quads, ETALAB, `${SKOS}exactMatch`)).toEqual([`${AUTHORITY}/licence/ETALAB_2_0`]);
    expect(valuesOf(quads, ETALAB, `${SKOS}narrowMatch`)).toEqual([`${AUTHORITY}/licence/CC_BY_4_0`]);
    expect(valuesOf(quads, OWN_LICENCE, `${SKOS}exactMatch`)).toEqual([`${AUTHORITY}/licence/CC0`]);
    expect(
      quads.filter((q) => q.subject.value === OWN_LICENCE && q.predicate.value.startsWith(SKOS)),
    ).toHaveLength(1);
    expect(valuesOf(await read('/catalog.nt'), MODEL_LICENCE, `${SKOS}exactMatch`)).toEqual([]);
  });
  it('has no record that only sources have which may not be given on', async () => {
    expect(await members('eu', '?kind=dataset')).toContain('noise');
    const before = (await get('/catalogs/eu.nt')).headers.get('ETag');
    expect((await setSource('other', { reexposed: false })).status).toBe(200);
    expect(await members('eu', '?kind=dataset')).not.toContain('noise');
    expect((await get('/catalogs/eu.nt')).headers.get('ETag')).not.toBe(before);
    const again = await postImport(
      'source=second',
      '<https://o.example/ds/noise> a dcat:Dataset ; dct:title "Bruit"@fr ; dct:identifier "noise" .',
    );
    expect(again.status).toBe(200);
    expect(await members('eu', '?kind=dataset')).toContain('noise');
  });
});

describe('GET /catalogs/udata', () => {
  const at = client({ UDATA_VIEW: 'on' }).get;

  it('is off by default', async () => {
    expect((await get('/catalogs/udata')).status).toBe(404);
  });
  it('has the thematic category of high-value data as a theme, and the catalogue has not', async () => {
    const themes = async (path: string) =>
      valuesOf(await read(path, at), `${BASE}/datasets/water`, `${DCAT}theme`);
    expect(await themes('/catalogs/udata.nt?kind=dataset')).toEqual([TOP]);
    expect(await themes('/catalog.nt?kind=dataset')).toEqual([]);
    expect(await themes('/datasets/water.nt')).toEqual([]);
  });
});

describe('GET /catalogs', () => {
  it('lists the catalogues with the number of their members, which their pages confirm', async () => {
    const quads = await read('/catalogs.nt');
    const parts = valuesOf(quads, `${BASE}/catalog`, `${DCT}hasPart`);
    expect(parts.map((iri) => iri.split('/').at(-1))).toEqual(
      expect.arrayContaining(['eu', 'hvd', 'theme-envi', publisher, 'source-local', 'source-other']),
    );
    for (const iri of parts) {
      expect(valuesOf(quads, iri, `${DCT}title`).length, iri).toBeGreaterThan(0);
      const page = await read(`${iri.slice(BASE.length)}.nt`);
      expect(valuesOf(quads, iri, `${HYDRA}totalItems`), iri).toEqual(
        valuesOf(page, iri, `${HYDRA}totalItems`),
      );
    }
  });
  it('is the only place where the root names them', async () => {
    for (const path of ['/catalog.nt', '/.nt', '/catalogs/hvd.nt'].filter((path) => path !== '/.nt'))
      expect((await read(path)).filter((q) => q.predicate.value === `${DCT}hasPart`)).toEqual([]);
  });
  it('is a page for people', async () => {
    const html = await textOf(await get('/catalogs?lang=fr', { Accept: 'text/html' }));
    expect(html).toContain('href="/catalogs/theme-envi?lang=fr"');
    expect(html).toContain('Environnement');
  });
});

describe('/api/sources', () => {
  it('lists who says something, with the number of records and the view of them', async () => {
    expect(await sources()).toContainEqual(
      expect.objectContaining({
        id: 'local',
        title: null,
        precedence: 0,
        reexposed: true,
        records: expect.any(Number),
        catalog: `${BASE}/catalogs/source-local`,
      }),
    );
  });
  it('changes a title, which the view then has', async () => {
    const response = await setSource('other', { title: 'Les autres', precedence: 100 });
    expect(await response.json()).toMatchObject({ id: 'other', title: 'Les autres' });
    expect(
      valuesOf(await read('/catalogs/source-other.nt'), `${BASE}/catalogs/source-other`, `${DCT}title`),
    ).toEqual(['Les autres']);
  });
  it('refuses another precedence, what is no value, an unknown source, and whoever is not the administrator', async () => {
    expect((await setSource('other', { precedence: 5 })).status).toBe(409);
    for (const change of [
      { title: '' },
      { title: 'x'.repeat(201) },
      { reexposed: 'yes' },
      { precedence: 1.5 },
    ])
      expect((await setSource('other', change)).status, JSON.stringify(change)).toBe(422);
    expect((await setSource('none', { title: 'x' })).status).toBe(404);
    expect((await setSource('other', { title: 'x' }, 'somebody-elses-token')).status).toBe(401);
  });
});

describe('how pages answer', () => {
  it('gives RDF without graphs to whoever takes several kinds, and TriG to whoever asks for it', async () => {
    const typeFor = async (Accept: string) => (await get('/catalog', { Accept })).headers.get('Content-Type');
    const COMUNICA =
      'application/n-quads,application/trig;q=0.95,application/ld+json;q=0.9,application/n-triples;q=0.8,text/turtle;q=0.6,application/rdf+xml;q=0.5,text/n3;q=0.35,application/json;q=0.135,text/html;q=0.1';
    expect(await typeFor(COMUNICA)).toBe('application/ld+json');
    expect(await typeFor('application/trig')).toBe('application/trig');
    expect(await typeFor('application/trig, */*;q=0.1')).toBe('application/trig');
    expect(await typeFor('application/rdf+xml, text/turtle;q=0.9, */*;q=0.1')).toBe('application/rdf+xml');
    expect(await typeFor('*/*')).toBe('text/turtle; charset=utf-8');
  });
  it('says the same to HEAD as to GET', async () => {
    for (const path of ['/catalog', '/catalogs/hvd.rdf', '/catalogs.ttl']) {
      const [head, body] = await Promise.all([
        client().fetch(path, { method: 'HEAD' }),
        client().fetch(path),
      ]);
      expect(head.status).toBe(200);
      expect(Object.fromEntries(head.headers)).toEqual(Object.fromEntries(body.headers));
      expect((await body.arrayBuffer()).byteLength).toBe(Number(head.headers.get('Content-Length')));
      expect(await head.text()).toBe('');
    }
  });
  it('keeps the ETag of a page when another page changes', async () => {
    const path = '/catalog.nt?page_size=1&page=2';
    const before = (await get(path)).headers.get('ETag');
    await put('/datasets/zzz', '<> a dcat:Dataset ; dct:title "Z"@fr ; dct:identifier "z" .');
    const grown = (await get(path)).headers.get('ETag');
    expect(grown, 'the total is another').not.toBe(before);
    await put('/datasets/zzz', '<> a dcat:Dataset ; dct:title "Z2"@fr ; dct:identifier "z" .');
    expect((await get(path)).headers.get('ETag')).toBe(grown);
  });
});
