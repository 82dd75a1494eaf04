import { describe, expect, it } from 'vitest';
import { fileLoader, vocabulariesFromFiles } from '../../../src/vocab/files.ts';
import { SCHEMES, schemesOf, type VocabularyId } from '../../../src/vocab/schemes.ts';
import { vocabularies } from '../../../src/vocab/vocabularies.ts';

const EU = 'http://publications.europa.eu/resource/authority/';
const IANA = 'https://www.iana.org/assignments/media-types/';
const { labelsFor, conceptScheme, conceptFor, matchesOf } = vocabulariesFromFiles();

const label = async (iri: string, ...langs: string[]): Promise<string | undefined> =>
  (await labelsFor([iri], langs))(iri);

/** A loader that notes what it is asked for. */
const noting = (): { loaded: VocabularyId[]; load: (id: VocabularyId) => string | Promise<string> } => {
  const loaded: VocabularyId[] = [];
  const load = fileLoader();
  return {
    loaded,
    load: (id) => {
      loaded.push(id);
      return load(id);
    },
  };
};

describe('labelsFor', () => {
  it('gives the label in the first language that has one, a region apart', async () => {
    expect(await label(`${EU}data-theme/HEAL`, 'fr')).toBe('Santé');
    expect(await label(`${EU}data-theme/HEAL`, 'pt', 'de', 'fr')).toBe('Gesundheit');
    expect(await label(`${EU}data-theme/HEAL`, 'nl-BE')).toBe('Gezondheid');
  });

  it('falls back to English, then to any language', async () => {
    expect(await label(`${EU}file-type/TXT`, 'fr')).toBe('Plain text');
    expect(await label('https://data.vlaanderen.be/id/licentie/onvoorwaardelijk-hergebruik/v1.0', 'fr')).toBe(
      'Onvoorwaardelijk hergebruik',
    );
  });

  it.each([
    [`${EU.replace('http:', 'https:')}data-theme/HEAL`, 'Santé'],
    [`${IANA}text/csv`, 'CSV'],
    [`${IANA.replace('https:', 'http:')}text/csv`, 'CSV'],
    [`${IANA}application/x-zip-compressed`, 'ZIP'],
    ['http://data.europa.eu/bna/c_06b1eec4', 'Hydrographie'],
    ['http://inspire.ec.europa.eu/theme/hy', 'Hydrographie'],
    ['http://purl.org/adms/publishertype/PrivateIndividual(s)', 'Particulier(s)'],
    ['http://purl.org/cld/freq/daily', 'quotidien'],
    ['http://purl.org/adms/status/Completed', 'complété'],
    ['https://sws.geonames.org/2960313/', 'Luxembourg'],
    ['http://creativecommons.org/licenses/by/4.0/deed.fr', 'Creative Commons Attribution 4.0 International'],
    [`${EU}frequency/notPlanned`, 'non planifié'],
  ])('knows %s under other protocols, registers and spellings', async (iri, expected) => {
    expect(await label(iri, 'fr')).toBe(expected);
  });

  it('has nothing for what no vocabulary knows', async () => {
    expect(await label('https://example.org/', 'fr')).toBeUndefined();
    expect(await label(`${EU}data-theme/NOPE`, 'fr')).toBeUndefined();
    expect(await label('not an IRI', 'fr')).toBeUndefined();
  });

  it('loads only the vocabularies that the IRIs need, each once', async () => {
    const { loaded, load } = noting();
    const own = vocabularies(load);
    await own.labelsFor([`${EU}access-right/PUBLIC`, 'https://example.org/'], ['fr']);
    await Promise.all([
      own.labelsFor([`${EU}access-right/NON_PUBLIC`], ['de']),
      own.labelsFor([`${EU}access-right/PUBLIC`], ['nl']),
    ]);
    expect(loaded.sort()).toEqual(['access-right', 'access-right-mapping']);
  });

  it('tries again after a failure', async () => {
    let fails = true;
    const load = fileLoader();
    const own = vocabularies((id) => (fails ? Promise.reject(new Error('gone')) : load(id)));
    await expect(own.labelsFor([`${EU}access-right/PUBLIC`], ['fr'])).rejects.toThrow('gone');
    fails = false;
    const of = await own.labelsFor([`${EU}access-right/PUBLIC`], ['fr']);
    expect(of(`${EU}access-right/PUBLIC`)).toBe('public');
  });
});

describe('conceptScheme', () => {
  it('gives the statements of a vocabulary and of a mapping, and null for any other id', async () => {
    expect((await conceptScheme('data-theme'))?.length).toBeGreaterThan(14 * 5);
    expect((await conceptScheme('licence-mapping'))?.length).toBeGreaterThan(100);
    expect(await conceptScheme('../package')).toBeNull();
    expect(await conceptScheme('toString')).toBeNull();
  });
});

