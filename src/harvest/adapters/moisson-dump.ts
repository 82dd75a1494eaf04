/**
 * Another Moisson by its dump: N-Quads, all statements of a record's graph together. Each page asks for what comes
 * behind the last record of the page before. Where all is sent in its place, that is looked for by the names of the
 * last graphs: what was deleted or added since does not shift the cut.
 */
import { type Damage, damageLog } from '../../catalogue/damage.ts';
import { AppError } from '../../lib/app-error.ts';
import { chunksOf, gunzipped } from '../../lib/gunzip.ts';
import { RDF_FORMATS } from '../../rdf/media-types.ts';
import { type ReadIssue, readRdf } from '../../rdf/parse/read-rdf.ts';
import type { Quad } from '../../rdf/terms.ts';
import type { PoliteAnswer } from '../polite-fetch.ts';
import type { Fault, Json } from '../run.ts';
import { type Adapter, type AdapterContext, type HarvestPage, page } from './adapter.ts';
import type { GivenRecord } from './moisson-records.ts';
import { siteOf } from './moisson-site.ts';
import { takeRecords } from './moisson-whole.ts';
import { memoryOf, type Unless, unchanged, unlessChanged } from './unchanged.ts';

interface Cursor {
  /** The last graphs of the page before, in the order of the dump; none before the first. */
  readonly last: readonly string[];
  /** The last complete run saw it so. */
  readonly unless?: Unless;
}

const CUT = { maxGraphs: 1_000, maxLines: 40_000 } as const;
/** So many records next to each other are not deleted at once. */
const NAMES_KEPT = 50;
/** It passes through, and never stands in memory. */
const MAX_UNPACKED = 16 * 1024 ** 3;
/** No statement of a record is as long. */
const MAX_LINE = 4 * 1024 * 1024;

const GRAPH = /<([^<>\s]+)>\s*\.\s*$/;
/** The first words of a part. */
const BEHIND = /^# The records behind (\S+)\.$/;
/** The last words of a dump that is whole, or of its last part. */
const REMARK = /^# (?:All|The last) (\d+) records of /;

async function* linesOf(bytes: AsyncIterable<Uint8Array>, url: string): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const part of bytes) {
    const lines = (rest + decoder.decode(part, { stream: true })).split('\n');
    rest = lines.pop()!;
    if (rest.length > MAX_LINE)
      throw new AppError({
        kind: 'tooLarge',
        code: 'statement-too-large',
        detail: `${url} has a line of more than ${MAX_LINE} characters.`,
        extra: { url, limit: MAX_LINE },
      });
    yield* lines;
  }
  if (rest !== '') yield rest;
}

interface Part {
  readonly lines: readonly string[];
  readonly names: readonly string[];
  /** More graphs follow. */
  readonly hasMore: boolean;
  /** How many records the dump says that it has, at its end. */
  readonly announced: number | null;
  /** Whether the graphs of the page before were met. */
  readonly isFound: boolean;
}

/** The graphs behind those of the page before. */
const nextPart = async (lines: AsyncIterable<string>, { last }: Cursor): Promise<Part> => {
  const done = new Set(last);
  const taken: string[] = [];
  const names: string[] = [];
  let isFound = last.length === 0;
  let current = '';
  let isTaking = false;
  for await (const line of lines) {
    if (last.length > 0 && BEHIND.exec(line)?.[1] === last.at(-1)) isFound = true;
    const announced = REMARK.exec(line)?.[1];
    if (announced !== undefined)
      return { lines: taken, names, hasMore: false, announced: Number(announced), isFound };
    const name = GRAPH.exec(line)?.[1];
    if (name === undefined) continue;
    if (name !== current) {
      current = name;
      const isFull = names.length >= CUT.maxGraphs || taken.length >= CUT.maxLines;
      if (isFull) return { lines: taken, names, hasMore: true, announced: null, isFound };
      if (done.has(name)) isFound = true;
      isTaking = isFound && !done.has(name);
      if (isTaking) names.push(name);
    }
    if (isTaking) taken.push(line);
  }
  return { lines: taken, names, hasMore: false, announced: null, isFound };
};

const readLines = async (
  lines: readonly string[],
  url: string,
): Promise<{ given: GivenRecord[]; issues: ReadIssue[]; damage: Damage }> => {
  const issues: ReadIssue[] = [];
  const damage = damageLog();
  const quads: Quad[] = [];
  const onIssue = (issue: ReadIssue): void => {
    issues.push(issue);
    damage.add(issue);
  };
  if (lines.length > 0)
    for await (const batch of readRdf(lines.join('\n'), { format: 'nquads', baseIRI: url, onIssue }))
      for (const q of batch) quads.push(q);
  const given = [...Map.groupBy(quads, ({ graph }) => graph.value)].map(([node, own]) => ({
    node,
    quads: own,
  }));
  return { given, issues, damage };
};

const cutOff = (url: string): Fault => ({
  code: 'page-cut-off',
  detail: `${url} ends without the remark with which whole dumps end.`,
});

const ACCEPT = `${RDF_FORMATS.nquads.mediaType}, application/gzip`;

const idOf = (name: string): string => name.slice(name.lastIndexOf('/') + 1);

const isUnknownThere = (error: unknown): boolean =>
  error instanceof AppError && error.info.extra?.answered === 404;

const ask = async (ctx: AdapterContext, { last, unless }: Cursor): Promise<PoliteAnswer> => {
  const dump = `${siteOf(ctx.config.url)}/dump.nq.gz`;
  const behind = last.at(-1);
  if (behind === undefined) return ctx.fetch(dump, { accept: ACCEPT, ...(unless && { unless }) });
  try {
    return await ctx.fetch(`${dump}?after=${encodeURIComponent(idOf(behind))}`, { accept: ACCEPT });
  } catch (error) {
    if (isUnknownThere(error)) return ctx.fetch(dump, { accept: ACCEPT });
    throw error;
  }
};

const read = async (ctx: AdapterContext, json: Json): Promise<HarvestPage> => {
  const cursor = json as unknown as Cursor;
  const answer = await ask(ctx, cursor);
  const { url } = answer;
  if (answer.status === 304) return unchanged(url);
  const part = await nextPart(linesOf(gunzipped(chunksOf(answer.bytes), MAX_UNPACKED), url), cursor);
  if (!part.isFound)
    throw new AppError({
      kind: 'unprocessable',
      code: 'dump-changed',
      detail: `${url} is another dump than the one that was begun: where that one was left is not in it.`,
      extra: { url },
    });
  const { given, issues, damage } = await readLines(part.lines, url);
  const taken = await takeRecords(ctx, given, { issues, damage });
  const isWhole = part.hasMore || part.announced !== null;
  return page({
    url,
    quads: [],
    whole: { records: taken.records, damaged: taken.damaged },
    issues,
    damage,
    problems: taken.problems,
    next: part.hasMore ? { last: [...cursor.last, ...part.names].slice(-NAMES_KEPT) } : null,
    doubt: isWhole ? null : cutOff(url),
    memory: cursor.last.length === 0 ? memoryOf(ctx, answer.headers) : null,
  });
};

export const moissonDump: Adapter = {
  first: (ctx, memory) => {
    const unless = unlessChanged(ctx, memory);
    return { last: [], ...(unless && { unless }) };
  },
  read,
};
