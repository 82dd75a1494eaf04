/**
 * Tables read of each record only what their cells are made of: each cell is the same as from whole documents.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import catalogTtl from '../../examples/catalog.ttl';
import entitiesTtl from '../../examples/entities.ttl';
import journalsTtl from '../../examples/official-journals.ttl';
import type { CatalogueContext } from '../../src/catalogue/context.ts';
import { readCatalog } from '../../src/catalogue/root-catalog.ts';
import { walkList } from '../../src/catalogue/walk-list.ts';
import { cellsOf, DISTRIBUTION_COLUMNS, namesOf, RECORD_COLUMNS } from '../../src/http/api/csv-columns.ts';
import { DISTRIBUTION_PROPERTIES, RECORD_PROPERTIES } from '../../src/http/api/csv-properties.ts';
import { answersOf } from '../../src/http/api/record-answers.ts';
import { type RecordInput, recordMembers } from '../../src/http/api/record-members.ts';
import { distributionLines, recordLine } from '../../src/http/api/table-members.ts';
import type { ReadProperties } from '../../src/store/documents.ts';
import { emptyCatalogue } from '../support/catalogue.ts';
import { postImport } from './http-writing.ts';

const EVERYTHING = `
<https://pub.example/all> a dcat:Dataset ; dct:title "Tout"@fr ; dct:description "<p>Texte</p>"@fr ;
  dct:publisher [ a foaf:Agent ; foaf:name "Bureau" ] ; dcat:theme <https://pub.example/theme> ;
  dcat:keyword "a"@fr, "b"@fr ; dct:issued "2020-01-01" ; dct:modified "2021-01-01" ;
  dct:accrualPeriodicity [ rdfs:label "parfois" ] ; dct:accessRights [ skos:prefLabel "ouvert"@fr ] ;
  dct:language <http://publications.europa.eu/resource/authority/language/FRA> ;
  dct:spatial [ locn:geographicName "Ici" ] , [ schema:name "Là" ] ;
  dct:temporal [ dcat:startDate "2001-01-01" ; schema:endDate "2002-01-01" ] ;
  dcatap:hvdCategory <http://data.europa.eu/bna/c_ac64a52d> ; dcat:landingPage <https://pub.example/page> ;
  dcatap:applicableLegislation <http://data.europa.eu/eli/reg_impl/2023/138/oj> ;
  dcat:contactPoint [ vcard:fn "Point" ; vcard:hasEmail [ vcard:hasValue <mailto:a@pub.example> ] ],
    [ vcard:organization-name "Autre" ; foaf:mbox <mailto:b@pub.example> ] ;
  dct:license [ dct:title "Libre" ] ; dcat:distribution <https://pub.example/all/1> .
<https://pub.example/all/1> a dcat:Distribution ; dct:title "Fichier"@fr ; dct:description "Deux"@fr ;
  dct:format [ rdfs:label "table" ] ; dcat:mediaType "text/csv" ; dcat:byteSize 12 ;
  dcat:downloadURL <https://pub.example/1.csv> ; dcat:accessURL <https://pub.example/1> , <https://pub.example/2> ;
  dct:license <http://publications.europa.eu/resource/authority/licence/CC_BY_4_0> ; dct:rights [ rdfs:label "droits" ] ;
  dct:language <http://publications.europa.eu/resource/authority/language/DEU> ;
  dct:conformsTo [ dct:title "norme" ] ; dct:issued "2022-01-01" ; dct:modified "2023-01-01" ;
  spdx:checksum [ spdx:algorithm spdx:checksumAlgorithm_sha256 ; spdx:checksumValue "00ff" ] .
<https://pub.example/api> a dcat:DataService ; dct:title "API" ; dcat:endpointURL <https://pub.example/api/v1> .
`;

let ctx: CatalogueContext;

beforeAll(async () => {
  ctx = await emptyCatalogue();
  await postImport('source=sample', `${entitiesTtl}\n${catalogTtl}\n${journalsTtl}`);
  await postImport('source=all', EVERYTHING);
});

const linesOf = async (
  properties: ReadProperties | undefined,
  cells: (input: RecordInput) => readonly (readonly string[])[],
): Promise<readonly (readonly string[])[]> => {
  const lines: (readonly string[])[] = [];
  const catalog = (await readCatalog(ctx, undefined))!;
  for await (const documents of walkList(ctx, { page: 1, pageSize: 20 }, catalog, properties)) {
    const answers = await answersOf(ctx, documents, { lang: 'fr', withValidation: false }, cells);
    lines.push(...answers.flat());
  }
  return lines;
};

/** Every column has a value somewhere: a property that is missed shows. */
const emptyColumns = (names: readonly string[], lines: readonly (readonly string[])[]): string[] =>
  names.filter((_, at) => lines.every((line) => line[at] === ''));

describe('the table of records', () => {
  it('is the same as from whole documents', async () => {
    const whole = await linesOf(undefined, (input) => [cellsOf(RECORD_COLUMNS, recordMembers(input))]);
    const lines = await linesOf(RECORD_PROPERTIES, (input) => [cellsOf(RECORD_COLUMNS, recordLine(input))]);
    expect(lines).toEqual(whole);
    expect(emptyColumns(namesOf(RECORD_COLUMNS), lines)).toEqual([]);
  });
});

describe('the table of distributions', () => {
  it('is the same as from whole documents', async () => {
    const cells =
      (membersOf: typeof distributionLines) =>
      (input: RecordInput): readonly (readonly string[])[] => {
        const { distributions, ...record } = membersOf(input);
        return distributions.map((distribution) => cellsOf(DISTRIBUTION_COLUMNS, { record, distribution }));
      };
    const whole = await linesOf(undefined, cells(recordMembers));
    const lines = await linesOf(DISTRIBUTION_PROPERTIES, cells(distributionLines));
    expect(lines).toEqual(whole);
    expect(emptyColumns(namesOf(DISTRIBUTION_COLUMNS), lines)).toEqual([]);
  });
});
