/**
 * Conversations in OAI-PMH: every answer is held against the protocol by an independent client.
 */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Bindings } from '../../src/env.ts';
import { TOKEN_DAYS, writeToken } from '../../src/http/oai/token.ts';
import { emptyCatalogue } from '../support/catalogue.ts';
import { type Checked, checkAnswer, elementsIn } from '../support/oai-checker.ts';
import { type Ask, walkList } from '../support/oai-walk.ts';
import { ADMIN, BASE, client, migrate, textOf, withToken } from './http-client.ts';
import { dataset, postImport, remove } from './http-writing.ts';

const { turtle, fetch } = client();

const askWith = (settings: Partial<Bindings> = {}): Ask => {
  const { get } = client(settings);
  return async (parameters) => {
    const response = await get(`/oai?${new URLSearchParams(parameters)}`);
    return {
      status: response.status,
      contentType: response.headers.get('Content-Type') ?? '',
      text: await textOf(response),
    };
  };
};
const ask = askWith();

type Parameters = Readonly<Record<string, string>>;
const checked = async (parameters: Parameters, how: Ask = ask): Promise<Checked> =>
  checkAnswer(await how(parameters), parameters);
const errorsOf = async (parameters: Parameters): Promise<readonly string[]> =>
  (await checked(parameters)).errors;

const LIST = { verb: 'ListRecords', metadataPrefix: 'dcat_ap' };
const HEADERS = { verb: 'ListIdentifiers', metadataPrefix: 'rdf' };
const identifiers = async (parameters: Parameters, how: Ask = ask): Promise<string[]> =>
  (await checked(parameters, how)).records.map(({ identifier }) => identifier);

const put = async (path: string, body: string): Promise<void> => {
  const response = await turtle('PUT', path, body);
  expect(response.status, await textOf(response.clone())).toBeLessThan(300);
};
const putDataset = (id: string, identifier: string, more = ''): Promise<void> =>
  put(
    `/datasets/${id}`,
    `<> a dcat:Dataset ; dct:title "${id}"@en ; dct:identifier "${identifier}" ${more} .`,
  );

const ENVI = '<http://publications.europa.eu/resource/authority/data-theme/ENVI>';
const HVD = 'dcatap:applicableLegislation <http://data.europa.eu/eli/reg_impl/2023/138/oj>';
const AGENCY = 'dct:publisher <https://pub.example/agency>';

beforeAll(migrate);
beforeEach(async () => {
  await emptyCatalogue();
});

describe('the set for data.europa.eu', () => {
  it('has what a source lets be given on, and no other', async () => {
    await put('/datasets/own', dataset('own'));
    await postImport(
      'source=neighbour',
      '<https://n.example/d> a dcat:Dataset ; dct:title "Theirs"@en ; dct:identifier "THEIRS" .',
    );
    const all = await identifiers(LIST);
    expect(all).toContain('THEIRS');
    expect(await identifiers({ ...LIST, set: 'eu' })).toEqual(all);
    const changed = await fetch('/api/sources/neighbour', {
      method: 'PUT',
      body: JSON.stringify({ reexposed: false }),
      headers: { 'Content-Type': 'application/json', ...withToken(ADMIN) },
    });
    expect(changed.status, await changed.text()).toBe(200);
    expect(await identifiers({ ...LIST, set: 'eu' })).toEqual(all.filter((name) => name !== 'THEIRS'));
    const { records } = await checked({ verb: 'GetRecord', metadataPrefix: 'dcat_ap', identifier: 'THEIRS' });
    expect(records[0]?.sets).not.toContain('eu');
  });
});

