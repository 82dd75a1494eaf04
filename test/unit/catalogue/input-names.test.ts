import { describe, expect, it } from 'vitest';
import { asInInput } from '../../../src/catalogue/input-names.ts';
import { namedNode } from '../../../src/rdf/terms.ts';
import { turtle } from '../shacl/shapes.ts';

const BASE = 'https://cat.example';
const shown = asInInput(
  turtle(`<${BASE}/datasets/here> a dcat:Dataset ; dct:relation <${BASE}/datasets/there> .`),
  BASE,
);

describe('the name of a node in a report on an input', () => {
  it.each([
    ['https://other.example/d', 'NamedNode'],
    [`${BASE}/datasets/here`, 'NamedNode'],
    [`${BASE}/datasets/there`, 'NamedNode'],
  ])('%s is what the input says', (iri, termType) => {
    expect(shown(namedNode(iri))).toMatchObject({ termType, value: iri });
  });

  it.each([
    `${BASE}/.well-known/genid/abc`,
    'https://other.example/.well-known/genid/abc',
    `${BASE}/datasets/d/distributions/x1`,
    `${BASE}/datasets/made`,
  ])('%s is a blank node: nothing is there', (iri) => {
    expect(shown(namedNode(iri)).termType).toBe('BlankNode');
  });

  it('of two nodes are two', () => {
    const [a, b] = ['a/distributions/x', 'b/distributions/x'].map((path) =>
      shown(namedNode(`${BASE}/datasets/${path}`)),
    );
    expect(a!.value).not.toBe(b!.value);
  });
});
