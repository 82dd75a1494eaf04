/**
 * A record as plain JSON: what each member is, for the OpenAPI document and for the compiler. Words and names
 * stand in the language that was asked for, or the nearest; `titles` and its like have them all.
 */
import { KIND_NAMES } from '../../catalogue/kinds.ts';
import {
  described,
  flag,
  instant,
  integer,
  iri,
  list,
  mapOf,
  named,
  nullable,
  object,
  oneOf,
  type TypeOf,
  text,
  url,
} from './schema.ts';

const EU = 'http://publications.europa.eu/resource/authority';

export const Concept = named(
  'Concept',
  object('A value with a name: an entry of a controlled vocabulary, a licence, a place.', {
    iri: nullable(iri('What identifies it; null where the data has a name only.', `${EU}/data-theme/ENVI`)),
    label: text('Its name in the language asked for, or the nearest.', 'Environment'),
  }),
);

export const Publisher = named(
  'Publisher',
  object('Who publishes.', {
    iri: nullable(
      iri(
        'For the parameter `publisher`; null where the data has a name only.',
        'https://org.example/agency',
      ),
    ),
    name: text('Its name in the language asked for, or the nearest.', 'Agence de l’eau'),
    homepage: nullable(url('Its web site.', 'https://org.example/')),
  }),
);

export const Contact = named(
  'Contact',
  object('Whom to ask.', {
    name: nullable(text('A person, a desk or an organisation.', 'Guichet des données')),
    email: nullable(text('An address of electronic mail.', 'donnees@org.example')),
    telephone: nullable(text('A telephone number.', '+33102030405')),
    url: nullable(url('A contact page.', 'https://org.example/contact')),
  }),
);

export const Service = named(
  'Service',
  object('A programming interface that gives access to data.', {
    iri: nullable(iri('What identifies it.', 'https://org.example/wms')),
    title: text('Its title in the language asked for, or the nearest.', 'WMS of water levels'),
    endpointURLs: list('Where it is called.', url('An address.', 'https://org.example/wms')),
    endpointDescriptions: list(
      'Machine-readable descriptions of it.',
      url('An address.', 'https://org.example/wms?request=GetCapabilities'),
    ),
  }),
);

const Checksum = object('A checksum of the file.', {
  algorithm: nullable(text('The algorithm.', 'sha256')),
  value: text('Hexadecimal digits.', '9f86d081884c7d65'),
});

export const Distribution = named(
  'Distribution',
  object('A file or an interface in which a dataset can be had.', {
    iri: nullable(
      iri('What identifies it; null where the data does not.', 'https://org.example/levels.csv#file'),
    ),
    title: nullable(text('In the language asked for, or the nearest.', 'Levels of the day')),
    description: nullable(text('In the language asked for, or the nearest.', 'One line a gauge.')),
    format: nullable(described('The file format.', Concept)),
    mediaType: nullable(text('The IANA media type.', 'text/csv')),
    downloadURL: nullable(
      url(
        'Where the file is. Addresses that no browser should follow are left out.',
        'https://org.example/levels.csv',
      ),
    ),
    accessURL: nullable(url('Where access is described or given.', 'https://org.example/levels')),
    otherURLs: list(
      'Further addresses of the same distribution.',
      url('An address.', 'https://mirror.example/levels.csv'),
    ),
    bytes: nullable(integer('The size of the file.', 4_542_377)),
    licence: nullable(described('What may be done with it.', Concept)),
    rights: nullable(text('Conditions in words.', 'Name the source.')),
    availability: nullable(described('How long it is planned to be there.', Concept)),
    languages: list('Languages of the content.', Concept),
    conformsTo: list('Schemas and standards that the content follows.', Concept),
    issued: nullable(text('When it was published, as its publisher says.', '2024-05-01')),
    modified: nullable(text('When it changed, as its publisher says.', '2026-02-01')),
    checksum: nullable(Checksum),
    services: list('Interfaces through which this distribution is reached.', Service),
  }),
);

const Period = object('A period; an end that is null is open.', {
  start: nullable(text('First day or instant.', '2012-01-01')),
  end: nullable(text('Last day or instant.', '2026-12-31')),
});

const Place = object('A place.', {
  iri: nullable(iri('What identifies it.', `${EU}/country/FRA`)),
  label: nullable(text('Its name in the language asked for, or the nearest.', 'France')),
  bbox: nullable(
    text('Its bounding box, as the data writes it (mostly WKT).', 'POLYGON((2 48,3 48,3 49,2 49,2 48))'),
  ),
});

const Provenance = object('What the catalogue knows of its own record.', {
  created: instant('When the record first came here.', '2026-01-05T08:00:00Z'),
  modified: instant('When the record changed here last.'),
  version: integer('Counts the changes of the record.', 3),
  checksum: text('SHA-256 of the content: the same as long as nothing changed.', 'a3f5…'),
  sources: list('Where the description came from.', iri('A source.', 'https://portal.example/catalog.ttl')),
});

