/**
 * Another Moisson by its change feed: the first run reads all of it, later ones what was changed since. Each activity
 * has a whole record in its graph, or says that one is gone.
 */
import type { Json } from '../run.ts';
import { type Adapter, type AdapterContext, type HarvestPage, page } from './adapter.ts';
import type { Member } from './ldes-page.ts';
import { asJson, firstCursor, memoryOf, walk } from './ldes-walk.ts';
import { entityOf, type GivenRecord, recordNodeOf } from './moisson-records.ts';
import { siteOf } from './moisson-site.ts';
import { takeRecords } from './moisson-whole.ts';

const feedOf = (url: string): string => `${siteOf(url)}/feed.nq`;

/** `https://a.example/feed/changes/7` → `https://a.example` */
const baseOf = ({ iri }: Member): string => iri.replace(/\/feed\/changes\/\d+$/, '');

const read = async (ctx: AdapterContext, cursor: Json): Promise<HarvestPage> => {
  const { document, members, next, isPartial, memory } = await walk(ctx, cursor);
  const given: GivenRecord[] = [];
  const entities: Member[] = [];
  for (const member of members.filter(({ action }) => action === 'put')) {
    const node = recordNodeOf(member.quads, baseOf(member));
    if (node === null) entities.push(member);
    else given.push({ node, quads: member.quads });
  }
  const taken = await takeRecords(ctx, given, document);
  return page({
    url: document.url,
    quads: [],
    whole: {
      records: [
        ...entities.flatMap(({ object, quads }) => entityOf(object, quads, ctx) ?? []),
        ...taken.records,
      ],
      damaged: taken.damaged,
    },
    issues: document.issues,
    damage: document.damage,
    problems: taken.problems,
    gone: members.filter(({ action }) => action === 'delete').map(({ object }) => object),
    next,
    isPartial,
    memory,
  });
};

export const moissonFeed: Adapter = {
  first: ({ config: { url } }, memory) => {
    const feed = feedOf(url);
    return asJson(firstCursor(feed, memoryOf(memory, feed)));
  },
  read,
};
