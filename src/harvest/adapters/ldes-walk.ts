/**
 * The walk over the nodes of an event stream: in the order of time where the relations tell it, each node once, and
 * later runs only where something can be new. What it has to remember is a plain value.
 */

import { shortHash } from '../../lib/hash.ts';
import { namedNode, quad } from '../../rdf/terms.ts';
import type { Json } from '../run.ts';
import type { AdapterContext } from './adapter.ts';
import {
  type LdesPage,
  type Member,
  NO_PATHS,
  type Paths,
  type Relation,
  readLdesPage,
} from './ldes-page.ts';
import { ACCEPT_RDF, type ReadPage, readDocument } from './read-document.ts';

/** Up to where the last complete run came. */
interface Reached {
  readonly at: number | null;
  /** Members of exactly that time. */
  readonly members: readonly string[];
}

export interface Memory {
  readonly url: string;
  readonly reached: Reached;
  /** Hashes of the addresses of nodes that never change, and that no bound of time tells to be old. */
  readonly immutable: readonly string[];
}

export interface Cursor {
  /** Of the stream. */
  readonly url: string;
  /** The next node is the first. */
  readonly open: readonly Relation[];
  /** Hashes of addresses: a stream may lead round in a circle. */
  readonly seen: readonly string[];
  readonly paths: Paths;
  readonly before: Memory | null;
  readonly reached: Reached;
  readonly immutable: readonly string[];
}

const MAX_REMEMBERED = 20_000;
const NOTHING: Reached = { at: null, members: [] };

const hashOf = (url: string): string => shortHash(url, 12);

export const asJson = (value: Cursor | Memory | null): Json => value as unknown as Json;

/** What the last run of this very stream left; null when all is to be read. */
export const memoryOf = (json: Json, url: string): Memory | null => {
  const memory = json as unknown as Memory | null;
  return memory?.url === url && memory.reached !== undefined ? memory : null;
};

export const firstCursor = (url: string, before: Memory | null): Cursor => ({
  url,
  open: [{ url, from: null, until: null }],
  seen: [hashOf(url)],
  paths: NO_PATHS,
  before,
  reached: before?.reached ?? NOTHING,
  immutable: before?.immutable ?? [],
});

/** Whether there can be anything behind it that the last run has not seen. */
const mayHaveNews = ({ url, until }: Relation, before: Memory | null): boolean =>
  before === null ||
  ((until === null || before.reached.at === null || until >= before.reached.at) &&
    !before.immutable.includes(hashOf(url)));

/** The oldest first; what says nothing of its time keeps its place. */
const inOrder = (relations: readonly Relation[]): Relation[] =>
  relations.every(({ from }) => from !== null)
    ? [...relations].sort((a, b) => a.from! - b.from!)
    : [...relations];

const isNew = ({ iri, at }: Member, before: Memory | null): boolean => {
  if (before === null || at === null || before.reached.at === null) return true;
  return at > before.reached.at || (at === before.reached.at && !before.reached.members.includes(iri));
};

const furthest = (reached: Reached, members: readonly Member[]): Reached => {
  let { at, members: names } = reached;
  for (const member of members) {
    if (member.at === null) continue;
    if (at === null || member.at > at) [at, names] = [member.at, [member.iri]];
    else if (member.at === at && !names.includes(member.iri)) names = [...names, member.iri];
  }
  return { at, members: names };
};

/** The last word on each object. */
const latest = (members: readonly Member[]): Member[] => {
  const found = new Map<string, Member>();
  for (const member of members) {
    const known = found.get(member.object);
    if (!known || (member.at ?? 0) >= (known.at ?? 0)) found.set(member.object, member);
  }
  return [...found.values()];
};

export interface Walked {
  readonly document: ReadPage;
  readonly node: LdesPage;
  /** The last word on each object among those that are new. */
  readonly members: readonly Member[];
  readonly next: Json;
  readonly isPartial: boolean;
  readonly memory: Json;
}

export const walk = async (ctx: AdapterContext, json: Json): Promise<Walked> => {
  const cursor = json as unknown as Cursor;
  const [here, ...rest] = cursor.open as [Relation, ...Relation[]];
  const { config } = ctx;
  const answer = await ctx.fetch(here.url, { accept: ACCEPT_RDF });
  const document = await readDocument(answer, config.format, config.maxBytes);
  const node = readLdesPage(document.quads, answer.url, cursor.paths, (object, q) =>
    quad(namedNode(object), q.predicate, q.object),
  );
  const { before } = cursor;
  const seen = new Set(cursor.seen);
  const leads = inOrder(node.relations).filter(
    (relation) => !seen.has(hashOf(relation.url)) && mayHaveNews(relation, before),
  );
  for (const { url } of leads) seen.add(hashOf(url));
  const fresh = node.members.filter((member) => isNew(member, before));
  const reached = furthest(cursor.reached, fresh);
  const isToldByTime = here.until !== null && reached.at !== null && here.until < reached.at;
  const immutable =
    node.isImmutable && node.relations.length === 0 && !isToldByTime
      ? [...cursor.immutable, hashOf(here.url)].slice(-MAX_REMEMBERED)
      : cursor.immutable;
  const open = [...leads, ...rest];
  const next: Cursor = { ...cursor, open, seen: [...seen], paths: node.paths, reached, immutable };
  return {
    document,
    node,
    members: latest(fresh),
    next: open.length === 0 ? null : asJson(next),
    isPartial: before !== null,
    memory: asJson({ url: cursor.url, reached, immutable }),
  };
};
