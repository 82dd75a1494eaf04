/**
 * The cases of the W3C's SPARQL 1.1 test suite, as their manifests list them. Files are read under the addresses
 * that they have at the W3C, which is what their relative IRIs mean.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Parser } from 'n3';
import { ns } from '../../../src/rdf/namespaces.ts';
import type { Quad, Term } from '../../../src/rdf/terms.ts';
import { CORPORA } from '../corpora.ts';
import { readRdfXml } from '../read-rdf.ts';

export const SUITE = join(CORPORA, 'w3c/sparql11');
export const SUITE_BASE = 'http://www.w3.org/2009/sparql/docs/tests/data-sparql11/';

const MF = 'http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#';
const QT = 'http://www.w3.org/2001/sw/DataAccess/tests/test-query#';

export const SUITE_FOLDERS = [
  'aggregates',
  'bind',
  'bindings',
  'cast',
  'construct',
  'exists',
  'functions',
  'grouping',
  'negation',
  'project-expression',
  'property-path',
  'subquery',
  'syntax-query',
  'csv-tsv-res',
  'json-res',
] as const;

export type CaseKind = 'evaluation' | 'positiveSyntax' | 'negativeSyntax';

const KINDS: Readonly<Record<string, CaseKind>> = {
  [`${MF}QueryEvaluationTest`]: 'evaluation',
  [`${MF}CSVResultFormatTest`]: 'evaluation',
  [`${MF}PositiveSyntaxTest11`]: 'positiveSyntax',
  [`${MF}NegativeSyntaxTest11`]: 'negativeSyntax',
};

export interface SuiteCase {
  /** Folder and fragment: unique. */
  readonly id: string;
  readonly iri: string;
  readonly kind: CaseKind;
  /** IRIs. */
  readonly query: string;
  readonly data: readonly string[];
  readonly graphData: readonly string[];
  readonly result: string | undefined;
  readonly isLax: boolean;
}

const pathOf = (iri: string): string => join(SUITE, decodeURIComponent(iri.slice(SUITE_BASE.length)));
export const readText = (iri: string): string => readFileSync(pathOf(iri), 'utf8');

export const readGraph = async (iri: string): Promise<Quad[]> =>
  iri.endsWith('.rdf') ? readRdfXml(readText(iri), iri) : new Parser({ baseIRI: iri }).parse(readText(iri));

const casesOf = async (folder: string): Promise<SuiteCase[]> => {
  const quads = await readGraph(`${SUITE_BASE}${folder}/manifest.ttl`);
  const values = (subject: Term, property: string): Term[] =>
    quads
      .filter((q) => q.subject.equals(subject as never) && q.predicate.value === property)
      .map(({ object }) => object);
  const list = (head: Term | undefined): Term[] =>
    !head || head.value === ns.rdf('nil').value
      ? []
      : [...values(head, ns.rdf('first').value), ...list(values(head, ns.rdf('rest').value)[0])];
  const heads = quads
    .filter(({ predicate }) => predicate.value === `${MF}entries`)
    .map(({ object }) => object);
  return heads.flatMap(list).flatMap((test): SuiteCase[] => {
    const kind = values(test, ns.rdf('type').value)
      .map(({ value }) => KINDS[value])
      .find((found) => found !== undefined);
    if (!kind) return [];
    const [action] = values(test, `${MF}action`);
    const iris = (node: Term, property: string): string[] => values(node, property).map(({ value }) => value);
    return [
      {
        id: `${folder}/${test.value.split('#')[1]}`,
        iri: test.value,
        kind,
        query: kind === 'evaluation' ? iris(action!, `${QT}query`)[0]! : action!.value,
        data: iris(action!, `${QT}data`),
        graphData: iris(action!, `${QT}graphData`),
        result: iris(test, `${MF}result`)[0],
        isLax: iris(test, `${MF}resultCardinality`).includes(`${MF}LaxCardinality`),
      },
    ];
  });
};

export const suiteCases = async (): Promise<SuiteCase[]> =>
  (await Promise.all(SUITE_FOLDERS.map((folder) => casesOf(folder)))).flat();
