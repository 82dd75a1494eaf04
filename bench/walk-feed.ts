/**
 * The whole feed as a new follower reads it: the root, the index nodes, every page, one after the other.
 */
import { Parser } from 'n3';
import { ns } from '../src/rdf/namespaces.ts';
import { timedGet } from './lib/requests.ts';
import { hereOf, type Walk, type WalkStep, type WalkTarget } from './lib/walk.ts';

const NODE = ns.tree('node').value;
const MEMBER = ns.tree('member').value;

interface Visited extends WalkStep {
  readonly url: string;
}

/** N-Quads are parsed quickest, and not while the clock runs. */
const visit = async (url: string): Promise<Visited & { readonly further: readonly string[] }> => {
  const { body, totalMs } = await timedGet(url);
  const quads = new Parser({ format: 'N-Quads' }).parse(body.toString());
  const objects = (predicate: string): string[] =>
    quads.filter((q) => q.predicate.value === predicate).map(({ object }) => object.value);
  return {
    url,
    bytes: body.length,
    totalMs,
    members: objects(MEMBER).length,
    further: [...new Set(objects(NODE))],
  };
};

/** 0 for the root and the index. */
const pageNumber = ({ url }: Visited): number => Number(/\/pages\/(\d+)/.exec(url)?.[1] ?? 0);

const walk = async (target: WalkTarget): Promise<readonly WalkStep[]> => {
  const visited: Visited[] = [];
  const queue = [`${target.url}/feed.nq`];
  for (let url = queue.shift(); url !== undefined; url = queue.shift()) {
    const { further, ...node } = await visit(url);
    visited.push(node);
    queue.push(...further.map((link) => hereOf(target, link)));
  }
  return visited.toSorted((a, b) => pageNumber(a) - pageNumber(b));
};

export const FEED_WALK: Walk = { name: 'feed', about: '/feed.nq, root, index and pages', run: walk };
