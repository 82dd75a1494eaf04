/**
 * What a catalogue says of each of its resources, found without the product's code: the resource's statements
 * and those of the nodes that belong to it, in canonical form. An oracle for imports.
 */
import { Parser } from 'n3';
// @ts-expect-error The package has no types.
import { canonize } from 'rdf-canonize';
import type { Quad, Term } from '../../src/rdf/terms.ts';
import { blankNode, quad } from '../../src/rdf/terms.ts';

const DCAT = 'http://www.w3.org/ns/dcat#';
const TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
const RESOURCE_CLASSES = ['Dataset', 'DataService', 'DatasetSeries', 'Catalog'].map((name) => DCAT + name);
const OWNING = [
  `${DCAT}distribution`,
  'http://www.w3.org/ns/adms#sample',
  'http://www.w3.org/ns/adms#identifier',
  'http://spdx.org/rdf/terms#checksum',
  'http://purl.org/dc/terms/temporal',
  'http://www.w3.org/ns/prov#qualifiedAttribution',
];
const MEMBERSHIP = [`${DCAT}dataset`, `${DCAT}service`, `${DCAT}record`];

const key = (term: Term): string => `${term.termType} ${term.value}`;
const isBlank = (term: Term): boolean =>
  term.termType === 'BlankNode' ||
  (term.termType === 'NamedNode' && term.value.includes('/.well-known/genid/'));

/** Statements by subject, memberships of catalogues left out. */
export const bySubject = (quads: Iterable<Quad>): Map<string, Quad[]> => {
  const map = new Map<string, Quad[]>();
  for (const q of quads) {
    if (MEMBERSHIP.includes(q.predicate.value)) continue;
    const list = map.get(key(q.subject));
    if (list) list.push(q);
    else map.set(key(q.subject), [q]);
  }
  return map;
};

export const resourcesIn = (subjects: ReadonlyMap<string, readonly Quad[]>): Map<string, Term> => {
  const resources = new Map<string, Term>();
  for (const [name, quads] of subjects) {
    if (quads.some((q) => q.predicate.value === TYPE && RESOURCE_CLASSES.includes(q.object.value))) {
      resources.set(name, quads[0]!.subject);
    }
  }
  return resources;
};

const linked = new WeakMap<object, Set<string>>();

/** A described distribution that no dataset links as one of its own belongs to whoever names it. */
const isStrayDistribution = (node: Term, subjects: ReadonlyMap<string, readonly Quad[]>): boolean => {
  const isDistribution = (subjects.get(key(node)) ?? []).some(
    (q) => q.predicate.value === TYPE && q.object.value === `${DCAT}Distribution`,
  );
  if (!isDistribution) return false;
  let owned = linked.get(subjects);
  if (!owned) {
    owned = new Set();
    for (const quads of subjects.values()) {
      for (const q of quads) if (OWNING.includes(q.predicate.value)) owned.add(key(q.object));
    }
    linked.set(subjects, owned);
  }
  return !owned.has(key(node));
};

export const ownStatements = (
  start: Term,
  subjects: ReadonlyMap<string, readonly Quad[]>,
  resources: ReadonlyMap<string, Term>,
): Quad[] => {
  const found: Quad[] = [];
  const seen = new Set([key(start)]);
  const stack = [start];
  for (let node = stack.pop(); node; node = stack.pop()) {
    for (const q of subjects.get(key(node)) ?? []) {
      found.push(q);
      const name = key(q.object);
      if (seen.has(name) || resources.has(name) || q.object.termType === 'Literal') continue;
      const isPart =
        isBlank(q.object) || OWNING.includes(q.predicate.value) || isStrayDistribution(q.object, subjects);
      if (!isPart) continue;
      seen.add(name);
      stack.push(q.object);
    }
  }
  return found;
};

/** Canonical N-Quads (RDFC-1.0) with every node that has no lasting name as a blank node. */
export const canonicalForm = (
  quads: readonly Quad[],
  isNameless: (iri: string) => boolean,
): Promise<string> => {
  const labels = new Map<string, Term>();
  const rename = (term: Term): Term => {
    if (term.termType === 'BlankNode' || (term.termType === 'NamedNode' && isNameless(term.value))) {
      if (!labels.has(key(term))) labels.set(key(term), blankNode(`n${labels.size}`));
      return labels.get(key(term))!;
    }
    return term;
  };
  const renamed = quads.map((q) => quad(rename(q.subject) as never, q.predicate, rename(q.object) as never));
  return canonize(renamed, { algorithm: 'RDFC-1.0', maxWorkFactor: 2 });
};

export const parseNTriples = (text: string): Quad[] => new Parser({ format: 'N-Triples' }).parse(text);
