/**
 * Names for the distributions of a dataset that came without an IRI: a key from what identifies them
 * (identifier, URLs, format, language), so that a new title makes no new distribution.
 */
import { shortHash } from '../lib/hash.ts';
import { ns, RDF_TYPE } from '../rdf/namespaces.ts';
import { relativeTerm } from '../rdf/relative.ts';
import { blankNodeNames } from '../rdf/skolem.ts';
import { type NamedNode, namedNode, type Quad } from '../rdf/terms.ts';

const IDENTIFYING: ReadonlySet<string> = new Set(
  [
    ns.dct('identifier'),
    ns.dcat('downloadURL'),
    ns.dcat('accessURL'),
    ns.dct('format'),
    ns.dcat('mediaType'),
    ns.dct('language'),
  ].map((term) => term.value),
);

const LINKS: ReadonlySet<string> = new Set([ns.dcat('distribution').value, ns.adms('sample').value]);
const DISTRIBUTION = ns.dcat('Distribution').value;

const isDistributionLink = (q: Quad): boolean =>
  LINKS.has(q.predicate.value) || (q.predicate.value === RDF_TYPE && q.object.value === DISTRIBUTION);

/** Labels of the blank nodes that are distributions or samples, in no particular order. */
const blankDistributions = (quads: readonly Quad[]): Set<string> => {
  const labels = new Set<string>();
  for (const q of quads) {
    if (!isDistributionLink(q)) continue;
    const node = q.predicate.value === RDF_TYPE ? q.subject : q.object;
    if (node.termType === 'BlankNode') labels.add(node.value);
  }
  return labels;
};

/** Statements may have come twice. */
const distinctLines = (lines: readonly string[]): string => [...new Set(lines)].sort().join('\n');

/** What is said of a blank node itself: the same whatever names it, so that a format tells no titles apart. */
const saidOf = (own: readonly Quad[], baseUrl: string): string => {
  const lines = own.map(
    ({ predicate, object }) =>
      `${predicate.value} ${object.termType === 'BlankNode' ? '_:' : relativeTerm(object, baseUrl)}`,
  );
  return shortHash(distinctLines(lines), 26);
};

interface BlankNodes {
  /** What is said of each, and each one's name in the whole record. */
  readonly contents: ReadonlyMap<string, string>;
  readonly names: ReadonlyMap<string, string>;
}

const keyText = (
  label: string,
  own: readonly Quad[],
  { contents, names }: BlankNodes,
  baseUrl: string,
): string => {
  const lines = own
    .filter((q) => IDENTIFYING.has(q.predicate.value))
    .map(({ predicate, object }) => {
      const value =
        object.termType === 'BlankNode' ? (contents.get(object.value) ?? '') : relativeTerm(object, baseUrl);
      return `${predicate.value} ${value}`;
    });
  // Nothing identifies it: its content has to.
  return lines.length > 0 ? distinctLines(lines) : names.get(label)!;
};

/** IRIs for the blank distributions of one record. */
export const distributionIris = (
  quads: readonly Quad[],
  resourceIri: string,
  baseUrl: string,
): ReadonlyMap<string, NamedNode> => {
  const labels = blankDistributions(quads);
  if (labels.size === 0) return new Map();
  const names = blankNodeNames(quads, baseUrl);
  const bySubject = Map.groupBy(
    quads.filter((q) => q.subject.termType === 'BlankNode'),
    (q) => q.subject.value,
  );
  const contents = new Map([...bySubject].map(([label, own]) => [label, saidOf(own, baseUrl)]));
  const texts = new Map(
    [...labels].map((label) => [
      label,
      keyText(label, bySubject.get(label) ?? [], { contents, names }, baseUrl),
    ]),
  );
  const byText = Map.groupBy(labels, (label) => texts.get(label)!);
  return new Map(
    [...labels].map((label) => {
      const text = texts.get(label)!;
      const isAlone = byText.get(text)!.length === 1;
      const key = shortHash(isAlone ? text : `${text}\n${names.get(label)}`, 12);
      return [label, namedNode(`${resourceIri}/distributions/${key}`)];
    }),
  );
};
