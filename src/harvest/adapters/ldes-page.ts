/**
 * A node of a Linked Data Event Stream, as statements: where it leads, within which bounds of time, and its members.
 * TREE and LDES as far as streams of versions need them; pure.
 */
import { ns, RDF_TYPE } from '../../rdf/namespaces.ts';
import { type Quad, type Term, termKey } from '../../rdf/terms.ts';

/** What a member does to its object; a version without an activity says how the object is. */
export type MemberAction = 'put' | 'delete';

export interface Member {
  readonly iri: string;
  /** What it is a version of. */
  readonly object: string;
  readonly action: MemberAction;
  /** Milliseconds since 1970 UTC; null where the member has no time. */
  readonly at: number | null;
  readonly quads: readonly Quad[];
}

export interface Relation {
  readonly url: string;
  /** Times of the members behind it, as far as is said: not before `from`, not after `until`. */
  readonly from: number | null;
  readonly until: number | null;
}

export interface LdesPage {
  readonly relations: readonly Relation[];
  readonly members: readonly Member[];
  /** Members of which nobody can say what they are versions of. */
  readonly unclear: readonly string[];
  /** Nothing will be added to it. */
  readonly isImmutable: boolean;
  readonly paths: Paths;
}

/** Where a member has its time and its object: said once at the root of a stream. */
export interface Paths {
  readonly timestamp: string | null;
  readonly versionOf: string | null;
  readonly deleteClass: string | null;
}

export const NO_PATHS: Paths = { timestamp: null, versionOf: null, deleteClass: null };

const TREE = { relation: ns.tree('relation').value, node: ns.tree('node').value } as const;
const MEMBER = ns.tree('member').value;
const DELETIONS: readonly string[] = [ns.as('Delete').value, ns.as('Remove').value];
const DEFAULTS = {
  timestamp: [ns.as('published').value, ns.dct('modified').value, ns.dct('created').value],
  versionOf: [ns.as('object').value, ns.dct('isVersionOf').value],
} as const;

type Bound = 'from' | 'until' | 'both';
const BOUNDS: ReadonlyMap<string, Bound> = new Map([
  [ns.tree('GreaterThanRelation').value, 'from'],
  [ns.tree('GreaterThanOrEqualToRelation').value, 'from'],
  [ns.tree('LessThanRelation').value, 'until'],
  [ns.tree('LessThanOrEqualToRelation').value, 'until'],
  [ns.tree('EqualToRelation').value, 'both'],
]);

/** Milliseconds; null for what is no time. */
export const timeOf = (text: string | undefined): number | null => {
  const ms = text === undefined || !/^\d{4}-\d\d/.test(text) ? Number.NaN : Date.parse(text);
  return Number.isNaN(ms) ? null : ms;
};

type Index = ReadonlyMap<string, readonly Quad[]>;

const valuesOf = (index: Index, node: Term | string, predicate: string): Term[] =>
  (index.get(typeof node === 'string' ? node : termKey(node)) ?? [])
    .filter((q) => q.predicate.value === predicate)
    .map((q) => q.object);

const iriOf = (terms: readonly Term[]): string | null =>
  terms.find(({ termType }) => termType === 'NamedNode')?.value ?? null;

const pathsIn = (quads: readonly Quad[], known: Paths): Paths => {
  const first = (predicate: Term): string | null =>
    iriOf(quads.filter((q) => q.predicate.equals(predicate)).map((q) => q.object));
  return {
    timestamp: first(ns.ldes('timestampPath')) ?? known.timestamp,
    versionOf: first(ns.ldes('versionOfPath')) ?? known.versionOf,
    deleteClass: first(ns.ldes('versionDeleteObject')) ?? known.deleteClass,
  };
};

