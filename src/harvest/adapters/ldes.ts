/**
 * Linked Data Event Streams, as DCAT-AP Feeds has them and others: the first run reads every node, later ones what is
 * new. Members are objects one by one; records are put together where they are kept.
 */
import type { Json, Problem } from '../run.ts';
import { type Adapter, type AdapterContext, type HarvestPage, page } from './adapter.ts';
import { asJson, firstCursor, memoryOf, walk } from './ldes-walk.ts';

const MAX_NAMED = 5;

const unclearOf = (unclear: readonly string[]): Problem[] =>
  unclear.length === 0
    ? []
    : [
        {
          kind: 'mapping',
          code: 'member-without-object',
          detail: `Members that do not say with an IRI what they are versions of: ${unclear.slice(0, MAX_NAMED).join(', ')}`,
          count: unclear.length,
        },
      ];

const read = async (ctx: AdapterContext, cursor: Json): Promise<HarvestPage> => {
  const { document, node, members, next, isPartial, memory } = await walk(ctx, cursor);
  const isDamaged = (name: string): boolean => [...document.damage.nodes()].includes(name);
  return page({
    url: document.url,
    quads: members.flatMap(({ quads }) => quads),
    members: members
      .filter(({ object, quads }) => !isDamaged(object) && !quads.some(document.damage.touches))
      .map(({ object, at, quads, action }) => ({ object, at, quads, isDeleted: action === 'delete' })),
    issues: document.issues,
    damage: document.damage,
    problems: unclearOf(node.unclear),
    next,
    isPartial,
    memory,
  });
};

export const ldes: Adapter = {
  first: ({ config: { url } }, memory) => asJson(firstCursor(url, memoryOf(memory, url))),
  read,
};
