/**
 * What a public catalogue is asked in a mixed hour, one row a kind with its share: records above all, lists and
 * searches of people, pages of harvesters, queries. The same requests in the same order for the same catalogue.
 */

const RDF = 'text/turtle';
const HTML = 'text/html';
const JSON_TYPE = 'application/json';

const WORDS = ['eau', 'water', 'transport', 'budget', 'air', 'adresse', 'population', 'forest'];

const QUERIES = [
  'SELECT (COUNT(*) AS ?n) WHERE { ?d a <http://www.w3.org/ns/dcat#Dataset> }',
  'SELECT ?d ?t WHERE { ?d a <http://www.w3.org/ns/dcat#Dataset> ; <http://purl.org/dc/terms/title> ?t } LIMIT 20',
];

interface Row {
  readonly kind: string;
  /** Of a hundred requests. */
  readonly share: number;
  readonly accept: string;
  /** The path below BASE_URL of the n-th request of this kind. */
  readonly path: (n: number, records: readonly string[]) => string;
}

const among = <T>(all: readonly T[], n: number): T => all[n % all.length]!;

const ROWS = [
  { kind: 'record', share: 35, accept: HTML, path: (n, records) => among(records, n) },
  { kind: 'turtle', share: 20, accept: RDF, path: (n, records) => among(records, n * 7) },
  { kind: 'jsonld', share: 10, accept: 'application/ld+json', path: (n, records) => among(records, n * 3) },
  { kind: 'search', share: 15, accept: HTML, path: (n) => `/catalog?q=${among(WORDS, n)}` },
  { kind: 'list', share: 8, accept: HTML, path: (n) => `/catalog?page=${1 + (n % 5)}` },
  { kind: 'page', share: 2, accept: RDF, path: () => '/catalog?page_size=25' },
  { kind: 'home', share: 4, accept: HTML, path: () => '/' },
  {
    kind: 'query',
    share: 4,
    accept: JSON_TYPE,
    path: (n) => `/sparql?format=json&query=${encodeURIComponent(among(QUERIES, n))}`,
  },
  { kind: 'health', share: 2, accept: JSON_TYPE, path: () => '/health' },
] as const satisfies readonly Row[];

export type ReadKind = (typeof ROWS)[number]['kind'];

export interface Request {
  readonly kind: ReadKind;
  readonly url: string;
  readonly accept: string;
}

/** A hundred requests, the kinds mixed as evenly as their shares allow. */
const schedule = (): readonly (typeof ROWS)[number][] =>
  ROWS.flatMap((row) =>
    Array.from({ length: row.share }, (_, at) => ({ row, place: (at + 0.5) / row.share })),
  )
    .sort((a, b) => a.place - b.place)
    .map(({ row }) => row);

/** The paths of some records, as the first pages name them. */
const recordPaths = async (url: string): Promise<readonly string[]> => {
  const response = await fetch(`${url}/catalog.nt?page_size=500`);
  if (response.status !== 200) throw new Error(`${url}/catalog.nt answers ${response.status}.`);
  const records = new Set<string>();
  for (const [, path] of (await response.text()).matchAll(/dcat#record> <[^>]*(\/records\/[^>]+)>/g))
    records.add(path!);
  if (records.size === 0) throw new Error(`${url} has no records to ask for.`);
  return [...records];
};

/** The n-th request. */
export const mixOf = async (url: string): Promise<(n: number) => Request> => {
  const records = await recordPaths(url);
  const rows = schedule();
  return (n) => {
    const { kind, accept, path } = rows[n % rows.length] as (typeof ROWS)[number] & Row;
    return { kind, accept, url: url + path(n, records) };
  };
};
