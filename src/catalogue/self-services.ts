/**
 * The services that the catalogue offers programs, one row each, as its own description names them.
 */

/** The languages that harvesters of the region look for. */
export type ServiceText = Readonly<Record<'en' | 'fr' | 'de' | 'nl', string>>;

export interface SelfService {
  /** Below BASE_URL; the endpoint, and the IRI of the service. */
  readonly path: string;
  /** What describes the endpoint to programs, below BASE_URL. */
  readonly description: string;
  /** What describes it to people. */
  readonly page: string;
  readonly conformsTo: readonly string[];
  /** Codes of the EU table of file types. */
  readonly formats: readonly string[];
  readonly title: ServiceText;
  readonly about: ServiceText;
}

const RDF_CODES = ['RDF_TURTLE', 'JSON_LD', 'RDF_XML', 'RDF_N_TRIPLES', 'RDF_TRIG'] as const;

export const SELF_SERVICES: readonly SelfService[] = [
  {
    path: '/sparql',
    description: '/sparql.ttl',
    page: 'https://www.w3.org/TR/sparql11-query/',
    conformsTo: ['https://www.w3.org/TR/sparql11-protocol/'],
    formats: ['JSON', 'XML', 'CSV', 'TSV', ...RDF_CODES],
    title: {
      en: 'SPARQL endpoint of the catalogue',
      fr: 'Point d’accès SPARQL du catalogue',
      de: 'SPARQL-Endpunkt des Katalogs',
      nl: 'SPARQL-endpoint van de catalogus',
    },
    about: {
      en: 'Queries over all published records and the vocabularies that they use.',
      fr: 'Requêtes sur toutes les fiches publiées et les vocabulaires qu’elles utilisent.',
      de: 'Abfragen über alle veröffentlichten Einträge und die Vokabulare, die sie verwenden.',
      nl: 'Zoekvragen over alle gepubliceerde beschrijvingen en de vocabulaires die ze gebruiken.',
    },
  },
  {
    path: '/feed',
    description: '/feed',
    page: 'https://semiceu.github.io/LDES-DCAT-AP-feeds/',
    conformsTo: ['https://semiceu.github.io/LDES-DCAT-AP-feeds/', 'https://w3id.org/ldes/specification'],
    formats: ['RDF_TRIG', 'JSON_LD'],
    title: {
      en: 'Change feed of the catalogue',
      fr: 'Flux des changements du catalogue',
      de: 'Änderungsfeed des Katalogs',
      nl: 'Wijzigingsfeed van de catalogus',
    },
    about: {
      en: 'Each record that was created, changed or deleted, in order (LDES, DCAT-AP Feeds).',
      fr: 'Chaque fiche créée, modifiée ou supprimée, dans l’ordre (LDES, DCAT-AP Feeds).',
      de: 'Jeder angelegte, geänderte oder gelöschte Eintrag, der Reihe nach (LDES, DCAT-AP Feeds).',
      nl: 'Elke beschrijving die werd aangemaakt, gewijzigd of verwijderd, op volgorde (LDES, DCAT-AP Feeds).',
    },
  },
  {
    path: '/oai',
    description: '/oai?verb=Identify',
    page: 'https://www.openarchives.org/OAI/openarchivesprotocol.html',
    conformsTo: ['http://www.openarchives.org/OAI/2.0/'],
    formats: ['XML'],
    title: {
      en: 'OAI-PMH of the catalogue',
      fr: 'OAI-PMH du catalogue',
      de: 'OAI-PMH des Katalogs',
      nl: 'OAI-PMH van de catalogus',
    },
    about: {
      en: 'The records for harvesters that speak OAI-PMH 2.0, as DCAT-AP and as Dublin Core.',
      fr: 'Les fiches pour les moissonneurs OAI-PMH 2.0, en DCAT-AP et en Dublin Core.',
      de: 'Die Einträge für Harvester mit OAI-PMH 2.0, als DCAT-AP und als Dublin Core.',
      nl: 'De beschrijvingen voor harvesters met OAI-PMH 2.0, als DCAT-AP en als Dublin Core.',
    },
  },
  {
    path: '/api',
    description: '/openapi.json',
    page: 'https://spec.openapis.org/oas/v3.1.0',
    conformsTo: ['https://spec.openapis.org/oas/v3.1.0'],
    formats: ['JSON', 'CSV'],
    title: {
      en: 'JSON API of the catalogue',
      fr: 'API JSON du catalogue',
      de: 'JSON-API des Katalogs',
      nl: 'JSON-API van de catalogus',
    },
    about: {
      en: 'Search, facets and records as plain JSON, and the catalogue as CSV.',
      fr: 'Recherche, facettes et fiches en JSON simple, et le catalogue en CSV.',
      de: 'Suche, Facetten und Einträge als einfaches JSON, und der Katalog als CSV.',
      nl: 'Zoeken, facetten en beschrijvingen als gewone JSON, en de catalogus als CSV.',
    },
  },
  {
    path: '/rdf-graphs',
    description: '/.well-known/void',
    page: 'https://www.w3.org/TR/sparql11-http-rdf-update/',
    conformsTo: ['https://www.w3.org/TR/sparql11-http-rdf-update/'],
    formats: RDF_CODES,
    title: {
      en: 'Named graphs of the catalogue',
      fr: 'Graphes nommés du catalogue',
      de: 'Benannte Graphen des Katalogs',
      nl: 'Benoemde grafen van de catalogus',
    },
    about: {
      en: 'The graph of each record and vocabulary, by the SPARQL 1.1 Graph Store Protocol.',
      fr: 'Le graphe de chaque fiche et de chaque vocabulaire, par le protocole SPARQL 1.1 Graph Store.',
      de: 'Der Graph jedes Eintrags und Vokabulars, nach dem SPARQL 1.1 Graph Store Protocol.',
      nl: 'De graaf van elke beschrijving en vocabulaire, volgens het SPARQL 1.1 Graph Store Protocol.',
    },
  },
];
