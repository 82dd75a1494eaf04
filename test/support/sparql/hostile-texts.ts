/** Texts that try to be something else: SQL in every place that SPARQL has for a text, updates, other endpoints. */
import { ANSWERED, E, type HostileQuery, PROLOGUE, SYNTAX } from './hostile-queries.ts';

const SQL: readonly string[] = [
  `'; DROP TABLE triple; --`,
  `" OR "1"="1`,
  `') UNION SELECT value FROM term --`,
  `?1 ?100 :x @x $x`,
  `%s %d %!.17g`,
  `moisson:inexact moisson:fuse`,
  `$[0] $."x" {"a":[1]}`,
  `\u0000\u0001\u001f`,
  `*[^-A-Za-z]* %_% `,
  `😀\u0301\u202e`,
];

/** What an IRI may not hold (SPARQL 1.1 §19.8, IRIREF). */
const inIri = (text: string): string =>
  [...text].filter((char) => char > ' ' && !'<>"{}|^`\\'.includes(char)).join('');

/** The places of a query that hold a text. */
const PLACES: Readonly<Record<string, (text: string) => string>> = {
  'a literal': (text) => `ASK { ?s ?p ${JSON.stringify(text)} }`,
  'a filter': (text) =>
    `SELECT * { ?s :title ?t FILTER(?t = ${JSON.stringify(text)} || CONTAINS(LCASE(?t), ${JSON.stringify(text)})) }`,
  'a computed text': (text) =>
    `SELECT (CONCAT(${JSON.stringify(text)}, "!") AS ?x) (STRLEN(${JSON.stringify(text)}) AS ?n) {}`,
  'a row of VALUES': (text) => `SELECT * { VALUES ?x { ${JSON.stringify(text)} } OPTIONAL { ?s :title ?x } }`,
  'a separator': (text) =>
    `SELECT (GROUP_CONCAT(?t; SEPARATOR=${JSON.stringify(text)}) AS ?x) { ?s :size ?t FILTER(?t < 3) }`,
  'an expression': (text) => `SELECT * { ?s :title ?t FILTER(REGEX(?t, ${JSON.stringify(text)}, "q")) }`,
  'a datatype': (text) => `ASK { ?s ?p "x"^^<${E}${inIri(text)}> }`,
  'an IRI': (text) => `SELECT * { <${E}${inIri(text)}> ?p ?o }`,
  'a graph': (text) => `SELECT * { GRAPH <${E}${inIri(text)}> { ?s ?p ?o } }`,
  'a dataset': (text) => `SELECT * FROM <${E}${inIri(text)}> { ?s ?p ?o }`,
  'a path': (text) => `SELECT * { ?s (<${E}${inIri(text)}>|:none)+ ?o }`,
  'a base': (text) => `BASE <${E}${inIri(text)}> SELECT (IRI("x") AS ?x) {}`,
  'a comment': (text) => `# ${text.replace(/[\r\n]/g, ' ')}\nASK {}`,
};

const injections = Object.fromEntries(
  Object.entries(PLACES).map(([place, query]) => [
    `SQL in ${place}`,
    SQL.map((text) => ({ text: PROLOGUE + query(text), says: ANSWERED })),
  ]),
);

const UPDATES: readonly string[] = [
  `INSERT DATA { <${E}s> <${E}p> 1 }`,
  `DELETE WHERE { ?s ?p ?o }`,
  `DROP ALL`,
  `CLEAR DEFAULT`,
  `LOAD <http://169.254.169.254/latest/meta-data>`,
  `LOAD SILENT <file:///etc/passwd> INTO GRAPH <${E}g0>`,
  `CREATE GRAPH <${E}g>`,
  `COPY DEFAULT TO <${E}g0>`,
  `WITH <${E}g0> DELETE { ?s ?p ?o } INSERT { ?s ?p 1 } WHERE { ?s ?p ?o }`,
  `# a query\n\n  insert data { <${E}s> <${E}p> 1 } ; drop all`,
  `PREFIX x: <${E}> INSERT { ?s x:p 1 } WHERE { SELECT ?s { ?s ?p ?o } }`,
  `SELECT * { ?s ?p ?o } ; DROP ALL`,
  `ASK {} ; INSERT DATA { <${E}s> <${E}p> 1 }`,
  `\\u0049NSERT DATA { <${E}s> <${E}p> 1 }`,
];

const ENDPOINTS: readonly string[] = [
  'http://169.254.169.254/latest/meta-data',
  'http://127.0.0.1:8787/sparql',
  'http://[::1]/',
  'http://2130706433/',
  'http://0x7f.1/',
  'file:///etc/passwd',
  'https://query.wikidata.org/sparql',
  'data:text/plain,x',
];

const SERVICES: readonly string[] = [
  ...ENDPOINTS.map((endpoint) => `SELECT * { SERVICE <${endpoint}> { ?s ?p ?o } }`),
  `SELECT * { SERVICE SILENT <${ENDPOINTS[0]}> { ?s ?p ?o } }`,
  `SELECT * { VALUES ?e { <${ENDPOINTS[0]}> } SERVICE ?e { ?s ?p ?o } }`,
  `SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE <${ENDPOINTS[0]}> { ?s ?p ?o } } }`,
  `SELECT * { ?s ?p ?o MINUS { SERVICE <${ENDPOINTS[0]}> { ?s ?p ?o } } }`,
  `SELECT * { { SELECT * { OPTIONAL { SERVICE <${ENDPOINTS[0]}> { ?s ?p ?o } } } } }`,
  `ASK { BIND(EXISTS { GRAPH ?g { SERVICE <${ENDPOINTS[0]}> { ?s ?p ?o } } } AS ?x) }`,
  `PREFIX x: <http://169.254.169.254/> CONSTRUCT { ?s ?p ?o } { SERVICE x: { ?s ?p ?o } }`,
  `SELECT (COUNT(*) AS ?n) { ?s ?p ?o } HAVING(EXISTS { SERVICE <${ENDPOINTS[0]}> { ?a ?b ?c } })`,
  `SELECT * { ?s ?p ?o } ORDER BY (EXISTS { SERVICE <${ENDPOINTS[0]}> { ?a ?b ?c } })`,
];

const NAMES: readonly string[] = [
  'SELECT ?select ?from ?where_ ?sqlite_master { ?select ?from ?where_ } LIMIT 1',
  'SELECT ?é ?変数 ?_1 { ?é ?変数 ?_1 } LIMIT 1',
  'SELECT ?t1 ?k ?answer ?v0 ?c0 { ?t1 ?k ?answer BIND(1 AS ?v0) BIND(2 AS ?c0) } LIMIT 1',
  'SELECT ?__proto__ ?constructor ?toString { ?__proto__ ?constructor ?toString } LIMIT 1',
  'SELECT (COUNT(*) AS ?hasOwnProperty) { ?s ?p ?valueOf } GROUP BY ?toString',
  'PREFIX constructor: <http://e.example/> SELECT * { ?s constructor:title "x"@en-x-toString }',
];

const all = (texts: readonly string[], says: RegExp): readonly HostileQuery[] =>
  texts.map((text) => ({ text, says }));

export const HOSTILE_TEXTS: Readonly<Record<string, readonly HostileQuery[]>> = {
  ...injections,
  updates: all(UPDATES, SYNTAX),
  'other endpoints': all(SERVICES, /^sparql-service$/),
  'names of variables': all(NAMES, ANSWERED),
};
