/** Truth (SPARQL 1.1 §17.2.2) and the functions that choose among their arguments. NULL is the error. */
import { PREFIXES } from '../../../rdf/namespaces.ts';
import { booleanValue } from '../computed-value.ts';
import {
  and,
  binary,
  choose,
  type Expr,
  equal,
  integer,
  isIn,
  isNotNull,
  NULL,
  not,
  or,
  text,
} from '../ir.ts';
import { isNumericKlass, KLASS, NUMERIC, type Value } from '../value.ts';
import { commonShape, valueFrom } from '../value-shape.ts';
import type { FunctionRow } from './function-types.ts';

const XSD = PREFIXES.xsd;
/** Datatypes whose ill-typed literals are false rather than an error (§17.2.2). */
const TRUTH_DATATYPES = 'boolean integer decimal float double'.split(' ').map((name) => text(XSD + name));

const isTrueNumber = ({ number }: Value): Expr => binary(number, '<>', integer(0));

/** The effective boolean value: 1, 0, or NULL for the error. */
export const effectiveBoolean = (value: Value): Expr => {
  const { known } = value;
  if (known === KLASS.boolean) return value.number;
  if (known === KLASS.string || known === KLASS.langString) return binary(value.lexical, '<>', text(''));
  if (known !== undefined && NUMERIC.includes(known)) return isTrueNumber(value);
  if (known === KLASS.iri || known === KLASS.blank) return NULL;
  return choose([
    [equal(value.klass, integer(KLASS.boolean)), value.number],
    [
      isIn(value.klass, [integer(KLASS.string), integer(KLASS.langString)]),
      binary(value.lexical, '<>', text('')),
    ],
    [isNumericKlass(value.klass), isTrueNumber(value)],
    [and(equal(value.klass, integer(KLASS.other)), isIn(value.datatype, TRUTH_DATATYPES)), integer(0)],
  ]);
};

/** The first value for which a condition holds, part by part. */
export const chosen = (options: readonly (readonly [Expr, Value])[]): Value => {
  const shape = commonShape(options.map(([, value]) => value));
  return valueFrom(shape, (part) => choose(options.map(([when, value]) => [when, value[part]] as const)));
};

export const LOGIC: Readonly<Record<string, FunctionRow>> = {
  '!': ([arg]) => booleanValue(not(effectiveBoolean(arg!))),
  '&&': (args) => booleanValue(and(...args.map(effectiveBoolean))),
  '||': (args) => booleanValue(or(...args.map(effectiveBoolean))),
  if: ([test, then, otherwise]) => {
    const truth = effectiveBoolean(test!);
    return chosen([
      [truth, then!],
      [not(truth), otherwise!],
    ]);
  },
  coalesce: (args) => chosen(args.map((arg) => [isNotNull(arg.klass), arg] as const)),
};
