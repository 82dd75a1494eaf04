/** Queries for every operator and function of SPARQL 1.1: templates over the kinds of value of the data. */
import { EX, KINDS } from './differential-data.ts';

const PROLOGUE = `PREFIX : <${EX}> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>`;

type Queries = Readonly<Record<string, string>>;

/** Of one value, `?o`. */
const UNARY: readonly string[] = [
  ...'BOUND isIRI isBLANK isLITERAL isNUMERIC STR LANG DATATYPE ABS CEIL FLOOR ROUND STRLEN UCASE LCASE'.split(
    ' ',
  ),
  ...'YEAR MONTH DAY HOURS MINUTES SECONDS TIMEZONE TZ IRI ENCODE_FOR_URI MD5 SHA1 SHA256 SHA384 SHA512'.split(
    ' ',
  ),
  ...'boolean integer decimal float double string dateTime date'.split(' ').map((name) => `xsd:${name}`),
].map((name) => `${name}(?o)`);

const EXPRESSIONS: readonly string[] = [
  ...UNARY,
  '!?o',
  '-?o',
  '+?o',
  '?o + 1',
  '?o * 2.5',
  '?o / 2',
  '?o / 0',
  '1e0 / ?o',
  '10 - ?o - ?o',
  '?o + ?o * ?o',
  '?o = 1',
  '?o != 1',
  '?o < 10',
  '?o >= "a"',
  '?o = "chat"@fr',
  '?o != "chat"',
  '?o IN (1, "a", true, :a)',
  '?o NOT IN (1, "a", "chat"@fr)',
  '?o < "2024-05-06T08:00:00Z"^^xsd:dateTime',
  '?o >= "2024-05-06"^^xsd:date',
  '?o = true',
  'sameTerm(?o, 1)',
  'IF(?o, "yes", "no")',
  'IF(?o > 1, ?o, ?s)',
  'COALESCE(?o + 1, LANG(?o), "none")',
  'COALESCE(1/0, ?missing, ?o)',
  '?o && true',
  '?o || false',
  '?o && ?missing',
  '?missing || ?o',
  'CONCAT(?o, "x")',
  'CONCAT(?o, ?o)',
  'CONCAT(STR(?o), "-", LANG(?o))',
  'SUBSTR(?o, 2)',
  'SUBSTR(?o, 2, 3)',
  'SUBSTR(?o, 0, 2)',
  'SUBSTR(?o, -1, 3)',
  'SUBSTR(?o, 1.5, 2)',
  'SUBSTR(?o, 1, -1)',
  'CONTAINS(?o, "a")',
  'CONTAINS(?o, "")',
  'CONTAINS(?o, "chat"@fr)',
  'STRSTARTS(?o, "ch")',
  'STRSTARTS(STR(?o), "http")',
  'STRENDS(?o, "t")',
  'STRENDS(?o, "")',
  'STRBEFORE(?o, "a")',
  'STRBEFORE(?o, "")',
  'STRAFTER(?o, "a")',
  'STRAFTER(?o, "")',
  'STRAFTER(?o, "h"@fr)',
  'LANGMATCHES(LANG(?o), "fr")',
  'LANGMATCHES(LANG(?o), "*")',
  'LANGMATCHES(LANG(?o), "FR-be")',
  'LANGMATCHES(LANG(?o), "")',
  'STRDT(?o, xsd:integer)',
  'STRDT(STR(?o), :type)',
  'STRLANG(?o, "en")',
  'STRLANG(STR(?o), "EN-gb")',
  'REPLACE(?o, "a", "b")',
  'REPLACE(?o, "[a-c]+", "<$0>", "i")',
  'REGEX(?o, "a")',
  'REGEX(?o, "^A", "i")',
  'REGEX(?o, "é", "i")',
  'REGEX(?o, "ss|st", "i")',
  'REGEX(STR(?o), "b.*c$")',
  'REGEX(?o, "^$")',
  'REGEX(?o, "a\\\\.b")',
  'REGEX(?o, "chat|été")',
  'CONTAINS(LCASE(?o), "é")',
  'STRSTARTS(LCASE(?o), "it\'s")',
  'STRENDS(LCASE(STR(?o)), "ss")',
  'LCASE(?o) = "abc"',
  'UCASE(LCASE(?o))',
  'STRLEN(UCASE(?o))',
  'IRI(STR(?o))',
  'URI(CONCAT("http://e.example/", ENCODE_FOR_URI(STR(?o))))',
  'STR(DATATYPE(?o))',
  'xsd:integer(STR(?o))',
  'xsd:decimal(STR(?o))',
  'xsd:double(STR(?o))',
  'xsd:boolean(STR(?o))',
  'xsd:string(?o + 1)',
  'STR(?o * 1.5)',
  'isBLANK(BNODE(STR(?o)))',
  'NOT EXISTS { ?s :absent ?o }',
  'EXISTS { ?z ?p ?o FILTER(?z != ?s) }',
];

