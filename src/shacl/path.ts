/**
 * SHACL property paths (SHACL §2.3.1) as a small algebra: from what the library extracts, to SPARQL text and
 * to RDF. How a path is walked is the business of `walk.ts`.
 */
import type { ShaclPropertyPath } from 'rdf-validate-shacl/src/property-path.js';
import { ns } from '../rdf/namespaces.ts';
import { type BlankNode, type NamedNode, namedNode, type Quad, quad } from '../rdf/terms.ts';

export type Path =
  | { readonly kind: 'predicate'; readonly iri: string }
  | { readonly kind: 'inverse' | 'zeroOrMore' | 'oneOrMore' | 'zeroOrOne'; readonly path: Path }
  | { readonly kind: 'sequence' | 'alternative'; readonly paths: readonly Path[] };

type Repeated = 'zeroOrMore' | 'oneOrMore' | 'zeroOrOne';

export const predicatePath = (iri: string): Path => ({ kind: 'predicate', iri });

export const pathOf = (path: ShaclPropertyPath): Path => {
  if (Array.isArray(path)) return { kind: 'sequence', paths: path.map(pathOf) };
  if ('termType' in path) return predicatePath(path.value);
  if ('or' in path) return { kind: 'alternative', paths: path.or.map(pathOf) };
  if ('inverse' in path) return { kind: 'inverse', path: pathOf(path.inverse) };
  if ('zeroOrOne' in path) return { kind: 'zeroOrOne', path: pathOf(path.zeroOrOne) };
  if ('zeroOrMore' in path) return { kind: 'zeroOrMore', path: pathOf(path.zeroOrMore) };
  return { kind: 'oneOrMore', path: pathOf(path.oneOrMore) };
};

const SUFFIX: Readonly<Record<Repeated, string>> = { zeroOrMore: '*', oneOrMore: '+', zeroOrOne: '?' };

const nested = (path: Path): string => {
  const text = sparqlPath(path);
  return path.kind === 'predicate' ? text : `(${text})`;
};

/** SPARQL 1.1 §9, with full IRIs. */
export const sparqlPath = (path: Path): string => {
  switch (path.kind) {
    case 'predicate':
      return `<${path.iri}>`;
    case 'inverse':
      return `^${nested(path.path)}`;
    case 'sequence':
      return path.paths.map((part) => (part.kind === 'inverse' ? sparqlPath(part) : nested(part))).join('/');
    case 'alternative':
      return path.paths.map(nested).join('|');
    default:
      return `${nested(path.path)}${SUFFIX[path.kind]}`;
  }
};

/** A property stands for itself; anything longer is SPARQL text. */
export const pathText = (path: Path): string => (path.kind === 'predicate' ? path.iri : sparqlPath(path));

const LIST = { first: ns.rdf('first'), rest: ns.rdf('rest'), nil: ns.rdf('nil') };

/** A path as SHACL writes it: its node, and the statements about it. `name` gives each node its term. */
export const pathStatements = (
  path: Path,
  name: () => BlankNode | NamedNode,
): { readonly node: BlankNode | NamedNode; readonly quads: readonly Quad[] } => {
  const quads: Quad[] = [];
  const list = (paths: readonly Path[]): BlankNode | NamedNode =>
    paths.reduceRight<BlankNode | NamedNode>((rest, part) => {
      const cell = name();
      quads.push(quad(cell, LIST.first, nodeOf(part)), quad(cell, LIST.rest, rest));
      return cell;
    }, LIST.nil);
  const about = (predicate: string, value: BlankNode | NamedNode): BlankNode | NamedNode => {
    const node = name();
    quads.push(quad(node, ns.sh(predicate), value));
    return node;
  };
  const nodeOf = (part: Path): BlankNode | NamedNode => {
    switch (part.kind) {
      case 'predicate':
        return namedNode(part.iri);
      case 'sequence':
        return list(part.paths);
      case 'alternative':
        return about('alternativePath', list(part.paths));
      default:
        return about(`${part.kind}Path`, nodeOf(part.path));
    }
  };
  return { node: nodeOf(path), quads };
};
