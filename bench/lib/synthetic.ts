/**
 * A catalogue of our own making for clones without corpora: the same bytes for the same size, about as many
 * triples a dataset, shared entities and blank nodes as a national catalogue has. N-Triples.
 */
import { ns } from '../../src/rdf/namespaces.ts';
import { ntriplesLine } from '../../src/rdf/serialize/ntriples.ts';
import {
  type BlankNode,
  blankNode,
  type Literal,
  literal,
  type NamedNode,
  namedNode,
  quad,
} from '../../src/rdf/terms.ts';

export const SEED = 20261122;

const BASE = 'https://portal.example';
const AUTHORITY = 'http://publications.europa.eu/resource/authority';
const HVD_LEGISLATION = 'http://data.europa.eu/eli/reg_impl/2023/138/oj';
const LANGUAGES = ['fr', 'nl', 'de', 'en'] as const;
const THEMES = ['AGRI', 'ECON', 'EDUC', 'ENER', 'ENVI', 'GOVE', 'HEAL', 'SOCI', 'TECH', 'TRAN'];
const FORMATS = [
  ['CSV', 'text/csv'],
  ['JSON', 'application/json'],
  ['XML', 'application/xml'],
  ['ZIP', 'application/zip'],
  ['PDF', 'application/pdf'],
] as const;
const WORDS = `adresse air arbre autoroute budget bus canal carte commune compteur cours data delta eau
  école élection emploi énergie enquête entreprise forêt gare hôpital impôt indice jardin logement marché
  météo mobilité musée niveau parc parcelle permis piste pollution population port prix quartier recensement
  réseau route sol station statistique subside taux train transport tunnel vélo ville zone`.split(/\s+/);

/** mulberry32: small, fast and the same everywhere. */
const randomFrom = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
};

type Node = NamedNode | BlankNode;
type Statement = readonly [property: NamedNode, value: Node | Literal];

export const syntheticCatalogue = (datasets: number): string => {
  const random = randomFrom(SEED);
  const below = (limit: number): number => Math.floor(random() * limit);
  const oneOf = <T>(items: readonly T[]): T => items[below(items.length)]!;
  const text = (words: number): string => Array.from({ length: words }, () => oneOf(WORDS)).join(' ');
  const iri = (path: string) => namedNode(`${BASE}/${path}`);
  const authority = (path: string) => namedNode(`${AUTHORITY}/${path}`);
  const date = () =>
    literal(
      `20${10 + below(16)}-${String(1 + below(12)).padStart(2, '0')}-${String(1 + below(28)).padStart(2, '0')}`,
      ns.xsd('date'),
    );

  const lines: string[] = [];
  const say = (subject: Node, rdfClass: NamedNode, statements: readonly Statement[]): void => {
    for (const [property, value] of [[ns.rdf('type'), rdfClass] as const, ...statements])
      lines.push(ntriplesLine(quad(subject, property, value)));
  };
  const inLanguages = (property: NamedNode, words: number): Statement[] =>
    LANGUAGES.map((language) => [property, literal(text(words), language)] as const);
  const many = (least: number, most: number, row: (index: number) => Statement): Statement[] =>
    Array.from({ length: least + below(most - least + 1) }, (_, index) => row(index));

  const publishers = Math.ceil(datasets / 60);
  for (let i = 0; i < publishers; i++) {
    say(iri(`agent/${i}`), ns.foaf('Agent'), [
      [ns.foaf('name'), literal(text(3), 'fr')],
      [ns.foaf('homepage'), namedNode(`https://body-${i}.example/`)],
    ]);
    say(iri(`contact/${i}`), ns.vcard('Organization'), [
      [ns.vcard('fn'), literal(text(2))],
      [ns.vcard('hasEmail'), namedNode(`mailto:data@body-${i}.example`)],
    ]);
  }

  const distribution = (dataset: number, index: number): NamedNode => {
    const node = iri(`dataset/${dataset}/distribution/${index}`);
    const [format, mediaType] = oneOf(FORMATS);
    say(node, ns.dcat('Distribution'), [
      ...inLanguages(ns.dct('title'), 4),
      [ns.dcat('accessURL'), iri(`files/${dataset}/${index}`)],
      [ns.dcat('downloadURL'), iri(`files/${dataset}/${index}.${format.toLowerCase()}`)],
      [ns.dct('format'), authority(`file-type/${format}`)],
      [ns.dcat('mediaType'), namedNode(`https://www.iana.org/assignments/media-types/${mediaType}`)],
      [ns.dcat('byteSize'), literal(String(below(5e7)), ns.xsd('nonNegativeInteger'))],
      [ns.dct('license'), authority('licence/CC_BY_4_0')],
      [ns.dct('modified'), date()],
    ]);
    return node;
  };

  for (let i = 0; i < datasets; i++) {
    const publisher = below(publishers);
    const period = blankNode(`period${i}`);
    say(period, ns.dct('PeriodOfTime'), [
      [ns.dcat('startDate'), date()],
      [ns.dcat('endDate'), date()],
    ]);
    say(iri(`dataset/${i}`), ns.dcat('Dataset'), [
      ...inLanguages(ns.dct('title'), 6),
      ...inLanguages(ns.dct('description'), 50),
      ...many(2, 6, () => [ns.dcat('keyword'), literal(text(1), oneOf(LANGUAGES))]),
      ...many(1, 6, (index) => [ns.dcat('distribution'), distribution(i, index)]),
      ...(i % 30 === 0
        ? [
            [
              namedNode('http://data.europa.eu/r5r/applicableLegislation'),
              namedNode(HVD_LEGISLATION),
            ] as const,
          ]
        : []),
      [ns.dct('identifier'), literal(`synthetic-${i}`)],
      [ns.dct('publisher'), iri(`agent/${publisher}`)],
      [ns.dcat('contactPoint'), iri(`contact/${publisher}`)],
      [ns.dcat('theme'), authority(`data-theme/${oneOf(THEMES)}`)],
      [ns.dcat('landingPage'), namedNode(`https://body-${publisher}.example/data/${i}`)],
      [ns.dct('accrualPeriodicity'), authority('frequency/ANNUAL')],
      [ns.dct('temporal'), period],
      [ns.dct('issued'), date()],
      [ns.dct('modified'), date()],
    ]);
    if (i % 25 === 0)
      say(iri(`service/${i}`), ns.dcat('DataService'), [
        ...inLanguages(ns.dct('title'), 4),
        [ns.dcat('endpointURL'), iri(`api/${i}`)],
        [ns.dcat('servesDataset'), iri(`dataset/${i}`)],
        [ns.dct('publisher'), iri(`agent/${publisher}`)],
      ]);
  }
  return lines.join('');
};