/** Several relations to one node each narrow it down. Bounds on other properties than the time say nothing here. */
const relationsIn = (index: Index, quads: readonly Quad[], url: string, paths: Paths): Relation[] => {
  const found = new Map<string, Relation>();
  for (const { object: relation } of quads.filter((q) => q.predicate.value === TREE.relation)) {
    const target = URL.parse(valuesOf(index, relation, TREE.node)[0]?.value ?? '', url);
    if (!target || !/^https?:$/.test(target.protocol)) continue;
    target.hash = '';
    const path = iriOf(valuesOf(index, relation, ns.tree('path').value));
    const isOfTime =
      path !== null &&
      (paths.timestamp === null ? DEFAULTS.timestamp.includes(path) : path === paths.timestamp);
    const at = isOfTime ? timeOf(valuesOf(index, relation, ns.tree('value').value)[0]?.value) : null;
    const bounds = valuesOf(index, relation, RDF_TYPE).map(({ value }) => BOUNDS.get(value));
    const known = found.get(target.href) ?? { url: target.href, from: null, until: null };
    const has = (bound: Bound): boolean => at !== null && (bounds.includes(bound) || bounds.includes('both'));
    found.set(target.href, {
      url: target.href,
      from: has('from') ? at : known.from,
      until: has('until') ? at : known.until,
    });
  }
  return [...found.values()];
};

/** A member's own statements where it has no graph: what it says, and its blank nodes. */
const starOf = (index: Index, node: Term): Quad[] => {
  const quads: Quad[] = [];
  const seen = new Set([termKey(node)]);
  const open = [termKey(node)];
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    for (const q of index.get(key) ?? []) {
      quads.push(q);
      const target = termKey(q.object);
      if (q.object.termType === 'BlankNode' && !seen.has(target)) {
        seen.add(target);
        open.push(target);
      }
    }
  }
  return quads;
};

const firstOf = (index: Index, node: Term, paths: readonly (string | null)[]): Term | undefined =>
  paths.flatMap((path) => (path === null ? [] : valuesOf(index, node, path)))[0];

/** A version without a graph speaks of itself: its statements are about the object. */
const aboutObject = (star: readonly Quad[], member: string, object: string, paths: Paths, make: MakeQuad) =>
  star
    .filter(
      ({ subject, predicate }) =>
        subject.value !== member || ![paths.versionOf, ...DEFAULTS.versionOf].includes(predicate.value),
    )
    .map((q) => (q.subject.value === member ? make(object, q) : q));

type MakeQuad = (object: string, q: Quad) => Quad;

interface Read {
  readonly graphs: ReadonlyMap<string, readonly Quad[]>;
  readonly index: Index;
  readonly paths: Paths;
  readonly make: MakeQuad;
}

const memberOf = (member: Term, { graphs, index, paths, make }: Read): Member | null => {
  const object = firstOf(index, member, [paths.versionOf, ...DEFAULTS.versionOf]);
  const classes = valuesOf(index, member, RDF_TYPE).map(({ value }) => value);
  const isDeleted = [...DELETIONS, paths.deleteClass].some((name) => name !== null && classes.includes(name));
  const at = timeOf(firstOf(index, member, [paths.timestamp, ...DEFAULTS.timestamp])?.value);
  const graph = graphs.get(member.value);
  const target = object ?? (graph ? undefined : member);
  if (target?.termType !== 'NamedNode') return null;
  const star = graph ?? aboutObject(starOf(index, member), member.value, target.value, paths, make);
  return {
    iri: member.value,
    object: target.value,
    action: isDeleted ? 'delete' : 'put',
    at,
    quads: isDeleted ? [] : star,
  };
};

/** @param make the statement with another subject */
export const readLdesPage = (quads: readonly Quad[], url: string, known: Paths, make: MakeQuad): LdesPage => {
  const outside = quads.filter(({ graph }) => graph.termType === 'DefaultGraph');
  const graphs = Map.groupBy(
    quads.filter(({ graph }) => graph.termType !== 'DefaultGraph'),
    ({ graph }) => graph.value,
  );
  const index = Map.groupBy(outside, ({ subject }) => termKey(subject));
  const paths = pathsIn(outside, known);
  const named = outside.filter((q) => q.predicate.value === MEMBER).map((q) => q.object);
  const terms = [...new Map(named.map((term) => [termKey(term), term])).values()];
  const read = terms.map((term) => memberOf(term, { graphs, index, paths, make }));
  return {
    relations: relationsIn(index, outside, url, paths),
    members: read.filter((member) => member !== null),
    unclear: terms.filter((_, place) => read[place] === null).map(({ value }) => value),
    isImmutable: outside.some((q) => q.predicate.equals(ns.ldes('immutable')) && q.object.value === 'true'),
    paths,
  };
};