const unary = (): Queries =>
  Object.fromEntries(
    KINDS.flatMap((kind) =>
      EXPRESSIONS.map((expression) => [
        `${expression} of ${kind}`,
        `${PROLOGUE} SELECT ?s ?x WHERE { ?s :${kind} ?o BIND(${expression} AS ?x) }`,
      ]),
    ),
  );

const OPERATORS = ['=', '!=', '<', '<=', '>', '>=', '+', '-', '*', '/'] as const;
const BINARY_FUNCTIONS = 'CONTAINS STRSTARTS STRENDS STRBEFORE STRAFTER CONCAT sameTerm LANGMATCHES'.split(
  ' ',
);

/** Which kinds are set beside each other. */
const PAIRS: readonly (readonly [string, string])[] = [
  ['number', 'number'],
  ['number', 'boolean'],
  ['number', 'text'],
  ['number', 'special'],
  ['number', 'huge'],
  ['number', 'ill'],
  ['text', 'text'],
  ['text', 'tagged'],
  ['tagged', 'tagged'],
  ['when', 'when'],
  ['when', 'day'],
  ['day', 'day'],
  ['odd', 'when'],
  ['other', 'other'],
  ['other', 'ill'],
  ['boolean', 'boolean'],
  ['term', 'term'],
];

const binary = (): Queries =>
  Object.fromEntries(
    PAIRS.flatMap(([left, right]) => {
      const query = (expression: string): string =>
        `${PROLOGUE} SELECT ?s ?t ?x WHERE { ?s :${left} ?a . ?t :${right} ?b BIND(${expression} AS ?x) }`;
      return [
        ...OPERATORS.map((op) => [`${left} ${op} ${right}`, query(`?a ${op} ?b`)] as const),
        ...BINARY_FUNCTIONS.map((name) => [`${name}(${left}, ${right})`, query(`${name}(?a, ?b)`)] as const),
      ];
    }),
  );

/** Conditions, in which an error is as good as false. */
const FILTERS: readonly string[] = [
  '?a = ?b',
  '?a != ?b',
  '!(?a = ?b)',
  '?a < ?b || ?a > ?b',
  '?a IN (?b, 1)',
  '?a NOT IN (?b, 1)',
  '?a = ?b && ?a >= 1',
  '?a',
  '!?a',
  '?a + ?b > 2',
];

const filters = (): Queries =>
  Object.fromEntries(
    PAIRS.flatMap(([left, right]) =>
      FILTERS.map((condition) => [
        `FILTER(${condition}) ${left}, ${right}`,
        `${PROLOGUE} SELECT ?s ?t WHERE { ?s :${left} ?a . ?t :${right} ?b FILTER(${condition}) }`,
      ]),
    ),
  );

export const FUNCTION_QUERIES: Readonly<Record<string, Queries>> = {
  'functions of one value': unary(),
  'operators and functions of two values': binary(),
  filters: filters(),
};
