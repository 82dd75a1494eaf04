/**
 * A document that is larger than what is read at once: its statements are staged by node while they stream in, then
 * records are cut out of the stage in batches. Each step can be taken again; memory holds one batch.
 */
import { damageLog } from '../../catalogue/damage.ts';
import { AppError } from '../../lib/app-error.ts';
import { parsePlain } from '../../rdf/plain-statements.ts';
import type { ReadIssue } from '../../rdf/repair/issues.ts';
import type { Quad } from '../../rdf/terms.ts';
import type { PoliteAnswer } from '../polite-fetch.ts';
import type { Json, Problem } from '../run.ts';
import type { Stage } from '../stage.ts';
import { type AdapterContext, type HarvestPage, page } from './adapter.ts';
import { closureOf } from './dump-closure.ts';
import { nameResources } from './dump-names.ts';
import { ACCEPT_RDF, readStatements } from './read-document.ts';

export interface DumpPlace {
  readonly phase: 'stage' | 'name' | 'cut' | 'rest' | 'clear';
  /** Batches of statements that are staged. */
  readonly done: number;
  /** By which the document is told from a later one. */
  readonly mark: string;
  /** How often it changed while it was read. */
  readonly changes: number;
  /** The last node that was cut. */
  readonly after: string;
  readonly batch: number;
  /** Pages of what belongs to no record. */
  readonly rest: number;
  /** Why it was not read to its end. */
  readonly unread: ReadIssue | null;
  readonly isOwnerUnknown: boolean;
  /** For the next run. */
  readonly memory: Json;
}

export interface DumpCursor {
  readonly url: string;
  readonly dump: DumpPlace;
}

export const dumpAt = (url: string, memory: Json): DumpCursor => ({
  url,
  dump: {
    phase: 'stage',
    done: 0,
    mark: '',
    changes: 0,
    after: '',
    batch: 1,
    rest: 0,
    unread: null,
    isOwnerUnknown: false,
    memory,
  },
});

const STATEMENTS_A_BATCH = 5_000;
const STEP_MS = { least: 20_000, most: 60_000 } as const;
const MAX_CHANGES = 3;
const MAX_ISSUES = 1_000;
const RECORDS_A_PAGE = 100;
const NODES_A_PAGE = 500;
/** More of what belongs to no record helps nobody. */
const MAX_REST_PAGES = 20;

const markOf = ({ headers }: PoliteAnswer): string =>
  ['ETag', 'Last-Modified', 'Content-Length'].map((name) => headers.get(name) ?? '').join(' ');

const to = (cursor: DumpCursor, change: Partial<DumpPlace>): Json =>
  ({ ...cursor, dump: { ...cursor.dump, ...change } }) as unknown as Json;

const underWay = (
  cursor: DumpCursor,
  change: Partial<DumpPlace>,
  given: Partial<HarvestPage> = {},
): HarvestPage =>
  page({
    url: cursor.url,
    quads: [],
    damage: damageLog(),
    next: to(cursor, change),
    isUnderWay: true,
    ...given,
  });

const changed = (cursor: DumpCursor): Problem => ({
  kind: 'page',
  code: 'source-changed',
  detail: `${cursor.url} changed while it was read; it is read again from its beginning.`,
});

const neverTheSame = ({ url }: DumpCursor): AppError =>
  new AppError({
    kind: 'unprocessable',
    code: 'source-changing',
    detail: `${url} changed ${MAX_CHANGES + 1} times while it was read.`,
    extra: { url },
  });

