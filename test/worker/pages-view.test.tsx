/** The view model of a record: what stands where, and that nothing is left out. */
import { describe, expect, it } from 'vitest';
import { RecordPage } from '../../src/http/pages/record.tsx';
import { type RecordView, recordView } from '../../src/http/pages/view/record-view.ts';
import { schemaOrgOf } from '../../src/http/pages/view/schema-org.ts';
import { labelOfValue, type PropertyView } from '../../src/http/pages/view/value.ts';
import { PREFIXES } from '../../src/rdf/namespaces.ts';
import {
  AGENT,
  BASE_URL,
  CATALOG,
  CHECKSUM,
  contextAt,
  documentOf,
  labelOf,
  POOR,
  RICH,
  SERIES,
  SERVICE,
} from '../a11y/fixtures.ts';

const viewOf = (doc: typeof RICH, lang: 'fr' | 'en' = 'fr'): RecordView =>
  recordView({ doc, lang, baseUrl: BASE_URL, labelOf });

const shown = (rows: readonly PropertyView[], name: string): readonly string[] | undefined =>
  rows.find((row) => row.name === name)?.values.map(labelOfValue);

describe('the view of a dataset', () => {
  const view = viewOf(RICH);

  it('speaks the language of the reader, by machine where there is nothing better', () => {
    expect(view.title).toEqual({ value: 'Niveau des cours d’eau', lang: 'fr', isMachine: false });
    expect(viewOf(RICH, 'en').title).toEqual({ value: 'River levels', lang: 'en', isMachine: true });
    expect(view.description.map(({ paragraphs }) => paragraphs)).toEqual([
      ['Hauteurs mesurées.', 'Voir https://eau.example.org/methode.'],
    ]);
    expect(view.otherLanguages.map(({ name, titles, keywords }) => [name, titles, keywords])).toEqual([
      ['allemand', ['Wasserstände'], ['Wasser']],
      ['anglais', ['River levels'], []],
    ]);
  });

  it('puts licence and first download at the head', () => {
    expect(view.licences.map(labelOfValue)).toEqual(['Creative Commons Attribution 4.0']);
    expect(view.first).toMatchObject({
      action: 'download',
      href: 'https://eau.example.org/mesures.csv',
      title: { value: 'Mesures du jour' },
    });
    expect(view.otherAccesses).toBe(1);
  });

  it('lists distributions, downloads first, and makes up a title where there is none', () => {
    expect(view.distributions.map(({ title, formats, size }) => [title.value, formats, size])).toEqual([
      ['Mesures du jour', ['CSV'], expect.stringMatching(/^4,5\sMo$/)],
      ['WMS', ['WMS'], null],
    ]);
    expect(shown(view.distributions[0]!.further, 'dct:rights')).toEqual(['Citer la source.']);
    expect(shown(view.distributions[0]!.further, 'dcat:mediaType')).toEqual(['text/csv']);
  });

  it('gives the facts with labels, dates and periods in words', () => {
    expect(shown(view.facts, 'dcat:theme')).toEqual(['Environnement']);
    expect(shown(view.facts, 'dct:accrualPeriodicity')).toEqual(['quotidien']);
    expect(shown(view.facts, 'dct:language')).toEqual(['français']);
    expect(shown(view.facts, 'dct:temporal')).toEqual(['1er janvier 2012 – 31 décembre 2012']);
    expect(shown(view.facts, 'dct:modified')).toEqual(['1er février 2026']);
    expect(shown(view.standards, 'dct:conformsTo')).toEqual(['EPSG:4258']);
    expect(view.isHvd).toBe(true);
  });

  it('links themes to the list, and entities to their pages', () => {
    expect(view.facts.find(({ name }) => name === 'dcat:theme')?.values[0]).toMatchObject({
      href: '/catalog?theme=http%3A%2F%2Fpublications.europa.eu%2Fresource%2Fauthority%2Fdata-theme%2FENVI',
    });
    expect(view.publisher).toMatchObject({
      kind: 'link',
      href: '/entities/agency',
      label: { value: 'Agence de l’eau' },
    });
  });

  it('says whom to ask', () => {
    const [contact] = view.contacts;
    expect(contact).toMatchObject({ name: { value: 'Guichet des données' }, href: '/entities/help' });
    expect(shown(contact!.properties, 'vcard:hasEmail')).toEqual(['donnees@example.org']);
    expect(shown(contact!.properties, 'vcard:hasTelephone')).toEqual(['+33102030405']);
  });

  it('tells of the record where it came from and what it is part of', () => {
    expect(view.record).toMatchObject({ href: '/records/rivers', checksum: CHECKSUM, further: [] });
    expect(view.record.sources.map(labelOfValue)).toEqual(['portal.example.org/catalog.ttl']);
    expect(view.record.memberOf).toMatchObject([{ href: '/catalog', isLocal: true }]);
  });

  it('keeps everything else under further properties, and nodes to which nothing leads', () => {
    expect(view.further.map(({ label }) => label)).toEqual(['Autre identifiant', 'Gauge count']);
    expect(shown(view.further, 'adms:identifier')).toEqual(['DOI-42']);
    expect(view.otherNodes).toMatchObject([
      { properties: [{ values: [{ text: { value: 'Nobody points at this node.' } }] }] },
    ]);
  });
});