describe('/oai', () => {
  it('identifies the repository', async () => {
    const { content } = await checked({ verb: 'Identify' });
    const text = (name: string) => content?.getElementsByTagName(name)[0]?.textContent;
    expect(text('baseURL')).toBe(`${BASE}/oai`);
    expect(text('deletedRecord')).toBe('persistent');
  });

  it('takes a form as well, and no other body', async () => {
    const body = new URLSearchParams({ verb: 'Identify' });
    const response = await fetch('/oai', { method: 'POST', body });
    const text = await textOf(response);
    checkAnswer(
      { status: response.status, contentType: response.headers.get('Content-Type') ?? '', text },
      { verb: 'Identify' },
    );
    const json = await fetch('/oai', {
      method: 'POST',
      body: '{}',
      headers: { 'Content-Type': 'application/json' },
    });
    expect(json.status).toBe(415);
  });

  it.each([
    ['badVerb', {}],
    ['badVerb', { verb: 'Nothing\u0001' }],
    ['badArgument', { verb: 'ListRecords' }],
    ['badArgument', { verb: 'Identify', set: 'hvd' }],
    ['badArgument', { ...LIST, more: 'x' }],
    ['badArgument', { ...LIST, from: '2026-02-30' }],
    ['badArgument', { ...LIST, from: '2026-01-01T10:00:00+01:00' }],
    ['badArgument', { ...LIST, from: '2026-01-01', until: '2026-01-02T00:00:00Z' }],
    ['badArgument', { ...LIST, from: '2026-01-02', until: '2026-01-01' }],
    ['badArgument', { ...LIST, set: 'no set' }],
    ['badArgument', { ...LIST, from: '' }],
    ['cannotDisseminateFormat', { ...LIST, metadataPrefix: 'marc21' }],
    ['cannotDisseminateFormat', { ...LIST, metadataPrefix: 'toString' }],
    ['noRecordsMatch', LIST],
    ['noRecordsMatch', { ...LIST, set: 'theme:NONE' }],
    ['badResumptionToken', { verb: 'ListRecords', resumptionToken: 'x' }],
    ['badResumptionToken', { verb: 'ListSets', resumptionToken: "' OR 1=1 --" }],
    ['idDoesNotExist', { verb: 'GetRecord', identifier: 'none', metadataPrefix: 'oai_dc' }],
    ['idDoesNotExist', { verb: 'ListMetadataFormats', identifier: 'none' }],
  ] as const)('answers %s to %j', async (code, parameters) => {
    expect(await errorsOf(parameters as Parameters)).toEqual([code]);
  });

  it('refuses a repeated argument', async () => {
    const text = await textOf(await client().get('/oai?verb=Identify&verb=Identify'));
    expect(text).toContain('<error code="badVerb">');
    expect(text).toContain(`<request>${BASE}/oai</request>`);
  });
});

