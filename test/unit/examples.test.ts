/**
 * The sample catalogue in `examples/`: it parses, is whole (everything it names is described), holds what its
 * README promises, and is poor only where it means to be.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Parser, Store } from 'n3';
import { describe, expect, it } from 'vitest';
import { KINDS } from '../../src/catalogue/kinds.ts';
import { HVD_REGULATION, ns, RDF_TYPE } from '../../src/rdf/namespaces.ts';

const FOLDER = join(import.meta.dirname, '../../examples');
const BASE = 'https://sample.test/';
const AUTHORITY = 'http://publications.europa.eu/resource/authority/';
const POOR_FILE = 'poor.ttl';

const files = readdirSync(FOLDER).filter((name) => name.endsWith('.ttl'));
const read = (name: string) => readFileSync(join(FOLDER, name), 'utf8');
const parse = (name: string) =>
  new Store(new Parser({ baseIRI: BASE, blankNodePrefix: `_:${name}-` }).parse(read(name)));
const stores = new Map(files.map((name) => [name, parse(name)]));
const all = new Store([...stores.values()].flatMap((store) => [...store]));

const RESOURCE_KINDS = ['dataset', 'service', 'series', 'catalog'] as const;
const subjects = (kind: (typeof RESOURCE_KINDS)[number], store = all): string[] =>
  store.getSubjects(RDF_TYPE, KINDS[kind].rdfClass, null).map((term) => term.value);
const resources = (store = all): string[] => RESOURCE_KINDS.flatMap((kind) => subjects(kind, store));
const values = (subject: string, ...path: string[]): string[] =>
  path.reduce<string[]>(
    (nodes, property) => nodes.flatMap((node) => all.getObjects(node, property, null).map((o) => o.value)),
    [subject],
  );
const languages = (subject: string, property: string): string[] =>
  all.getObjects(subject, property, null).flatMap((o) => (o.termType === 'Literal' ? [o.language] : []));
const slug = (iri: string): string => iri.replace(/^.*\//, '');
const dct = (local: string) => ns.dct(local).value;
const dcat = (local: string) => ns.dcat(local).value;
const dcatap = (local: string) => ns.dcatap(local).value;
const PAGE = ns.foaf('page').value;

const poor = resources(parse(POOR_FILE));
const good = resources().filter((iri) => !poor.includes(iri));

/** The leaf categories that the sample uses, by the top category of the HVD taxonomy above them. */
const HVD_CATEGORIES = {
  geospatial: ['c_c3de25e4'],
  earthObservationAndEnvironment: ['c_63b37dd4', 'c_63be22bd'],
  meteorological: ['c_36807466', 'c_3af3368c', 'c_be47b010'],
  statistics: ['c_f2b50efd', 'c_fd4e881c', 'c_c0022235'],
  companies: ['c_56a1bf47', 'c_8f0fac04'],
  mobility: ['c_03ba8d92', 'c_e5f69a04'],
} as const satisfies Record<string, readonly string[]>;
const LEAVES: readonly string[] = Object.values(HVD_CATEGORIES).flat();
const AS_OPEN_AS_CC_BY = [`${AUTHORITY}licence/CC_BY_4_0`, `${AUTHORITY}licence/CC0`];

const isTagged = (iri: string) => values(iri, dcatap('applicableLegislation')).includes(HVD_REGULATION);
const isOpen = (iri: string) => values(iri, dct('license')).every((l) => AS_OPEN_AS_CC_BY.includes(l));
const hasAll = (iri: string, ...properties: string[]) => properties.every((p) => values(iri, p).length > 0);
const hasLeaf = (iri: string) => {
  const categories = values(iri, dcatap('hvdCategory')).map(slug);
  return categories.length > 0 && categories.every((category) => LEAVES.includes(category));
};
const isCompleteService = (iri: string) =>
  isTagged(iri) &&
  hasLeaf(iri) &&
  isOpen(iri) &&
  hasAll(
    iri,
    ...['endpointURL', 'endpointDescription', 'contactPoint', 'servesDataset'].map(dcat),
    dct('license'),
    PAGE,
  );

