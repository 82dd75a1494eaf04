/**
 * A SPARQL term inside SQL: one expression for each thing that operators ask of it. `klass` is NULL where the term is
 * unbound or in error, so that SQL's NULL is SPARQL's error throughout (SPARQL 1.1 §17.2).
 */
import { PREFIXES } from '../../rdf/namespaces.ts';
import type { Term } from '../../rdf/terms.ts';
import { RDF_LANG_STRING, TERM_CLASS, TERM_KIND, XSD_STRING } from '../../store/term-codec.ts';
import {
  and,
  binary,
  call,
  choose,
  type Expr,
  equal,
  integer,
  isIn,
  isNotNull,
  isNull,
  NULL,
  text,
} from './ir.ts';

/** The classes of the dictionary, and those that it needs no number for. */
export const KLASS = { blank: -1, iri: 0, ...TERM_CLASS, other: 20 } as const;
export type Klass = (typeof KLASS)[keyof typeof KLASS];

export interface Value {
  readonly klass: Expr;
  /** What `klass` is wherever it is not NULL. */
  readonly known?: Klass;
  /** IRI, label or lexical form. */
  readonly lexical: Expr;
  /** IRI of the datatype; NULL for the two kinds of string and for what is no literal. */
  readonly datatype: Expr;
  readonly language: Expr;
  /** Numeric value, and 1 or 0 for a boolean; ends the statement where REAL cannot hold it exactly. */
  readonly number: Expr;
  /** Milliseconds since 1970 UTC. */
  readonly instant: Expr;
  /** The term's number, where it is stored or a constant of the query. */
  readonly id?: Expr;
  readonly constant?: Term;
  /** Whether it is a literal, where that is simpler to ask than the class. */
  readonly isLiteral?: Expr;
  /** A number that was computed, whose lexical form is not written by SQL. */
  readonly isComputedNumber?: boolean;
}

export const XSD = PREFIXES.xsd;
export const NUMERIC: readonly Klass[] = [KLASS.integer, KLASS.decimal, KLASS.float, KLASS.double];
/** Kinds of terms that STR takes. */
export const TERM_KINDS_OF_TEXT: readonly Expr[] = [integer(TERM_KIND.iri), integer(TERM_KIND.literal)];

export const NUMERIC_EXPRS = NUMERIC.map(integer);
export const isNumericKlass = (klass: Expr): Expr => isIn(klass, NUMERIC_EXPRS);

/** The datatype of what is computed, by class. */
export const COMPUTED_DATATYPE: ReadonlyMap<Klass, string> = new Map([
  [KLASS.string, XSD_STRING],
  [KLASS.langString, RDF_LANG_STRING],
  [KLASS.boolean, `${XSD}boolean`],
  [KLASS.integer, `${XSD}integer`],
  [KLASS.decimal, `${XSD}decimal`],
  [KLASS.float, `${XSD}float`],
  [KLASS.double, `${XSD}double`],
  [KLASS.dateTime, `${XSD}dateTime`],
  [KLASS.dateTimeWithoutZone, `${XSD}dateTime`],
  [KLASS.date, `${XSD}date`],
  [KLASS.dateWithoutZone, `${XSD}date`],
]);

export const NOTHING = { datatype: NULL, language: NULL, number: NULL, instant: NULL } as const;

/** `klass` as a constant wherever the given expression is not NULL. */
export const klassWhere = (expr: Expr, klass: Klass): Expr => choose([[isNotNull(expr), integer(klass)]]);

/** What is never bound. */
export const NO_VALUE: Value = { ...NOTHING, klass: NULL, lexical: NULL };

/** The datatype of a literal as an IRI; NULL of what is no literal (SPARQL 1.1 §17.4.2.7). */
export const datatypeIri = (value: Value): Expr =>
  choose([
    [equal(value.klass, integer(KLASS.string)), text(XSD_STRING)],
    [equal(value.klass, integer(KLASS.langString)), text(RDF_LANG_STRING)],
    [binary(value.klass, '>', integer(KLASS.iri)), value.datatype],
  ]);

/** Whether two values are the same RDF term; NULL where one is unbound. */
export const sameTerm = (left: Value, right: Value): Expr => {
  if (left.id && right.id) return equal(left.id, right.id);
  return choose(
    [
      [isNull(left.klass), NULL],
      [isNull(right.klass), NULL],
    ],
    and(
      equal(termKindOf(left.klass), termKindOf(right.klass)),
      equal(left.lexical, right.lexical),
      binary(left.datatype, 'IS', right.datatype),
      binary(left.language, 'IS', right.language),
    ),
  );
};

const termKindOf = (klass: Expr): Expr => call('min', klass, integer(1));
