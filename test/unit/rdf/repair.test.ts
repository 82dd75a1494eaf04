/** Each row of the repair tables, as one statement before and after. */
import { describe, expect, it } from 'vitest';
import { PREFIXES } from '../../../src/rdf/namespaces.ts';
import { IRI_REPAIRS, isCleanIri, repairIri } from '../../../src/rdf/repair/iri.ts';
import { ISSUES, type ReadIssue } from '../../../src/rdf/repair/issues.ts';
import { type Reported, repairQuad } from '../../../src/rdf/repair/repair-quad.ts';
import { resolveIri } from '../../../src/rdf/repair/resolve-iri.ts';
import { blankNode, defaultGraph, literal, namedNode, type Quad, quad } from '../../../src/rdf/terms.ts';
import { showQuad } from '../../data/reading/read-all.ts';

const expand = (name: string): string =>
  name.replace(/^(\w+):/, (whole, prefix: string) => (PREFIXES as Record<string, string>)[prefix] ?? whole);

const SUBJECT = namedNode('http://example.org/s');
const xsd = (name: string) => namedNode(`${PREFIXES.xsd}${name}`);

const repair = (given: Quad): { result: Quad | null; issues: ReadIssue[] } => {
  const issues: ReadIssue[] = [];
  return { result: repairQuad(given, (issue) => issues.push(issue)), issues };
};

const repairObject = (property: string, object: Quad['object']) => {
  const { result, issues } = repair(quad(SUBJECT, namedNode(expand(property)), object));
  return { object: result?.object ?? null, codes: issues.map(({ code }) => code), issues };
};

describe('repairQuad', () => {
  it('gives back the very quad when nothing is wrong with it', () => {
    const given = quad(SUBJECT, namedNode(expand('dct:title')), literal('Luft', 'de'));
    expect(repair(given)).toEqual({ result: given, issues: [] });
    expect(repair(given).result).toBe(given);
  });

  it('reports subject, property, before and after, values cut at 200 and 1,000 characters', () => {
    const long = `http://example.org/${'x'.repeat(2000)} y`;
    const { issues } = repair(quad(SUBJECT, namedNode(expand('foaf:page')), namedNode(long)));
    expect(issues).toHaveLength(1);
    const [issue] = issues;
    expect(issue).toMatchObject({
      kind: 'repaired',
      code: 'iri-percent-encoded',
      subject: SUBJECT.value,
      property: expand('foaf:page'),
    });
    expect(issue!.before).toHaveLength(1000);
    expect(issue!.message.length).toBeLessThan(500);
  });

  it('changes no subject, predicate or graph but for the same reasons', () => {
    const bad = namedNode(' http://example.org/a b');
    const { result, issues } = repair(quad(bad, bad, SUBJECT, bad));
    const good = '<http://example.org/a%20b>';
    expect(showQuad(result!)).toBe(`${good} ${good} <${SUBJECT.value}> ${good}`);
    expect(issues.map(({ code }) => code)).toEqual(Array(3).fill('iri-percent-encoded'));
  });

  it.each([
    ['subject-unusable', quad(namedNode('relative'), SUBJECT, SUBJECT)],
    ['subject-unusable', quad(literal('x') as never, SUBJECT, SUBJECT)],
    ['predicate-unusable', quad(SUBJECT, namedNode('title'), SUBJECT)],
    ['predicate-unusable', quad(SUBJECT, blankNode('b') as never, SUBJECT)],
    ['object-unusable', quad(SUBJECT, SUBJECT, namedNode('')) as Quad],
    ['object-unusable', quad(SUBJECT, SUBJECT, namedNode('http:'))],
    ['graph-unusable', quad(SUBJECT, SUBJECT, SUBJECT, namedNode('nowhere'))],
    ['triple-term', quad(SUBJECT, SUBJECT, quad(SUBJECT, SUBJECT, SUBJECT) as never)],
  ])('drops what has no reading: %s', (code, given) => {
    const { result, issues } = repair(given);
    expect(result).toBeNull();
    expect(issues).toMatchObject([{ kind: 'dropped', code }]);
  });
});

