/** Queries for every form of property path, aggregate and order. */
import { EX } from './differential-data.ts';

const PROLOGUE = `PREFIX : <${EX}> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>`;

const PATHS = [
  ':knows',
  '^:knows',
  ':knows/:name',
  ':knows/:knows/:knows',
  ':knows|:likes',
  ':knows|:knows',
  ':knows|^:knows',
  '(:knows|:likes)/:name',
  ':knows/(:name|:mail)',
  ':knows?',
  ':knows*',
  ':knows+',
  ':sub*',
  ':sub+',
  ':sub/:sub',
  ':sub/:sub*',
  ':sub*/:sub',
  '(:sub|:other)+',
  '(:sub|:other)*',
  '^:sub+',
  '(^:sub)*/:sub',
  '(:sub/:sub)*',
  '(:sub/:sub)+',
  '(:sub/:sub)?',
  '(:knows?)+',
  '(:knows*)*',
  '(:knows+)?',
  '(:knows*)/(:likes?)',
  '!:knows',
  '!(:knows|:likes)',
  '!^:knows',
  '!(:knows|^:likes)',
  '!(:absent)',
  '(!:sub)+',
  '^(:knows/:name)',
  '(^:knows|:likes)*',
  ':absent',
  ':absent*',
  ':absent?',
  ':absent/:knows',
  ':same*',
  ':same/:same',
  '(:knows/^:knows)+',
  ':p*',
];

/** Both ends open, one known, both known, the same variable twice, ends that the data lack. */
const ENDS = [
  '?x PATH ?y',
  ':a PATH ?y',
  '?x PATH :a',
  ':t1 PATH :t5',
  '?x PATH ?x',
  ':zzz PATH ?y',
  '?s :likes ?x . ?x PATH ?y',
];

const AGGREGATES = [
  'COUNT(*)',
  'COUNT(?o)',
  'COUNT(DISTINCT ?o)',
  'COUNT(DISTINCT *)',
  'SUM(?o)',
  'SUM(DISTINCT ?o)',
  'AVG(?o)',
  'AVG(DISTINCT ?o)',
  'MIN(?o)',
  'MAX(?o)',
  'MIN(STR(?o))',
  'MAX(STRLEN(STR(?o)))',
  'MIN(DISTINCT ?o)',
  'STRLEN(GROUP_CONCAT(STR(?o)))',
  'STRLEN(GROUP_CONCAT(DISTINCT STR(?o); SEPARATOR=", "))',
  'STRLEN(GROUP_CONCAT(?o; SEPARATOR=""))',
  'COUNT(?o + 1)',
  'SUM(?o * 2)',
  'SUM(?missing)',
  'COUNT(?missing)',
  'AVG(?missing)',
  'MIN(?missing)',
  'SUM(IF(ISNUMERIC(?o), ?o, 0))',
  'COUNT(DISTINCT DATATYPE(?o))',
  'SUM(STRLEN(STR(?o)))',
  '(SUM(?o) + COUNT(?o)) / 2',
  'MAX(?o) - MIN(?o)',
  'ISLITERAL(SAMPLE(?o))',
];

const AGGREGATED = 'number huge text tagged when day boolean ill term'.split(' ');

