/**
 * Records of our own for the tests of the pages: one rich, one poor, one hostile, a service and an agent.
 * They are quads as the catalogue hands them over, each in the graph of its record.
 */
import { Parser } from 'n3';
import type { RecordKind } from '../../src/catalogue/kinds.ts';
import type { RecordDocument } from '../../src/catalogue/record.ts';
import type { ListItem, PageContext } from '../../src/http/pages/context.ts';
import { PREFIXES } from '../../src/rdf/namespaces.ts';
import { namedNode, type Quad, quad } from '../../src/rdf/terms.ts';

export const BASE_URL = 'https://catalogue.example.org';
export const CHECKSUM = 'a'.repeat(64);

const prologue = Object.entries(PREFIXES)
  .map(([prefix, base]) => `@prefix ${prefix}: <${base}> .`)
  .join('\n');

export const quadsIn = (recordId: string, turtle: string): readonly Quad[] => {
  const graph = namedNode(`${BASE_URL}/records/${recordId}`);
  return new Parser({ blankNodePrefix: `${recordId}-` })
    .parse(`${prologue}\n@prefix ex: <https://data.example.org/> .\n${turtle}`)
    .map((q) => quad(q.subject, q.predicate, q.object, graph) as Quad);
};

const generated = (id: string, iri: string): string => `
  <${BASE_URL}/records/${id}> a dcat:CatalogRecord ; foaf:primaryTopic <${iri}> ;
    dct:issued "2026-01-05T08:00:00Z"^^xsd:dateTime ; dct:modified "2026-03-01T09:30:00Z"^^xsd:dateTime ;
    dct:source <https://portal.example.org/catalog.ttl> ;
    spdx:checksum <${BASE_URL}/.well-known/genid/${id}-checksum> .
  <${BASE_URL}/.well-known/genid/${id}-checksum> spdx:checksumValue "${CHECKSUM}" .
  <${BASE_URL}/catalog> dcat:dataset <${iri}> .`;

export interface Fixture {
  readonly id: string;
  readonly kind: RecordKind;
  readonly iri: string;
  readonly turtle: string;
  readonly entities?: readonly Quad[];
}

export const documentOf = ({ id, kind, iri, turtle, entities = [] }: Fixture): RecordDocument => ({
  record: {
    seq: 1,
    id,
    kind,
    iri,
    status: 'published',
    checksum: CHECKSUM,
    version: 1,
    created: '2026-01-05T08:00:00Z',
    modified: '2026-03-01T09:30:00Z',
  },
  own: quadsIn(id, turtle + generated(id, iri)),
  entities,
  modified: '2026-03-01T09:30:00Z',
});

const agency = quadsIn(
  'agency',
  `ex:agency a foaf:Organization ; foaf:name "Agence de l’eau"@fr, "Wasseragentur"@de ;
     foaf:homepage <https://eau.example.org/> .`,
);

const help = quadsIn(
  'help',
  `ex:help a vcard:Kind ; vcard:fn "Guichet des données"@fr ; vcard:hasEmail <mailto:donnees@example.org> ;
     vcard:hasTelephone [ vcard:hasValue <tel:+33102030405> ] .`,
);

const LONG_WORD = 'eauxsouterraines'.repeat(12);
const EU = 'http://publications.europa.eu/resource/authority';

export const RICH = documentOf({
  id: 'rivers',
  kind: 'dataset',
  iri: 'https://data.example.org/rivers',
  entities: [...agency, ...help],
  turtle: `
  ex:rivers a dcat:Dataset ;
    dct:title "Niveau des cours d’eau"@fr, "Wasserstände"@de, "River levels"@en-t-fr ;
    dct:description "Hauteurs mesurées.\\n\\nVoir https://eau.example.org/methode."@fr, "Gemessene Pegel."@de ;
    dcat:keyword "eau"@fr, "${LONG_WORD}"@fr, "Wasser"@de ;
    dcat:theme <${EU}/data-theme/ENVI> ;
    dct:publisher ex:agency ; dcat:contactPoint ex:help ;
    dct:accrualPeriodicity <${EU}/frequency/DAILY> ; dct:language <${EU}/language/FRA> ;
    dct:issued "2020-05-01"^^xsd:date ; dct:modified "2026-02-01T00:00:00+01:00"^^xsd:dateTime ;
    dct:temporal [ a dct:PeriodOfTime ; dcat:startDate "2012-01-01"^^xsd:date ; dcat:endDate "2012-12-31"^^xsd:date ] ;
    adms:identifier [ a adms:Identifier ; skos:notation "DOI-42" ] ;
    dcatap:applicableLegislation <http://data.europa.eu/eli/reg_impl/2023/138/oj> ;
    dcatap:hvdCategory <http://data.europa.eu/bna/c_dd313021> ;
    dct:conformsTo <http://www.opengis.net/def/crs/EPSG/0/4258> ; dcat:inSeries ex:series ;
    dcat:landingPage <https://eau.example.org/${'niveaux-'.repeat(30)}> ;
    ex:gaugeCount 128 ; dcat:distribution ex:csv, ex:api .
  ex:csv a dcat:Distribution ; dct:title "Mesures du jour"@fr ; dct:format <${EU}/file-type/CSV> ;
    dcat:mediaType <https://www.iana.org/assignments/media-types/text/csv> ; dcat:byteSize "4542377"^^xsd:nonNegativeInteger ;
    dct:license <${EU}/licence/CC_BY_4_0> ; dcat:accessURL <https://eau.example.org/mesures> ;
    dcat:downloadURL <https://eau.example.org/mesures.csv> ; dct:rights "Citer la source."@fr ;
    spdx:checksum [ spdx:checksumValue "cafe"^^xsd:hexBinary ] .
  ex:api a dcat:Distribution ; dct:format <${EU}/file-type/WMS_SRVC> ;
    dct:license <${EU}/licence/CC_BY_4_0> ; dcat:accessURL <https://eau.example.org/wms?${'LAYERS=niveau&'.repeat(20)}> .
  ex:stray rdfs:comment "Nobody points at this node." .`,
});