const IRI_CASES: readonly (readonly [code: string, before: string, after: string])[] = [
  ['iri-trimmed', ' http://example.org/a\n', 'http://example.org/a'],
  ['iri-trimmed', 'http://example.org/a\u00a0', 'http://example.org/a'],
  ['iri-unwrapped', '<http://example.org/a>', 'http://example.org/a'],
  ['iri-unwrapped', '"http://example.org/a"', 'http://example.org/a'],
  ['iri-mailto', 'mailto: info@example.org', 'mailto:info@example.org'],
  ['iri-mailto', 'mailto:mailto:info@example.org', 'mailto:info@example.org'],
  ['iri-mailto', 'mailto://info@example.org', 'mailto:info@example.org'],
  ['iri-mailto', 'mailto:%20info@example.org?subject=A', 'mailto:info@example.org?subject=A'],
  ['iri-mailto', 'info@example.org', 'mailto:info@example.org'],
  ['iri-tel', 'tel:+49 40 428 26-0', 'tel:+49-40-428-26-0'],
  ['iri-tel', 'tel: 0431 / 988 0', 'tel:0431-988-0'],
  ['iri-tel', 'tel:+49 (0) 431 9', 'tel:+49(0)431-9'],
  ['iri-backslashes', 'http:\\\\example.org\\a', 'http://example.org/a'],
  ['iri-scheme-missing', 'www.example.org/a', 'http://www.example.org/a'],
  ['iri-prefix-expanded', 'dcat:Dataset', 'http://www.w3.org/ns/dcat#Dataset'],
  ['iri-prefix-expanded', 'dcterms:title', 'http://purl.org/dc/terms/title'],
  ['iri-percent-encoded', 'http://example.org/{id}|"x" ü', 'http://example.org/%7Bid%7D%7C%22x%22%20ü'],
  ['iri-percent-encoded', 'http://example.org/a\\b^`', 'http://example.org/a%5Cb%5E%60'],
  ['iri-percent-encoded', 'http://example.org/\ud800', 'http://example.org/%EF%BF%BD'],
];

describe('repairIri', () => {
  it.each(IRI_CASES)('%s: %j', (code, before, after) => {
    expect(isCleanIri(before)).toBe(false);
    expect(repairIri(before)).toEqual({ iri: after, codes: expect.arrayContaining([code]) });
    expect(isCleanIri(after)).toBe(true);
  });

  it('has a case for every row', () => {
    expect(new Set(IRI_CASES.map(([code]) => code))).toEqual(new Set(IRI_REPAIRS.map(({ code }) => code)));
  });

  it.each([
    'http://example.org/a?x[]=1#a#b',
    'http://example.org/100%',
    'HTTP://EXAMPLE.org/../a/./b',
    'urn:uuid:1',
    'mailto:a@example.org',
    'tel:+352-1',
    'http://münchen.example/ü',
    'http://example.org/\u{1f600}',
  ])('keeps %s exactly as it was written', (iri) => {
    expect(isCleanIri(iri)).toBe(true);
    expect(repairIri(iri)).toEqual({ iri, codes: [] });
  });
});

describe('resolveIri', () => {
  // The examples of RFC 3986 §5.4.
  const base = 'http://a/b/c/d;p?q';
  it.each([
    ['g:h', 'g:h'],
    ['g', 'http://a/b/c/g'],
    ['./g', 'http://a/b/c/g'],
    ['g/', 'http://a/b/c/g/'],
    ['/g', 'http://a/g'],
    ['//g', 'http://g'],
    ['?y', 'http://a/b/c/d;p?y'],
    ['g?y', 'http://a/b/c/g?y'],
    ['#s', 'http://a/b/c/d;p?q#s'],
    ['', 'http://a/b/c/d;p?q'],
    ['.', 'http://a/b/c/'],
    ['..', 'http://a/b/'],
    ['../g', 'http://a/b/g'],
    ['../../../g', 'http://a/g'],
    ['/./g', 'http://a/g'],
    ['g.', 'http://a/b/c/g.'],
    ['./g/.', 'http://a/b/c/g/'],
    ['g?y/../x', 'http://a/b/c/g?y/../x'],
  ])('%j', (reference, resolved) => expect(resolveIri(reference, base)).toBe(resolved));
});