describe('records', () => {
  it('are called as pages call them, else by their IRIs, and found by either', async () => {
    await putDataset('air', 'AIR-1');
    await put('/datasets/bare', '<> a dcat:Dataset ; dct:title "bare"@en .');
    expect(await identifiers(LIST)).toEqual(['AIR-1', `${BASE}/datasets/bare`]);
    for (const identifier of ['AIR-1', `${BASE}/datasets/air`, 'oai:cat.example:air'])
      expect(await identifiers({ verb: 'GetRecord', metadataPrefix: 'rdf', identifier })).toEqual(['AIR-1']);
  });

  it('are called by IRI or in the scheme oai where the setting says so', async () => {
    await putDataset('air', 'AIR-1');
    const iri = askWith({ OAI_IDENTIFIER: 'iri' });
    const scheme = askWith({ OAI_IDENTIFIER: 'oai' });
    expect(await identifiers(LIST, iri)).toEqual([`${BASE}/datasets/air`]);
    expect(await identifiers(LIST, scheme)).toEqual(['oai:cat.example:air']);
    await checked({ verb: 'Identify' }, scheme);
  });

  it('of one identifier do not become one: the first dataset has it, the others their IRIs', async () => {
    await put('/services/api', '<> a dcat:DataService ; dct:title "api"@en ; dct:identifier "same" .');
    await putDataset('first', 'same');
    await putDataset('second', 'same');
    expect(await identifiers(HEADERS)).toEqual([`${BASE}/services/api`, 'same', `${BASE}/datasets/second`]);
    for (const identifier of await identifiers(HEADERS))
      expect(await identifiers({ verb: 'GetRecord', metadataPrefix: 'rdf', identifier })).toEqual([
        identifier,
      ]);
  });

  it('are found whatever the language or datatype of the identifier', async () => {
    await put('/datasets/tagged', '<> a dcat:Dataset ; dct:title "t"@en ; dct:identifier "T"@fr .');
    await put('/datasets/typed', '<> a dcat:Dataset ; dct:title "t"@en ; dct:identifier "U"^^xsd:anyURI .');
    await put(
      '/datasets/odd',
      '<> a dcat:Dataset ; dct:title "t"@en ; dct:identifier "V"^^<https://x.example/type> .',
    );
    expect(await identifiers(LIST)).toEqual(['T', 'U', `${BASE}/datasets/odd`]);
    for (const identifier of await identifiers(LIST))
      expect(await errorsOf({ verb: 'GetRecord', metadataPrefix: 'rdf', identifier })).toEqual([]);
  });

  it('are in dcat_ap datasets alone, in the other formats services and series too', async () => {
    await putDataset('air', 'AIR-1');
    await put('/services/api', '<> a dcat:DataService ; dct:title "api"@en ; dct:identifier "API" .');
    await put('/series/years', '<> a dcat:DatasetSeries ; dct:title "years"@en ; dct:identifier "YEARS" .');
    await put('/entities/agency', '<> a foaf:Organization ; foaf:name "Agency"@en .');
    expect(await identifiers(LIST)).toEqual(['AIR-1']);
    expect(await identifiers(HEADERS)).toEqual(['AIR-1', 'API', 'YEARS']);
    expect(await errorsOf({ verb: 'GetRecord', metadataPrefix: 'dcat_ap', identifier: 'API' })).toEqual([
      'cannotDisseminateFormat',
    ]);
    const formats = await checked({ verb: 'ListMetadataFormats', identifier: 'API' });
    expect(formats.content?.textContent).not.toContain('dcat_ap');
  });

  it('bring the entities that they name, and services without what else these serve', async () => {
    await put(
      '/services/gate',
      `<> a dcat:DataService ; dct:title "gate"@en ; dct:identifier "GATE" ;
        dcat:servesDataset <${BASE}/datasets/air>, <${BASE}/datasets/water> .`,
    );
    const named = (id: string) =>
      putDataset(
        id,
        id,
        `; ${AGENCY} ; dcat:distribution [ a dcat:Distribution ; dcat:accessURL <https://x.example/${id}> ;
          dcat:accessService <${BASE}/services/gate> ] . <https://pub.example/agency> a foaf:Organization ; foaf:name "Agency of ${id}"`,
      );
    await named('air');
    await putDataset('water', 'water');
    const { text } = await ask(LIST);
    const [air, water] = text.split('</record>');
    expect(air).toContain('Agency of air');
    expect(air).toContain(`<dcat:DataService rdf:about="${BASE}/services/gate">`);
    expect(text).not.toContain('servesDataset');
    expect(water).not.toContain('Agency');
    expect(text).not.toContain('dcat:Catalog ');
  });

  it('stay well-formed whatever a literal holds', async () => {
    await put(
      '/datasets/odd',
      String.raw`<> a dcat:Dataset ; dct:title "a\u0001\u000B<]]>&\uFFFE\U0001F600"@en ; dct:identifier "o<&\"'" ; dct:description "\r\n\t" .`,
    );
    for (const metadataPrefix of ['dcat_ap', 'oai_dc']) {
      const { records } = await checked({ verb: 'ListRecords', metadataPrefix });
      expect(records[0]?.identifier).toBe('o<&"\'');
      expect(records[0]?.metadata?.textContent).toMatch(/<\]\]>&.*😀/u);
    }
  });

  it('are given in Dublin Core with every language', async () => {
    await put(
      '/datasets/air',
      `<> a dcat:Dataset ; dct:title "Air"@en, "L’air"@fr ; ${AGENCY} ; dcat:theme ${ENVI} .
       <https://pub.example/agency> a foaf:Organization ; foaf:name "Agency"@en .`,
    );
    const { records } = await checked({ verb: 'ListRecords', metadataPrefix: 'oai_dc' });
    const lines = elementsIn(records[0]!.metadata!).map(
      (element) => `${element.localName} ${element.getAttribute('xml:lang') ?? ''} ${element.textContent}`,
    );
    expect(lines).toEqual([
      'title en Air',
      'title fr L’air',
      'subject  http://publications.europa.eu/resource/authority/data-theme/ENVI',
      'publisher en Agency',
      `identifier  ${BASE}/datasets/air`,
      'type  Dataset',
    ]);
  });
});

