/**
 * In which schema a CSW is asked for its records: the one that is configured, else the best of those that it offers.
 */
import { AppError } from '../../lib/app-error.ts';
import { elementsAt, type XmlElement } from '../xml-outline.ts';

const GMD = 'http://www.isotc211.org/2005/gmd';

/**
 * In this order. ISO comes first: the mapping tells what was given from what was derived, while the RDF of many a
 * server has IRIs that are none.
 */
const UNDERSTOOD: readonly string[] = [
  GMD,
  'http://data.europa.eu/930/',
  'http://data.europa.eu/930/#',
  'http://www.w3.org/ns/dcat#',
  'http://www.w3.org/ns/dcat',
];

/** What `GetRecords` offers; empty where the server does not say. */
const schemasIn = (capabilities: XmlElement): readonly string[] =>
  elementsAt(capabilities, 'OperationsMetadata/Operation')
    .filter(({ attributes }) => attributes.get('name') === 'GetRecords')
    .flatMap((operation) => elementsAt(operation, 'Parameter'))
    .filter(({ attributes }) => attributes.get('name')?.toLowerCase() === 'outputschema')
    .flatMap((parameter) => [
      ...elementsAt(parameter, 'Value'),
      ...elementsAt(parameter, 'AllowedValues/Value'),
    ])
    .map(({ text }) => text.trim());

/** Levels of the capabilities that are looked at. */
export const CAPABILITIES_LEVELS = 6;

/** @throws AppError `csw-no-schema` */
export const schemaOf = (capabilities: XmlElement, url: string): string => {
  const offered = schemasIn(capabilities);
  if (offered.length === 0) return GMD;
  const found = UNDERSTOOD.find((schema) => offered.includes(schema));
  if (found) return found;
  throw new AppError({
    kind: 'unprocessable',
    code: 'csw-no-schema',
    detail: `${url} offers its records as ${offered.slice(0, 10).join(', ').slice(0, 500)}; none of these is read.`,
    hint: `Read are ${GMD}, DCAT and GeoDCAT-AP.`,
    extra: { url },
  });
};

export const DEFAULT_SCHEMA = GMD;