describe('literals where an IRI is meant', () => {
  it.each([
    [
      'dct:license',
      'https://creativecommons.org/licenses/by/4.0/',
      'https://creativecommons.org/licenses/by/4.0/',
    ],
    ['dct:format', 'http://publications.europa.eu/x/CSV', 'http://publications.europa.eu/x/CSV'],
    ['dcat:accessURL', ' http://example.org/my file.csv ', 'http://example.org/my%20file.csv'],
    ['dcat:landingPage', 'www.example.org', 'http://www.example.org'],
    ['dcat:theme', '<http://example.org/theme>', 'http://example.org/theme'],
    ['rdf:type', 'http://www.w3.org/ns/dcat#Dataset', 'http://www.w3.org/ns/dcat#Dataset'],
    ['vcard:hasEmail', 'info@example.org', 'mailto:info@example.org'],
    ['vcard:hasEmail', 'mailto: info@example.org', 'mailto:info@example.org'],
    ['vcard:hasTelephone', '+352 247-82000', 'tel:+352-247-82000'],
  ])('%s %j becomes an IRI', (property, text, iri) => {
    const { object, codes } = repairObject(property, literal(text));
    expect(object).toMatchObject({ termType: 'NamedNode', value: iri });
    expect(codes).toEqual(['literal-to-iri']);
  });

  it('takes xsd:anyURI and language tags as no obstacle', () => {
    const iri = 'http://example.org/a';
    expect(repairObject('foaf:page', literal(iri, xsd('anyURI'))).object?.value).toBe(iri);
    expect(repairObject('foaf:page', literal(iri, 'fr')).object?.termType).toBe('NamedNode');
  });

  it.each([
    ['dct:license', 'CC BY 4.0'],
    ['dct:format', 'CSV'],
    ['dct:language', 'fr'],
    ['dct:rights', 'http://example.org/terms says what is allowed'],
    ['dcat:accessURL', 'http://example.org/a, http://example.org/b'],
    ['vcard:hasEmail', 'the town hall'],
    ['vcard:hasTelephone', 'on request'],
    ['hydra:next', 'http://example.org/catalog?page=2'],
    ['dct:identifier', 'http://example.org/id/1'],
    ['dct:title', 'http://example.org/'],
  ])('%s %j stays text', (property, text) => {
    const { object, codes } = repairObject(property, literal(text));
    expect(object).toMatchObject({ termType: 'Literal', value: text });
    expect(codes).toEqual([]);
  });

  it('drops empty text there, and only there', () => {
    expect(repairObject('dct:license', literal(' '))).toMatchObject({
      object: null,
      codes: ['literal-empty'],
    });
    expect(repairObject('dct:title', literal(''))).toMatchObject({ object: { value: '' }, codes: [] });
  });
});

