/**
 * Conversations with `/validate`: any RDF in, a report out; nothing stored.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { ns } from '../../src/rdf/namespaces.ts';
import { BASE, client, migrate, parse, TURTLE_PREFIXES, textOf } from './http-client.ts';

const app = client({}, { token: null });

const CATALOGUE = `${TURTLE_PREFIXES}
<https://x.example/c> a dcat:Catalog ; dct:title "C"@en ; dcat:dataset <https://x.example/d>, _:unnamed .
<https://x.example/d> a dcat:Dataset ; dct:title "Air"@en ; dct:description "Air."@en ; dct:issued "2020-1-5"^^xsd:date ;
  dct:publisher <https://x.example/p> ; dcat:distribution [ a dcat:Distribution ; dct:title "CSV"@en ] .
<https://x.example/e> a dcat:Dataset ; dct:title "Water"@en ; dct:description "Water."@en ; dct:publisher <https://x.example/p> .
<https://x.example/p> a foaf:Agent .
_:unnamed a dcat:Dataset ; dct:title "Noise"@en .
<https://x.example/lost> a dcat:Distribution .
`;

const HVD = `${TURTLE_PREFIXES}
<https://x.example/d> a dcat:Dataset ; dct:title "Air"@en ; dct:description "Air."@en ;
  dcatap:applicableLegislation <http://data.europa.eu/eli/reg_impl/2023/138/oj> ;
  dcatap:hvdCategory <http://data.europa.eu/bna/c_dd313021> .
`;
const SERVICE = `
<https://x.example/s> a dcat:DataService ; dcat:servesDataset <https://x.example/d> .
`;

interface JsonFinding {
  readonly severity: string;
  readonly message: string;
  readonly language: string;
  readonly see: string;
}
interface Report {
  readonly conforms: boolean;
  readonly isValid: boolean;
  readonly note: string | null;
  readonly counts: Readonly<Record<string, number>>;
  readonly input: {
    readonly records: Readonly<Record<string, number>>;
    readonly isComplete: boolean;
    readonly issues: readonly Readonly<Record<string, unknown>>[];
  };
  readonly profiles: readonly Readonly<Record<string, unknown>>[];
  readonly omitted: number;
  readonly rules: readonly { readonly shape: string; readonly count: number; readonly records: number }[];
  readonly records: readonly {
    readonly iri: string | null;
    readonly kind: string | null;
    readonly title: string | null;
    readonly omitted: number;
    readonly resources: readonly {
      readonly resource: { readonly value: string };
      readonly properties: readonly { readonly path: string; readonly findings: readonly JsonFinding[] }[];
    }[];
  }[];
}

const post = (path: string, body: BodyInit, headers: Record<string, string> = {}) =>
  app.fetch(path, { method: 'POST', body, headers: { 'Content-Type': 'text/turtle', ...headers } });

const reportOn = async (body: string, query = '', headers: Record<string, string> = {}): Promise<Report> => {
  const response = await post(`/validate${query}`, body, headers);
  expect(response.status).toBe(200);
  expect(response.headers.get('Content-Type')).toBe('application/json');
  return response.json();
};

const rulesOf = ({ rules }: Report): string[] => rules.map(({ shape }) => shape.replace(/^.*:/, ''));

beforeAll(migrate);

describe('POST /validate', () => {
  it('judges every record of a catalogue, without a token, and stores nothing', async () => {
    const report = await reportOn(CATALOGUE);
    expect(report.conforms).toBe(false);
    expect(report.input.records).toMatchObject({ catalog: 1, dataset: 3, entity: 1 });
    expect(report.records.map(({ iri }) => iri)).toEqual(
      expect.arrayContaining(['https://x.example/c', 'https://x.example/d', 'https://x.example/p', null]),
    );
    const { records } = await (await app.get('/health')).json<{ records: number }>();
    expect(records).toBe(0);
  });

  it('groups findings by record, resource and property, with the message and its explanation', async () => {
    const { records } = await reportOn(CATALOGUE, '', { 'Accept-Language': 'nl, fr;q=0.5' });
    const air = records.find(({ iri }) => iri === 'https://x.example/d')!;
    expect(air.title).toBe('Air');
    const all = air.resources.flatMap(({ properties }) => properties);
    const access = all.find(({ path }) => path === ns.dcat('accessURL').value)!;
    expect(access.findings).toMatchObject([
      { severity: 'violation', language: 'nl', see: expect.stringContaining('semiceu.github.io') },
    ]);
  });

  it('tells once what is said of an entity that several records name', async () => {
    const { rules } = await reportOn(CATALOGUE);
    const name = rules.find(({ shape }) => shape.endsWith(':Agent-name-missing'));
    expect(name).toMatchObject({ count: 1, records: 1 });
  });

  it('misses the members of a catalogue only where it came with others', async () => {
    const alone = `${TURTLE_PREFIXES}<https://x.example/c> a dcat:Catalog .`;
    const stranger = '<https://x.example/e> a dcat:Dataset .';
    expect(rulesOf(await reportOn(alone))).not.toContain('Catalog-members-missing');
    expect(rulesOf(await reportOn(alone + stranger))).toContain('Catalog-members-missing');
    expect(rulesOf(await reportOn(CATALOGUE))).not.toContain('Catalog-members-missing');
  });

  it('judges high-value data where it is claimed, with the services that serve it', async () => {
    const { profiles } = await reportOn(CATALOGUE);
    expect(profiles.map(({ profile, records }) => [profile, records === 0])).toEqual([
      ['dcat-ap-3.0.1', false],
      ['dcat-ap-hvd-3.0.1', true],
    ]);
    expect(rulesOf(await reportOn(HVD))).toContain('Dataset-api-missing');
    expect(rulesOf(await reportOn(HVD + SERVICE))).not.toContain('Dataset-api-missing');
  });

  it('counts every rule of a record that breaks one of them thousands of times', async () => {
    const files = Array.from(
      { length: 1100 },
      (_, n) => `<https://x.example/f${n}> a dcat:Distribution ; dct:issued "soon" ; dct:license "CC0" .`,
    );
    const links = files.map((_, n) => `<https://x.example/f${n}>`).join(', ');
    const dataset = `<https://x.example/d> a dcat:Dataset ; dcat:distribution ${links} .`;
    const report = await reportOn(`${TURTLE_PREFIXES}${dataset}${files.join('\n')}`);
    const counts = new Map(report.rules.map(({ shape, count }) => [shape.replace(/^.*:/, ''), count]));
    expect(counts.get('Distribution-issued-form')).toBe(1100);
    expect(counts.get('Distribution-license-form')).toBe(1100);
    expect(counts.get('Distribution-accessURL-missing')).toBe(1100);
    expect(counts.get('Dataset-title-missing')).toBe(1);
    const { violations, warnings, infos } = report.counts as Record<string, number>;
    const total = violations! + warnings! + infos!;
    expect(report.rules.reduce((sum, { count }) => sum + count, 0)).toBe(total);
    const listed = report.records
      .flatMap(({ resources }) => resources)
      .flatMap(({ properties }) => properties)
      .flatMap(({ findings }) => findings);
    expect(listed.length).toBeLessThan(2100);
    expect(listed.length + report.omitted).toBe(total);
    expect(report.records.reduce((sum, { omitted }) => sum + omitted, 0)).toBe(report.omitted);
  });

  it('has SHACL’s conformance, which a warning spoils, and validity, which only a violation does', async () => {
    const good = `${TURTLE_PREFIXES}<https://x.example/d> a dcat:Dataset ;
      dct:title "Air"@en ; dct:description "Air."@en .`;
    const report = await reportOn(good);
    expect(report).toMatchObject({ conforms: false, isValid: true, counts: { violations: 0 } });
    expect(report.records[0]).toMatchObject({ conforms: false, isValid: true });
    const quads = await parse(await textOf(await post('/validate.ttl', good)));
    const conforms = quads.filter(({ predicate }) => predicate.equals(ns.sh('conforms')));
    expect(conforms.map(({ object }) => object.value)).toEqual(['false']);
  });

  it('tells a text in place of a licence once, with the remedy beside it', async () => {
    const text = `${HVD} <https://x.example/d> dcat:distribution [ a dcat:Distribution ; dct:license "CC BY 4.0" ;
      dcatap:applicableLegislation <http://data.europa.eu/eli/reg_impl/2023/138/oj> ] .`;
    expect(rulesOf(await reportOn(text)).filter((rule) => /licen/i.test(rule))).toEqual([
      'Distribution-license-form',
    ]);
    const page = await textOf(await post('/validate?lang=en', text, { Accept: 'text/html' }));
    const finding = page.split('<li class="finding">').find((item) => item.includes('>CC BY 4.0</q>'));
    expect(finding).toContain('Can be mended: ');
    const french = await textOf(await post('/validate?lang=fr', text, { Accept: 'text/html' }));
    expect(french).toContain('Peut être corrigé\u00a0: ');
  });

  it('calls what has no IRI what it is, and gives no address that leads nowhere', async () => {
    const nameless = `${HVD} <https://x.example/d> dcat:distribution [ a dcat:Distribution ] ;
      dct:publisher [ a foaf:Agent ] .`;
    const page = await textOf(await post('/validate?lang=en', nameless, { Accept: 'text/html' }));
    const headings = [...page.matchAll(/<h4>(.*?)<\/h4>/gs)].map(([, html]) => html!.replace(/<[^>]*>/g, ''));
    expect(headings.join('\n')).toMatch(
      /dcat:Distribution\s+no IRI of its own, value of .*dcat:distribution of Air/,
    );
    expect(headings.join('\n')).toMatch(/foaf:Agent\s+no IRI of its own, value of .*dct:publisher of Air/);
    expect(page).not.toContain('genid');
    const { records } = await reportOn(nameless);
    expect(JSON.stringify(records.map(({ resources }) => resources))).not.toContain(BASE);
  });

  it('takes one or several profiles, by id or alias', async () => {
    const named = async (query: string): Promise<unknown[]> =>
      (await reportOn(HVD, query)).profiles.map(({ profile }) => profile);
    expect(await named('?profile=dcat-ap')).toEqual(['dcat-ap-3.0.1']);
    expect(await named('?profile=dcat-ap-lu,dcat-ap-hvd')).toEqual(['dcat-ap-lu', 'dcat-ap-hvd-3.0.1']);
    expect(await named('?profile=dcat-ap-lu&profile=dcat-ap-hvd-3.0.0')).toHaveLength(2);
  });

  it('refuses an unknown profile with the list of those that there are', async () => {
    const response = await post('/validate?profile=nope', HVD);
    expect(response.status).toBe(400);
    const problem = await response.json<{ profiles: string[]; parameter: string }>();
    expect(problem.parameter).toBe('profile');
    expect(problem.profiles).toEqual(expect.arrayContaining(['dcat-ap', 'dcat-ap-hvd-3.0.0']));
  });

  it('tells what reading repaired and what it could not read', async () => {
    const { input, conforms } = await reportOn(`${CATALOGUE}\n<https://x.example/f> dct:title "open .\n`);
    expect(conforms).toBe(false);
    expect(input.isComplete).toBe(false);
    expect(input.issues).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'repaired', before: expect.stringContaining('2020-1-5') }),
        expect.objectContaining({ kind: 'syntax', line: expect.any(Number), column: expect.any(Number) }),
      ]),
    );
  });

  it.each(['ttl', 'jsonld', 'rdf', 'nt', 'trig'])('answers SHACL as .%s', async (extension) => {
    const response = await post(`/validate.${extension}`, HVD);
    expect(response.status).toBe(200);
    expect(await textOf(response)).toContain('ValidationResult');
  });

  it('answers SHACL by Accept: one report a profile, a result for what was not read', async () => {
    const response = await post('/validate', `${HVD}\n<https://x.example/f> dct:title "open .\n`, {
      Accept: 'application/n-triples',
    });
    expect(response.headers.get('Content-Type')).toBe('application/n-triples');
    expect(response.headers.get('Vary')).toContain('Accept');
    const quads = parse(await textOf(response));
    const profiles = quads.filter(({ predicate }) => predicate.equals(ns.dct('conformsTo')));
    expect(profiles.map(({ object }) => object.value).toSorted()).toEqual([
      `${BASE}/shapes/dcat-ap-3.0.1`,
      `${BASE}/shapes/dcat-ap-hvd-3.0.1`,
    ]);
    const components = quads
      .filter(({ predicate }) => predicate.equals(ns.sh('sourceConstraintComponent')))
      .map(({ object }) => object.value);
    expect(components).toContain('urn:moisson:SyntaxConstraintComponent');
  });

  it.each([
    ['text/plain', 'x', 415, 'media-type-unsupported'],
    ['application/x-www-form-urlencoded', HVD, 415, 'media-type-unsupported'],
    ['text/turtle', '', 422, 'nothing-to-validate'],
    ['text/turtle', '<html><body>no</body></html>', 422, 'nothing-to-validate'],
    ['multipart/form-data', 'no form', 400, 'form-invalid'],
  ])('answers %s “%s” with %d', async (type, body, status, code) => {
    const response = await post('/validate', body, { 'Content-Type': type });
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ code });
  });

  it('says that there was nothing to judge, and does not call that conforming', async () => {
    const alone = `${TURTLE_PREFIXES}<https://x.example/a> dct:title "A"@en .`;
    const report = await reportOn(alone, '?lang=en');
    expect(report).toMatchObject({ conforms: false, counts: { violations: 0 } });
    expect(report.note).toContain('nothing to judge');
    expect((await reportOn(HVD)).note).toBeNull();
    const html = await textOf(await post('/validate?lang=en', alone, { Accept: 'text/html' }));
    expect(html).toContain('there was nothing to judge');
    expect(html).not.toContain('No violation was found');
    const quads = parse(await textOf(await post('/validate.nt', alone)));
    const conforms = quads.filter(({ predicate }) => predicate.equals(ns.sh('conforms')));
    expect(new Set(conforms.map(({ object }) => object.value))).toEqual(new Set(['false']));
  });

  it('says what reading mended in the reader’s language', async () => {
    const french = await reportOn(CATALOGUE, '?lang=fr');
    expect(french.input.issues).toContainEqual(
      expect.objectContaining({ language: 'fr', message: expect.stringContaining('écrit') }),
    );
    const dutch = await reportOn(CATALOGUE, '?lang=nl', { 'Accept-Language': 'en' });
    expect(dutch.input.issues[0]).toMatchObject({ language: 'en' });
    const page = await textOf(await post('/validate?lang=fr', CATALOGUE, { Accept: 'text/html' }));
    expect(page).toContain('Le texte d’une valeur a été écrit comme son type de données le demande');
    expect(page).not.toContain('was written as its datatype demands');
  });

  it.each([
    ['en, fr;q=0.5', 'en'],
    ['fr', 'fr'],
    ['de', 'en'],
  ])('frames German findings by Accept-Language %s in %s', async (accepted, lang) => {
    const headers = { Accept: 'text/html', 'Accept-Language': accepted };
    const response = await post('/validate?lang=de', CATALOGUE, headers);
    expect(response.headers.get('Content-Language')).toBe(lang);
    const html = await textOf(response);
    expect(html).toContain(`<html lang="${lang}"`);
    expect(html).toMatch(/<span lang="de">Dieser Datensatz/);
    expect(html).toContain('/shapes?lang=de');
  });

  it('shows no name that the cutting into records gave to a node', async () => {
    const odd = `${TURTLE_PREFIXES}<https://x.example/d> a dcat:Dataset ; dcat:distribution [ a dcat:Distribution ;
      dcat:mediaType [ rdfs:label "CSV" ] ] .`;
    for (const path of ['/validate', '/validate.ttl'])
      expect(await textOf(await post(path, odd)), path).not.toContain('genid');
    const found = JSON.stringify(await reportOn(odd));
    expect(found).toContain('Distribution-mediaType-vocabulary');
    const html = await textOf(await post('/validate?lang=en', odd, { Accept: 'text/html' }));
    expect(html).not.toMatch(/href="[^"]*genid/);
    expect(html).toContain('CSV (no IRI of its own)');
  });

  it('refuses a mending that it does not understand', async () => {
    const response = await post('/validate?fix=maybe', HVD);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'parameter-invalid', parameter: 'fix' });
    expect((await post('/validate?fix=false', HVD)).status).toBe(200);
  });

  it('refuses what is too large, however it comes', async () => {
    const small = client({ MAX_BODY_BYTES: '1024' }, { token: null });
    const turtle = { 'Content-Type': 'text/turtle' };
    const body = 'x'.repeat(2000);
    const plain = await small.fetch('/validate', { method: 'POST', body, headers: turtle });
    expect(plain.status).toBe(413);
    const form = new FormData();
    form.set('text', body);
    const sent = await small.fetch('/validate', { method: 'POST', body: form });
    expect([sent.status, (await sent.json<{ limit: number }>()).limit]).toEqual([413, 1024]);
    const lines = Array.from({ length: 100_001 }, (_, n) => `<urn:s> <urn:p> "${n}" .\n`).join('');
    const many = await post('/validate', lines);
    expect([many.status, (await many.json<{ code: string }>()).code]).toEqual([413, 'too-many-statements']);
    const records = Array.from(
      { length: 5001 },
      (_, n) => `<urn:s:${n}> a <http://www.w3.org/ns/dcat#Dataset> .\n`,
    );
    const crowd = await post('/validate', records.join(''));
    expect([crowd.status, (await crowd.json<{ code: string }>()).code]).toEqual([413, 'too-many-records']);
  });

  it.each(['http://127.0.0.1/', 'http://169.254.169.254/latest/', 'file:///etc/passwd', `${BASE}/catalog`])(
    'does not fetch %s',
    async (url) => {
      const response = await app.fetch(`/validate?url=${encodeURIComponent(url)}`, { method: 'POST' });
      expect([response.status, (await response.json<{ code: string }>()).code]).toEqual([400, 'url-refused']);
    },
  );
});

describe('the form of /validate', () => {
  const submit = (fields: Readonly<Record<string, string | File>>, accept = 'text/html') => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    return app.fetch('/validate?lang=fr', { method: 'POST', body: form, headers: { Accept: accept } });
  };

  it('is a page in the language of the reader, with what the URL presets', async () => {
    const response = await app.get('/validate?lang=en&profile=dcat-ap-lu&url=https://a.example/x', {
      Accept: 'text/html',
    });
    expect(response.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
    const etag = response.headers.get('ETag')!;
    const html = await textOf(response);
    expect(html).toContain('Validate metadata');
    expect(html).toContain('value="https://a.example/x"');
    expect(html).toMatch(/value="dcat-ap-lu" checked/);
    expect(html).not.toMatch(/value="dcat-ap-3.0.1" checked/);
    const again = await app.get('/validate?lang=en&profile=dcat-ap-lu&url=https://a.example/x', {
      'If-None-Match': etag,
    });
    expect(again.status).toBe(304);
    expect((await app.get('/validate', { Accept: 'text/turtle' })).status).toBe(406);
  });

  it('shows the report on a pasted text, whose format it recognises', async () => {
    const response = await submit({ text: CATALOGUE });
    expect(response.status).toBe(200);
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    const html = await textOf(response);
    expect(html).toContain('Rapport de validation');
    expect(html).toContain('dcat:accessURL');
    expect(html).toContain('semiceu.github.io');
  });

  it('refuses two inputs at once, and counts one statement as one', async () => {
    const both = await submit({ text: HVD, file: new File([HVD], 'd.ttl') }, 'application/json');
    expect(both.status).toBe(400);
    expect(await both.json()).toMatchObject({ code: 'form-ambiguous', given: 'text, file' });
    const page = await textOf(await submit({ text: HVD, url: 'https://a.example/x' }));
    expect(page).toContain('plusieurs choses à valider\u00a0: text, url');
    const one = await textOf(await submit({ text: '<urn:d> a <http://www.w3.org/ns/dcat#Dataset> .' }));
    expect(one).toContain('1 déclaration, 1 fiche<');
  });

  it('takes a file, packed too, and answers programs in their form', async () => {
    const packed = new Response(new Blob([HVD]).stream().pipeThrough(new CompressionStream('gzip')));
    const file = new File([await packed.arrayBuffer()], 'catalogue.ttl.gz');
    const response = await submit({ file }, 'application/json');
    const { input } = await response.json<{ input: Record<string, unknown> }>();
    expect(input).toMatchObject({ origin: 'file', name: 'catalogue.ttl.gz', format: 'turtle' });
  });

  it('says on the page what went wrong, with what was filled in, and runs nothing of it', async () => {
    const text = '</textarea><script>alert(1)</script>';
    const response = await submit({ text });
    expect(response.status).toBe(415);
    const html = await textOf(response);
    expect(html).toContain('role="alert"');
    expect(html).toContain('&lt;script&gt;');
    expect(html).not.toContain('<script>alert');
  });

  it('escapes what data says', async () => {
    const html = await textOf(
      await submit({
        text: `${TURTLE_PREFIXES}<urn:d> a dcat:Dataset ; dct:title "<script>alert(1)</script>" ; dct:language <javascript:alert(1)> .`,
      }),
    );
    expect(html).not.toContain('<script>alert');
    expect(html).not.toContain('href="javascript:');
  });
});
