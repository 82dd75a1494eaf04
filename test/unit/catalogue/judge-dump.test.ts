import { describe, expect, it } from 'vitest';
import { countedRecords, judgeDump } from '../../../src/catalogue/judge-dump.ts';
import { splitRecords } from '../../../src/catalogue/split.ts';
import { profileOf } from '../../../src/shacl/profiles.ts';
import { shapesOf } from '../../../src/shacl/shapes-files.ts';
import { createValidator } from '../../../src/shacl/validate.ts';
import { vocabulariesFromFiles } from '../../../src/vocab/files.ts';
import { turtle } from '../shacl/shapes.ts';

const baseUrl = 'https://cat.example';
const validator = createValidator({ shapesOf, vocabularies: vocabulariesFromFiles() });
const judged = (data: string) =>
  judgeDump(turtle(data), { baseUrl, validator, profiles: [profileOf('dcat-ap')!] });

describe('the records of an input', () => {
  it('are counted without the concepts that come along', () => {
    const { records } = splitRecords(
      turtle(`<urn:d> a dcat:Dataset ; dcat:theme <urn:t:1>, <urn:t:2> ; dct:publisher <urn:p> .
        <urn:t:1> a skos:Concept . <urn:t:2> a skos:Concept . <urn:p> a foaf:Agent .`),
      { baseUrl, source: 'test' },
    );
    expect(records).toHaveLength(4);
    expect(countedRecords(records)).toBe(2);
  });
});

describe('the findings of a record', () => {
  const DATA = `<urn:d> a dcat:Dataset ; dct:description "Air" ; dct:issued "soon" ; dct:modified "1", "2" ;
    dcat:distribution [ a dcat:Distribution ; dct:title "CSV" ] .`;

  it('stand by severity, then property', async () => {
    const { records } = await judged(DATA);
    const { findings } = records.find(({ iri }) => iri === 'urn:d')!;
    const rank = { violation: 0, warning: 1, info: 2 } as const;
    const keys = findings.map(({ severity, path }) => `${rank[severity]} ${path}`);
    expect(new Set(keys.map(([first]) => first)).size).toBe(3);
    expect(keys).toEqual(keys.toSorted());
  });

  it('name the values of what is there too often', async () => {
    const { records } = await judged(DATA);
    const repeated = records
      .flatMap(({ findings }) => findings)
      .filter(({ shape }) => /-repeated$/.test(shape));
    expect(repeated.map(({ values }) => values?.map(({ value }) => value))).toEqual([['1', '2']]);
  });
});