const TYPED_CASES: readonly (readonly [
  code: string,
  before: readonly [text: string, datatype: string],
  after: readonly [text: string, datatype: string],
])[] = [
  ['datatype-date-only', ['2020-01-05', 'dateTime'], ['2020-01-05', 'date']],
  ['datatype-date-only', ['29.05.2017', 'dateTime'], ['2017-05-29', 'date']],
  ['datatype-changed', ['2020-01-05T10:00:00', 'date'], ['2020-01-05T10:00:00', 'dateTime']],
  ['datatype-changed', ['2020', 'dateTime'], ['2020', 'gYear']],
  ['datatype-changed', ['2020-03', 'date'], ['2020-03', 'gYearMonth']],
  ['lexical-mended', ['2020-1-5', 'date'], ['2020-01-05', 'date']],
  ['lexical-mended', ['2020/01/05', 'date'], ['2020-01-05', 'date']],
  ['lexical-mended', ['20200105', 'date'], ['2020-01-05', 'date']],
  ['lexical-mended', ['29.05..2017', 'date'], ['2017-05-29', 'date']],
  ['lexical-mended', ['31/12/2019', 'date'], ['2019-12-31', 'date']],
  ['lexical-mended', ['12/31/2019', 'date'], ['2019-12-31', 'date']],
  ['lexical-mended', [' 2020-01-05\n', 'date'], ['2020-01-05', 'date']],
  ['lexical-mended', ['2020-01-05 10:00', 'dateTime'], ['2020-01-05T10:00:00', 'dateTime']],
  ['lexical-mended', ['2020-01-05T10:00:00+0200', 'dateTime'], ['2020-01-05T10:00:00+02:00', 'dateTime']],
  ['lexical-mended', ['2020-01-05 1:02:03,5 UTC', 'dateTime'], ['2020-01-05T01:02:03.5Z', 'dateTime']],
  ['lexical-mended', ['3,14', 'decimal'], ['3.14', 'decimal']],
  ['lexical-mended', ['1.234,5', 'decimal'], ['1234.5', 'decimal']],
  ['lexical-mended', ['1,234.5', 'double'], ['1234.5', 'double']],
  ['lexical-mended', ['Infinity', 'double'], ['INF', 'double']],
  ['lexical-mended', ['1 024', 'nonNegativeInteger'], ['1024', 'nonNegativeInteger']],
  ['lexical-mended', ['12.0', 'integer'], ['12', 'integer']],
  ['lexical-mended', ['1.5E3', 'integer'], ['1500', 'integer']],
  ['datatype-changed', ['12.5', 'integer'], ['12.5', 'decimal']],
  ['datatype-changed', ['-5', 'nonNegativeInteger'], ['-5', 'integer']],
  ['datatype-changed', ['1.5E3', 'decimal'], ['1.5E3', 'double']],
  ['lexical-mended', ['True', 'boolean'], ['true', 'boolean']],
  ['lexical-mended', ['non', 'boolean'], ['false', 'boolean']],
  ['lexical-mended', ['p1y', 'duration'], ['P1Y', 'duration']],
  ['lexical-mended', ['P2W', 'duration'], ['P14D', 'duration']],
];

describe('typed literals', () => {
  it.each(TYPED_CASES)('%s: %j', (code, [text, datatype], [meant, meantDatatype]) => {
    const { object, codes } = repairObject('dct:extent', literal(text, xsd(datatype)));
    expect(object).toEqual(literal(meant, xsd(meantDatatype)));
    expect(codes).toEqual([code]);
  });

  it.each([
    ['05/06/2017', 'date'],
    ['2020-02-30', 'date'],
    ['soon', 'dateTime'],
    ['2020-01-05T25:00:00', 'dateTime'],
    ['1,234', 'decimal'],
    ['12 kB', 'integer'],
    ['perhaps', 'boolean'],
    ['a year', 'duration'],
    ['xyz', 'hexBinary'],
  ])('keeps %j of xsd:%s as plain text, since it has no one reading', (text, datatype) => {
    const { object, codes } = repairObject('dct:extent', literal(text, xsd(datatype)));
    expect(object).toEqual(literal(text));
    expect(codes).toEqual(['literal-ill-typed']);
  });

  it.each([
    ['2020-01-05', 'date'],
    ['2020-01-05Z', 'date'],
    ['-0044-03-15', 'date'],
    ['2020-01-05T24:00:00', 'dateTime'],
    ['2020-01-05T10:00:00.123+02:00', 'dateTime'],
    ['2020', 'gYear'],
    ['+12', 'integer'],
    ['-0', 'nonNegativeInteger'],
    ['1.', 'decimal'],
    ['1e-3', 'double'],
    ['NaN', 'float'],
    ['P1Y2M3DT4H5M6.7S', 'duration'],
    ['0aFF', 'hexBinary'],
    ['whatever', 'string'],
    ['POINT(1 2)', 'unknown'],
  ])('leaves %j of xsd:%s alone', (text, datatype) => {
    const given = quad(SUBJECT, namedNode(expand('dct:extent')), literal(text, xsd(datatype)));
    expect(repair(given)).toEqual({ result: given, issues: [] });
  });

  it('drops empty text of a date or number', () => {
    expect(repairObject('dct:extent', literal('', xsd('decimal')))).toMatchObject({
      object: null,
      codes: ['literal-empty-typed'],
    });
  });

  it.each([
    'xs:dateTime',
    'xsd:dateTime',
    'xsd:datetime',
    'http://www.w3.org/2001/XMLSchema/dateTime',
    'https://www.w3.org/2001/XMLSchema#dateTime',
    'http://www.w3.org/2001/XMLSchema-datatypes#dateTime',
    'http://www.w3.org/2001/XMLSchema#DateTime',
    'http://www.w3.org/2001/XMLSchemadateTime',
  ])('reads the datatype %s as xsd:dateTime', (datatype) => {
    const given = literal('2020-01-05T10:00:00', namedNode(datatype));
    const { object, codes } = repairObject('dct:extent', given);
    expect(object).toEqual(literal('2020-01-05T10:00:00', xsd('dateTime')));
    expect(codes).toEqual(['datatype-name']);
  });

  it('goes on with the text after the datatype was corrected', () => {
    const { object, codes } = repairObject('dct:issued', literal('2020-01-05', namedNode('xs:dateTime')));
    expect(object).toEqual(literal('2020-01-05', xsd('date')));
    expect(codes).toEqual(['datatype-name', 'datatype-date-only']);
  });

  it('removes a datatype that is no IRI, keeps the text', () => {
    expect(repairObject('dct:extent', literal('x', namedNode('nothing')))).toMatchObject({
      object: { value: 'x', datatype: { value: `${PREFIXES.xsd}string` } },
      codes: ['datatype-removed'],
    });
  });

  it('types plain dates where the property expects one, and nowhere else', () => {
    expect(repairObject('dct:issued', literal('2017'))).toMatchObject({
      object: literal('2017', xsd('gYear')),
      codes: ['date-typed'],
    });
    expect(repairObject('dcat:startDate', literal('29.05..2017')).object).toEqual(
      literal('2017-05-29', xsd('date')),
    );
    expect(repairObject('dct:issued', literal('last year'))).toMatchObject({ codes: [] });
    expect(repairObject('dct:identifier', literal('2017-05-29'))).toMatchObject({ codes: [] });
  });
});

