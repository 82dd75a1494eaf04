/**
 * Queries that nobody means well: what grows without bound, what nests without end, what smuggles. Each must be
 * answered or refused within the limits; `says` is what the outcome must be, where only one is right.
 */

/** A code of an error, or `answered`. */
export type HostileQuery = { readonly text: string; readonly says?: RegExp };

const E = 'http://e.example/';
const PROLOGUE = `PREFIX : <${E}> `;

const times = (count: number, of: (index: number) => string, separator = ' '): string =>
  Array.from({ length: count }, (_, index) => of(index)).join(separator);

const nested = (count: number, open: string, inner: string, close: string): string =>
  open.repeat(count) + inner + close.repeat(count);

const unjoined = (count: number): string => times(count, (i) => `?a${i} ?b${i} ?c${i} .`);
const doubled = (count: number, op: (name: string) => string): string =>
  times(count, (i) => `BIND(${op(`?v${i}`)} AS ?v${i + 1})`);

const select = (pattern: string): HostileQuery => ({ text: `${PROLOGUE}SELECT * WHERE { ${pattern} }` });
const saying = (says: RegExp, { text }: HostileQuery): HostileQuery => ({ text, says });

const LIMIT = /^sparql-limit-/;
const SYNTAX = /^sparql-(syntax|update)$/;
const ANSWERED = /^answered$/;

const CATASTROPHE = '(a+)+$';
const LONG = 'a'.repeat(20_000);

