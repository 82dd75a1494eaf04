/**
 * Reports: the same findings as RDF that a SHACL processor would write, and as JSON for programs.
 */
import { describe, expect, it } from 'vitest';
import { ns } from '../../../src/rdf/namespaces.ts';
import { namedNode, type Quad, type Term } from '../../../src/rdf/terms.ts';
import type { Outcome } from '../../../src/shacl/finding.ts';
import { jsonReport, messageIn } from '../../../src/shacl/report-json.ts';
import { reportStatements } from '../../../src/shacl/report-rdf.ts';
import { canonical } from '../../support/read-rdf.ts';
import { DCAT_AP, HVD, turtle, validatorOf } from './shapes.ts';

const SHAPES = `ex:Dataset sh:targetClass dcat:Dataset ; sh:property ex:title, ex:api, ex:keyword .
  ex:title sh:path dct:title ; sh:minCount 1 ; sh:message "No title."@en, "Kein Titel."@de ;
    rdfs:seeAlso <https://spec.example/title> .
  ex:api sh:path [ sh:alternativePath ( [ sh:inversePath dcat:servesDataset ] ( dcat:distribution dcat:accessService ) ) ] ;
    sh:minCount 1 ; sh:severity sh:Warning ; sh:message "No API."@en .
  ex:keyword sh:path dcat:keyword ; sh:nodeKind sh:IRI ; sh:severity sh:Info ; sh:message "A text."@en .`;

const outcome = (data: string): Promise<Outcome> =>
  validatorOf({ [DCAT_AP.id]: SHAPES, [HVD.id]: SHAPES }).validateRecord({ quads: turtle(data) }, [
    DCAT_AP,
    HVD,
  ]);

const profileIri = (id: string): string => `https://cat.example/shapes/${id}`;
const DATA = 'ex:d a dcat:Dataset ; dcat:keyword "air"@en .';

describe('a report in RDF', () => {
  it('is a sh:ValidationReport for each profile that applies', async () => {
    const quads = reportStatements(await outcome(DATA), profileIri);
    const expected = turtle(`[] a sh:ValidationReport ; sh:conforms false ;
      dct:conformsTo <https://cat.example/shapes/dcat-ap-3.0.1> ; sh:result
      [ a sh:ValidationResult ; sh:resultSeverity sh:Violation ; sh:focusNode ex:d ; sh:resultPath dct:title ;
        sh:sourceConstraintComponent sh:MinCountConstraintComponent ; sh:sourceShape ex:title ;
        sh:resultMessage "No title."@en, "Kein Titel."@de ; rdfs:seeAlso <https://spec.example/title> ],
      [ a sh:ValidationResult ; sh:resultSeverity sh:Warning ; sh:focusNode ex:d ;
        sh:resultPath [ sh:alternativePath ( [ sh:inversePath dcat:servesDataset ] ( dcat:distribution dcat:accessService ) ) ] ;
        sh:sourceConstraintComponent sh:MinCountConstraintComponent ; sh:sourceShape ex:api ;
        sh:resultMessage "No API."@en ],
      [ a sh:ValidationResult ; sh:resultSeverity sh:Info ; sh:focusNode ex:d ; sh:resultPath dcat:keyword ;
        sh:value "air"@en ; sh:sourceConstraintComponent sh:NodeKindConstraintComponent ;
        sh:sourceShape ex:keyword ; sh:resultMessage "A text."@en ] .`);
    expect(await canonical(quads)).toBe(await canonical(expected));
  });

  it('of a record that is as it should be has no result', async () => {
    const quads = reportStatements(
      await outcome('ex:d a dcat:Dataset ; dct:title "T"@en . ex:s dcat:servesDataset ex:d .'),
      profileIri,
    );
    const expected = turtle(`[] a sh:ValidationReport ; sh:conforms true ;
      dct:conformsTo <https://cat.example/shapes/dcat-ap-3.0.1> .`);
    expect(await canonical(quads)).toBe(await canonical(expected));
  });

  it('holds a finding of two profiles in the reports of both', async () => {
    const quads = reportStatements(await outcome(`${DATA} ex:d dcatap:hvdCategory ex:any .`), profileIri);
    const results = Map.groupBy(
      quads.filter(({ predicate }) => predicate.equals(ns.sh('result'))),
      ({ subject }) => subject.value,
    );
    expect([...results.values()].map(({ length }) => length)).toEqual([3, 3]);
  });

  it('has no blank node when the caller names them', async () => {
    const quads = reportStatements(await outcome(DATA), profileIri, (key) =>
      namedNode(`https://cat.example/${key}`),
    );
    const terms = quads.flatMap(({ subject, object }: Quad): Term[] => [subject, object]);
    expect(terms.filter(({ termType }) => termType === 'BlankNode')).toEqual([]);
    expect(new Set(quads.map(({ subject }) => subject.value))).toContain(
      'https://cat.example/dcat-ap-3.0.1/3/1',
    );
  });
});

describe('a report in JSON', () => {
  it('groups findings by resource and property, in the language asked for', async () => {
    const report = jsonReport(await outcome(DATA), ['de-AT']);
    expect(report).toMatchObject({
      conforms: false,
      counts: { violations: 1, warnings: 1, infos: 1 },
      profiles: [
        { profile: DCAT_AP.id, conforms: false },
        { profile: HVD.id, isApplicable: false },
      ],
      omitted: 0,
    });
    expect(report.resources.map(({ resource }) => resource)).toEqual([
      { type: 'uri', value: 'https://example.org/d' },
    ]);
    const found = report.resources[0]!.properties.flatMap(({ path, findings }) =>
      findings.map(({ message, language, value }) => ({ path, message, language, value })),
    );
    expect(found).toEqual([
      { path: 'http://purl.org/dc/terms/title', message: 'Kein Titel.', language: 'de', value: undefined },
      {
        path: 'http://www.w3.org/ns/dcat#keyword',
        message: 'A text.',
        language: 'en',
        value: { type: 'literal', value: 'air', 'xml:lang': 'en' },
      },
      {
        path: expect.stringMatching(/^\(?\^<http:.*servesDataset>\)?\|/),
        message: 'No API.',
        language: 'en',
        value: undefined,
      },
    ]);
  });
});

describe('the language of a message', () => {
  it.each([
    [['nl-BE', 'fr'], 'nl'],
    [['it', 'de'], 'de'],
    [['it'], 'en'],
    [[], 'en'],
  ] as const)('%j → %s', (wanted, language) => {
    expect(messageIn({ en: 'e', de: 'd', nl: 'n' }, wanted)?.language).toBe(language);
  });

  it('is any that there is, when there is none of those', () => {
    expect(messageIn({ nl: 'n' }, ['fr'])).toEqual({ text: 'n', language: 'nl' });
    expect(messageIn({}, ['fr'])).toBeNull();
  });
});