describe('text and language tags', () => {
  it.each([
    ['language-mended', 'en_US', 'en-us'],
    ['language-mended', 'de-', 'de'],
    ['language-mended', 'ar--rtl', 'ar'],
    ['language-removed', 'undefined', ''],
    ['language-removed', '1', ''],
    ['language-removed', 'français', ''],
  ])('%s: @%s', (code, tag, mended) => {
    const { object, codes } = repairObject('dct:title', literal('x', tag));
    expect(object).toEqual(mended ? literal('x', mended) : literal('x'));
    expect(codes).toEqual([code]);
  });

  it.each(['fixme', 'fr-t-nl', 'x-klingon', 'zh-hant-tw', 'de-1996'])('keeps the well-formed @%s', (tag) => {
    expect(repairObject('dct:title', literal('x', tag))).toMatchObject({ codes: [] });
  });

  it('removes control characters, keeps tabs and newlines', () => {
    const { object, codes } = repairObject('dct:title', literal('a\0b\x0cc\td\ne\x7f', 'de'));
    expect(object).toEqual(literal('ab c\td\ne\x7f', 'de'));
    expect(codes).toEqual(['text-control-characters']);
  });

  it('replaces lone surrogates', () => {
    const { object, codes } = repairObject('dct:title', literal('a\ud83db\u{1f600}'));
    expect(object).toEqual(literal('a\ufffdb\u{1f600}'));
    expect(codes).toEqual(['text-surrogates']);
  });
});

describe('ISSUES', () => {
  it('names codes in kebab-case', () => {
    for (const code of Object.keys(ISSUES)) expect(code).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
  });
  it('leaves blank nodes and the default graph alone', () => {
    const given = quad(blankNode('b'), SUBJECT, blankNode('c'), defaultGraph());
    expect(repair(given).result).toBe(given);
  });
});

describe('the repair of a term that many statements share', () => {
  it('is reported once a document, with the first subject', () => {
    const dirty = namedNode('http://example.org/a b');
    const reported: Reported = new Set();
    const issues: ReadIssue[] = [];
    for (const text of ['1', '2'])
      repairQuad(quad(dirty, dirty, literal(text), dirty), (issue) => issues.push(issue), reported);
    expect(issues.map(({ subject, property }) => [subject, property])).toEqual([
      [dirty.value, undefined],
      [dirty.value, dirty.value],
      [dirty.value, undefined],
    ]);
  });
});
