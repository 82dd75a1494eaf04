/** Functions on RDF terms (SPARQL 1.1 §17.4.2). */

import { literal, namedNode } from '../../../rdf/terms.ts';
import { RDF_LANG_STRING, XSD_STRING } from '../../../store/term-codec.ts';
import { booleanValue, iriValue, stringValue } from '../computed-value.ts';
import {
  and,
  bail,
  binary,
  call,
  choose,
  type Expr,
  equal,
  integer,
  isIn,
  NULL,
  not,
  or,
  text,
} from '../ir.ts';
import { constantValue } from '../stored-value.ts';
import { Unsupported } from '../unsupported.ts';
import { datatypeIri, KLASS, type Value } from '../value.ts';
import type { FunctionRow } from './function-types.ts';

const isOf =
  (...classes: readonly number[]): FunctionRow =>
  ([arg]) =>
    booleanValue(isIn(arg!.klass, classes.map(integer)));

/** STR of a blank node is an error. */
const str: FunctionRow = ([arg]) =>
  stringValue(
    arg!.known === undefined
      ? choose([[binary(arg!.klass, '>', integer(KLASS.blank)), arg!.lexical]])
      : arg!.known === KLASS.blank
        ? NULL
        : arg!.lexical,
  );

const lang: FunctionRow = ([arg]) =>
  stringValue(
    choose([[binary(arg!.klass, '>', integer(KLASS.iri)), call('coalesce', arg!.language, text(''))]]),
  );

/** Forms of IRIs with a scheme, as GLOB says them. */
const ABSOLUTE = ['[a-zA-Z]*://*', 'urn:?*', 'mailto:?*'] as const;
/** What no IRI has (§19.8, IRIREF): an error rather than a term that nobody can write. */
const ILLEGAL = '*[\u0001-\u0020<>"{}|^`\\]*';

/** References that resolve without any normalisation. */
const PLAIN_REFERENCE = /^[A-Za-z0-9_/-][A-Za-z0-9_./#-]*$/;

/** A constant is resolved here; of what the data hold only what is absolute already, the rest elsewhere (§17.4.2.8). */
const iri: FunctionRow = ([arg], query) => {
  const { constant } = arg!;
  if (constant?.termType === 'Literal' && PLAIN_REFERENCE.test(constant.value) && !constant.language) {
    const term = namedNode(new URL(constant.value, query.baseIri).href);
    return constantValue(term, query.constant(term));
  }
  const { lexical, klass } = arg!;
  const isAbsolute = and(
    or(...ABSOLUTE.map((form) => binary(lexical, 'GLOB', text(form)))),
    not(binary(lexical, 'GLOB', text(ILLEGAL))),
  );
  const isIllegal = binary(lexical, 'GLOB', text(ILLEGAL));
  return iriValue(
    choose([
      [equal(klass, integer(KLASS.iri)), lexical],
      [
        equal(klass, integer(KLASS.string)),
        choose(
          [
            [isIllegal, NULL],
            [isAbsolute, lexical],
          ],
          bail('inexact', lexical),
        ),
      ],
    ]),
  );
};

const textConstant = (value: Value | undefined, what: string): string => {
  if (value?.constant) return value.constant.value;
  throw new Unsupported(`${what} that is no constant`);
};

/** A typed literal: of a datatype with values it must be parsed, so only a constant form or an opaque type. */
const strDt: FunctionRow = ([lexical, datatype], query) => {
  const iriText = textConstant(datatype, 'a datatype');
  if (datatype!.known !== KLASS.iri || /\s/.test(iriText)) throw new Unsupported('a datatype that is no IRI');
  if (lexical!.constant?.termType === 'Literal' && lexical!.known === KLASS.string) {
    const term = literal(lexical!.constant.value, namedNode(iriText));
    return constantValue(term, query.constant(term));
  }
  if (iriText === XSD_STRING)
    return stringValue(choose([[equal(lexical!.klass, integer(KLASS.string)), lexical!.lexical]]));
  if (iriText === RDF_LANG_STRING) throw new Unsupported('STRDT of rdf:langString');
  if (iriText.startsWith('http://www.w3.org/2001/XMLSchema#'))
    throw new Unsupported('STRDT of a computed form');
  const form = choose([[equal(lexical!.klass, integer(KLASS.string)), lexical!.lexical]]);
  return {
    klass: choose([[{ kind: 'isNull', arg: form, negated: true }, integer(KLASS.other)]]),
    known: KLASS.other,
    lexical: form,
    datatype: text(iriText),
    language: NULL,
    number: NULL,
    instant: NULL,
  };
};

/** The grammar's LANGTAG (§19.8). */
const LANGUAGE_TAG = /^[A-Za-z]+(-[A-Za-z0-9]+)*$/;

const strLang: FunctionRow = ([lexical, language]) => {
  const tag = textConstant(language, 'a language');
  if (!LANGUAGE_TAG.test(tag)) throw new Unsupported('a language that is none');
  const form: Expr = choose([[equal(lexical!.klass, integer(KLASS.string)), lexical!.lexical]]);
  return {
    klass: choose([[{ kind: 'isNull', arg: form, negated: true }, integer(KLASS.langString)]]),
    known: KLASS.langString,
    lexical: form,
    datatype: NULL,
    language: text(tag),
    number: NULL,
    instant: NULL,
  };
};

export const TERM_FUNCTIONS: Readonly<Record<string, FunctionRow>> = {
  isiri: isOf(KLASS.iri),
  isuri: isOf(KLASS.iri),
  isblank: isOf(KLASS.blank),
  isliteral: ([arg]) => booleanValue(binary(arg!.klass, '>', integer(KLASS.iri))),
  str,
  lang,
  datatype: ([arg]) => iriValue(datatypeIri(arg!)),
  iri,
  uri: iri,
  strdt: strDt,
  strlang: strLang,
};
