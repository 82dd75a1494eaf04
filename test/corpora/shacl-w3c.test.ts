/**
 * The core part of the W3C's SHACL test suite through our engine: the reports must say the same. What fails
 * stands in a table with its reason; a failure that is not there, or one that has gone, fails the test.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Parser } from 'n3';
import prepareNamespaces from 'rdf-validate-shacl/src/namespaces.js';
import { extractPropertyPath } from 'rdf-validate-shacl/src/property-path.js';
import { describe, expect, it } from 'vitest';
import { ns } from '../../src/rdf/namespaces.ts';
import { type Quad, type Term, termKey } from '../../src/rdf/terms.ts';
import { DataGraph } from '../../src/shacl/data-graph.ts';
import { createEngine } from '../../src/shacl/engine.ts';
import { environment } from '../../src/shacl/environment.ts';
import { pathOf, pathText } from '../../src/shacl/path.ts';
import { StatementIndex } from '../../src/shacl/statement-index.ts';
import { CORPORA } from '../support/corpora.ts';

const MANIFEST = join(CORPORA, 'w3c/shacl/tests/core/manifest.ttl');
const MF = 'http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#';
const SHT = 'http://www.w3.org/ns/shacl-test#';

const KNOWN_FAILURES: Readonly<Record<string, string>> = {};

interface Case {
  readonly name: string;
  readonly file: string;
  readonly data: string;
  readonly shapes: string;
  readonly expected: readonly string[];
}

const parsed = new Map<string, readonly Quad[]>();
const read = (file: string): readonly Quad[] => {
  const known = parsed.get(file);
  if (known) return known;
  const baseIRI = pathToFileURL(file).href;
  const quads = new Parser({ baseIRI }).parse(readFileSync(file, 'utf8'));
  parsed.set(file, quads);
  return quads;
};

/** Blank nodes have other labels in each file. */
const text = (term: Term | null | undefined): string =>
  !term ? '–' : term.termType === 'BlankNode' ? '[]' : termKey(term);

const resultKey = (parts: readonly string[]): string => parts.join(' | ');

const expectedResults = (quads: readonly Quad[], report: Term): string[] => {
  const index = new StatementIndex(quads);
  const one = (node: Term, property: string): Term | undefined =>
    index.objects(termKey(node), ns.sh(property).value).values().next().value;
  const path = (node: Term | undefined): string => {
    if (!node) return '–';
    const pointer = environment.clownface({ dataset: environment.dataset([...quads]), term: node as never });
    return pathText(pathOf(extractPropertyPath(pointer as never, prepareNamespaces, false)));
  };
  return [...index.objects(termKey(report), ns.sh('result').value).values()]
    .map((node) =>
      resultKey([
        text(one(node, 'focusNode')),
        path(one(node, 'resultPath')),
        text(one(node, 'value')),
        text(one(node, 'sourceConstraintComponent')),
        text(one(node, 'resultSeverity')),
        text(one(node, 'sourceShape')),
      ]),
    )
    .sort();
};

const casesOf = (file: string): Case[] => {
  const quads = read(file);
  const index = new StatementIndex(quads);
  const values = (node: string, property: string): Term[] => [...index.objects(node, property).values()];
  const includes = [...index.inverse(`${MF}include`).keys()].flatMap((iri) => casesOf(fileURLToPath(iri)));
  const cases = [...index.subjects(ns.rdf('type').value, `${SHT}Validate`).values()].map((test): Case => {
    const [action] = values(termKey(test), `${MF}action`);
    const [result] = values(termKey(test), `${MF}result`);
    const graph = (property: string) =>
      fileURLToPath(values(termKey(action!), `${SHT}${property}`)[0]!.value);
    return {
      name: test.value.split('/tests/core/')[1]!.replace('/', ' '),
      file,
      data: graph('dataGraph'),
      shapes: graph('shapesGraph'),
      expected: expectedResults(quads, result!),
    };
  });
  return [...includes, ...cases];
};

const actualResults = ({ data, shapes }: Case): string[] =>
  createEngine(read(shapes))
    .validate(new DataGraph(new StatementIndex(read(data))))
    .results.map(({ focus, path, value, constraint }) =>
      resultKey([
        text(focus),
        path ? pathText(path) : '–',
        text(value),
        text(constraint.component.node),
        text(constraint.shape.severity),
        text(constraint.shape.shapeNode),
      ]),
    )
    .sort();

describe.skipIf(!existsSync(MANIFEST))('the W3C SHACL core suite', () => {
  it('passes, but for the failures with a reason', () => {
    const cases = casesOf(MANIFEST);
    const failed = new Map<string, unknown>();
    for (const each of cases) {
      try {
        const actual = actualResults(each);
        if (JSON.stringify(actual) !== JSON.stringify(each.expected))
          failed.set(each.name, { actual, expected: each.expected });
      } catch (error) {
        failed.set(each.name, String(error));
      }
    }
    const reasons = [...failed.keys()].map((name) => `  ${name}: ${KNOWN_FAILURES[name] ?? 'unknown'}`);
    console.log(
      [`W3C SHACL core: ${cases.length - failed.size} of ${cases.length} pass`, ...reasons].join('\n'),
    );
    const unknown = Object.fromEntries([...failed].filter(([name]) => !KNOWN_FAILURES[name]));
    expect(cases.length).toBeGreaterThan(90);
    expect(unknown).toEqual({});
    expect(Object.keys(KNOWN_FAILURES).filter((name) => !failed.has(name))).toEqual([]);
  });
});
