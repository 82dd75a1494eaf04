/**
 * DCAT in any RDF format: pages by Hydra or Link headers, pages by number where the address has `{page}`, or one
 * document.
 */
import { damageLog } from '../../catalogue/damage.ts';
import { KINDS } from '../../catalogue/kinds.ts';
import { AppError } from '../../lib/app-error.ts';
import { RDF_TYPE } from '../../rdf/namespaces.ts';
import type { Quad } from '../../rdf/terms.ts';
import type { PoliteAnswer } from '../polite-fetch.ts';
import type { Json } from '../run.ts';
import { type Adapter, type AdapterContext, type HarvestPage, page } from './adapter.ts';
import { type DumpCursor, dumpAt, readDump } from './dump.ts';
import { followable, linkNext, readPaging } from './hydra-next.ts';
import { ACCEPT_RDF, type ReadPage, readDocument } from './read-document.ts';
import { memoryOf, type Unless, unchanged, unlessChanged } from './unchanged.ts';

const NUMBER = '{page}';

interface Cursor {
  readonly url: string;
  /** Of an address with `{page}`. */
  readonly number?: number;
  /** Pages before it had members. */
  readonly hasMembers?: boolean;
  /** The page before it, if that had none. */
  readonly empty?: string;
  /** The last complete run saw it so. */
  readonly unless?: Unless;
}

const numbered = (template: string, number: number): Cursor => ({
  url: template.replaceAll(NUMBER, String(number)),
  number,
});

const asJson = (cursor: Cursor | null): Json => cursor as Json;

const MEMBER_CLASSES: ReadonlySet<string> = new Set(
  [KINDS.dataset, KINDS.service, KINDS.series].flatMap(({ rdfClass }) => rdfClass ?? []),
);

const hasMembers = (quads: readonly Quad[]): boolean =>
  quads.some((q) => q.predicate.value === RDF_TYPE && MEMBER_CLASSES.has(q.object.value));

/** Behind two pages without members none is looked for: some portals count on for ever, others only stumble. */
const following = (cursor: Cursor, follow: Cursor | null, { url, quads }: ReadPage): Cursor | null => {
  if (follow === null) return null;
  if (hasMembers(quads)) return { ...follow, hasMembers: true };
  if (cursor.empty !== undefined) return null;
  return { ...follow, ...(cursor.hasMembers && { hasMembers: true }), empty: url };
};

const doubtOf = ({ empty, hasMembers: hadMembers }: Cursor, { quads }: ReadPage): HarvestPage['doubt'] =>
  empty !== undefined && hadMembers && hasMembers(quads)
    ? { code: 'page-empty', detail: `${empty} holds no dataset, though pages before and after it do.` }
    : null;

const PAST_THE_END: ReadonlySet<unknown> = new Set([404, 410]);
const NOTHING_IN_IT: ReadonlySet<string> = new Set(['document-empty', 'document-no-statements']);

/** Where we count ourselves, the first number that does not exist is the end. */
const isPastTheEnd = ({ number = 1 }: Cursor, error: unknown): boolean =>
  number > 1 && error instanceof AppError && PAST_THE_END.has(error.info.extra?.answered);

const isNothing = ({ number = 1 }: Cursor, { quads, damage }: ReadPage): boolean =>
  number > 1 && quads.length === 0 && NOTHING_IN_IT.has(damage.unread()?.code ?? '');

const endOf = ({ url }: Cursor): HarvestPage => page({ url, quads: [], damage: damageLog(), next: null });

/** Null for more than fits in memory. */
const readSmall = async (
  answer: PoliteAnswer,
  { config, stage }: AdapterContext,
): Promise<ReadPage | null> => {
  try {
    return await readDocument(answer, config.format, config.maxBytes);
  } catch (error) {
    if (stage && error instanceof AppError && error.info.code === 'page-too-large') return null;
    throw error;
  }
};

const isFirst = ({ hasMembers: hadMembers, empty, number }: Cursor): boolean =>
  !hadMembers && empty === undefined && number === undefined;

const readNext = async (ctx: AdapterContext, cursor: Cursor): Promise<HarvestPage> => {
  const { config } = ctx;
  let answer: PoliteAnswer;
  try {
    answer = await ctx.fetch(cursor.url, {
      accept: ACCEPT_RDF,
      ...(cursor.unless && { unless: cursor.unless }),
    });
  } catch (error) {
    if (isPastTheEnd(cursor, error)) return endOf(cursor);
    throw error;
  }
  if (answer.status === 304) return unchanged(cursor.url);
  const memory = isFirst(cursor) ? memoryOf(ctx, answer.headers) : null;
  const document = await readSmall(answer, ctx);
  if (!document)
    return page({
      url: answer.url,
      quads: [],
      damage: damageLog(),
      next: dumpAt(cursor.url, memory) as unknown as Json,
      isUnderWay: true,
    });
  if (isNothing(cursor, document)) return endOf(cursor);
  const paging = readPaging(document.quads, answer.url);
  const link = paging.next ?? linkNext(answer.headers.get('Link'), answer.url);
  const found = link === null ? null : followable(link, answer.url);
  const isNumbered = cursor.number !== undefined;
  const follow = isNumbered ? numbered(config.url, cursor.number + 1) : found && { url: found.url };
  return page({
    ...document,
    next: asJson(following(cursor, follow, document)),
    announced: paging.total,
    problems: !isNumbered && found?.problem ? [found.problem] : [],
    doubt: doubtOf(cursor, document),
    // Of pages, the first says nothing about the others.
    memory: follow === null ? memory : null,
  });
};

export const dcat: Adapter = {
  first: (ctx, memory) => {
    const { url } = ctx.config;
    if (url.includes(NUMBER)) return asJson(numbered(url, 1));
    const unless = unlessChanged(ctx, memory);
    return asJson({ url, ...(unless && { unless }) });
  },
  read: (ctx, json) => {
    const cursor = json as unknown as Cursor | DumpCursor;
    return 'dump' in cursor && ctx.stage ? readDump(ctx, ctx.stage, cursor) : readNext(ctx, cursor);
  },
};
