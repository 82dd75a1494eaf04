/**
 * A client of Linked Data Event Streams, written from the specifications alone: follows the relations of a TREE from
 * its root, prunes what lies before the time at which it goes on, orders members by the stream's timestamp path,
 * and applies their activities. Knows nothing of this project.
 */
import { Parser, type Quad } from 'n3';

const TREE = 'https://w3id.org/tree#';
const LDES = 'https://w3id.org/ldes#';
const RDF_TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';

export interface Activity {
  readonly id: string;
  /** The local name: `Create`, `Update`, `Delete`. */
  readonly type: string;
  readonly object: string;
  readonly published: string;
  readonly graph: readonly Quad[];
}

export interface Visit {
  readonly activities: readonly Activity[];
  readonly requests: readonly string[];
}

/** What is kept between two visits. */
export interface FollowerState {
  /** Nodes that need not be asked for again. */
  readonly immutable: Set<string>;
  /** The timestamp of the last activity that was applied. */
  last: string | null;
}

export const newState = (): FollowerState => ({ immutable: new Set(), last: null });

type Get = (url: string) => Promise<Response>;

const objectsOf = (quads: readonly Quad[], subject: string, predicate: string) =>
  quads
    .filter((q) => q.subject.value === subject && q.predicate.value === predicate && q.graph.value === '')
    .map(({ object }) => object);

interface Way {
  readonly node: string;
  /** Members there come before this; null where that is open. */
  readonly before: string | null;
}

const waysFrom = (quads: readonly Quad[], node: string): Way[] => {
  const relations = objectsOf(quads, node, `${TREE}relation`).map(({ value }) => ({
    to: objectsOf(quads, value, `${TREE}node`)[0]!.value,
    type: objectsOf(quads, value, RDF_TYPE)[0]!.value,
    value: objectsOf(quads, value, `${TREE}value`)[0]!.value,
  }));
  return [...Map.groupBy(relations, ({ to }) => to)].map(([to, bounds]) => ({
    node: to,
    before: bounds.find(({ type }) => type === `${TREE}LessThanRelation`)?.value ?? null,
  }));
};

const activityOf = (
  quads: readonly Quad[],
  id: string,
  timestampPath: string,
  versionOfPath: string,
): Activity => {
  const one = (predicate: string): string => {
    const found = objectsOf(quads, id, predicate);
    if (found.length !== 1) throw new Error(`${id} has ${found.length} of ${predicate}`);
    return found[0]!.value;
  };
  return {
    id,
    type: one(RDF_TYPE).replace(/^.*#/, ''),
    object: one(versionOfPath),
    published: one(timestampPath),
    graph: quads.filter((q) => q.graph.value === id),
  };
};

/** All that is new since the state was left, in order; the state moves on. */
export const visit = async (get: Get, url: string, state: FollowerState): Promise<Visit> => {
  const requests: string[] = [];
  const found = new Map<string, Activity>();
  let paths: { readonly stream: string; readonly timestamp: string; readonly versionOf: string } | null =
    null;
  const queue = [url];
  const asked = new Set<string>(queue);
  for (let node = queue.shift(); node !== undefined; node = queue.shift()) {
    requests.push(node);
    const response = await get(node);
    if (response.status !== 200) throw new Error(`${node} answered ${response.status}`);
    const text = new TextDecoder().decode(await response.arrayBuffer());
    const quads = new Parser({ baseIRI: node }).parse(text);
    if (!paths) {
      const stream = quads.find((q) => q.predicate.value === `${TREE}view` && q.object.value === node)!
        .subject.value;
      const path = (name: string): string => objectsOf(quads, stream, LDES + name)[0]!.value;
      paths = { stream, timestamp: path('timestampPath'), versionOf: path('versionOfPath') };
    }
    for (const { value } of objectsOf(quads, paths.stream, `${TREE}member`))
      found.set(value, activityOf(quads, value, paths.timestamp, paths.versionOf));
    for (const way of waysFrom(quads, node)) {
      const isPast = way.before !== null && state.last !== null && way.before <= state.last;
      if (isPast || asked.has(way.node) || state.immutable.has(way.node)) continue;
      asked.add(way.node);
      queue.push(way.node);
    }
    if (response.headers.get('Cache-Control')?.includes('immutable')) state.immutable.add(node);
  }
  const { last } = state;
  const activities = [...found.values()]
    .filter(({ published }) => last === null || published > last)
    .sort((a, b) => (a.published < b.published ? -1 : 1));
  state.last = activities.at(-1)?.published ?? last;
  return { activities, requests };
};

/** The graph of each object as the activities leave it. */
export const applyActivities = (
  replica: Map<string, readonly Quad[]>,
  activities: readonly Activity[],
): Map<string, readonly Quad[]> => {
  for (const { type, object, graph } of activities) {
    if (type === 'Delete') replica.delete(object);
    else replica.set(object, graph);
  }
  return replica;
};
