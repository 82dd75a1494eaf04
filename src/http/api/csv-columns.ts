/**
 * The columns of the tables, one row each: one line a record, or one line a distribution. Several values of a cell
 * are parted by ` | `.
 */
import { paragraphsOf } from '../pages/view/readable-text.ts';
import type { ApiConcept, ApiDistribution, ApiRecord } from './schemas-record.ts';
import type { RecordLine } from './table-members.ts';

const SEPARATOR = ' | ';

const many = (values: readonly (string | null)[]): string =>
  [...new Set(values.filter((value) => value !== null && value !== ''))].join(SEPARATOR);

const labels = (concepts: readonly (ApiConcept | null)[]): string =>
  many(concepts.map((each) => each?.label ?? null));
const iris = (concepts: readonly (ApiConcept | null)[]): string =>
  many(concepts.map((each) => each?.iri ?? null));

type Column<Line> = readonly [name: string, value: (line: Line) => string | null];

export const RECORD_COLUMNS = [
  ['id', ({ id }) => id],
  ['kind', ({ kind }) => kind],
  ['title', ({ title }) => title],
  // Descriptions may be HTML or Markdown; a table has their text.
  ['description', ({ description }) => paragraphsOf(description ?? '').join('\n\n')],
  ['publisher', ({ publisher }) => publisher?.name ?? null],
  ['publisherIri', ({ publisher }) => publisher?.iri ?? null],
  ['themes', ({ themes }) => labels(themes)],
  ['themeIris', ({ themes }) => iris(themes)],
  ['keywords', ({ keywords }) => many(keywords)],
  ['issued', ({ issued }) => issued],
  ['modified', ({ modified }) => modified],
  ['frequency', ({ frequency }) => labels([frequency])],
  ['licences', ({ licences }) => labels(licences)],
  ['licenceIris', ({ licences }) => iris(licences)],
  ['accessRights', ({ accessRights }) => labels([accessRights])],
  ['languages', ({ languages }) => labels(languages)],
  ['spatial', ({ spatial }) => many(spatial.map(({ label, iri }) => label ?? iri))],
  ['temporal', ({ temporal }) => many(temporal.map(({ start, end }) => `${start ?? ''}/${end ?? ''}`))],
  ['isHighValue', ({ isHighValue }) => String(isHighValue)],
  ['hvdCategories', ({ hvdCategories }) => labels(hvdCategories)],
  ['formats', ({ distributions }) => labels(distributions.map(({ format }) => format))],
  ['downloadURLs', ({ distributions }) => many(distributions.map(({ downloadURL }) => downloadURL))],
  ['accessURLs', ({ distributions }) => many(distributions.map(({ accessURL }) => accessURL))],
  ['endpointURLs', ({ endpointURLs }) => many(endpointURLs)],
  ['landingPage', ({ landingPage }) => landingPage],
  ['contactName', ({ contacts }) => many(contacts.map(({ name }) => name))],
  ['contactEmail', ({ contacts }) => many(contacts.map(({ email }) => email))],
  ['url', ({ url }) => url],
  ['iri', ({ iri }) => iri],
  ['recordCreated', ({ record }) => record.created],
  ['recordModified', ({ record }) => record.modified],
] as const satisfies readonly Column<RecordLine>[];

export interface DistributionLine {
  readonly record: Pick<ApiRecord, 'id' | 'title' | 'publisher' | 'url' | 'iri'>;
  readonly distribution: ApiDistribution;
}

export const DISTRIBUTION_COLUMNS = [
  ['datasetId', ({ record }) => record.id],
  ['datasetTitle', ({ record }) => record.title],
  ['publisher', ({ record }) => record.publisher?.name ?? null],
  ['title', ({ distribution }) => distribution.title],
  ['description', ({ distribution }) => paragraphsOf(distribution.description ?? '').join('\n\n')],
  ['format', ({ distribution }) => labels([distribution.format])],
  ['mediaType', ({ distribution }) => distribution.mediaType],
  ['downloadURL', ({ distribution }) => distribution.downloadURL],
  ['accessURL', ({ distribution }) => distribution.accessURL],
  ['otherURLs', ({ distribution }) => many(distribution.otherURLs)],
  ['bytes', ({ distribution }) => (distribution.bytes === null ? null : String(distribution.bytes))],
  ['licence', ({ distribution }) => labels([distribution.licence])],
  ['licenceIri', ({ distribution }) => iris([distribution.licence])],
  ['rights', ({ distribution }) => distribution.rights],
  ['languages', ({ distribution }) => labels(distribution.languages)],
  ['conformsTo', ({ distribution }) => labels(distribution.conformsTo)],
  ['issued', ({ distribution }) => distribution.issued],
  ['modified', ({ distribution }) => distribution.modified],
  ['checksum', ({ distribution }) => distribution.checksum?.value ?? null],
  ['iri', ({ distribution }) => distribution.iri],
  ['datasetUrl', ({ record }) => record.url],
  ['datasetIri', ({ record }) => record.iri],
] as const satisfies readonly Column<DistributionLine>[];

export const namesOf = (columns: readonly (readonly [string, unknown])[]): string[] =>
  columns.map(([name]) => name);

export const cellsOf = <Line>(columns: readonly Column<Line>[], line: Line): string[] =>
  columns.map(([, value]) => value(line) ?? '');
