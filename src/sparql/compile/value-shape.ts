import { booleanValue, iriValue, numberValue, stringValue } from './computed-value.ts';
import { type Expr, integer } from './ir.ts';
import { KLASS, klassWhere, NOTHING, NUMERIC, type Value } from './value.ts';

/** The parts of a value that must cross a subquery's border, in the order in which they are read back. */
export const VALUE_PARTS = ['klass', 'lexical', 'datatype', 'language', 'number', 'instant'] as const;
export type ValuePart = (typeof VALUE_PARTS)[number];

/** What is known of a value before the query runs: enough to build it from few columns. */
export type Shape = Pick<Value, 'known' | 'isComputedNumber'>;

export const shapeOf = ({ known, isComputedNumber }: Value): Shape => ({
  ...(known !== undefined && { known }),
  ...(isComputedNumber && { isComputedNumber }),
});

/** What holds of each of several values. */
export const commonShape = (values: readonly Value[]): Shape => {
  const [first, ...rest] = values;
  if (!first) return {};
  if (first.known !== undefined && rest.every(({ known }) => known === first.known))
    return { known: first.known };
  return values.every(({ isComputedNumber }) => isComputedNumber) ? { isComputedNumber: true } : {};
};

/** The parts that are not the same for every value of a shape. */
export const partsOf = ({ known, isComputedNumber }: Shape): readonly ValuePart[] => {
  if (known === undefined) return isComputedNumber ? ['klass', 'number'] : VALUE_PARTS;
  if (known === KLASS.iri || known === KLASS.string) return ['lexical'];
  if (known === KLASS.langString) return ['lexical', 'language'];
  if (known === KLASS.boolean || NUMERIC.includes(known)) return ['number'];
  return VALUE_PARTS;
};

/** A value whose parts are columns. */
export const valueFrom = ({ known, isComputedNumber }: Shape, read: (part: ValuePart) => Expr): Value => {
  if (known === KLASS.iri) return iriValue(read('lexical'));
  if (known === KLASS.string) return stringValue(read('lexical'));
  if (known === KLASS.boolean) return booleanValue(read('number'));
  if (known !== undefined && NUMERIC.includes(known))
    return numberValue(read('number'), integer(known), known);
  if (known === undefined && isComputedNumber) return numberValue(read('number'), read('klass'));
  if (known === KLASS.langString)
    return {
      ...NOTHING,
      klass: klassWhere(read('lexical'), KLASS.langString),
      known,
      lexical: read('lexical'),
      language: read('language'),
    };
  return {
    klass: read('klass'),
    ...(known !== undefined && { known }),
    lexical: read('lexical'),
    datatype: read('datatype'),
    language: read('language'),
    number: read('number'),
    instant: read('instant'),
  };
};
