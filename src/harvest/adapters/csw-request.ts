/**
 * Requests of CSW 2.0.2 (OGC 07-006r1): GetRecords in the ways that servers take it, and GetCapabilities. Text alone.
 */
import { xmlAttribute, xmlText } from '../../rdf/serialize/xml-text.ts';
import type { PoliteRequest } from '../polite-fetch.ts';

export interface GetRecords {
  readonly outputSchema: string;
  readonly startPosition: number;
  readonly maxRecords: number;
  /** In CQL; null for all records. */
  readonly constraint: string | null;
}

interface Way {
  readonly method: 'GET' | 'POST';
  readonly typeNames: 'csw:Record' | 'gmd:MD_Metadata';
  /** A walk in no fixed order may double one record and lose another. */
  readonly isSorted: boolean;
}

/** Tried in this order; the first that is answered with results is kept. */
export const WAYS: readonly Way[] = [
  { method: 'POST', typeNames: 'csw:Record', isSorted: true },
  { method: 'POST', typeNames: 'gmd:MD_Metadata', isSorted: false },
  { method: 'POST', typeNames: 'csw:Record', isSorted: false },
  { method: 'GET', typeNames: 'csw:Record', isSorted: false },
  { method: 'GET', typeNames: 'gmd:MD_Metadata', isSorted: false },
];

const NAMESPACES = {
  csw: 'http://www.opengis.net/cat/csw/2.0.2',
  ogc: 'http://www.opengis.net/ogc',
  gmd: 'http://www.isotc211.org/2005/gmd',
  dc: 'http://purl.org/dc/elements/1.1/',
} as const;

const SORTED =
  '<ogc:SortBy><ogc:SortProperty><ogc:PropertyName>dc:identifier</ogc:PropertyName><ogc:SortOrder>ASC</ogc:SortOrder></ogc:SortProperty></ogc:SortBy>';

const postBody = (
  { typeNames, isSorted }: Way,
  { outputSchema, startPosition, maxRecords, constraint }: GetRecords,
): string => {
  const declared = Object.entries(NAMESPACES).map(([prefix, iri]) => ` xmlns:${prefix}="${iri}"`);
  const where =
    constraint === null
      ? ''
      : `<csw:Constraint version="1.1.0"><csw:CqlText>${xmlText(constraint)}</csw:CqlText></csw:Constraint>`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<csw:GetRecords${declared.join('')} service="CSW" version="2.0.2" resultType="results"`,
    ` startPosition="${startPosition}" maxRecords="${maxRecords}" outputFormat="application/xml"`,
    ` outputSchema="${xmlAttribute(outputSchema)}">`,
    `<csw:Query typeNames="${typeNames}"><csw:ElementSetName>full</csw:ElementSetName>`,
    where,
    isSorted ? SORTED : '',
    '</csw:Query></csw:GetRecords>',
  ].join('');
};

/** Those of the protocol in the configured address are ours to set; others are the server's own. */
const OURS = /^(?:service|version|request|outputschema|typenames|resulttype|startposition|maxrecords)$/i;

const withParameters = (address: string, parameters: Readonly<Record<string, string>>): string => {
  const url = new URL(address);
  for (const name of [...url.searchParams.keys()]) if (OURS.test(name)) url.searchParams.delete(name);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.href;
};

const ACCEPT = 'application/xml, text/xml;q=0.9, application/rdf+xml;q=0.8, */*;q=0.1';

export interface CswRequest {
  readonly url: string;
  readonly request: PoliteRequest;
}

export const getRecords = (address: string, way: Way, asked: GetRecords): CswRequest => {
  if (way.method === 'POST')
    return {
      url: withParameters(address, {}),
      request: {
        accept: ACCEPT,
        method: 'POST',
        body: postBody(way, asked),
        contentType: 'application/xml',
      },
    };
  const { outputSchema, startPosition, maxRecords, constraint } = asked;
  const url = withParameters(address, {
    service: 'CSW',
    version: '2.0.2',
    request: 'GetRecords',
    typeNames: way.typeNames,
    resultType: 'results',
    elementSetName: 'full',
    outputFormat: 'application/xml',
    outputSchema,
    startPosition: String(startPosition),
    maxRecords: String(maxRecords),
    ...(constraint !== null && {
      constraintLanguage: 'CQL_TEXT',
      constraint_language_version: '1.1.0',
      constraint,
    }),
  });
  return { url, request: { accept: ACCEPT } };
};

export const getCapabilities = (address: string): CswRequest => ({
  url: withParameters(address, { service: 'CSW', version: '2.0.2', request: 'GetCapabilities' }),
  request: { accept: ACCEPT },
});