describe('the page of a record hides nothing', () => {
  const CASES = { RICH, SERVICE, AGENT };

  it.each(Object.entries(CASES))('%s', (_, doc) => {
    const html = RecordPage({ ctx: contextAt('/x'), doc, labelOf })
      .replaceAll('&amp;', '&')
      .replaceAll('&#39;', "'");
    const subjects = new Set([...doc.own, ...doc.entities].map(({ subject }) => subject.value));
    // Told in other words: as a label, a date in words, a size, or by the kind of the page.
    const TOLD = ['rdf:type', 'dct:format', 'dcat:byteSize', 'dcat:distribution', 'foaf:primaryTopic'];
    const told = new Set(
      TOLD.map((name) => name.replace(/^(\w+):/, (_all, p: keyof typeof PREFIXES) => PREFIXES[p])),
    );
    const missing = doc.own
      .filter(({ predicate }) => !told.has(predicate.value))
      .map(({ object }) => object)
      .filter((object) => object.termType !== 'BlankNode' && !subjects.has(object.value))
      .filter((object) => !/^\d{4}-\d{2}-\d{2}/.test(object.value))
      .map(({ value }) => value)
      .filter((value) => {
        const parts = value.split('\n\n');
        const isSplit = parts.length > 1 && !html.includes(value);
        return !(isSplit
          ? html.includes(parts[0]!)
          : html.includes(value) || html.includes(encodeURIComponent(value)));
      });
    expect(missing).toEqual([]);
  });
});

describe('the view of other records', () => {
  it('stays calm about a record that says nothing', () => {
    expect(viewOf(POOR)).toMatchObject({
      title: { value: 'example.org/explore/2445000' },
      isUntitled: true,
      first: null,
      licences: [],
      distributions: [],
      further: [],
      isHvd: false,
    });
  });

  it('leads to the endpoint of a service', () => {
    const view = viewOf(SERVICE);
    expect(view.first).toMatchObject({ action: 'openEndpoint', href: 'https://eau.example.org/api/v1' });
    expect(shown(view.relations, 'dcat:servesDataset')).toHaveLength(30);
  });

  it('names an agent and what kind it is', () => {
    const view = viewOf(AGENT);
    expect(view).toMatchObject({ entityKind: 'agent', title: { value: 'Agence de l’eau' } });
    expect(shown(view.further, 'foaf:name')).toEqual(['Wasseragentur']);
    expect(shown(view.facts, 'foaf:mbox')).toEqual(['eau@example.org']);
  });

  it('counts the nodes of which nothing is said, rather than naming them', () => {
    expect(shown(viewOf(SERIES).standards, 'dct:conformsTo')).toEqual(['2 valeurs sans description']);
  });

  it('names what belongs to a record once, in the language of the reader', () => {
    const page = (lang: 'fr' | 'en') =>
      viewOf(SERIES, lang).facts.find(({ name }) => name === 'foaf:page')!.values;
    expect(page('en')).toMatchObject([{ kind: 'text', text: { value: 'Method', lang: 'en' } }]);
    expect(page('fr')).toMatchObject([{ kind: 'text', text: { value: 'Méthode', lang: 'fr' } }]);
  });

  it('does not repeat among the relations what a list on the page shows', () => {
    const listed = new Set(['https://data.example.org/d0', 'https://data.example.org/d1']);
    const view = recordView({ doc: SERVICE, lang: 'fr', baseUrl: BASE_URL, labelOf, listed });
    expect(shown(view.relations, 'dcat:servesDataset')).toHaveLength(28);
  });

  it('is about a licence and an access only where there is data to get', () => {
    const html = (doc: typeof RICH): string => RecordPage({ ctx: contextAt('/x'), doc, labelOf });
    for (const doc of [RICH, SERVICE]) expect(html(doc)).toContain('class="key-panel"');
    for (const doc of [SERIES, CATALOG, AGENT]) expect(html(doc)).not.toContain('class="key-panel"');
    expect(html(CATALOG)).toContain('<a class="button" href="/catalogs/city">Parcourir ce catalogue</a>');
  });

  it('unfolds nodes within nodes, and ends when they form a circle', () => {
    const chain = Array.from({ length: 40 }, (_, i) => `_:n${i} ex:next _:n${i + 1} ; ex:depth "d${i}" .`);
    const doc = documentOf({
      id: 'deep',
      kind: 'dataset',
      iri: 'https://data.example.org/deep',
      turtle: `ex:deep a dcat:Dataset ; ex:first _:n0 . ${chain.join('\n')} _:n40 ex:next _:n0, ex:deep .`,
    });
    const html = RecordPage({ ctx: contextAt('/datasets/deep'), doc, labelOf });
    for (let i = 0; i < 40; i++) expect(html).toContain(`>d${i}<`);
  });

  it('asks the caller first where an IRI leads', () => {
    const view = recordView({
      doc: RICH,
      lang: 'fr',
      baseUrl: BASE_URL,
      labelOf,
      hrefOf: () => '/elsewhere',
    });
    expect(view.publisher).toMatchObject({ href: '/elsewhere' });
  });
});

describe('schemaOrgOf', () => {
  it('summarises a dataset with its downloads', () => {
    const json = schemaOrgOf(RICH, viewOf(RICH), `${BASE_URL}/datasets/rivers`);
    expect(JSON.parse(JSON.stringify(json))).toMatchObject({
      '@type': 'Dataset',
      '@id': 'https://data.example.org/rivers',
      url: `${BASE_URL}/datasets/rivers`,
      name: 'Niveau des cours d’eau',
      license: 'http://publications.europa.eu/resource/authority/licence/CC_BY_4_0',
      publisher: { '@type': 'Organization', '@id': 'https://data.example.org/agency' },
      dateModified: '2026-02-01T00:00:00+01:00',
      temporalCoverage: '2012-01-01/2012-12-31',
      distribution: { contentUrl: 'https://eau.example.org/mesures.csv', encodingFormat: 'text/csv' },
    });
  });

  it('has nothing to say of an agent', () => {
    expect(schemaOrgOf(AGENT, viewOf(AGENT), BASE_URL)).toBeNull();
  });
});
