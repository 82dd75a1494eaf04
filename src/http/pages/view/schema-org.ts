/**
 * The record in schema.org terms, for search engines of datasets. It is a summary: the whole record is in the
 * RDF forms of the page.
 */
import type { RecordDocument } from '../../../catalogue/record.ts';
import { termKey } from '../../../rdf/terms.ts';
import { PERIOD_END, PERIOD_START } from './period.ts';
import { expandName } from './property-label.ts';
import { paragraphsOf } from './readable-text.ts';
import type { RecordView } from './record-view.ts';
import { labelOfValue, type ValueView } from './value.ts';

export type JsonLd = Readonly<Record<string, unknown>>;

const SCHEMA_CLASS = {
  dataset: 'Dataset',
  series: 'Dataset',
  catalog: 'DataCatalog',
  service: 'WebAPI',
} as const;

const iriOf = (value: ValueView): string | undefined => (value.kind === 'link' ? value.iri : undefined);

/** `2012-01-01/2012-12-31`, with `..` for an open end (ISO 8601). */
const temporalCoverage = ({ own, record }: RecordDocument): readonly string[] => {
  const periods = own
    .filter((q) => q.subject.value === record.iri && q.predicate.value === expandName('dct:temporal'))
    .map((q) => termKey(q.object));
  const endOf = (node: string, properties: readonly string[]): string | undefined =>
    own.find((q) => termKey(q.subject) === node && properties.includes(q.predicate.value))?.object.value;
  return periods
    .map((node) => [endOf(node, PERIOD_START), endOf(node, PERIOD_END)] as const)
    .filter(([start, end]) => start !== undefined || end !== undefined)
    .map(([start, end]) => `${start ?? '..'}/${end ?? '..'}`);
};

const single = <T>(values: readonly T[]): T | readonly T[] | undefined =>
  values.length > 1 ? values : values[0];

const dateOf = (view: RecordView, name: string): string | undefined => {
  const value = view.facts.find((fact) => fact.name === name)?.values[0];
  return value?.kind === 'date' ? value.lexical : undefined;
};

/** Members that are undefined are left out by `JSON.stringify`. */
export const schemaOrgOf = (doc: RecordDocument, view: RecordView, pageUrl: string): JsonLd | null => {
  if (view.kind === 'entity') return null;
  const valuesOf = (name: string): readonly ValueView[] =>
    view.facts.find((fact) => fact.name === name)?.values ?? [];
  return {
    '@context': 'https://schema.org/',
    '@type': SCHEMA_CLASS[view.kind],
    '@id': view.iri,
    url: pageUrl,
    name: view.title.value,
    description:
      view.description
        .flatMap(({ paragraphs }) => paragraphs)
        .join('\n\n')
        .slice(0, 5000) || undefined,
    inLanguage: view.title.lang ?? undefined,
    keywords: view.keywords.length > 0 ? view.keywords.map(({ value }) => value) : undefined,
    license: single(view.licences.map((licence) => iriOf(licence) ?? labelOfValue(licence))),
    publisher: single(
      valuesOf('dct:publisher').map((agent) => ({
        '@type': 'Organization',
        '@id': iriOf(agent),
        name: labelOfValue(agent),
      })),
    ),
    datePublished: dateOf(view, 'dct:issued'),
    dateModified: dateOf(view, 'dct:modified'),
    temporalCoverage: single(temporalCoverage(doc)),
    spatialCoverage: single(
      valuesOf('dct:spatial').map((place) => ({ '@type': 'Place', name: labelOfValue(place) })),
    ),
    distribution: single(
      view.distributions.flatMap((distribution) =>
        distribution.downloads.map((contentUrl) => ({
          '@type': 'DataDownload',
          name: distribution.title.value,
          contentUrl,
          encodingFormat: distribution.mediaTypes[0] ?? distribution.formats[0],
          contentSize: distribution.size ?? undefined,
          license: distribution.licences[0] && iriOf(distribution.licences[0]),
        })),
      ),
    ),
  };
};

export const dataCatalogOf = (name: string, description: string | null, url: string): JsonLd => ({
  '@context': 'https://schema.org/',
  '@type': 'DataCatalog',
  '@id': url,
  url,
  name,
  description: description === null ? undefined : paragraphsOf(description).join('\n\n') || undefined,
});

/** JSON for a `script` element: nothing in it can end the element or open a comment. */
export const scriptJson = (json: JsonLd): string =>
  JSON.stringify(json).replace(
    /[<>&\u2028\u2029]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
