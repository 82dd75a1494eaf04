/**
 * Seeded random graphs of everything that breaks a writer of RDF: the same seed gives the same graph.
 */
import { PREFIXES } from '../../src/rdf/namespaces.ts';
import { blankNode, defaultGraph, literal, namedNode, type Quad, quad } from '../../src/rdf/terms.ts';

export type Random = () => number;

/** mulberry32 */
export const randomFrom = (seed: number): Random => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
};

export const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)]!;

export const shuffled = <T>(random: Random, items: readonly T[]): T[] => {
  const result = [...items];
  for (let i = result.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [result[i], result[j]] = [result[j]!, result[i]!];
  }
  return result;
};

export const TEXTS = [
  '',
  ' ',
  '\n',
  '\t\t',
  '  leading and trailing  ',
  'plain',
  'it\'s "quoted"',
  '"',
  '""',
  '"""',
  'ends with quote"',
  'line one\nends with quote"',
  'a\n""b"""c""""',
  'back\\slash',
  'ends with backslash\\',
  'line\nends with backslash\\',
  '\\u0041 \\n \\"',
  'carriage\rreturn',
  'dos\r\nlines\r\n',
  'tab\tand\ttab',
  'delete \u007f next line \u0085 separators \u2028 \u2029',
  'CDATA end ]]> here',
  '<!-- comment -- --> & &amp; &#13; <b>',
  '--',
  'astral 𝕏 😀 and 🇱🇺',
  'עברית and العربية \u200f\u202e mixed',
  'combining e\u0301 \ufeff bom',
  '@context',
  '@id',
  '_:b0',
  'http://not.a/term',
  'dct:title',
  'true',
  '007',
  'x'.repeat(20_000),
  'long\n'.repeat(2_000),
] as const;

/** What XML cannot hold, but every other format can. */
export const TEXTS_BEYOND_XML = [
  'nul \u0000 nul',
  'bell \b and feed \f',
  'escape \u001b[0m',
  'vertical \u000b',
  '\ufffe\uffff',
] as const;

const LANGUAGES = ['fr', 'en', 'de', 'fr-t-nl', 'zh-hant-tw', 'de-ch-1996', 'fixme', 'x-private'] as const;

const XSD = PREFIXES.xsd;
const TYPED: readonly (readonly [string, string])[] = [
  ['5', `${XSD}integer`],
  ['-12', `${XSD}integer`],
  ['007', `${XSD}integer`],
  ['+5', `${XSD}integer`],
  ['-0', `${XSD}integer`],
  ['123456789012345678901234567890', `${XSD}integer`],
  [' 5 ', `${XSD}integer`],
  ['not a number', `${XSD}integer`],
  ['1.0', `${XSD}decimal`],
  ['1.', `${XSD}decimal`],
  ['.5', `${XSD}decimal`],
  ['5', `${XSD}decimal`],
  ['1.0E0', `${XSD}double`],
  ['1.5E-10', `${XSD}double`],
  ['true', `${XSD}boolean`],
  ['1', `${XSD}boolean`],
  ['TRUE', `${XSD}boolean`],
  ['2024-01-01', `${XSD}date`],
  ['2024-01-01T00:00:00Z', `${XSD}dateTime`],
  ['2024', `${XSD}gYear`],
  ['12', `${XSD}nonNegativeInteger`],
  ['0012', `${XSD}nonNegativeInteger`],
  ['', `${XSD}date`],
  ['P1D', `${XSD}duration`],
  ['{"a": [1, 2.0, "x"]}', `${PREFIXES.rdf}JSON`],
  ['<p>caf&eacute;</p>', `${PREFIXES.rdf}HTML`],
  ['<a xmlns="http://e/"/>', `${PREFIXES.rdf}XMLLiteral`],
  ['any', 'http://example.org/type(1)'],
  ['any', 'schema:odd'],
];