describe('tombstones', () => {
  it('keep the identifier and the sets that the record had, until it comes back', async () => {
    const write = () => putDataset('air', 'AIR-1', `; dcat:theme ${ENVI} ; ${HVD} ; ${AGENCY}`);
    await write();
    const [before] = (await checked(LIST)).records;
    await remove('/datasets/air');
    const [after] = (await checked(LIST)).records;
    expect(after).toEqual({ ...before, isDeleted: true, metadata: null, datestamp: after?.datestamp });
    expect(after?.sets).toEqual([
      'eu',
      'hvd',
      'kind:dataset',
      expect.stringMatching(/^publisher:/),
      'theme:ENVI',
    ]);
    for (const set of after!.sets) expect(await identifiers({ ...LIST, set })).toEqual(['AIR-1']);
    expect(await identifiers({ ...LIST, set: 'theme' })).toEqual(['AIR-1']);
    expect(await errorsOf({ ...LIST, set: 'theme:TRAN' })).toEqual(['noRecordsMatch']);
    const single = await checked({ verb: 'GetRecord', metadataPrefix: 'dcat_ap', identifier: 'AIR-1' });
    expect(single.records[0]?.isDeleted).toBe(true);
    await put('/datasets/air', dataset('back'));
    expect((await checked(LIST)).records).toMatchObject([{ identifier: 'x', isDeleted: false }]);
  });

  it('keep odd identifiers', async () => {
    const name = String.raw`a \"b\" \\ .`;
    await putDataset('odd', name, '; dcat:keyword "dct:identifier"');
    const before = await identifiers(LIST);
    await remove('/datasets/odd');
    expect(await identifiers(LIST)).toEqual(before);
    expect(before).toEqual(['a "b" \\ .']);
    expect(await identifiers({ verb: 'GetRecord', metadataPrefix: 'rdf', identifier: before[0]! })).toEqual(
      before,
    );
  });

  it('leave the identifier to a living record', async () => {
    await putDataset('old', 'same');
    await remove('/datasets/old');
    await putDataset('new', 'same');
    expect((await checked(LIST)).records).toMatchObject([
      { identifier: `${BASE}/datasets/old`, isDeleted: true },
      { identifier: 'same', isDeleted: false },
    ]);
  });
});

describe('sets', () => {
  it('are listed with names, each that a header has', async () => {
    await put(
      '/datasets/air',
      `<> a dcat:Dataset ; dct:title "Air"@en ; ${AGENCY} ; dcat:theme ${ENVI}, <https://pub.example/themes/own> .
       <https://pub.example/agency> a foaf:Organization ; foaf:name "Agence"@fr, "Agency"@en .`,
    );
    const small = askWith({ OAI_PAGE_SIZE: '2' });
    const { sets, pages } = await walkList(small, { verb: 'ListSets' });
    expect(pages).toBeGreaterThan(4);
    const names = new Map(sets.map(({ spec, name }) => [spec, name]));
    const [record] = (await checked(LIST)).records;
    expect(record!.sets).toHaveLength(5);
    for (const spec of record!.sets) {
      expect(names.has(spec), spec).toBe(true);
      expect(await identifiers({ ...HEADERS, set: spec })).toHaveLength(1);
    }
    expect([...names.values()]).toEqual(expect.arrayContaining(['Agency', 'Environment']));
    expect([...names.keys()]).toEqual(expect.arrayContaining(['kind', 'publisher', 'theme', 'hvd']));
  });
});

