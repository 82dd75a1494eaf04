/**
 * What the W3C's tests of the SPARQL 1.1 Protocol send and expect, the part about queries, one row a test. A test over the
 * corpora holds the rows to the W3C's own list; another sends them. Paths begin after the endpoint's.
 */

export interface ProtocolRow {
  readonly method?: 'POST' | 'PUT';
  /** With the question mark. */
  readonly search?: string;
  readonly contentType?: string;
  readonly body?: string;
  /** Of the body, where it is not UTF-8. */
  readonly encoding?: 'utf-16';
  readonly status: '2xx' | '4xx';
  readonly format?: 'boolean' | 'tabular' | 'RDF';
}

const DIRECT = 'application/sparql-query';
const FORM = 'application/x-www-form-urlencoded';
const DATA = 'http://kasei.us/2009/09/sparql/data/';

const search = (...parameters: readonly (readonly [name: string, value: string])[]): string =>
  `?${parameters.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')}`;

const byDefault = (n: number) => ['default-graph-uri', `${DATA}data${n}.rdf`] as const;
const byName = (n: number) => ['named-graph-uri', `${DATA}data${n}.rdf`] as const;
const typed = (n: number): string => `<${DATA}data${n}.rdf> a ?type`;

const BOTH = `ASK { ${typed(1)} . ${typed(2)} . }`;
const IN_GRAPHS = `ASK { GRAPH ?g1 { ${typed(1)} } GRAPH ?g2 { ${typed(2)} } }`;
const IN_ALL = `ASK {
  ${typed(3)}
  GRAPH ?g1 { ${typed(1)} }
  GRAPH ?g2 { ${typed(2)} }
}`;
const FROM_AND_GRAPHS = IN_GRAPHS.replace('ASK', `ASK FROM <${DATA}data3.rdf>`);

const direct = (body: string, of: string): ProtocolRow => ({
  method: 'POST',
  search: of,
  contentType: DIRECT,
  body,
  status: '2xx',
  format: 'boolean',
});

export const PROTOCOL_ROWS: Readonly<Record<string, ProtocolRow>> = {
  query_post_form: {
    method: 'POST',
    search: search(byDefault(0)),
    contentType: FORM,
    body: 'query=ASK%20%7B%7D',
    status: '2xx',
    format: 'boolean',
  },
  query_dataset_default_graphs_get: {
    search: search(['query', BOTH], byDefault(1), byDefault(2)),
    status: '2xx',
    format: 'boolean',
  },
  query_dataset_default_graphs_post: direct(BOTH, search(byDefault(1), byDefault(2))),
  query_dataset_named_graphs_post: direct(IN_GRAPHS, search(byName(1), byName(2))),
  query_dataset_named_graphs_get: {
    search: search(['query', IN_GRAPHS], byName(1), byName(2)),
    status: '2xx',
    format: 'boolean',
  },
  query_dataset_full: direct(IN_ALL, search(byDefault(3), byName(1), byName(2))),
  query_multiple_dataset: direct(FROM_AND_GRAPHS, search(byName(1), byName(2))),
  query_get: { search: search(['query', 'ASK {}'], byDefault(0)), status: '2xx', format: 'boolean' },
  query_content_type_select: {
    ...direct('SELECT (1 AS ?value) {}', search(byDefault(0))),
    format: 'tabular',
  },
  query_content_type_ask: direct('ASK {}', search(byDefault(0))),
  query_content_type_describe: {
    ...direct('DESCRIBE <http://example.org/>', search(byDefault(0))),
    format: 'RDF',
  },
  query_content_type_construct: {
    ...direct('CONSTRUCT { <s> <p> 1 } WHERE {}', search(byDefault(0))),
    format: 'RDF',
  },
  query_post_direct: direct('ASK {}', ''),
  bad_query_method: {
    method: 'PUT',
    search: search(['query', 'ASK {}'], byDefault(0)),
    contentType: FORM,
    status: '4xx',
  },
  bad_multiple_queries: { search: search(['query', 'ASK {}'], ['query', 'SELECT * {}']), status: '4xx' },
  bad_query_wrong_media_type: { method: 'POST', contentType: 'text/plain', body: 'ASK {}', status: '4xx' },
  bad_query_missing_form_type: { method: 'POST', body: 'query=ASK%20%7B%7D', status: '4xx' },
  bad_query_missing_direct_type: { method: 'POST', body: 'ASK {}', status: '4xx' },
  bad_query_non_utf8: {
    method: 'POST',
    contentType: `${DIRECT}; charset=UTF-16`,
    body: 'ASK {}',
    encoding: 'utf-16',
    status: '4xx',
  },
  bad_query_syntax: { search: search(['query', 'ASK {']), status: '4xx' },
};

/** The row as a request to an endpoint at `path`. Without a content type there is none, not even a usual one. */
export const requestOf = (row: ProtocolRow, path: string): readonly [path: string, init: RequestInit] => {
  const { method = 'GET', contentType, body, encoding } = row;
  const bytes =
    body === undefined
      ? null
      : encoding === 'utf-16'
        ? Uint8Array.from([0xff, 0xfe, ...[...body].flatMap((char) => [char.charCodeAt(0), 0])])
        : new TextEncoder().encode(body);
  const headers: Record<string, string> = contentType === undefined ? {} : { 'Content-Type': contentType };
  return [`${path}${row.search ?? ''}`, { method, headers, ...(bytes && { body: bytes }) }];
};

export const mediaTypesOf: Readonly<Record<NonNullable<ProtocolRow['format']>, RegExp>> = {
  boolean: /^application\/sparql-results\+(?:json|xml)$/,
  tabular: /^(?:application\/sparql-results\+(?:json|xml)|text\/csv|text\/tab-separated-values)\b/,
  RDF: /^(?:text\/turtle|application\/(?:rdf\+xml|n-triples))\b/,
};