describe('schemesOf', () => {
  it('prefers the owner of an IRI to the registers that mappings cover', () => {
    expect(schemesOf(`${IANA}text/csv`)).toEqual(['media-types']);
    expect(schemesOf(`${SCHEMES.country.prefix}FRA`)).toEqual(['country']);
    expect(schemesOf('http://inspire.ec.europa.eu/theme/hy')).toEqual(['inspire-theme']);
    expect(schemesOf('http://publications.europa.eu/resource/authority/country-group/EU')).toEqual([]);
  });
});

describe('conceptFor', () => {
  it.each([
    ['licence', 'CC-BY-NC 4.0', 'CC_BYNC_4_0'],
    ['licence', 'cc-by', 'CC_BY_4_0'],
    ['licence', 'http://spdx.org/licenses/ODbL-1.0', 'ODC_BL'],
    ['licence', 'https://www.opendefinition.org/licenses/cc-zero/', 'CC0'],
    ['licence', 'Licence Ouverte version 2.0', 'ETALAB_2_0'],
    ['licence', 'https://creativecommons.org/licenses/by/3.0/lu/deed.fr', 'CC_BY_3_0'],
    ['licence', 'http://creativecommons.org/licenses/by/3.0/at/legalcode', 'CC_BY_3_0_AT'],
    ['licence', 'http://dcat-ap.de/def/licenses/dl-zero-de/2.0', 'DLDE_ZERO_2_0'],
    ['file-type', '.XLSX', 'XLSX'],
    ['file-type', 'text/csv', 'CSV'],
    ['file-type', 'Esri Shapefile', 'SHP'],
    ['file-type', 'OGC:WFS-2.0.0-http-get-feature', 'WFS_SRVC'],
    ['frequency', 'Quotidienne', 'DAILY'],
    ['frequency', 'R/P1Y', 'ANNUAL'],
    ['frequency', 'P3M', 'QUARTERLY'],
    ['frequency', 'punctual', 'NEVER'],
    ['frequency', 'wöchentlich', 'WEEKLY'],
    ['language', 'Français', 'FRA'],
    ['language', 'fre', 'FRA'],
    ['language', 'nl-BE', 'NLD'],
    ['language', 'Lëtzebuergesch', 'LTZ'],
    ['language', `${EU}language/FRE`, 'FRA'],
    ['data-theme', 'santé', 'HEAL'],
    ['country', 'LU', 'LUX'],
  ] as const)('takes for a %s: %s', async (scheme, value, code) => {
    expect(await conceptFor(scheme, value)).toBe(SCHEMES[scheme].prefix + code);
  });

  it('leads between media types, file types, INSPIRE themes and HVD categories', async () => {
    expect(await conceptFor('media-types', `${EU}file-type/GEOJSON`)).toBe(`${IANA}application/geo+json`);
    expect(await conceptFor('media-types', 'application/x-gzip')).toBe(`${IANA}application/gzip`);
    expect(await conceptFor('file-type', `${IANA}text/turtle`)).toBe(`${EU}file-type/RDF_TURTLE`);
    expect(await conceptFor('high-value-dataset-category', 'http://inspire.ec.europa.eu/theme/hy')).toBe(
      'http://data.europa.eu/bna/c_06b1eec4',
    );
  });

  it('names a national licence that the EU table lacks by its own IRI', async () => {
    const iri = await conceptFor('licence', 'fr-lo');
    expect(iri).toBe('https://www.etalab.gouv.fr/wp-content/uploads/2014/05/Licence_Ouverte.pdf');
    expect(await matchesOf('licence', iri ?? '')).toEqual([
      { relation: 'narrowMatch', target: `${EU}licence/CC_BY_4_0` },
    ]);
  });

  it('names a licence document rather than the licence that is as permissive', async () => {
    expect(await conceptFor('licence', 'modellicentie gratis hergebruik')).toBe(
      'https://data.vlaanderen.be/id/licentie/modellicentie-gratis-hergebruik/v1.0',
    );
  });

  it('guesses nothing', async () => {
    expect(await conceptFor('licence', 'see our web site')).toBeUndefined();
    expect(await conceptFor('licence', '')).toBeUndefined();
    expect(await conceptFor('frequency', 'periodic')).toBeUndefined();
    expect(await conceptFor('high-value-dataset-category', 'Statistical units')).toBeUndefined();
    expect(await conceptFor('file-type', 'https://example.org/csv')).toBeUndefined();
  });
});

describe('matchesOf', () => {
  const ccBy = `${EU}licence/CC_BY_4_0`;

  it.each([
    ['more permissive', `${EU}licence/CC0`, 'narrowMatch'],
    [
      'as permissive',
      'http://data.vlaanderen.be/id/licentie/modellicentie-gratis-hergebruik/v1.0',
      'exactMatch',
    ],
    ['more restrictive', `${EU}licence/CC_BYNC_4_0`, 'broadMatch'],
    ['more restrictive', `${EU}licence/ODC_BL`, 'broadMatch'],
  ])('says %s than CC BY 4.0 as HVD 3.0.1 does', async (_, iri, relation) => {
    expect(await matchesOf('licence', iri)).toContainEqual({ relation, target: ccBy });
  });
});
