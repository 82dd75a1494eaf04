/**
 * A real catalogue by OAI-PMH: a harvester with the habits of data.europa.eu's ends with exactly what is published,
 * also while records are written, deleted and brought back during its walk.
 */
import { join } from 'node:path';
import { Parser } from 'n3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CORPORA, hasCorpora } from '../support/corpora.ts';
import { checkAnswer, elementsIn, type OaiRecord } from '../support/oai-checker.ts';
import { askOver, walkList } from '../support/oai-walk.ts';
import { cleanUp, command, type StartedServer, startServer } from './run-command.ts';

const TOKEN = 'the-token-of-the-walk';
const LIST = { verb: 'ListRecords', metadataPrefix: 'dcat_ap' };
const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const DCAT = 'http://www.w3.org/ns/dcat#';
const DCT = 'http://purl.org/dc/terms/';

interface Published {
  /** Of the record here, for writing. */
  readonly url: string;
  readonly iri: string;
  readonly identifier: string;
}

/** The datasets that the pages of the catalogue give, with the identifier that they give. */
const datasetsOnPages = async ({ url }: StartedServer): Promise<Published[]> => {
  const found: Published[] = [];
  for (let next: string | undefined = `${url}/catalog.nt?kind=dataset&page_size=200`; next; ) {
    const response: Response = await fetch(next);
    expect(response.status).toBe(200);
    const quads = new Parser({ format: 'N-Triples' }).parse(await response.text());
    const objects = (subject: string, predicate: string): string[] =>
      quads
        .filter((q) => q.subject.value === subject && q.predicate.value === predicate)
        .map((q) => q.object.value);
    const records = quads.filter(
      (q) =>
        q.predicate.value === 'http://xmlns.com/foaf/0.1/primaryTopic' &&
        q.subject.value.startsWith(`${url}/records/`),
    );
    for (const { subject, object } of records) {
      if (!objects(object.value, `${RDF}type`).includes(`${DCAT}Dataset`)) continue;
      const id = subject.value.split('/').at(-1)!;
      const [identifier = object.value] = objects(object.value, `${DCT}identifier`);
      found.push({ url: `${url}/datasets/${id}`, iri: object.value, identifier });
    }
    next = /<([^>]+)>; rel="next"/.exec(response.headers.get('link') ?? '')?.[1];
  }
  return found;
};

/** What the importer makes of a record: the one dataset that is the root of the document. */
const datasetIn = ({ metadata }: OaiRecord): string => {
  const datasets = elementsIn(metadata!).filter(
    ({ namespaceURI, localName }) => namespaceURI === DCAT && localName === 'Dataset',
  );
  expect(datasets).toHaveLength(1);
  return datasets[0]!.getAttributeNS(RDF, 'about')!;
};

const living = (records: readonly OaiRecord[]): OaiRecord[] => records.filter(({ isDeleted }) => !isDeleted);

const write = async (method: 'PUT' | 'DELETE', url: string, body?: string): Promise<void> => {
  const response = await fetch(url, {
    method,
    headers: { Authorization: `Bearer ${TOKEN}`, ...(body && { 'Content-Type': 'text/turtle' }) },
    ...(body && { body }),
  });
  expect(response.status, await response.text()).toBeLessThan(300);
};

