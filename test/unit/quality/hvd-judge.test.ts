import { describe, expect, it } from 'vitest';
import { judge } from '../../../src/quality/hvd-report-judge.ts';
import { HVD_QUERIES } from '../../../src/quality/hvd-report-queries.ts';
import { totalsOf } from '../../../src/quality/hvd-report-totals.ts';
import { HVD_REGULATION } from '../../../src/rdf/namespaces.ts';
import { profileOf } from '../../../src/shacl/profiles.ts';
import { shapesOf } from '../../../src/shacl/shapes-files.ts';
import { createValidator } from '../../../src/shacl/validate.ts';
import type { HvdRow } from '../../../src/store/hvd.ts';
import { vocabulariesFromFiles } from '../../../src/vocab/files.ts';
import { type HvdTaxonomy, hvdTaxonomy } from '../../../src/vocab/hvd.ts';
import { turtle } from '../shacl/shapes.ts';

const LEAF = 'http://data.europa.eu/bna/leaf';
const TOP = 'http://data.europa.eu/bna/top';
const TAXONOMY: HvdTaxonomy = new Map([
  [TOP, { iri: TOP, broader: null, isLeaf: false }],
  [LEAF, { iri: LEAF, broader: TOP, isLeaf: true }],
]);
const ROW: HvdRow = {
  seq: 1,
  id: 'rivers',
  kind: 'dataset',
  modified: '2026-01-01T00:00:00Z',
  iri: 'https://pub.example/rivers',
  publisher: null,
  categories: [LEAF],
  facts: new Set(['legislation', 'isDataset', 'englishTitle', 'englishDescription', 'country']),
  distributions: [
    new Set(['legislation', 'accessUrl', 'downloadUrl', 'licence', 'acceptedLicence', 'openLicence']),
  ],
  gates: [],
  services: [],
  own: null,
  servesHvd: false,
  reachedBy: [],
};
const stateOf = (row: HvdRow, requirement: string) =>
  judge(row, TAXONOMY).checks.find((check) => check.requirement === requirement)?.state;

describe('the verdict on a dataset', () => {
  it('counts by a complete bulk download', () => {
    expect(judge(ROW, TAXONOMY)).toMatchObject({ counts: true, countsByLetter: true, causes: [] });
  });

  it('keeps the country apart from the causes', () => {
    const facts = new Set([...ROW.facts].filter((fact) => fact !== 'country'));
    expect(judge({ ...ROW, facts }, TAXONOMY)).toMatchObject({
      counts: true,
      countsByLetter: false,
      causes: [],
    });
  });

  it('tells the causes of the candidate that is closest', () => {
    const row: HvdRow = {
      ...ROW,
      distributions: [new Set(), new Set(['legislation', 'accessUrl', 'licence', 'acceptedLicence'])],
    };
    expect(judge(row, TAXONOMY).causes).toEqual(['downloadUrlMissing', 'apiMissing']);
  });

  it('tells a missing licence from one that is open and unknown, and from another', () => {
    const causeOf = (...facts: ('licence' | 'openLicence')[]) =>
      judge(
        { ...ROW, distributions: [new Set(['legislation', 'accessUrl', 'downloadUrl', ...facts])] },
        TAXONOMY,
      ).causes[0];
    expect(causeOf()).toBe('licenceMissing');
    expect(causeOf('licence')).toBe('licenceNotAccepted');
    expect(causeOf('licence', 'openLicence')).toBe('licenceUnmapped');
  });

  it('wants one category that is most precise, and takes a broad one beside it', () => {
    expect(judge({ ...ROW, categories: [TOP, LEAF] }, TAXONOMY).causes).toEqual([]);
    expect(judge({ ...ROW, categories: [TOP] }, TAXONOMY).causes).toEqual(['categoryTooBroad']);
    expect(judge({ ...ROW, categories: ['https://x.example/c'] }, TAXONOMY).causes).toEqual([
      'categoryUnknown',
    ]);
    expect(judge({ ...ROW, categories: [] }, TAXONOMY).causes).toEqual(['categoryMissing']);
  });
});

