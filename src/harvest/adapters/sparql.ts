/**
 * SPARQL endpoints: the resources in the order of their IRIs, some at a time, each with its whole description; or what
 * a query of somebody's own makes of them.
 */
import { damageLog } from '../../catalogue/damage.ts';
import { AppError } from '../../lib/app-error.ts';
import type { Fault, Json, Problem } from '../run.ts';
import { type Adapter, type AdapterContext, type HarvestPage, page } from './adapter.ts';
import type { ReadPage } from './read-document.ts';
import { askParts, asPage, BATCH, batchesOf, describeAll, keep, newSink } from './sparql-describe.ts';
import { countQuery, hasDataset, isAskable, listQuery, ownQueryFor, ownQueryPage } from './sparql-queries.ts';
import {
  askGraph,
  askNumber,
  askValues,
  findMethod,
  type GraphAnswer,
  type Method,
} from './sparql-request.ts';

interface Cursor {
  /** The last IRI that came; null at the beginning. */
  readonly after: string | null;
  readonly count: number;
  /** Null until the endpoint was asked. */
  readonly method: Method | null;
  /** How many resources there are. */
  readonly total: number;
  readonly came: number;
}

const asJson = (cursor: Cursor | null): Json => cursor as unknown as Json;

const MAX_COUNT = 200;
/** Solutions of one page of a query of somebody's own. */
const SOLUTIONS = 1000;

const withoutIri = (count: number): Problem => ({
  kind: 'page',
  code: 'sparql-unnamed',
  detail: 'Resources without an IRI cannot be asked for one by one; a `query` of your own may find them.',
  count,
});

interface Begun {
  readonly method: Method;
  readonly total: number;
  readonly problems: readonly Problem[];
}

const begin = async (ctx: AdapterContext, { method, total }: Cursor): Promise<Begun> => {
  if (method !== null) return { method, total, problems: [] };
  const found = await findMethod((by) => askNumber(ctx, by, countQuery('isIRI')));
  const unnamed = await askNumber(ctx, found.method, countQuery('isBlank'));
  return {
    method: found.method,
    total: found.answer,
    problems: unnamed > 0 ? [withoutIri(unnamed)] : [],
  };
};

/** A query with `?dataset` in it, for some of them at a time. */
const constructFor = async (
  ctx: AdapterContext,
  method: Method,
  query: string,
  iris: readonly string[],
): Promise<ReadPage> => {
  const sink = newSink();
  for (const part of batchesOf(iris, BATCH[method]))
    keep(
      sink,
      await askParts(ctx, method, sink, part, (some) => ownQueryFor(query, some), null),
      ctx.config.url,
    );
  return asPage(sink, ctx.config.url);
};

const blankCut = (url: string): AppError =>
  new AppError({
    kind: 'unprocessable',
    code: 'sparql-blank-nodes',
    detail: `The answer to the query at ${url} has several pages and blank nodes, which a page may cut in two.`,
    hint: 'Name the dataset ?dataset in the query: it is then asked for some datasets at a time.',
    extra: { url },
  });

/** Any other query: all its pages make one, because only then no description is cut. */
const constructAll = async (ctx: AdapterContext, query: string): Promise<HarvestPage> => {
  const { url } = ctx.config;
  const sink = newSink();
  const ask = (method: Method, offset: number): Promise<GraphAnswer> =>
    askGraph(ctx, method, ownQueryPage(query, SOLUTIONS, offset), `a${offset}x`);
  const { method, answer: first } = await findMethod((by) => ask(by, 0));
  let hasBlank = false;
  let answer = first;
  for (let offset = 0; answer.quads.length > 0; answer = await ask(method, offset)) {
    if (hasBlank) throw blankCut(url);
    hasBlank = answer.quads.some((q) => [q.subject, q.object].some((t) => t.termType === 'BlankNode'));
    sink.issues.push(...answer.issues);
    keep(sink, answer.quads, url);
    offset += SOLUTIONS;
  }
  return page({ ...asPage(sink, url), next: null });
};

const shortOf = (url: string, total: number, came: number): Fault | null =>
  came < total
    ? { code: 'records-unread', detail: `${url} has ${total} resources; ${came} could be read.` }
    : null;

const readSome = async (ctx: AdapterContext, cursor: Cursor): Promise<HarvestPage> => {
  const { url, query } = ctx.config;
  const { method, total, problems } = await begin(ctx, cursor);
  const listed = await askValues(ctx, method, listQuery(cursor.after, cursor.count), 'dataset');
  const isFurther = (iri: string): boolean => cursor.after === null || iri !== cursor.after;
  const fresh = [...new Set(listed)].filter(isFurther);
  const iris = fresh.filter(isAskable);
  const came = cursor.came + iris.length;
  const isEnd = fresh.length === 0 || (fresh.length < cursor.count && came >= total);
  const count = Math.min(ctx.config.pageSize, MAX_COUNT, cursor.count * 2);
  const next = isEnd ? null : { after: fresh.at(-1)!, count, method, total, came };
  const doubt = isEnd ? shortOf(url, total, came) : null;
  const name = `${url}#${cursor.came + 1}`;
  if (iris.length === 0)
    return page({ url: name, quads: [], damage: damageLog(), problems, next: asJson(next), doubt });
  const read =
    query === null ? await describeAll(ctx, method, iris) : await constructFor(ctx, method, query, iris);
  return page({ ...read, url: name, problems, next: asJson(next), doubt });
};

const read = async (ctx: AdapterContext, json: Json): Promise<HarvestPage> => {
  const { query } = ctx.config;
  if (query !== null && !hasDataset(query)) return constructAll(ctx, query);
  let cursor = json as unknown as Cursor;
  for (;;)
    try {
      return await readSome(ctx, cursor);
    } catch (error) {
      const isTooLarge = error instanceof AppError && error.info.kind === 'tooLarge';
      if (!isTooLarge || cursor.count === 1) throw error;
      cursor = { ...cursor, count: Math.ceil(cursor.count / 4) };
    }
};

export const sparql: Adapter = {
  first: ({ config: { pageSize } }) =>
    asJson({ after: null, count: Math.min(pageSize, MAX_COUNT), method: null, total: 0, came: 0 }),
  read,
};
