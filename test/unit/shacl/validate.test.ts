/**
 * A record against profiles: what applies to it, what vocabularies know, what belongs to others, once each.
 */
import { describe, expect, it } from 'vitest';
import type { Finding, Outcome } from '../../../src/shacl/finding.ts';
import { listed, MAX_FINDINGS, type RecordInput } from '../../../src/shacl/validate.ts';
import { DCAT_AP, HVD, turtle, validatorOf } from './shapes.ts';

const REGULATION = '<http://data.europa.eu/eli/reg_impl/2023/138/oj>';
const TITLE = `ex:Dataset sh:targetClass dcat:Dataset ; sh:property ex:title .
  ex:title sh:path dct:title ; sh:minCount 1 ; sh:severity sh:Violation ;
    sh:message "No title."@en, "Pas de titre."@fr ; rdfs:seeAlso <https://spec.example/title> .`;

const validate = (shapes: string, data: string, more: Omit<RecordInput, 'quads'> = {}): Promise<Outcome> =>
  validatorOf({ [DCAT_AP.id]: shapes }).validateRecord({ quads: turtle(data), ...more }, [DCAT_AP]);

const lines = ({ findings }: Outcome): string[] =>
  findings.map(({ focus, path, value, severity, isAcrossRecords }) =>
    [
      focus.value.replace('https://example.org/', ''),
      path?.replace(/.*[/#]/, '') ?? '–',
      value?.value.replace('https://example.org/', '') ?? '–',
      severity,
      isAcrossRecords ? 'across' : 'own',
    ].join(' '),
  );

describe('a finding', () => {
  it('says what its shape says', async () => {
    const { findings, conforms, profiles } = await validate(TITLE, 'ex:d a dcat:Dataset .');
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      focus: { value: 'https://example.org/d' },
      path: 'http://purl.org/dc/terms/title',
      value: null,
      severity: 'violation',
      constraint: 'http://www.w3.org/ns/shacl#MinCountConstraintComponent',
      shape: 'https://example.org/title',
      profile: 'dcat-ap-3.0.1',
      messages: { en: 'No title.', fr: 'Pas de titre.' },
      see: 'https://spec.example/title',
      isAcrossRecords: false,
      count: 1,
    } satisfies Partial<Record<keyof Finding, unknown>>);
    expect(conforms).toBe(false);
    expect(profiles).toEqual([
      {
        profile: 'dcat-ap-3.0.1',
        isApplicable: true,
        conforms: false,
        isValid: false,
        blocking: 1,
        violations: 1,
        warnings: 0,
        infos: 0,
      },
    ]);
  });

  it('of a shape without a name bears that of the shape around it, and words of its own accord', async () => {
    const shapes =
      'ex:Dataset sh:targetClass dcat:Dataset ; sh:property [ sh:path dct:title ; sh:minCount 2 ] .';
    const { findings } = await validate(shapes, 'ex:d a dcat:Dataset .');
    expect(findings[0]?.shape).toBe('https://example.org/Dataset');
    expect(findings[0]?.messages.en).toMatch(/less than .*2/i);
  });

  it('a warning spoils what SHACL calls conformance, and not validity', async () => {
    const shapes = TITLE.replace('sh:Violation', 'sh:Warning');
    expect(await validate(shapes, 'ex:d a dcat:Dataset .')).toMatchObject({
      conforms: false,
      isValid: true,
      profiles: [{ conforms: false, isValid: true, violations: 0, warnings: 1, blocking: 0 }],
    });
  });

  it('is told once when two shapes demand the same, with the stricter severity', async () => {
    const twice = `${TITLE} ex:Also sh:targetClass dcat:Dataset ;
      sh:property [ sh:path dct:title ; sh:minCount 1 ; sh:severity sh:Warning ; sh:message "Better."@en ] .`;
    const outcome = await validate(twice, 'ex:d a dcat:Dataset .');
    expect(outcome.findings.map(({ severity, messages }) => [severity, messages.en])).toEqual([
      ['violation', 'No title.'],
    ]);
    expect(outcome.profiles[0]).toMatchObject({ violations: 1, warnings: 0 });
  });

  it('is told twice when two demands on one node differ', async () => {
    const shapes = `ex:Dataset sh:targetClass dcat:Dataset ;
      sh:or ( [ sh:path dct:title ; sh:minCount 1 ] [ sh:path dct:subject ; sh:minCount 1 ] ) .
      ex:Other sh:targetClass dcat:Dataset ;
      sh:or ( [ sh:path dct:rights ; sh:minCount 1 ] [ sh:path dct:license ; sh:minCount 1 ] ) .`;
    expect((await validate(shapes, 'ex:d a dcat:Dataset .')).findings).toHaveLength(2);
  });

  it('comes in an order that does not depend on that of the statements', async () => {
    const data = 'ex:b a dcat:Dataset . ex:a a dcat:Dataset . ex:c a dcat:Dataset .';
    const quads = turtle(data);
    const validator = validatorOf({ [DCAT_AP.id]: TITLE });
    const there = await validator.validateRecord({ quads }, [DCAT_AP]);
    const back = await validator.validateRecord({ quads: quads.toReversed() }, [DCAT_AP]);
    expect(lines(there)).toEqual([
      'a title – violation own',
      'b title – violation own',
      'c title – violation own',
    ]);
    expect(lines(back)).toEqual(lines(there));
  });
});

