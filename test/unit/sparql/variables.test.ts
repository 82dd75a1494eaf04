/**
 * What the grammar leaves to the reader: names that a query may not show, and names that are not new.
 */
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../src/lib/app-error.ts';
import { parseQuery } from '../../../src/sparql/parse.ts';

const parse = (text: string) => parseQuery(text, 'https://cat.example/');

describe('a new variable', () => {
  it.each([
    'SELECT * { BIND(1 AS ?x) BIND(2 AS ?x) }',
    'SELECT * { ?x ?p ?o BIND(2 AS ?x) }',
    'SELECT (1 AS ?x) { ?x ?p ?o }',
    'SELECT * { { SELECT (1 AS ?x) { OPTIONAL { ?s ?p ?x } } } }',
  ])('is new: %s', (text) => {
    expect(() => parse(text)).toThrow(AppError);
  });

  it.each([
    'SELECT * { ?x ?p ?o { BIND(2 AS ?x) } }',
    'SELECT * { MINUS { ?x ?p ?o } BIND(2 AS ?x) }',
    'SELECT * { FILTER EXISTS { ?x ?p ?o } BIND(2 AS ?x) }',
    'SELECT (COUNT(*) AS ?n) { ?s ?p ?n }',
  ])('may have the name of one that is out of sight: %s', (text) => {
    expect(() => parse(text)).not.toThrow();
  });
});