describe('lists', () => {
  const few = askWith({ OAI_PAGE_SIZE: '2' });
  const fill = async (n: number): Promise<void> => {
    for (let i = 0; i < n; i++) await putDataset(`d${i}`, `D${i}`);
  };

  it('are walked to their end, also by clients that repeat their arguments', async () => {
    await fill(4);
    for (const verb of ['ListRecords', 'ListIdentifiers'])
      for (const repeatsArguments of [true, false]) {
        const walk = await walkList(few, { ...LIST, verb, from: '2020-01-01' }, { repeatsArguments });
        expect(walk).toMatchObject({ pages: 2, completeListSize: 4 });
        expect(walk.records).toHaveLength(4);
      }
  });

  it('give a record that is changed during the walk once, and end with those that were there throughout', async () => {
    await fill(5);
    const { records } = await walkList(few, LIST, {
      betweenPages: async (page) => {
        if (page > 1) return;
        await putDataset('d0', 'D0', '; dcat:keyword "again"');
        await putDataset('d4', 'D4', '; dcat:keyword "again"');
        await remove('/datasets/d1');
        await remove('/datasets/d3');
        await putDataset('new', 'NEW');
      },
    });
    const living = records.filter(({ isDeleted }) => !isDeleted).map(({ identifier }) => identifier);
    expect(living).toEqual(['D0', 'D1', 'D2', 'D4', 'NEW']);
    expect(records.filter(({ isDeleted }) => isDeleted)).toMatchObject([{ identifier: 'D3' }]);
  });

  it('are cut by datestamps, day and second', async () => {
    await fill(1);
    const datestamp = (await checked(LIST)).records[0]!.datestamp;
    const day = datestamp.slice(0, 10);
    expect(await identifiers({ ...LIST, from: datestamp, until: datestamp })).toEqual(['D0']);
    expect(await identifiers({ ...LIST, from: day, until: day })).toEqual(['D0']);
    expect(await errorsOf({ ...LIST, until: '2020-01-01' })).toEqual(['noRecordsMatch']);
    expect(await errorsOf({ ...LIST, from: '2999-01-01' })).toEqual(['noRecordsMatch']);
  });

  it('go on with a token of another isolate, and only with one of theirs', async () => {
    await fill(3);
    const token = (await checked(LIST, few)).token!.text;
    const next = { verb: 'ListRecords', resumptionToken: token };
    const restarted = askWith({ OAI_PAGE_SIZE: '2' });
    expect(checkAnswer(await restarted(next), next, { prefix: 'dcat_ap' }).records).toHaveLength(1);
    for (const parameters of [
      { ...next, verb: 'ListIdentifiers' },
      { ...next, resumptionToken: token.slice(0, -1) },
      { ...next, resumptionToken: `A${token.slice(1)}` },
    ])
      expect(await errorsOf(parameters)).toEqual(['badResumptionToken']);
    expect(await errorsOf({ ...next, metadataPrefix: 'oai_dc' })).toEqual(['badArgument']);
  });

  it('refuse a token that has expired', async () => {
    await fill(1);
    const day = 86_400_000;
    const tokenOf = (issued: number): string =>
      writeToken({
        verb: 'ListRecords',
        asked: { metadataPrefix: 'rdf' },
        after: 0,
        cursor: 0,
        total: 1,
        issued,
      });
    const asked = (issued: number) => ({ verb: 'ListRecords', resumptionToken: tokenOf(issued) });
    expect(await errorsOf(asked(Date.now() - (TOKEN_DAYS + 1) * day))).toEqual(['badResumptionToken']);
    const young = asked(Date.now() - (TOKEN_DAYS - 1) * day);
    expect(checkAnswer(await ask(young), young, { prefix: 'rdf' }).errors).toEqual([]);
  });
});