describe('one fault', () => {
  const LICENCE = `ex:D sh:targetClass dcat:Distribution ; sh:property ex:form, ex:class, ex:open .
    ex:form sh:path dct:license ; sh:nodeKind sh:BlankNodeOrIRI .
    ex:class sh:path dct:license ; sh:class dct:LicenseDocument .
    ex:open sh:path dct:license ; sh:severity sh:Warning ; sh:node [ sh:in ( ex:cc0 ) ] .
    ex:L sh:targetObjectsOf dct:license ; sh:property [ sh:path dct:title ; sh:minCount 1 ] .`;
  const told = async (shapes: string, value: string): Promise<string[]> => {
    const { findings } = await validate(shapes, `ex:f a dcat:Distribution ; dct:license ${value} .`);
    return findings
      .filter(({ isImplied }) => !isImplied)
      .map(({ shape }) => shape.replace(/.*\//, ''))
      .sort();
  };

  it('is told once: a text is no address, whatever else it is not', async () => {
    expect(await told(LICENCE, '"CC BY 4.0"')).toEqual(['form']);
    const { counts, findings } = await validate(
      LICENCE,
      'ex:f a dcat:Distribution ; dct:license "CC BY 4.0" .',
    );
    expect(counts).toEqual({ violations: 1, warnings: 0, infos: 0 });
    // SHACL reports have them all.
    expect(findings).toHaveLength(4);
  });

  it('hides nothing of another value', async () => {
    expect(await told(LICENCE, 'ex:mine')).toEqual(['L', 'class', 'open']);
    expect(await told(LICENCE, '"CC BY 4.0", ex:mine')).toEqual(['L', 'class', 'form', 'open']);
  });

  it('hides nothing that is graver', async () => {
    const mild = LICENCE.replace('BlankNodeOrIRI', 'BlankNodeOrIRI ; sh:severity sh:Warning');
    expect(await told(mild, '"CC BY 4.0"')).toEqual(['class', 'form']);
  });
});

describe('profiles of high-value data', () => {
  const hvdShapes = `ex:HvdDataset sh:targetClass dcat:Dataset ; moisson:appliesTo moisson:HvdResource ;
      sh:property [ sh:path dcatap:hvdCategory ; sh:minCount 1 ] .
    ex:Every sh:targetClass dcat:Dataset ; sh:property [ sh:path dct:title ; sh:minCount 1 ] .`;
  const validator = validatorOf({ [DCAT_AP.id]: TITLE, [HVD.id]: hvdShapes });

  it('do not apply to a record that claims nothing', async () => {
    const quads = turtle(`ex:d a dcat:Dataset ; dcatap:applicableLegislation ex:otherLaw .`);
    const { profiles, findings } = await validator.validateRecord({ quads }, [DCAT_AP, HVD]);
    expect(profiles.map(({ isApplicable }) => isApplicable)).toEqual([true, false]);
    expect(findings.map(({ profiles }) => profiles)).toEqual([[DCAT_AP.id]]);
  });

  it.each([
    ['the Regulation', `dcatap:applicableLegislation ${REGULATION}`, 1],
    ['a category, even an unknown one', 'dcatap:hvdCategory ex:any', 0],
  ])('apply to a resource that names %s', async (_, claim, missing) => {
    const quads = turtle(`ex:d a dcat:Dataset ; ${claim} . ex:e a dcat:Dataset .`);
    const outcome = await validator.validateRecord({ quads }, [HVD]);
    expect(lines(outcome).filter((line) => line.includes('hvdCategory'))).toEqual(
      missing ? ['d hvdCategory – violation own'] : [],
    );
  });

  it('tell what another profile demands too in one finding of both', async () => {
    const quads = turtle(`ex:d a dcat:Dataset ; dcatap:hvdCategory ex:any .`);
    const { profiles, findings } = await validator.validateRecord({ quads }, [DCAT_AP, HVD]);
    expect(findings.map((finding) => finding.profiles)).toEqual([[DCAT_AP.id, HVD.id]]);
    expect(profiles.map(({ violations }) => violations)).toEqual([1, 1]);
  });
});

describe('what vocabularies know', () => {
  const inScheme = (property: string, scheme: string): string => `ex:Dataset sh:targetSubjectsOf ${property} ;
    sh:property [ sh:path ${property} ; sh:node [ sh:property [ sh:path skos:inScheme ; sh:hasValue <${scheme}> ] ] ] .`;
  const THEMES = 'http://publications.europa.eu/resource/authority/data-theme';

  it('a concept is in its scheme, another IRI is not', async () => {
    const data = `ex:d dcat:theme <${THEMES}/ENVI>, <${THEMES}/NONE>, ex:mine .`;
    expect(lines(await validate(inScheme('dcat:theme', THEMES), data))).toEqual([
      `d theme http://publications.europa.eu/resource/authority/data-theme/NONE violation own`,
      'd theme mine violation own',
    ]);
  });

  it('a concept is of the class that the range asks for, and so is what means it', async () => {
    const shapes = `ex:S sh:targetSubjectsOf dct:language ;
      sh:property [ sh:path dct:language ; sh:class dct:LinguisticSystem ] .`;
    const data = `ex:d dct:language <http://publications.europa.eu/resource/authority/language/FRA>,
      <http://id.loc.gov/vocabulary/iso639-1/fr>, <http://id.loc.gov/vocabulary/iso639-1/qq> .`;
    expect(lines(await validate(shapes, data))).toEqual([
      'd language http://id.loc.gov/vocabulary/iso639-1/qq violation own',
    ]);
  });

  it('a licence has the mapping to the licences of the EU', async () => {
    const shapes = `ex:S sh:targetSubjectsOf dct:license ; sh:property [ sh:path
      ( dct:license [ sh:alternativePath ( skos:exactMatch skos:narrowMatch ) ] skos:inScheme ) ; sh:minCount 1 ] .`;
    const data = `ex:a dct:license <https://creativecommons.org/licenses/by/4.0/> . ex:b dct:license ex:unknown .`;
    expect((await validate(shapes, data)).findings.map(({ focus }) => focus.value)).toEqual([
      'https://example.org/b',
    ]);
  });

  it('a category shows whether it is a leaf', async () => {
    const shapes = `ex:S sh:targetSubjectsOf dcatap:hvdCategory ; sh:property [ sh:path dcatap:hvdCategory ;
      sh:node [ sh:property [ sh:path [ sh:inversePath skos:broader ] ; sh:maxCount 0 ] ] ] .`;
    const data = 'ex:d dcatap:hvdCategory hvd:c_ac64a52d, hvd:c_60182062 .';
    const values = (await validate(shapes, data)).findings.map(({ value }) => value?.value);
    expect(values).toEqual(['http://data.europa.eu/bna/c_ac64a52d']);
  });

  it('is never judged itself', async () => {
    const shapes = 'ex:S sh:targetClass skos:Concept ; sh:property [ sh:path dct:title ; sh:minCount 1 ] .';
    expect((await validate(shapes, `ex:d dcat:theme <${THEMES}/ENVI> .`)).findings).toEqual([]);
  });

  it('loops of the record’s own end', async () => {
    const shapes = `ex:S sh:targetSubjectsOf dcat:theme ; sh:property [ sh:path
      ( dcat:theme [ sh:zeroOrMorePath skos:broader ] ) ; sh:class skos:Concept ] .`;
    const data = `ex:d dcat:theme <${THEMES}/ENVI> . <${THEMES}/ENVI> skos:broader ex:x .
      ex:x skos:broader <${THEMES}/ENVI>, ex:x .`;
    expect(lines(await validate(shapes, data))).toEqual([expect.stringContaining(' x violation')]);
  });
});

describe('other records', () => {
  const OWN = new Set(['https://example.org/d']);

  it('are told, and never block', async () => {
    const data = 'ex:d a dcat:Dataset . ex:e a dcat:Dataset .';
    const outcome = await validate(TITLE, data, { focus: OWN });
    expect(lines(outcome)).toEqual(['d title – violation own', 'e title – violation across']);
    expect(outcome.profiles[0]).toMatchObject({ violations: 2, blocking: 1 });
  });

  it('that are not at hand cannot be judged', async () => {
    const shapes = `ex:S sh:targetClass dcat:Dataset ;
      sh:property [ sh:path dcat:inSeries ; sh:class dcat:DatasetSeries ],
                  [ sh:path dct:publisher ; sh:class foaf:Agent ] .`;
    const data = `ex:d a dcat:Dataset ; dcat:inSeries ex:far, ex:near ; dct:publisher ex:nobody .
      ex:near a foaf:Document .`;
    expect(lines(await validate(shapes, data))).toEqual([
      'd publisher nobody violation own',
      'd inSeries near violation own',
      'd inSeries far violation across',
    ]);
    const elsewhere = turtle('ex:far a dcat:DatasetSeries .');
    expect(lines(await validate(shapes, data, { elsewhere }))).toHaveLength(2);
  });

  it('a service at hand does not speak of the other datasets that it serves', async () => {
    const shapes = `ex:S sh:targetClass dcat:DataService ;
      sh:property [ sh:path dcat:servesDataset ; sh:class dcat:Dataset ] .
      ex:D sh:targetClass dcat:Dataset ; sh:property [ sh:path [ sh:inversePath dcat:servesDataset ] ; sh:minCount 1 ] .`;
    const data = 'ex:d a dcat:Dataset . ex:api a dcat:DataService ; dcat:servesDataset ex:d, ex:e, ex:f .';
    expect(lines(await validate(shapes, data, { focus: OWN }))).toEqual([]);
  });

  it('the class hierarchy of the vocabularies counts for values, not for targets', async () => {
    const shapes = `ex:C sh:targetClass dcat:Catalog ; sh:property [ sh:path dcat:dataset ; sh:class dcat:Dataset ] .
      ${TITLE}`;
    const data = 'ex:c a dcat:Catalog ; dcat:dataset ex:s . ex:s a dcat:DatasetSeries .';
    expect(lines(await validate(shapes, data))).toEqual([]);
  });
});

describe('what only a whole catalogue shows', () => {
  it('is judged only where it is whole', async () => {
    const shapes = `ex:C sh:targetClass dcat:Catalog ; sh:property ex:members .
      ex:members sh:path dcat:dataset ; sh:minCount 1 ; moisson:appliesTo moisson:WholeCatalogue .`;
    const data = 'ex:c a dcat:Catalog .';
    expect((await validate(shapes, data)).findings).toEqual([]);
    expect((await validate(shapes, data, { isWholeCatalogue: true })).findings).toHaveLength(1);
  });
});

describe('limits', () => {
  it('10,000 wrong values are listed in part and counted', async () => {
    const shapes =
      'ex:S sh:targetClass dcat:Dataset ; sh:property [ sh:path dcat:keyword ; sh:nodeKind sh:IRI ] .';
    const values = Array.from({ length: 10_000 }, (_, i) => `"keyword ${i}"`).join(', ');
    const { findings, profiles } = await validate(shapes, `ex:d a dcat:Dataset ; dcat:keyword ${values} .`);
    expect(findings).toHaveLength(101);
    expect(findings.at(-1)).toMatchObject({ value: null, count: 9_900 });
    expect(profiles[0]?.violations).toBe(10_000);
  });

  it('findings beyond the limit on a record are counted', async () => {
    const data = Array.from({ length: MAX_FINDINGS + 7 }, (_, i) => `ex:d${i} a dcat:Dataset .`).join('\n');
    const { findings, omitted, profiles } = listed(await validate(TITLE, data));
    expect(findings).toHaveLength(MAX_FINDINGS);
    expect(omitted).toBe(7);
    expect(profiles[0]?.violations).toBe(MAX_FINDINGS + 7);
  });

  it('a rule that is broken often crowds out no other', async () => {
    const shapes = `${TITLE} ex:Dataset sh:property ex:keyword .
      ex:keyword sh:path dcat:keyword ; sh:minCount 1 ; sh:severity sh:Warning ; sh:message "No keyword."@en .`;
    const few = 'ex:last a dcat:Dataset ; dct:title "Last" .';
    const many = Array.from(
      { length: MAX_FINDINGS },
      (_, i) => `ex:d${i} a dcat:Dataset ; dcat:keyword "k" .`,
    );
    const outcome = listed(await validate(shapes, [...many, few].join('\n')));
    expect(outcome.rules.map(({ shape, count }) => [shape.replace(/.*\//, ''), count])).toEqual([
      ['title', MAX_FINDINGS],
      ['keyword', 1],
    ]);
    expect(outcome.counts).toEqual({ violations: MAX_FINDINGS, warnings: 1, infos: 0 });
    expect(outcome.findings.filter(({ severity }) => severity === 'warning')).toHaveLength(1);
    expect(outcome.findings.length + outcome.omitted).toBe(MAX_FINDINGS + 1);
  });
});
