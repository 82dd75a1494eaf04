/**
 * What harvesters ought to bring home, computed from the source file alone: datasets and services as their
 * publisher wrote them. Nodes without a lasting name (blank, or a genid of the publisher's) get one of ours, so
 * that they are told by their identifier.
 */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { Parser, type Quad, Store, type Term } from 'n3';
import { DCAT, DCT, TYPE } from './rdf.ts';

export interface Source {
  /** Null where it has no lasting name. */
  readonly iri: string | null;
  readonly identifiers: readonly string[];
  readonly hasTitle: boolean;
  /** Names of the distributions that have one, and the number of all. */
  readonly distributions: readonly string[];
  readonly distributionCount: number;
}

export interface Expected {
  readonly datasets: readonly Source[];
  /** Those that are no datasets as well. */
  readonly series: readonly Source[];
  readonly services: readonly (Source & { readonly isAccessService: boolean })[];
}

const isNamed = (term: Term): boolean =>
  term.termType === 'NamedNode' && !term.value.includes('/.well-known/genid/');

/** Line by line, so that one bad line is one statement lost. */
const readLines = (file: string): Quad[] => {
  const bytes = readFileSync(file);
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  const parser = new Parser({ format: 'application/n-triples' });
  return text.split('\n').flatMap((line) => {
    try {
      return parser.parse(line);
    } catch {
      return [];
    }
  });
};

export const readSource = (files: readonly string[], baseIRI: string): Store =>
  new Store(
    files.flatMap((file) =>
      file.endsWith('.ttl') ? new Parser({ baseIRI }).parse(readFileSync(file, 'utf8')) : readLines(file),
    ),
  );

const sourceOf = (store: Store, node: Term): Source => {
  const texts = (property: string): string[] => [
    ...new Set(store.getObjects(node, property, null).map(({ value }) => value.trim())),
  ];
  const distributions = store.getObjects(node, `${DCAT}distribution`, null);
  return {
    iri: isNamed(node) ? node.value : null,
    identifiers: texts(`${DCT}identifier`).filter((text) => text !== ''),
    hasTitle: texts(`${DCT}title`).some((text) => text !== ''),
    distributions: distributions
      .filter(isNamed)
      .map(({ value }) => value)
      .sort(),
    distributionCount: distributions.length,
  };
};

export const expectedOf = (store: Store): Expected => ({
  datasets: store.getSubjects(TYPE, `${DCAT}Dataset`, null).map((node) => sourceOf(store, node)),
  series: store
    .getSubjects(TYPE, `${DCAT}DatasetSeries`, null)
    .filter((node) => store.countQuads(node, TYPE, `${DCAT}Dataset`, null) === 0)
    .map((node) => sourceOf(store, node)),
  services: store.getSubjects(TYPE, `${DCAT}DataService`, null).map((node) => ({
    ...sourceOf(store, node),
    isAccessService: store.countQuads(null, `${DCAT}accessService`, node, null) > 0,
  })),
});
