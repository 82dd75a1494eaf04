/**
 * The engine alone: what it finds, what it leaves out, and data that would keep a naive one busy for ever.
 */
import { describe, expect, it } from 'vitest';
import { literal, namedNode, type Quad, quad } from '../../../src/rdf/terms.ts';
import { DataGraph } from '../../../src/shacl/data-graph.ts';
import { createEngine, MAX_RESULTS_EACH } from '../../../src/shacl/engine.ts';
import { pathText } from '../../../src/shacl/path.ts';
import { StatementIndex } from '../../../src/shacl/statement-index.ts';
import { turtle } from './shapes.ts';

const graph = (quads: readonly Quad[]): DataGraph => new DataGraph(new StatementIndex(quads));

const found = (shapes: string, data: string | readonly Quad[]): string[] =>
  createEngine(turtle(shapes))
    .validate(graph(typeof data === 'string' ? turtle(data) : data))
    .results.map(({ focus, path, value, constraint }) =>
      [
        focus.value.replace('https://example.org/', ''),
        path ? pathText(path).replaceAll('https://example.org/', '') : '–',
        value?.value.replace('https://example.org/', '') ?? '–',
        constraint.component.node.value.replace(/.*#|ConstraintComponent/g, ''),
      ].join(' '),
    )
    .sort();

describe('the SHACL engine', () => {
  it('finds each value that fails, and a value that is missing', () => {
    const shapes = `ex:S sh:targetClass ex:C ; sh:property [ sh:path ex:p ; sh:minCount 1 ; sh:nodeKind sh:IRI ] .`;
    const data = `ex:a a ex:C . ex:b a ex:C ; ex:p "x", ex:y, "z" . ex:c ex:p "other" .`;
    expect(found(shapes, data)).toEqual(['a p – MinCount', 'b p x NodeKind', 'b p z NodeKind']);
  });

  it('judges nothing with a shape that is deactivated', () => {
    const shapes = `ex:S sh:targetClass ex:C ; sh:property [ sh:path ex:p ; sh:minCount 1 ; sh:deactivated true ] .`;
    expect(found(shapes, 'ex:a a ex:C .')).toEqual([]);
  });

  it('walks every kind of path, backwards too', () => {
    const shapes = `ex:S sh:targetNode ex:a ; sh:property
      [ sh:path ( ex:p [ sh:oneOrMorePath ex:q ] ) ; sh:maxCount 1 ],
      [ sh:path [ sh:inversePath ( ex:p ex:p ) ] ; sh:minCount 2 ],
      [ sh:path [ sh:alternativePath ( ex:p [ sh:zeroOrOnePath ex:q ] ) ] ; sh:maxCount 1 ] .`;
    const data = `ex:a ex:p ex:b . ex:b ex:q ex:c . ex:c ex:q ex:d . ex:x ex:p ex:y . ex:y ex:p ex:a .`;
    expect(found(shapes, data)).toEqual([
      'a <p>/(<q>+) – MaxCount',
      'a <p>|(<q>?) – MaxCount',
      'a ^(<p>/<p>) – MinCount',
    ]);
  });

  it('judges the 51st use of a node as it does the first', () => {
    const shapes = `ex:S sh:targetClass ex:C ; sh:property [ sh:path ex:p ; sh:node ex:N ] .
      ex:N sh:property [ sh:path ex:name ; sh:minCount 1 ] .`;
    const data = Array.from({ length: 80 }, (_, i) => `ex:a${i} a ex:C ; ex:p ex:shared .`).join('\n');
    expect(found(shapes, data)).toHaveLength(80);
  });

  it('tells the same again when it is asked again', () => {
    const engine = createEngine(
      turtle('ex:S sh:targetClass ex:C ; sh:property [ sh:path ex:p ; sh:minCount 1 ] .'),
    );
    const data = graph(turtle('ex:a a ex:C .'));
    expect(engine.validate(data).results).toHaveLength(1);
    expect(engine.validate(data).results).toHaveLength(1);
    expect(engine.validate(graph(turtle('ex:a ex:p 1 .'))).results).toEqual([]);
  });

  it('lists a number of values and counts the rest', () => {
    const engine = createEngine(
      turtle('ex:S sh:targetNode ex:a ; sh:property [ sh:path ex:p ; sh:nodeKind sh:IRI ] .'),
    );
    const many = Array.from({ length: 10_000 }, (_, i) =>
      quad(namedNode('https://example.org/a'), namedNode('https://example.org/p'), literal(`value ${i}`)),
    );
    const { results, omissions } = engine.validate(graph(many));
    expect(results).toHaveLength(MAX_RESULTS_EACH);
    expect(omissions.map(({ count }) => count)).toEqual([10_000 - MAX_RESULTS_EACH]);
  });
});

describe('hostile data', () => {
  const broader = `ex:S sh:targetNode ex:c0 ;
    sh:property [ sh:path [ sh:zeroOrMorePath skos:broader ] ; sh:maxCount 1 ] .`;

  it('a cycle of broader concepts ends', () => {
    const data = 'ex:c0 skos:broader ex:c1 . ex:c1 skos:broader ex:c2 . ex:c2 skos:broader ex:c0, ex:c2 .';
    expect(found(broader, data)).toEqual([expect.stringContaining('MaxCount')]);
  });

  it('a chain of 20,000 broader concepts ends', () => {
    const concept = (i: number) => namedNode(`https://example.org/c${i}`);
    const chain = Array.from({ length: 20_000 }, (_, i) =>
      quad(concept(i), namedNode('http://www.w3.org/2004/02/skos/core#broader'), concept(i + 1)),
    );
    expect(found(broader, chain)).toHaveLength(1);
  });

  it('a cycle of classes ends, and its members are of each other’s class', () => {
    const shapes = 'ex:S sh:targetNode ex:a ; sh:class ex:A, ex:D .';
    const data =
      'ex:a a ex:B . ex:A rdfs:subClassOf ex:B . ex:B rdfs:subClassOf ex:C . ex:C rdfs:subClassOf ex:A .';
    expect(found(shapes, data)).toEqual(['a – a Class']);
  });
});