const IRIS = [
  'http://example.org/a',
  'http://example.org/a/b',
  'http://example.org/a#b',
  'http://example.org/a(1)',
  "http://example.org/it's",
  'http://example.org/ends.',
  'http://example.org/ends-',
  'http://example.org/100%25/caf%C3%A9',
  'http://example.org/café/été',
  'http://example.org/日本語#語',
  'http://example.org/𝕏',
  'http://example.org/?q=a&b=c;d=e,f#frag',
  'http://example.org/a//b',
  'http://example.org/~tilde/@at/$dollar/!bang/*star/+plus',
  'http://example.org',
  'urn:uuid:7d3f2c1e-0000-4000-8000-000000000000',
  'mailto:open.data@example.org',
  'tel:+352-1234',
  'schema:thing',
  'time:flies',
  'org:a/b',
  'title:x',
  `${PREFIXES.dcat}Dataset`,
  `${PREFIXES.dcat}Distribution`,
  `${PREFIXES.dcat}DataService`,
  PREFIXES.dct,
  `${PREFIXES.dct}a.b`,
  `${PREFIXES.dct}a.`,
  `${PREFIXES.dct}-a`,
  `${PREFIXES.dct}1a`,
  `${PREFIXES.rdf}nil`,
  `${PREFIXES.rdf}Description`,
] as const;

/** Properties that RDF/XML can write. */
const PROPERTIES = [
  ...['title', 'description', 'identifier', 'license', 'issued', 'publisher', 'spatial'].map(
    (local) => PREFIXES.dct + local,
  ),
  ...['keyword', 'theme', 'distribution', 'dataset', 'accessService', 'byteSize', 'startDate'].map(
    (local) => PREFIXES.dcat + local,
  ),
  `${PREFIXES.foaf}primaryTopic`,
  `${PREFIXES.rdf}value`,
  `${PREFIXES.rdf}_1`,
  `${PREFIXES.rdf}first`,
  `${PREFIXES.rdf}rest`,
  'http://example.org/ns#plain',
  'http://example.org/ns#with-dash.and.dot',
  'http://example.org/ns/12ab',
  'http://example.org/ns?a&b=c',
  'http://example.org/été',
  'http://example.org/𝕏',
  'http://www.w3.org/2000/xmlns/trap',
  'http://www.w3.org/XML/1998/namespace#x',
  'urn:p:q',
] as const;

/** Properties that no XML element name can stand for. */
export const PROPERTIES_BEYOND_XML = [
  'http://example.org/p/',
  'http://example.org/p/123',
  'http://example.org/p--',
  `${PREFIXES.rdf}li`,
  `${PREFIXES.rdf}about`,
] as const;

export interface HostileOptions {
  readonly quads?: number;
  readonly graphs?: boolean;
  readonly beyondXml?: boolean;
}

const blankNames = ['a', 'b', 'c', 'd', 'e', 'f'] as const;

export const hostileGraph = (seed: number, options: HostileOptions = {}): Quad[] => {
  const random = randomFrom(seed);
  const { quads: count = 40, graphs = false, beyondXml = false } = options;
  const texts = beyondXml ? [...TEXTS, ...TEXTS_BEYOND_XML] : TEXTS;
  const properties = beyondXml ? [...PROPERTIES, ...PROPERTIES_BEYOND_XML] : PROPERTIES;
  const aText = (): string =>
    Array.from({ length: 1 + Math.floor(random() * 2) }, () => pick(random, texts)).join('');
  const resource = () =>
    random() < 0.4 ? blankNode(pick(random, blankNames)) : namedNode(pick(random, IRIS));
  const object = () => {
    const dice = random();
    if (dice < 0.35) return resource();
    if (dice < 0.55) return literal(aText());
    if (dice < 0.8) return literal(aText(), pick(random, LANGUAGES));
    const [value, datatype] = pick(random, TYPED);
    return literal(value, namedNode(datatype));
  };
  const graph = () => (graphs && random() < 0.6 ? resource() : defaultGraph());
  return Array.from({ length: count }, () => {
    const isType = random() < 0.15;
    return quad(
      resource(),
      namedNode(isType ? `${PREFIXES.rdf}type` : pick(random, properties)),
      isType && random() < 0.9 ? resource() : object(),
      graph(),
    );
  });
};