/** What a high-value dataset lacks; empty when it is complete. */
function missing(dataset: string): string[] {
  const distributions = values(dataset, dcat('distribution'));
  const bulk = distributions.filter((d) => hasAll(d, dcat('downloadURL'), dcat('accessURL'), dct('license')));
  const services = distributions.flatMap((d) => values(d, dcat('accessService')));
  const checks = {
    legislation: isTagged(dataset) && distributions.every(isTagged),
    leafCategory: hasLeaf(dataset),
    englishTitle: languages(dataset, dct('title')).includes('en'),
    englishDescription: languages(dataset, dct('description')).includes('en'),
    licence: distributions.every((d) => hasAll(d, dct('license')) && isOpen(d)),
    bulkDownload: bulk.length > 0,
    api: services.length > 0 && services.every(isCompleteService),
    apiServesIt: services.every((s) => values(s, dcat('servesDataset')).includes(dataset)),
  };
  return Object.entries(checks).flatMap(([name, holds]) => (holds ? [] : [name]));
}

const ALLOWED_HOST =
  /(\.example|^(data|publications|inspire\.ec)\.europa\.eu|^www\.w3\.org|^purl\.org|^xmlns\.com|^www\.iana\.org|^spdx\.org|^www\.opengis\.net|^sample\.test)$/;
const isAllowed = (iri: string): boolean => {
  if (iri.startsWith('tel:')) return true;
  if (iri.startsWith('mailto:')) return /^mailto:[^@\s]+@[^@\s]+\.example$/.test(iri);
  return ALLOWED_HOST.test(new URL(iri).hostname);
};

describe('the sample catalogue', () => {
  it('has the files that its README names, and no other', () => {
    const named = [...read('README.md').matchAll(/^\| `(\S+\.ttl)`/gm)].map((match) => match[1]);
    expect(named.sort()).toEqual(files.sort());
  });

  it('holds some 40 records: datasets, services, one series, one catalogue', () => {
    expect(resources().length).toBeGreaterThanOrEqual(40);
    expect(subjects('series')).toHaveLength(1);
    expect(subjects('catalog')).toEqual([`${BASE}catalog`]);
    expect(values(`${BASE}catalog`, dcat('dataset')).sort()).toEqual(
      [...subjects('dataset'), ...subjects('series')].sort(),
    );
    expect(values(`${BASE}catalog`, dcat('service')).sort()).toEqual(subjects('service').sort());
  });

  it('gives every record a relative IRI with a slug that no other record of any kind has', () => {
    const records = new Set(
      all
        .getSubjects(null, null, null)
        .map((term) => term.value)
        .filter((iri) => iri.startsWith(BASE) && iri !== BASE && !iri.includes('/distributions/')),
    );
    for (const iri of records) {
      expect(iri.slice(BASE.length)).toMatch(
        /^(catalog|(datasets|services|series|entities)\/[a-z0-9][a-z0-9-]{0,62})$/,
      );
    }
    expect(new Set([...records].map(slug)).size).toBe(records.size);
    for (const iri of resources()) expect(values(iri, dct('identifier'))).toEqual([slug(iri)]);
  });

  it('describes everything that it names by a relative IRI', () => {
    const named = all.getObjects(null, null, null).map((term) => term.value);
    const dangling = named.filter(
      (iri) => iri.startsWith(BASE) && all.countQuads(iri, null, null, null) === 0,
    );
    expect(dangling).toEqual([]);
  });

  it('links each distribution from one dataset, under the IRI of that dataset', () => {
    for (const iri of all.getSubjects(RDF_TYPE, dcat('Distribution'), null).map((term) => term.value)) {
      const owners = all.getQuads(null, null, iri, null);
      expect(owners.map((quad) => `${quad.subject.value}/distributions/${slug(iri)}`)).toEqual([iri]);
    }
  });

  it('names no host but .example, authorities and namespaces', () => {
    const iris = [...all].flatMap((quad) => [quad.subject, quad.predicate, quad.object]);
    const named = new Set(iris.filter((term) => term.termType === 'NamedNode').map((term) => term.value));
    expect([...named].filter((iri) => !isAllowed(iri))).toEqual([]);
  });

  it('says nothing from after November 2026', () => {
    const dates = [...all].filter((quad) => /\/(issued|modified)$/.test(quad.predicate.value));
    expect(dates.filter((quad) => quad.object.value > '2026-11' && /^\d{4}/.test(quad.object.value))).toEqual(
      [],
    );
  });
});

