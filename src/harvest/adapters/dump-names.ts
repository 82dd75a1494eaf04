/**
 * Names for the resources of a staged document that came without IRIs: found once and for all of them together,
 * because two with the same identifier must not get the same name.
 */
import { classesOf, indexGraph } from '../../catalogue/graph-index.ts';
import { bornHereIri } from '../../catalogue/identity.ts';
import { KIND_NAMES, KINDS, type RecordKind } from '../../catalogue/kinds.ts';
import { identifyUnnamed } from '../../catalogue/unnamed.ts';
import type { Quad } from '../../rdf/terms.ts';
import type { Stage } from '../stage.ts';
import { closureOf, isUnnamed } from './dump-closure.ts';

const NODES_A_READ = 1_000;
/** Beyond, they are named some at a time. */
const MAX_QUADS = 100_000;

const kindOf = (classes: readonly string[]): RecordKind =>
  KIND_NAMES.find((kind) => KINDS[kind].rdfClass !== null && classes.includes(KINDS[kind].rdfClass)) ??
  'dataset';

export const nameResources = async (
  stage: Stage,
  { baseUrl, source }: { readonly baseUrl: string; readonly source: string },
): Promise<void> => {
  let [names, quads]: [string[], Quad[]] = [[], []];
  const settle = async (): Promise<void> => {
    const graph = indexGraph(quads, baseUrl);
    const nodes = names.flatMap((name) => {
      const node = graph.nodes.get(graph.keyOf(name));
      return node ? [{ name, node, kind: kindOf(classesOf(node)) }] : [];
    });
    const ids = identifyUnnamed(graph, new Map(nodes.map(({ node, kind }) => [node.key, kind])), {
      baseUrl,
      source,
    });
    await stage.setNames(
      nodes.flatMap(({ name, node, kind }) => {
        const id = ids.get(node.key);
        return id === undefined ? [] : [[name, bornHereIri(baseUrl, kind, id)] as const];
      }),
    );
    [names, quads] = [[], []];
  };
  let after = '';
  for (;;) {
    const found = await stage.resources(after, NODES_A_READ);
    if (found.length === 0) break;
    after = found.at(-1)!;
    const unnamed = found.filter(isUnnamed);
    if (unnamed.length === 0) continue;
    names.push(...unnamed);
    for (const q of (await closureOf(stage, unnamed, 0)).quads) quads.push(q);
    if (quads.length > MAX_QUADS) await settle();
  }
  if (names.length > 0) await settle();
};
