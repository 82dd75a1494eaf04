/**
 * The answers around records: lists, facets, the catalogue itself, and the way in.
 */
import {
  flag,
  instant,
  integer,
  iri,
  list,
  mapOf,
  named,
  nullable,
  object,
  type TypeOf,
  text,
  url,
} from './schema.ts';
import { CatalogueRecord, Concept, Publisher } from './schemas-record.ts';

export const RecordList = named(
  'RecordList',
  object('One page of a list.', {
    total: integer('How many records fit, on all pages.', 42),
    page: integer('From 1.', 1),
    pageSize: integer('Records on a whole page.', 20),
    pages: integer('How many pages there are.', 3),
    next: nullable(
      url(
        'The next page; null on the last. Follow it to the end for a list that misses and repeats nothing.',
        'https://data.example/api/records?page=2&after=20',
      ),
    ),
    previous: nullable(url('The page before; null on the first.')),
    records: list('The records of this page.', CatalogueRecord),
  }),
);

const FacetValue = object('A value, and how many records have it.', {
  value: text('For the parameter: a code, an IRI or a text.', 'ENVI'),
  iri: nullable(
    iri(
      'What identifies it, where anything does.',
      'http://publications.europa.eu/resource/authority/data-theme/ENVI',
    ),
  ),
  label: text('Its name in the language asked for, or the nearest.', 'Environment'),
  count: integer('Records of the list with this value, whatever else of the same parameter is chosen.', 12),
  isSelected: flag('Whether the request names it.', false),
  url: url('The list of records with this value as well.', 'https://data.example/api/records?theme=ENVI'),
});

export const Facets = named(
  'Facets',
  object('What the records of a list can be narrowed down by.', {
    facets: list(
      'One for each parameter.',
      object('The values of a parameter.', {
        parameter: text('Its name.', 'theme'),
        total: integer('How many values there are.', 13),
        values: list(
          'The most frequent first, and those that are chosen; years the newest first.',
          FacetValue,
        ),
      }),
    ),
  }),
);

export const CatalogueInfo = named(
  'Catalogue',
  object('What this catalogue is, and what it has.', {
    iri: url('What identifies the catalogue.', 'https://data.example/catalog'),
    url: url('Its home page.', 'https://data.example/'),
    title: text('In the language asked for, or the nearest.', 'Open data of the city'),
    titles: mapOf('All titles by language; `und` where the data names none.', text('A title.'), {
      en: 'Open data of the city',
    }),
    description: nullable(text('In the language asked for, or the nearest.', 'What the city publishes.')),
    publisher: nullable(Publisher),
    licences: list('Licences of the descriptions themselves.', Concept),
    counts: object('How much there is.', {
      datasets: integer('Datasets.', 547),
      services: integer('Data services.', 12),
      publishers: integer('Publishers.', 31),
      highValue: integer('Datasets that claim to be high-value data.', 85),
    }),
    themes: list(
      'The most frequent themes.',
      object('A theme.', {
        iri: text(
          'For the parameter `theme`.',
          'http://publications.europa.eu/resource/authority/data-theme/ENVI',
        ),
        label: text('Its name in the language asked for, or the nearest.', 'Environment'),
        count: integer('Records with this theme.', 120),
      }),
    ),
    modified: nullable(instant('When anything changed last; null in an empty catalogue.')),
    revision: integer('Counts the changes.', 612),
    endpoints: mapOf('Other ways to the same data.', url('An address.'), {
      openapi: 'https://data.example/openapi.json',
      sparql: 'https://data.example/sparql',
    }),
  }),
);

export const ApiIndex = named(
  'Api',
  object('The operations of this API.', {
    title: text('The name of the API.', 'Open data of the city'),
    documentation: url('For people: the operations with forms to try them.', 'https://data.example/api'),
    openapi: url('For programs: the OpenAPI document.', 'https://data.example/openapi.json'),
    operations: list(
      'Each operation.',
      object('An operation.', {
        id: text('Its name.', 'listRecords'),
        method: text('The HTTP method.', 'GET'),
        url: text(
          'Its address; what stands in braces is to be filled in.',
          'https://data.example/api/records',
        ),
        summary: text('What it does.', 'Search and list records'),
      }),
    ),
  }),
);

export type ApiRecordList = TypeOf<typeof RecordList>;
export type ApiFacets = TypeOf<typeof Facets>;
export type ApiCatalogue = TypeOf<typeof CatalogueInfo>;
export type ApiIndexAnswer = TypeOf<typeof ApiIndex>;
