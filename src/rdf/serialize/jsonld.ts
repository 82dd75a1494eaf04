/**
 * JSON-LD 1.1 for web developers: the first focus node is the root object, other nodes stand inside at
 * their first mention and are named by id later; terms instead of IRIs, by a context that the document
 * carries with it. Reads back as exactly the same quads.
 */
import { RDF_TYPE } from '../namespaces.ts';
import type { Quad } from '../terms.ts';
import type { BlankNodes } from './blank-nodes.ts';
import { type Graph, indexQuads, type Node } from './graph-index.ts';
import type { Coercion } from './jsonld-context.ts';
import { isText, type Json, type JsonObject, languageMap, literalValue } from './jsonld-literals.ts';
import { type JsonLdNames, jsonLdNames, REVERSE_ROWS } from './jsonld-names.ts';
import type { Blank, ObjectTerm } from './plain-term.ts';
import { planGraph } from './reading-plan.ts';
import type { SerializeOptions } from './serialize.ts';

/** A root that is told inside the focus node, because it points there. */
interface Reversed {
  readonly term: string;
  readonly predicate: string;
  readonly node: Node;
}

const pointsAt = (node: Node, predicate: string, key: string): boolean =>
  node.properties.some(
    (property) => property.predicate === predicate && property.objects.some((object) => object.key === key),
  );

const reversedRoots = (focus: Node, others: readonly Node[]): readonly Reversed[] =>
  others.flatMap((node) => {
    const row = REVERSE_ROWS.find(({ predicate }) => pointsAt(node, predicate, focus.key));
    return row ? { ...row, node } : [];
  });

/** The root objects of one graph. */
const graphObjects = (
  graph: Graph,
  blanks: BlankNodes,
  names: JsonLdNames,
  options: SerializeOptions,
): readonly JsonObject[] => {
  const plan = planGraph(graph, blanks, { ...options, hasLists: true });
  const [first, ...others] = plan.roots;
  const focus = first && options.focus?.includes(first.term.value) ? first : null;
  const reversed = focus ? reversedRoots(focus, others) : [];
  const reversedBy = new Map(reversed.map((row) => [row.node.key, row]));
  const told = new Set<string>();

  const labelOf = ({ key }: Blank): string => `_:${blanks.labels.get(key)}`;

  const mention = (node: Node, predicate: string, object: ObjectTerm, as: Coercion): Json => {
    if (object.termType === 'Literal') return literalValue(object, as, names);
    const { key } = object;
    const list = plan.lists.get(key);
    if (list) return { '@list': list.map((item) => mention(node, predicate, item, as)) };
    const home = plan.homes.get(key);
    if (home?.parent === node.key && home.predicate === predicate && !told.has(key)) {
      return nodeObject(graph.nodes.get(key)!);
    }
    const id = object.termType === 'NamedNode' ? object.value : labelOf(object);
    return as === 'iri' ? id : { id };
  };

  const put = (into: JsonObject, key: string, values: readonly Json[], isMany: boolean): void => {
    if (values.length > 0) into[key] = isMany || values.length > 1 ? values : values[0]!;
  };

  const putTypes = (into: JsonObject, node: Node, objects: readonly ObjectTerm[]): void => {
    const types = objects.filter((type) => type.termType !== 'Literal');
    const others = objects.filter((type) => type.termType === 'Literal');
    const name = (type: ObjectTerm): string =>
      type.termType === 'BlankNode' ? labelOf(type) : names.classTerm(type.value);
    put(into, 'type', types.map(name), false);
    if (others.length > 0) {
      put(
        into,
        names.compact(RDF_TYPE),
        others.map((other) => mention(node, RDF_TYPE, other, 'any')),
        false,
      );
    }
  };

  const putProperty = (
    into: JsonObject,
    node: Node,
    predicate: string,
    objects: readonly ObjectTerm[],
  ): void => {
    const row = names.term(predicate);
    const values = (of: readonly ObjectTerm[], as: Coercion): readonly Json[] =>
      of.map((object) => mention(node, predicate, object, as));
    if (!row) {
      put(into, names.compact(predicate), values(objects, 'any'), false);
    } else if (row.as !== 'text') {
      put(into, row.term, values(objects, row.as), row.isMany);
    } else {
      const texts = objects.filter((object) => object.termType === 'Literal').filter(isText);
      const others = objects.filter((object) => object.termType !== 'Literal' || !isText(object));
      if (texts.length > 0) into[row.term] = languageMap(texts, row.isMany);
      if (others.length > 0) put(into, names.compact(predicate), values(others, 'any'), false);
    }
  };

  const nodeObject = (node: Node): JsonObject => {
    told.add(node.key);
    const into: JsonObject = {};
    if (node.term.termType === 'NamedNode') into.id = node.term.value;
    else if (!plan.isAnonymous(node.key)) into.id = labelOf(node.term);
    const inside = reversedBy.get(node.key);
    for (const { predicate, objects } of node.properties) {
      const said =
        inside?.predicate === predicate ? objects.filter((object) => object.key !== focus!.key) : objects;
      if (said.length === 0) continue;
      if (predicate === RDF_TYPE) putTypes(into, node, said);
      else putProperty(into, node, predicate, said);
    }
    if (node === focus) {
      for (const [term, rows] of Map.groupBy(reversed, (row) => row.term)) {
        put(
          into,
          names.reverseTerm(term),
          rows.map((row) => nodeObject(row.node)),
          false,
        );
      }
    }
    return into;
  };

  return plan.roots.filter((root) => !reversedBy.has(root.key)).map(nodeObject);
};

/** One line a definition: the context is long, and readers want what comes after it. */
const document = (context: Readonly<Record<string, unknown>>, content: JsonObject): string => {
  const definitions = Object.entries(context).map(
    ([name, definition]) => `    ${JSON.stringify(name)}: ${JSON.stringify(definition)}`,
  );
  const body = JSON.stringify(content, null, 2).slice(1);
  return `{\n  "@context": {\n${definitions.join(',\n')}\n  },${body}\n`;
};

export const serializeJsonLd = (quads: readonly Quad[], options: SerializeOptions = {}): string => {
  const { graphs, blanks } = indexQuads(quads, true);
  const names = jsonLdNames(quads);
  const [defaultGraph, ...named] = graphs;
  const roots = graphObjects(defaultGraph, blanks, names, options);
  const blocks = named.map((graph): JsonObject => {
    const { name } = graph;
    const id = name?.termType === 'BlankNode' ? `_:${blanks.labels.get(name.key)}` : name!.value;
    return { id, graph: graphObjects(graph, blanks, names, options) };
  });
  const [only] = roots;
  const content = only && roots.length + blocks.length === 1 ? only : { graph: [...roots, ...blocks] };
  return document(names.context(), content);
};