export const POOR = documentOf({
  id: 'poor',
  kind: 'dataset',
  iri: 'https://www.example.org/explore/2445000/',
  turtle: '<https://www.example.org/explore/2445000/> a dcat:Dataset .',
});

/** Markup, script addresses and broken tags wherever a string can stand. */
export const HOSTILE = documentOf({
  id: 'hostile',
  kind: 'dataset',
  iri: 'https://data.example.org/hostile',
  turtle: `
  ex:hostile a dcat:Dataset ;
    dct:title "<script>alert(1)</script> & \\"quotes\\" 'single'"@fr ;
    dct:description "<img src=x onerror=alert(2)><p>Un</p><p>Deux &amp; trois</p></script><script>alert(3)</script>"@fixme ;
    dcat:keyword "\\"><svg onload=alert(4)>" ;
    dcat:landingPage <javascript:alert(5)>, <data:text/html,alert(6)> ;
    dct:publisher [ foaf:name "<b>Nom</b>" ; foaf:homepage <vbscript:alert(7)> ] ;
    dcat:contactPoint [ vcard:fn "</dl></main>" ; vcard:hasEmail "javascript:alert(8)" ] ;
    dct:license "" ; dct:modified "29.05..2017"^^xsd:date ;
    dcat:distribution [ a dcat:Distribution ; dcat:downloadURL <javascript:alert(9)> ; dct:title "</h3>" ] ;
    ex:loop ex:hostile .`,
});

export const SERVICE = documentOf({
  id: 'api',
  kind: 'service',
  iri: 'https://data.example.org/api',
  entities: agency,
  turtle: `
  ex:api a dcat:DataService ; dct:title "Interface des niveaux"@fr ; dct:publisher ex:agency ;
    dcat:endpointURL <https://eau.example.org/api/v1> ; dct:license <${EU}/licence/CC0> ;
    dcat:servesDataset ${Array.from({ length: 30 }, (_, i) => `ex:d${i}`).join(', ')} .`,
});

export const AGENT = documentOf({
  id: 'agency',
  kind: 'entity',
  iri: 'https://data.example.org/agency',
  turtle: `ex:agency a foaf:Agent, foaf:Organization ; foaf:name "Agence de l’eau"@fr, "Wasseragentur"@de ;
    foaf:homepage <https://eau.example.org/> ; foaf:mbox <mailto:eau@example.org> .`,
});

export const SERIES = documentOf({
  id: 'levels',
  kind: 'series',
  iri: 'https://data.example.org/levels',
  entities: agency,
  turtle: `
  ex:levels a dcat:DatasetSeries ; dct:title "Niveaux par année"@fr, "Levels by year"@en ; dct:publisher ex:agency ;
    dct:description "Un jeu de données par an."@fr ; dcat:last ex:d1 ;
    dct:conformsTo <${BASE_URL}/.well-known/genid/empty1>, <${BASE_URL}/.well-known/genid/empty2> ;
    foaf:page [ a foaf:Document ; dct:title "Méthode"@fr, "Method"@en ] .`,
});

export const CATALOG = documentOf({
  id: 'city',
  kind: 'catalog',
  iri: `${BASE_URL}/catalogs/city`,
  turtle: `<${BASE_URL}/catalogs/city> a dcat:Catalog ; dct:title "La ville"@fr ; dct:description "Ses données."@fr .`,
});

const LABELS: Readonly<Record<string, string>> = {
  [`${EU}/data-theme/ENVI`]: 'Environnement',
  [`${EU}/frequency/DAILY`]: 'quotidien',
  [`${EU}/licence/CC_BY_4_0`]: 'Creative Commons Attribution 4.0',
  'http://data.europa.eu/bna/c_dd313021': 'Observation de la Terre et environnement',
};

export const labelOf = (iri: string): string | undefined => LABELS[iri];

export const contextAt = (path: string, lang: PageContext['lang'] = 'fr'): PageContext => ({
  baseUrl: BASE_URL,
  lang,
  path,
  siteTitle: 'Catalogue d’essai',
  alternates: [
    { href: `${path.split('?')[0]}.ttl`, mediaType: 'text/turtle', label: 'Turtle' },
    { href: `${path.split('?')[0]}.jsonld`, mediaType: 'application/ld+json', label: 'JSON-LD' },
  ],
});

export const ITEMS: readonly ListItem[] = [
  {
    id: 'rivers',
    kind: 'dataset',
    href: '/datasets/rivers',
    title: 'Niveau des cours d’eau',
    titleLang: 'fr',
    description: '<p>Hauteurs <b>mesurées</b>.</p>',
    publisher: 'Agence de l’eau',
    modified: '2026-02-01',
    issued: '2020-05-01',
    formats: ['CSV', 'WMS', 'JSON', 'XML', 'PDF', 'KML', 'GML', 'SHP'],
    isHvd: true,
  },
  {
    id: 'long',
    kind: 'service',
    href: '/services/long',
    title: LONG_WORD,
    titleLang: 'de-t-fr',
    description: `https://example.org/${'x'.repeat(200)}`,
    publisher: LONG_WORD,
    modified: null,
    issued: '2021-01-01',
    formats: [LONG_WORD],
    isHvd: false,
  },
];