export const Validation = named(
  'Validation',
  object(
    'What the record breaks of one profile, counted. The findings are at `{BASE_URL}/records/{id}/validation`.',
    {
      profile: text('A profile of `/shapes`.', 'dcat-ap-3.0.1'),
      violations: integer('Rules that must hold and do not.', 0),
      warnings: integer('Rules that should hold and do not.', 2),
      infos: integer('Hints.', 0),
    },
  ),
);

const Alternates = object('The same record as linked data.', {
  turtle: url('As Turtle.', 'https://data.example/datasets/water-levels.ttl'),
  jsonld: url('As JSON-LD.', 'https://data.example/datasets/water-levels.jsonld'),
  rdfxml: url('As RDF/XML.', 'https://data.example/datasets/water-levels.rdf'),
});

const titles = { fr: 'Niveau des cours d’eau', 'en-t-fr': 'Water levels' };

export const CatalogueRecord = named(
  'Record',
  object(
    'A dataset, data service, dataset series or catalogue. What is not known is null or an empty list.',
    {
      id: text('For `/api/records/{id}`.', 'water-levels'),
      kind: oneOf('What it is.', KIND_NAMES, 'dataset'),
      url: url('Its page.', 'https://data.example/datasets/water-levels'),
      self: url('This answer.', 'https://data.example/api/records/water-levels'),
      alternates: Alternates,
      iri: iri(
        'What identifies the thing described, as its publisher wrote it.',
        'https://org.example/id/water-levels',
      ),
      identifiers: list('Identifiers of the publisher.', text('An identifier.', 'WL-42')),
      title: text('In the language asked for, or the nearest.', 'Niveau des cours d’eau'),
      titleLanguage: nullable(
        text('The language of `title`. `en-t-fr` says: English, by machine from French.', 'fr'),
      ),
      titles: mapOf('All titles by language; `und` where the data names none.', text('A title.'), titles),
      description: nullable(text('In the language asked for, or the nearest.', 'Hauteurs mesurées.')),
      descriptionLanguage: nullable(text('The language of `description`.', 'fr')),
      descriptions: mapOf('All descriptions by language.', text('A description.'), {
        fr: 'Hauteurs mesurées.',
      }),
      keywords: list('In the language asked for, or the nearest.', text('A keyword.', 'eau')),
      keywordsByLanguage: mapOf('All keywords by language.', list('Keywords.', text('A keyword.')), {
        fr: ['eau'],
      }),
      themes: list('Themes, for the parameter `theme`.', Concept),
      publisher: nullable(Publisher),
      creators: list('Who made it.', Publisher),
      contacts: list('Whom to ask.', Contact),
      issued: nullable(text('When it was published, as its publisher says.', '2020-05-01')),
      modified: nullable(text('When it changed, as its publisher says.', '2026-02-01')),
      frequency: nullable(described('How often it is updated.', Concept)),
      version: nullable(text('The version, as its publisher counts.', '2.1')),
      licences: list('Licences of the resource and of its distributions, each once.', Concept),
      accessRights: nullable(described('Who may have it.', Concept)),
      languages: list('Languages of the content.', Concept),
      temporal: list('Periods that it covers.', Period),
      spatial: list('Places that it covers.', Place),
      isHighValue: flag('Whether it claims to be high-value data under Regulation (EU) 2023/138.', true),
      hvdCategories: list('Categories of high-value data.', Concept),
      applicableLegislation: list('Legislation that it falls under.', Concept),
      conformsTo: list('Standards that it follows.', Concept),
      inSeries: list('Dataset series that it is part of.', Concept),
      landingPage: nullable(url('The page about it at its publisher’s.', 'https://org.example/water-levels')),
      documentation: list('Further pages about it.', url('An address.', 'https://org.example/method')),
      distributions: list('The files and interfaces of a dataset.', Distribution),
      endpointURLs: list(
        'Of a data service: where it is called.',
        url('An address.', 'https://org.example/api/v1'),
      ),
      endpointDescriptions: list(
        'Of a data service: machine-readable descriptions.',
        url('An address.', 'https://org.example/api/v1/openapi.json'),
      ),
      servesDatasets: list(
        'Of a data service: the first 100 datasets that it serves.',
        iri('A dataset.', 'https://org.example/id/water-levels'),
      ),
      servesDatasetsTotal: integer('Of a data service: how many it serves.', 0),
      record: Provenance,
      validation: list('By profile; empty while the record waits to be judged.', Validation),
    },
  ),
);

export type ApiConcept = TypeOf<typeof Concept>;
export type ApiPublisher = TypeOf<typeof Publisher>;
export type ApiContact = TypeOf<typeof Contact>;
export type ApiService = TypeOf<typeof Service>;
export type ApiDistribution = TypeOf<typeof Distribution>;
export type ApiRecord = TypeOf<typeof CatalogueRecord>;