const GROUPS = [
  'SELECT ?o (COUNT(*) AS ?n) WHERE { ?s :knows ?o } GROUP BY ?o',
  'SELECT ?a (COUNT(?s) AS ?n) WHERE { ?s :age|:age2 ?a } GROUP BY ?a',
  'SELECT ?d (SUM(?a) AS ?n) WHERE { ?s :age ?a } GROUP BY (DATATYPE(?a) AS ?d)',
  'SELECT ?s ?o (COUNT(*) AS ?n) WHERE { ?s :knows ?x OPTIONAL { ?x :mail ?o } } GROUP BY ?s ?o',
  'SELECT ?m (COUNT(*) AS ?n) WHERE { ?s :name ?x OPTIONAL { ?s :mail ?m } } GROUP BY ?m',
  'SELECT ?s (COUNT(*) AS ?n) WHERE { ?s :knows ?o } GROUP BY ?s HAVING(COUNT(*) > 1)',
  'SELECT ?s (SUM(?a) AS ?n) WHERE { ?s :knows/:age ?a } GROUP BY ?s HAVING(SUM(?a) > 40 && ?s != :a)',
  'SELECT (COUNT(*) AS ?n) WHERE { ?s :absent ?o }',
  'SELECT ?s (COUNT(*) AS ?n) WHERE { ?s :absent ?o } GROUP BY ?s',
  'SELECT (SUM(?o) AS ?n) (AVG(?o) AS ?m) (MIN(?o) AS ?k) WHERE { ?s :absent ?o }',
  'SELECT (GROUP_CONCAT(?o) AS ?n) WHERE { ?s :absent ?o }',
  'SELECT (SAMPLE(?o) AS ?n) WHERE { ?s :absent ?o }',
  'SELECT ?missing (COUNT(*) AS ?n) WHERE { ?s :knows ?o } GROUP BY ?missing',
  'SELECT (MAX(?n) AS ?m) WHERE { SELECT ?s (COUNT(*) AS ?n) WHERE { ?s :knows ?o } GROUP BY ?s }',
  'SELECT ?l (COUNT(*) AS ?n) (MIN(?t) AS ?m) WHERE { ?s :tagged ?t } GROUP BY (LANG(?t) AS ?l)',
  'SELECT ?k (COUNT(*) AS ?n) WHERE { ?s :number ?o BIND(?o > 1 AS ?k) } GROUP BY ?k',
  'SELECT (COUNT(DISTINCT ?o) AS ?n) (SUM(?o) AS ?m) WHERE { ?s :age2|:number ?o }',
  'SELECT (COUNT(DISTINCT ?o) AS ?n) (COUNT(DISTINCT ?s) AS ?m) (COUNT(*) AS ?k) WHERE { ?s :knows|:likes ?o }',
  'SELECT ?s (SUM(?a / ?z) AS ?n) WHERE { ?s :age ?a BIND(IF(?s = :a, 0, 1) AS ?z) } GROUP BY ?s',
  'SELECT ?y (SUM(?o) AS ?n) WHERE { ?s :number ?o } GROUP BY (FLOOR(?o) AS ?y)',
  'SELECT ?year (COUNT(*) AS ?n) WHERE { ?s :when ?w } GROUP BY (YEAR(?w) AS ?year)',
  'SELECT ?s WHERE { ?s :knows ?o } GROUP BY ?s',
  'SELECT ?s (1 AS ?one) WHERE { ?s :knows ?o } GROUP BY ?s HAVING(MAX(?o) = :c)',
  'ASK { { SELECT (COUNT(*) AS ?n) WHERE { ?s :knows ?o } } FILTER(?n > 3) }',
];

const KINDS_IN_ORDER = 'number text tagged when boolean term huge special'.split(' ');

const ORDERS = [
  ...KINDS_IN_ORDER.flatMap((kind) => [
    `SELECT ?o WHERE { ?s :${kind} ?o } ORDER BY ?o ?s`,
    `SELECT ?o WHERE { ?s :${kind} ?o } ORDER BY DESC(?o) ?s`,
  ]),
  'SELECT ?a ?s WHERE { ?s :name ?n OPTIONAL { ?s :age ?a } } ORDER BY ?a ?s',
  'SELECT ?a ?s WHERE { ?s :name ?n OPTIONAL { ?s :age ?a } } ORDER BY DESC(?a) ?s',
  'SELECT ?s WHERE { ?s :age ?a } ORDER BY (?a + 1) ?s',
  'SELECT ?s WHERE { ?s :name ?n } ORDER BY STRLEN(STR(?n)) ?s LIMIT 3',
  'SELECT ?s WHERE { ?s :knows ?o } ORDER BY ?s ?o OFFSET 2',
  'SELECT DISTINCT ?o WHERE { ?s :knows ?o } ORDER BY DESC(?o) LIMIT 2 OFFSET 1',
  'SELECT ?o (COUNT(*) AS ?n) WHERE { ?s :knows ?o } GROUP BY ?o ORDER BY DESC(?n) ?o',
  'SELECT ?o WHERE { ?s :knows ?o } GROUP BY ?o ORDER BY DESC(COUNT(*)) ?o',
  'SELECT ?x WHERE { ?s :name|:age ?x FILTER(ISNUMERIC(?x)) } ORDER BY ?x LIMIT 2',
  'SELECT ?s ?o WHERE { ?s :knows ?o } ORDER BY (?s = :a) ?s ?o',
];

const prefixed = (queries: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(queries.map((query) => [query, `${PROLOGUE} ${query}`]));

const paths = PATHS.flatMap((path) =>
  ENDS.map((ends) => `SELECT * WHERE { ${ends.replace('PATH', `(${path})`)} }`),
);

const aggregates = AGGREGATED.flatMap((kind) =>
  AGGREGATES.map((aggregate) => `SELECT (${aggregate} AS ?n) WHERE { ?s :${kind} ?o }`),
);

export const PATH_QUERIES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'property paths': prefixed(paths),
  aggregates: prefixed(aggregates),
  groups: prefixed(GROUPS),
};

/** Each decides the order of its rows as far as the values differ. */
export const ORDERED_QUERIES = prefixed(ORDERS);