export const HOSTILE_QUERIES: Readonly<Record<string, HostileQuery>> = {
  // What grows
  ...Object.fromEntries(
    [2, 3, 4, 5, 6].map((count) => [
      `${count} patterns without a join`,
      saying(LIMIT, select(unjoined(count))),
    ]),
  ),
  'a count over 4 patterns without a join': saying(LIMIT, {
    text: `SELECT (COUNT(*) AS ?n) WHERE { ${unjoined(4)} }`,
  }),
  'a cross product behind DISTINCT and LIMIT': {
    text: `SELECT DISTINCT ?a0 ?a2 WHERE { ${unjoined(3)} } LIMIT 1`,
  },
  'a cross product in order': { text: `SELECT * WHERE { ${unjoined(2)} } ORDER BY ?c0 ?c1 LIMIT 10` },
  'a cross product under ASK': {
    text: `ASK { ${unjoined(3)} FILTER(?a0 = ?b1 && ?b1 = ?c2 && ?c2 = "never") }`,
  },
  'a cross product under EXISTS': select(
    `?s ?p ?o FILTER EXISTS { ${unjoined(2)} FILTER(STR(?a0) = STR(?c1) && ?o = 0) }`,
  ),
  'a cross product with a filter that nothing meets': select(
    `?a :title ?x . ?b :title ?y . ?c :title ?z FILTER(?x = CONCAT(?y, ?z))`,
  ),
  'a cross product in MINUS': select(`?s ?p ?o MINUS { ?a ?b ?o . ?c ?d ?e FILTER(?e > ?o) }`),
  'a cross product in OPTIONAL': select(`?s ?p ?o OPTIONAL { ?a ?b ?c FILTER(?c > ?o) }`),
  'a cross product in subqueries': select(times(4, (i) => `{ SELECT ?x${i} WHERE { ?x${i} ?y ?z } }`)),
  'a cross product of a union': select(
    times(4, (i) => `{ ?a${i} :title ?b${i} } UNION { ?a${i} :theme ?b${i} }`),
  ),
  'a star over everything': select('?s ?p ?o . ?s ?q ?r . ?s ?t ?u . ?s ?v ?w'),
  'a chain over everything': select('?a ?p ?b . ?c ?q ?b . ?c ?r ?d . ?e ?t ?d'),
  'subjects of one class twice': select(
    '?a a :Dataset . ?b a :Dataset . ?a :title ?x . ?b :title ?y FILTER(?x < ?y)',
  ),
  'OPTIONALs that multiply': select(`?s a :Dataset ${times(8, (i) => `OPTIONAL { ?t${i} :theme ?h${i} }`)}`),
  'UNIONs that multiply': select(times(12, (i) => `{ ?s :p${i} ?a${i} } UNION { ?s :q${i} ?a${i} }`)),
  'VALUES that multiply': select(times(6, (i) => `VALUES ?v${i} { ${times(40, String)} }`)),
  'GRAPH over every graph, twice': select('GRAPH ?g { ?s ?p ?o } GRAPH ?h { ?a ?b ?c }'),
  // Paths
  'any path between any two': select('?a (!:none)* ?b'),
  'a closure over everything, both ways': select('?a (!:none|^!:none)+ ?b'),
  'a closure of a closure': select('?a ((:related*)+/(:next*)*)* ?b'),
  'two closures in a row': select('?a :next* ?b . ?b :related* ?c . ?c :next* ?d'),
  'a closure from every node': select('?a :next+ ?b'),
  'a closure of an alternative of closures': select('?a ((:next+)|(:related+)|(^:next+))+ ?b'),
  'a sequence of 60 steps': select(`?a ${times(60, () => ':related', '/')} ?b`),
  'a sequence of 200 steps': saying(LIMIT, select(`?a ${times(200, () => ':related', '/')} ?b`)),
  'an alternative of 90 predicates': select(`?a ${times(90, (i) => `:p${i}`, '|')} ?b`),
  'a path in 60 brackets': saying(LIMIT, select(`?a ${nested(60, '(', ':next', ')*')} ?b`)),
  // Nesting
  '10,000 brackets': saying(/^sparql-limit-depth$/, {
    text: `SELECT (${nested(10_000, '(', '1', ')')} AS ?x) {}`,
  }),
  '10,000 braces': saying(/^sparql-limit-depth$/, { text: `SELECT * ${nested(10_000, '{', '', '}')}` }),
  '10,000 negations': saying(/^sparql-limit-depth$/, { text: `ASK { FILTER(${'!'.repeat(10_000)}true) }` }),
  '10,000 signs': saying(/^sparql-/, { text: `SELECT (${'- '.repeat(10_000)}1 AS ?x) {}` }),
  '10,000 inverses': saying(/^sparql-/, select(`?a ${'^'.repeat(10_000)}:p ?b`)),
  '20,000 terms of a sum': { text: `SELECT (${times(20_000, () => '1', '+')} AS ?x) {}` },
  '5,000 alternatives of a condition': select(
    `?s :title ?t FILTER(${times(5_000, (i) => `?t = "${i}"`, '||')})`,
  ),
  '2,000 operands of IN': select(`?s :title ?t FILTER(?t IN (${times(2_000, (i) => `"${i}"`, ',')}))`),
  '40 subqueries in each other': select(nested(40, '{ SELECT * WHERE ', '{ ?s :next ?o }', '}')),
  '45 groups in each other': select(nested(45, '{', '?s :next ?o', '}')),
  '40 OPTIONALs in each other': select(`?s :next ?o ${nested(40, 'OPTIONAL { ?s :title ?t ', '', '}')}`),
  '40 NOT EXISTS in each other': select(
    `?s :next ?o ${nested(40, 'FILTER NOT EXISTS { ?s :next ?o ', '', '}')}`,
  ),
  '45 MINUS in each other': select(`?s :next ?o ${nested(45, 'MINUS { ?s :next ?o ', '', '}')}`),
  '600 UNIONs': select(times(600, (i) => `{ VALUES ?x { ${i} } }`, ' UNION ')),
  '500 FILTERs': select(`?s :size ?o ${times(500, (i) => `FILTER(?o != ${i})`)}`),
  '400 collections in each other': { text: `${PROLOGUE}ASK { ?s :p ${nested(400, '(', '', ')')} }` },
  // What doubles
  'sums that double': select(`BIND(1 AS ?v0) ${doubled(30, (v) => `${v} + ${v}`)}`),
  'texts that double': select(`BIND("aaaaaaaaaa" AS ?v0) ${doubled(30, (v) => `CONCAT(${v}, ${v})`)}`),
  'texts of the data that double': select(`?s :title ?v0 ${doubled(30, (v) => `CONCAT(${v}, ${v})`)}`),
  'replacements that double': select(
    `BIND("aaaaaaaaaa" AS ?v0) ${doubled(30, (v) => `REPLACE(${v}, "a", "aa")`)}`,
  ),
  'encodings that grow': select(`BIND("ééééééééé" AS ?v0) ${doubled(30, (v) => `ENCODE_FOR_URI(${v})`)}`),
  'conditions that double': select(`?s :size ?v0 ${doubled(30, (v) => `IF(${v} > 1, ${v} - 1, ${v} * 2)`)}`),
  'numbers that overflow': select(`?s :size ?n BIND(1e300 AS ?v0) ${doubled(8, (v) => `${v} * ${v}`)}`),
  'a concatenation of everything': {
    text: 'SELECT (GROUP_CONCAT(?o) AS ?all) WHERE { ?s ?p ?o . ?s ?q ?r }',
  },
  'a concatenation that explodes': {
    text: `${PROLOGUE}SELECT (GROUP_CONCAT(CONCAT(?t, ?u); SEPARATOR="${LONG}") AS ?x) WHERE { ?s :title ?t ; :text ?u }`,
  },
  'a template of 90 triples': {
    text: `${PROLOGUE}CONSTRUCT { ${times(90, (i) => `?s :c${i} ?o .`)} } WHERE { ?s ?p ?o }`,
  },
  'a description of everything': { text: 'DESCRIBE * WHERE { ?s ?p ?o }' },
  'random numbers without end': select('?s ?p ?o FILTER(RAND() < 0)'),
  'identifiers without end': {
    text: 'SELECT (COUNT(DISTINCT ?u) AS ?n) WHERE { ?s ?p ?o BIND(STRUUID() AS ?u) }',
  },
  'digests of everything': { text: 'SELECT (SHA512(SHA384(STR(?o))) AS ?h) WHERE { ?s ?p ?o }' },
  // Orders and cuts
  'everything in order': { text: 'SELECT * WHERE { ?s ?p ?o } ORDER BY ?o ?p ?s' },
  'everything in an order of functions': {
    text: 'SELECT * WHERE { ?s ?p ?o } ORDER BY DESC(UCASE(STR(?o))) STRLEN(STR(?s))',
  },
  'an offset beyond measure': { text: 'SELECT * WHERE { ?s ?p ?o } OFFSET 9007199254740993' },
  'a limit beyond measure': { text: 'SELECT * WHERE { ?s ?p ?o } LIMIT 99999999999999999999999999' },
  'a cut of a cross product': { text: `SELECT * WHERE { ${unjoined(3)} } LIMIT 10 OFFSET 1000000000` },
  // Regular expressions
  'a catastrophic expression': select(`?s :text ?t FILTER(REGEX(?t, "${CATASTROPHE}"))`),
  'a catastrophic expression on a long text': select(
    `BIND("${LONG}b" AS ?t) FILTER(REGEX(?t, "${CATASTROPHE}"))`,
  ),
  'nested quantifiers': select(`?s :text ?t FILTER(REGEX(?t, "((((a*)*)*)*)*b", "i"))`),
  'a replacement in a long text': select(`BIND(REPLACE("${LONG}b", "(a|aa)+$", "x") AS ?t)`),
  'a huge repetition': select('?s :text ?t FILTER(REGEX(?t, "(a{1000}){1000}"))'),
  'a long alternative': select(`?s :title ?t FILTER(REGEX(?t, "${times(3_000, (i) => `x${i}`, '|')}", "i"))`),
  'an expression of the data': select('?s :text ?t . ?r :title ?u FILTER(REGEX(?t, ?u))'),
  'a back-reference': select('?s :text ?t FILTER(REGEX(?t, "(a+)\\\\1b"))'),
  'flags that nobody knows': select('?s :text ?t FILTER(REGEX(?t, "a", "iiiizzz"))'),
  // Sizes
  'a megabyte of text': saying(/^sparql-limit-query-chars$/, { text: `ASK { } # ${'x'.repeat(1_000_000)}` }),
  '5,000 rows of VALUES': saying(ANSWERED, select(`VALUES ?x { ${times(5_000, String)} } ?s :size ?x`)),
  '3,000 rows of VALUES, twice': select(
    `VALUES ?x { ${times(3_000, String)} } VALUES ?y { ${times(3_000, String)} }`,
  ),
  '900 columns': { text: `SELECT ${times(900, (i) => `(${i} AS ?x${i})`)} {}` },
  '300 variables of a pattern': select(times(95, (i) => `?a${i} :next ?a${i + 1} .`)),
  '300 aggregates': {
    text: `${PROLOGUE}SELECT ${times(300, (i) => `(SUM(?o + ${i}) AS ?x${i})`)} { ?s :size ?o }`,
  },
  '2,000 prefixes': { text: `${times(2_000, (i) => `PREFIX p${i}: <${E}${i}#>`)} ASK { ?s p1999:x ?o }` },
};

export { ANSWERED, E, LIMIT, PROLOGUE, SYNTAX };
