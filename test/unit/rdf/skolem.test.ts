import { Parser } from 'n3';
import { describe, expect, it } from 'vitest';
import { relativeText } from '../../../src/rdf/relative.ts';
import { blankNodeNames, skolemise } from '../../../src/rdf/skolem.ts';

const BASE = 'https://cat.example';
const parse = (text: string) => new Parser().parse(`@prefix : <http://e.example/> . ${text}`);
const text = (turtle: string): string => relativeText(skolemise(parse(turtle), BASE, 'r'), BASE);

describe('skolemise', () => {
  it('leaves no blank node', () => {
    expect(text(':d :p [ :q [ :r 1 ] ], [] .')).not.toContain('_:');
  });

  it('gives isomorphic graphs the same names', () => {
    expect(text('_:a :k _:b . _:b :k _:c . _:c :k _:a . :d :p _:b .')).toBe(
      text('_:z :k _:x . :d :p _:x . _:y :k _:z . _:x :k _:y .'),
    );
  });

  it('keeps equal twins apart', () => {
    expect(blankNodeNames(parse(':d :p [ :q 1 ], [ :q 1 ], [ :q 1 ] .'), BASE).size).toBe(3);
    expect(
      new Set(blankNodeNames(parse(':d :p [ :q [ :r 1 ] ], [ :q [ :r 1 ] ] .'), BASE).values()).size,
    ).toBe(4);
  });

  it('keeps nodes apart of which nothing is said, by who names them', () => {
    const people = ':d :p [ :name "A" ; :of _:x ], [ :name "B" ; :of _:y ], [ :name "C" ; :of _:z ] .';
    expect(new Set(blankNodeNames(parse(people), BASE).values()).size).toBe(6);
    expect(text(people)).toBe(text(people.replace('_:x', '_:v').replace('_:y', '_:u')));
  });

  it('does not mix up components that differ only in how their nodes are linked', () => {
    const component = (i: string, c: string, d: string) =>
      `_:a${i} :n 1 ; :q _:b${i} ; :p _:${c}${i} . _:b${i} :n 2 ; :p _:${d}${i} .
       _:c${i} :n 3 ; :r _:d${i} . _:d${i} :n 4 .`;
    expect(text(component('1', 'c', 'd') + component('2', 'd', 'c'))).toBe(
      text(component('2', 'd', 'c') + component('1', 'c', 'd')),
    );
  });

  it('takes a statement that comes twice as one', () => {
    const once = ':d :p [ :q 1 ; :k _:b ] . _:b :r 2 .';
    expect(text(`${once} _:b :r 2 .`)).toBe(text(once));
  });

  it('names nodes that hang together apart from the rest', () => {
    const before = text(':d :p [ :q 1 ] .');
    const after = text(':d :p [ :q 1 ], [ :x [ :y [ :z 2 ] ] ] .');
    for (const line of before.split('\n')) expect(after).toContain(line);
  });

  it('ends on a clique', () => {
    const nodes = Array.from({ length: 12 }, (_, i) => `_:n${i}`);
    const clique = nodes.flatMap((a) => nodes.filter((b) => b !== a).map((b) => `${a} :k ${b} .`)).join(' ');
    expect(blankNodeNames(parse(clique), BASE).size).toBe(12);
    expect(text(clique)).toBe(text(clique.replaceAll('_:n1 ', '_:m ')));
  });

  it('ends on a long chain, with a name for each node', () => {
    const chain = Array.from({ length: 20_000 }, (_, i) => `_:n${i} :p _:n${i + 1} .`).join(' ');
    const names = blankNodeNames(parse(`:d :p _:n0 . ${chain}`), BASE);
    expect(new Set(names.values()).size).toBe(20_001);
  });

  it('does not depend on BASE_URL', () => {
    const at = (base: string) =>
      relativeText(skolemise(parse(`<${base}/datasets/d> :p [ :q <${base}/x> ] .`), base, 'r'), base);
    expect(at('https://one.example')).toBe(at('https://two.example/path'));
  });
});
