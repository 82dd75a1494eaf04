/**
 * Statements from rows of predicate and object: how the description of the catalogue itself is written.
 */
import { literal, namedNode, type Quad, quad, type Term } from '../rdf/terms.ts';
import type { ServiceText } from './self-services.ts';

export type Rows = readonly (readonly [predicate: Term, object: Term])[];

export const describe = (subject: string, rows: Rows): Quad[] =>
  rows.map(([predicate, object]) => quad(namedNode(subject), predicate as never, object as never));

export const inLanguages = (predicate: Term, texts: ServiceText): Rows =>
  Object.entries(texts).map(([lang, text]) => [predicate, literal(text, lang)] as const);

/** A code of one of the EU's authority tables. */
export const authority = (table: string, code: string): Term =>
  namedNode(`http://publications.europa.eu/resource/authority/${table}/${code}`);