/** Puts statements on the stage for as long as a step may take; batches that are there are read over. */
const stageSome = async (ctx: AdapterContext, stage: Stage, cursor: DumpCursor): Promise<HarvestPage> => {
  const { config } = ctx;
  const { done, mark, changes } = cursor.dump;
  const answer = await ctx.fetch(cursor.url, { accept: ACCEPT_RDF });
  const found = markOf(answer);
  if (done > 0 && found !== mark) {
    await answer.bytes.cancel();
    if (changes === MAX_CHANGES) throw neverTheSame(cursor);
    return underWay(cursor, { done: 0, mark: '', changes: changes + 1 }, { problems: [changed(cursor)] });
  }
  if (done === 0) await stage.clear();
  const nowMs = (): number => ctx.now().getTime();
  const started = nowMs();
  // However long it takes to find the place again, a step gets somewhere: as far again, or reading takes for ever.
  let until = Number.POSITIVE_INFINITY;
  const issues: ReadIssue[] = [];
  const damage = damageLog();
  const marked = new Set<string>();
  let batch = 0;
  const { batches, trouble } = await readStatements(answer, config.format, config.maxBytes, (issue) => {
    damage.add(issue);
    if (batch >= done && issues.length < MAX_ISSUES) issues.push(issue);
  });
  let quads: Quad[] = [];
  const flush = async (): Promise<void> => {
    if (batch >= done) {
      await stage.put(batch, quads);
      const lost = [...damage.nodes()].filter((node) => !marked.has(node));
      await stage.markDamaged(lost);
      for (const node of lost) marked.add(node);
    }
    batch += 1;
    if (batch > done && until === Number.POSITIVE_INFINITY)
      until = nowMs() + Math.min(STEP_MS.most, Math.max(STEP_MS.least, nowMs() - started));
    quads = [];
  };
  for await (const some of batches) {
    for (const q of some) {
      quads.push(q);
      if (quads.length === STATEMENTS_A_BATCH) await flush();
    }
    if (nowMs() >= until) return underWay(cursor, { done: batch, mark: found }, { issues });
  }
  const reason = trouble();
  if (reason && batch === 0 && quads.length === 0) throw reason;
  if (reason?.info.code === 'fetch-failed' && changes < MAX_CHANGES) {
    const detail = `${reason.info.detail} It is read on where it broke off.`;
    const isFurther = batch > done;
    const problems: Problem[] = [{ kind: 'request', code: reason.info.code, detail }];
    return underWay(
      cursor,
      { done: Math.max(done, batch), mark: found, changes: isFurther ? changes : changes + 1 },
      { problems },
    );
  }
  await flush();
  const unread = damage.unread() ?? null;
  const isOwnerUnknown = damage.isOwnerUnknown() || unread !== null;
  return underWay(cursor, { phase: 'name', done: batch, mark: found, unread, isOwnerUnknown }, { issues });
};

const cutSome = async (stage: Stage, cursor: DumpCursor): Promise<HarvestPage> => {
  const { after, batch, unread, isOwnerUnknown } = cursor.dump;
  const roots = await stage.resources(after, RECORDS_A_PAGE);
  if (roots.length === 0) return underWay(cursor, { phase: 'rest', after: '' });
  const { quads, nodes, damaged } = await closureOf(stage, roots, batch);
  await stage.setCut(nodes, batch);
  const damage = damageLog();
  if (damaged.length > 0)
    damage.add({ kind: 'syntax', code: 'statement-lost', message: 'A statement was lost', damaged });
  if (unread && batch === 1) damage.add(unread);
  if (isOwnerUnknown)
    damage.add({ kind: 'syntax', code: 'statement-lost', message: 'A statement was lost', isOwnerUnknown });
  return page({
    url: `${cursor.url}#${batch}`,
    quads,
    damage,
    next: to(cursor, { after: roots.at(-1)!, batch: batch + 1 }),
  });
};

const restSome = async (stage: Stage, cursor: DumpCursor): Promise<HarvestPage> => {
  const { after, batch, rest } = cursor.dump;
  const names = await stage.uncut(after, NODES_A_PAGE);
  const quads = (await stage.nodes(names)).flatMap(({ content }) => parsePlain(content));
  const isLast = names.length < NODES_A_PAGE || rest + 1 >= MAX_REST_PAGES;
  return page({
    url: `${cursor.url}#${batch}`,
    quads,
    damage: damageLog(),
    next: to(
      cursor,
      isLast ? { phase: 'clear' } : { after: names.at(-1)!, batch: batch + 1, rest: rest + 1 },
    ),
  });
};

/** The end of a run would throw all away at once. */
const clear = async (stage: Stage, { url, dump }: DumpCursor): Promise<HarvestPage> => {
  await stage.clear();
  return page({ url, quads: [], damage: damageLog(), memory: dump.memory, next: null });
};

export const readDump = async (
  ctx: AdapterContext,
  stage: Stage,
  cursor: DumpCursor,
): Promise<HarvestPage> => {
  switch (cursor.dump.phase) {
    case 'stage':
      return stageSome(ctx, stage, cursor);
    case 'name':
      await nameResources(stage, ctx);
      return underWay(cursor, { phase: 'cut' });
    case 'cut':
      return cutSome(stage, cursor);
    case 'rest':
      return restSome(stage, cursor);
    case 'clear':
      return clear(stage, cursor);
  }
};