describe.skipIf(!hasCorpora)('belgium/sample by OAI-PMH', () => {
  let server: StartedServer;
  let published: Published[];
  beforeAll(async () => {
    server = await startServer({ ADMIN_TOKEN: TOKEN, VALIDATION: 'off' });
    const run = command(
      ['import', '--to', server.url, '--token', TOKEN, join(CORPORA, 'belgium/sample.nt.gz')],
      {
        MOISSON_STATE: server.stateDir,
      },
    );
    expect(await run.exited, run.output()).toBe(0);
    published = await datasetsOnPages(server);
  }, 600_000);
  afterAll(cleanUp, 30_000);

  const ask = (parameters: Readonly<Record<string, string>>) => askOver(`${server.url}/oai`)(parameters);

  it('gives each dataset of the pages once, under the same identifier', async () => {
    const { records, completeListSize } = await walkList(ask, LIST, { repeatsArguments: true });
    expect(completeListSize).toBe(published.length);
    const byDataset = new Map(records.map((record) => [datasetIn(record), record.identifier]));
    expect(byDataset.size).toBe(published.length);
    expect(published.filter(({ iri, identifier }) => byDataset.get(iri) !== identifier)).toEqual([]);
  });

  it('lists the sets that headers name, each with what says that it is in it', async () => {
    const { sets } = await walkList(ask, { verb: 'ListSets' });
    const { records } = await walkList(ask, { verb: 'ListIdentifiers', metadataPrefix: 'oai_dc' });
    const sizes = new Map<string, number>();
    for (const spec of records.flatMap((record) => record.sets)) sizes.set(spec, (sizes.get(spec) ?? 0) + 1);
    const listed = new Set(sets.map(({ spec }) => spec));
    expect([...sizes.keys()].filter((spec) => !listed.has(spec))).toEqual([]);
    for (const [set, size] of [...sizes].slice(0, 10)) {
      const asked = { verb: 'ListIdentifiers', metadataPrefix: 'oai_dc', set };
      const { token, records: found } = checkAnswer(await ask(asked), asked);
      expect(token?.completeListSize ?? found.length, set).toBe(size);
    }
  });

  it('ends with exactly what is published, while 50 records are written, deleted and restored', async () => {
    const chosen = published.filter((_, index) => index % 11 === 0).slice(0, 50);
    expect(chosen).toHaveLength(50);
    const bodies = new Map<string, string>();
    for (const { url } of chosen) bodies.set(url, await (await fetch(`${url}.ttl`)).text());
    const [changed, deleted, restored] = [chosen.slice(0, 20), chosen.slice(20, 35), chosen.slice(35)];
    const work = [
      ...changed.map(
        ({ url, iri }) =>
          () =>
            write('PUT', url, `${bodies.get(url)}\n<${iri}> <${DCAT}keyword> "during the walk" .`),
      ),
      ...[...deleted, ...restored].map(
        ({ url }) =>
          () =>
            write('DELETE', url),
      ),
      ...restored.map(
        ({ url }) =>
          () =>
            write('PUT', url, bodies.get(url)),
      ),
    ];
    const { records } = await walkList(ask, LIST, {
      repeatsArguments: true,
      betweenPages: async () => {
        for (const task of work.splice(0, 20)) await task();
      },
    });
    for (const task of work) await task();
    const moved = new Set([...deleted, ...restored].map(({ iri }) => iri));
    const found = new Set(living(records).map(datasetIn));
    expect(published.filter(({ iri }) => !moved.has(iri) && !found.has(iri))).toEqual([]);
    expect([...found].filter((iri) => !published.some((one) => one.iri === iri))).toEqual([]);
    // And the next walk has what is there by now, with a tombstone for each that is not.
    const after = await walkList(ask, LIST);
    const gone = after.records.filter(({ isDeleted }) => isDeleted).map(({ identifier }) => identifier);
    expect(gone.sort()).toEqual(deleted.map(({ identifier }) => identifier).sort());
    expect(living(after.records)).toHaveLength(published.length - deleted.length);
  }, 240_000);

  it('gives Dublin Core and RDF of everything, and each again by its identifier', async () => {
    const { records } = await walkList(ask, { verb: 'ListRecords', metadataPrefix: 'oai_dc' });
    expect(records.length).toBeGreaterThan(published.length);
    for (const { identifier, isDeleted } of records.filter((_, index) => index % 25 === 0)) {
      const asked = { verb: 'GetRecord', metadataPrefix: 'rdf', identifier };
      expect(checkAnswer(await ask(asked), asked).records).toMatchObject([{ identifier, isDeleted }]);
    }
  });
});
