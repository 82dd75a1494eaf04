/**
 * The whole feed as a new follower reads it: the root, the index nodes, every page, one after the other. How fast,
 * how large, and whether a late page costs more than the first.
 */
import { Parser } from 'n3';
import { ns } from '../src/rdf/namespaces.ts';
import type { BootedServer } from './lib/boot.ts';
import { timedGet } from './lib/requests.ts';
import type { Column, Section } from './lib/section.ts';

const NODE = ns.tree('node').value;
const MEMBER = ns.tree('member').value;

interface Visited {
  readonly url: string;
  readonly members: number;
  readonly bytes: number;
  readonly totalMs: number;
}

/** N-Quads are parsed quickest: the reader must not be what is measured. */
const visit = async (url: string): Promise<Visited & { readonly further: readonly string[] }> => {
  const { body, totalMs } = await timedGet(url);
  const quads = new Parser({ format: 'N-Quads' }).parse(body.toString());
  const objects = (predicate: string): string[] =>
    quads.filter((q) => q.predicate.value === predicate).map(({ object }) => object.value);
  const further = [...new Set(objects(NODE))];
  return { url, members: objects(MEMBER).length, bytes: body.length, totalMs, further };
};

const numberOf = ({ url }: Visited): number => Number(/(\d+)\.nq$/.exec(url)?.[1] ?? 0);

const sumOf = (visited: readonly Visited[]) => ({
  requests: visited.length,
  members: visited.reduce((sum, { members }) => sum + members, 0),
  bytes: visited.reduce((sum, { bytes }) => sum + bytes, 0),
  totalMs: visited.reduce((sum, { totalMs }) => sum + totalMs, 0),
});

const COLUMNS: Readonly<Record<string, Column>> = {
  what: { label: 'nodes', unit: 'text' },
  requests: { label: 'requests', unit: 'count' },
  members: { label: 'members', unit: 'count' },
  bytes: { label: 'size', unit: 'bytes' },
  seconds: { label: 'time', unit: 'seconds' },
  perSecond: { label: 'members', unit: 'perSecond' },
  msEach: { label: 'a request', unit: 'ms' },
};

const rowOf = (what: string, visited: readonly Visited[]): Section['rows'][number] => {
  const { totalMs, ...sums } = sumOf(visited);
  const seconds = totalMs / 1000;
  return { what, ...sums, seconds, perSecond: sums.members / seconds, msEach: totalMs / visited.length };
};

export const measureFeed = async (server: BootedServer): Promise<Section> => {
  const visited: Visited[] = [];
  const queue = [`${server.url}/feed.nq`];
  for (let url = queue.shift(); url !== undefined; url = queue.shift()) {
    const { further, ...node } = await visit(url);
    visited.push(node);
    queue.push(...further);
  }
  const isPage = ({ url }: Visited): boolean => url.includes('/pages/');
  const pages = visited.filter(isPage).toSorted((a, b) => numberOf(a) - numberOf(b));
  const tenth = Math.max(1, Math.floor(pages.length / 10));
  return {
    name: 'feed',
    title: 'The feed from its root to its newest page, N-Quads',
    columns: COLUMNS,
    rows: [
      rowOf(
        'root and index',
        visited.filter((node) => !isPage(node)),
      ),
      rowOf('all pages', pages),
      rowOf('the first tenth', pages.slice(0, tenth)),
      rowOf('the last tenth', pages.slice(-tenth)),
    ],
  };
};
