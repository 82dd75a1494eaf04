/**
 * The quads of a document, by subject, with a memory of what the page has already shown. Whatever no part of
 * the page took is handed out at the end by `rest`, so that a page hides nothing.
 */
import { type Quad, type Term, termKey } from '../../../rdf/terms.ts';

export interface Statement {
  readonly predicate: string;
  readonly objects: readonly Term[];
}

export interface GraphReader {
  /** All values, shown or not. */
  readonly objects: (subject: string, predicate: string) => readonly Term[];
  /** The values that were not shown yet; they count as shown from now on. */
  readonly take: (subject: string, predicate: string) => readonly Term[];
  /** Marks some values as shown. */
  readonly mark: (subject: string, predicate: string, objects: readonly Term[]) => void;
  /** What was not shown yet, by property in order of arrival; does not mark. */
  readonly rest: (subject: string) => readonly Statement[];
  /** Whether the record itself says something of the node, not only an entity that it names. */
  readonly isOwn: (node: string) => boolean;
  readonly isDescribed: (node: string) => boolean;
  readonly ownSubjects: readonly string[];
  /** The record IRI of each described node, where the graph names tell it. */
  readonly graphOf: (node: string) => string | null;
}

type Entry = { readonly object: Term; isShown: boolean };
type Properties = Map<string, Map<string, Entry>>;

const index = (quads: readonly Quad[], into: Map<string, Properties>): void => {
  for (const { subject, predicate, object } of quads) {
    const node = termKey(subject);
    const properties = into.get(node) ?? new Map<string, Map<string, Entry>>();
    into.set(node, properties);
    const entries = properties.get(predicate.value) ?? new Map<string, Entry>();
    properties.set(predicate.value, entries);
    const key = termKey(object);
    if (!entries.has(key)) entries.set(key, { object, isShown: false });
  }
};

export const readGraph = (own: readonly Quad[], shared: readonly Quad[]): GraphReader => {
  const nodes = new Map<string, Properties>();
  index(own, nodes);
  const ownSubjects = [...nodes.keys()];
  const ownSet = new Set(ownSubjects);
  index(shared, nodes);
  const graphs = new Map<string, string>();
  for (const { subject, graph } of shared)
    if (graph.termType === 'NamedNode' && !graphs.has(termKey(subject)))
      graphs.set(termKey(subject), graph.value);

  const entries = (subject: string, predicate: string): readonly Entry[] => [
    ...(nodes.get(subject)?.get(predicate)?.values() ?? []),
  ];
  return {
    objects: (subject, predicate) => entries(subject, predicate).map((entry) => entry.object),
    take: (subject, predicate) =>
      entries(subject, predicate)
        .filter((entry) => !entry.isShown)
        .map((entry) => {
          entry.isShown = true;
          return entry.object;
        }),
    mark: (subject, predicate, objects) => {
      const keys = new Set(objects.map(termKey));
      for (const entry of entries(subject, predicate))
        if (keys.has(termKey(entry.object))) entry.isShown = true;
    },
    rest: (subject) =>
      [...(nodes.get(subject) ?? [])]
        .map(([predicate, values]) => ({
          predicate,
          objects: [...values.values()].filter((entry) => !entry.isShown).map((entry) => entry.object),
        }))
        .filter(({ objects }) => objects.length > 0),
    isOwn: (node) => ownSet.has(node),
    isDescribed: (node) => nodes.has(node),
    ownSubjects,
    graphOf: (node) => graphs.get(node) ?? null,
  };
};