describe('the categories', () => {
  const TABLES = vocabulariesFromFiles();
  const validator = createValidator({ shapesOf, vocabularies: TABLES });
  const TOP_OF_ALL = 'http://data.europa.eu/bna/c_ac64a52d';
  const BIRDS = 'http://data.europa.eu/bna/c_4ba9548e';
  const OTHER = 'https://x.example/category';

  it.each([
    [[BIRDS], []],
    [[TOP_OF_ALL], ['broad']],
    [[TOP_OF_ALL, BIRDS], ['broadBesidePrecise']],
    [[OTHER, BIRDS], ['unknown']],
    [
      [OTHER, TOP_OF_ALL],
      ['unknown', 'broad'],
    ],
  ] as const)('of %j are judged as the shapes judge them', async (categories, faults) => {
    const quads = turtle(`<urn:d> a dcat:Dataset ; dcatap:applicableLegislation <${HVD_REGULATION}> ;
      dcatap:hvdCategory ${categories.map((iri) => `<${iri}>`).join(', ')} .`);
    const { findings } = await validator.validateRecord({ quads }, [profileOf('dcat-ap-hvd')!]);
    const broken = findings
      .filter(({ value }) => categories.some((iri) => iri === value?.value))
      .map(({ shape, value }) => `${shape.replace(/^.*-/, '')} ${value?.value}`);
    const taxonomy = hvdTaxonomy((await TABLES.conceptScheme('high-value-dataset-category'))!);
    const record = judge({ ...ROW, categories }, taxonomy);
    const rule = { broad: 'leaf', broadBesidePrecise: 'leaf', unknown: 'vocabulary' } as const;
    expect(record.categoryFaults.map(({ fault }) => fault)).toEqual(faults);
    expect(record.categoryFaults.map(({ iri, fault }) => `${rule[fault]} ${iri}`).sort()).toEqual(
      broken.sort(),
    );
    const unmet = record.checks
      .filter(({ state }) => state === 'unmet')
      .map(({ requirement }) => requirement);
    expect(unmet.includes('leafCategory')).toBe(broken.some((text) => text.startsWith('leaf')));
    expect(unmet.includes('category')).toBe(broken.some((text) => text.startsWith('vocabulary')));
  });
});

describe('the checklist', () => {
  it('does not ask of what is not there', () => {
    expect(stateOf(ROW, 'qualityOfService')).toBe('notApplicable');
    expect(stateOf({ ...ROW, services: [new Set(['legislation'])] }, 'qualityOfService')).toBe('unmet');
  });

  it('takes a skolem IRI for passing', () => {
    expect(stateOf(ROW, 'persistentIris')).toBe('met');
    expect(stateOf({ ...ROW, iri: 'https://x.example/.well-known/genid/1' }, 'persistentIris')).toBe('unmet');
    expect(stateOf({ ...ROW, services: [new Set(['passingEndpoint'])] }, 'persistentIris')).toBe('unmet');
  });

  it('wants every tagged distribution to be open, whatever the others', () => {
    const closed = new Set(['legislation', 'licence'] as const);
    expect(
      stateOf({ ...ROW, distributions: [...ROW.distributions, new Set(['licence'])] }, 'openLicence'),
    ).toBe('met');
    expect(stateOf({ ...ROW, distributions: [...ROW.distributions, closed] }, 'openLicence')).toBe('unmet');
  });
});

describe('totals', () => {
  it('have every thematic category, and what has none', () => {
    const records = [ROW, { ...ROW, seq: 2, categories: [] }].map((row) => judge(row, TAXONOMY));
    expect(totalsOf(records, TAXONOMY).categories).toEqual([
      { key: TOP, records: 1, counting: 1 },
      { key: null, records: 1, counting: 0 },
    ]);
  });
});

describe('the reporting queries', () => {
  it.each(Object.entries(HVD_QUERIES))('%s declares each prefix that it uses, and no other', (_, text) => {
    const [head = '', body = ''] = text.split('SELECT\n');
    const declared = [...head.matchAll(/PREFIX (\w+):/g)].map(([, prefix]) => prefix);
    const used = new Set(
      [...body.replaceAll(/<[^>]*>/g, '').matchAll(/(?<![?\w])(\w+):/g)].map(([, prefix]) => prefix),
    );
    expect(new Set(declared)).toEqual(used);
    expect(body.split('{').length).toBe(body.split('}').length);
  });
});