describe('the good records of the sample', () => {
  it.each(good.map((iri) => [slug(iri), iri]))('%s is complete', (_, iri) => {
    expect(languages(iri, dct('title')).sort()).toEqual(['de', 'en', 'fr', 'nl']);
    expect(languages(iri, dct('description'))).toEqual(expect.arrayContaining(['fr', 'en']));
    for (const property of [dct('publisher'), dcat('contactPoint')]) {
      expect(values(iri, property, RDF_TYPE), property).toHaveLength(1);
    }
    expect(values(iri, iri === `${BASE}catalog` ? dcat('themeTaxonomy') : dcat('theme'))).not.toEqual([]);
  });

  it('hold at least 12 complete high-value datasets, of all six categories', () => {
    const highValue = good.filter((iri) => subjects('dataset').includes(iri) && isTagged(iri));
    expect(highValue.length).toBeGreaterThanOrEqual(12);
    expect(highValue.flatMap((iri) => missing(iri).map((what) => `${slug(iri)}: ${what}`))).toEqual([]);
    const used = highValue.flatMap((iri) => values(iri, dcatap('hvdCategory')).map(slug));
    const covered = Object.entries(HVD_CATEGORIES).filter(([, leaves]) =>
      leaves.some((l) => used.includes(l)),
    );
    expect(covered.map(([top]) => top)).toEqual(Object.keys(HVD_CATEGORIES));
  });

  it('hold one series with its members in order', () => {
    const [series = ''] = subjects('series');
    const members = all.getSubjects(dcat('inSeries'), series, null).map((term) => term.value);
    expect(members.length).toBeGreaterThanOrEqual(3);
    const [last] = values(series, dcat('last'));
    const chain: string[] = [];
    for (let at = last; at !== undefined; at = values(at, dcat('prev'))[0]) chain.unshift(at);
    expect(chain).toEqual(members.sort());
    expect(values(series, dcat('first'))).toEqual(chain.slice(0, 1));
  });
});

/** What each poor record lacks or gets wrong, as its row in the README says. */
const DEFECTS: Record<string, (iri: string) => boolean> = {
  'menus-cantines-exemple': (iri) => !hasAll(iri, dct('description')),
  'defibrillateurs-exemple': (iri) =>
    values(iri, dcat('distribution'), dct('license'))[0] === 'Licence ouverte v2',
  'collecte-dechets-exemple': (iri) => !hasAll(iri, dct('publisher')) && !hasAll(iri, dcat('contactPoint')),
  'deliberations-exemple': (iri) => hasAll(iri, dcat('landingPage')) && !hasAll(iri, dcat('distribution')),
  'stationnement-velos-exemple': (iri) => !hasAll(iri, dcat('theme')) && !hasAll(iri, dcat('keyword')),
  'carte-bruit-exemple': (iri) => isTagged(iri) && missing(iri).length >= 6,
  'marches-2019-exemple': (iri) => values(iri, dct('issued'))[0] === '29/05/2020',
  'geocodeur-exemple': (iri) => !hasAll(iri, dcat('endpointURL')),
};

describe('the poor records of the sample', () => {
  it('are those of the README', () => {
    const named = [...read('README.md').matchAll(/^\| `([a-z0-9-]+)` \|/gm)].map((match) => match[1]);
    expect(named.sort()).toEqual(poor.map(slug).sort());
    expect(Object.keys(DEFECTS).sort()).toEqual(poor.map(slug).sort());
  });

  it.each(Object.entries(DEFECTS))('%s keeps its defect', (id, hasDefect) => {
    expect(poor.filter((iri) => slug(iri) === id && hasDefect(iri))).toHaveLength(1);
  });
});
