/**
 * Another Moisson by its dump: N-Quads, all statements of a record's graph together. Each page reads the dump again as
 * far as the page before came, and remembers the names of the last graphs: what was deleted or added since does not
 * shift the cut.
 */
import { type Damage, damageLog } from '../../catalogue/damage.ts';
import { AppError } from '../../lib/app-error.ts';
import { chunksOf, gunzipped } from '../../lib/gunzip.ts';
import { RDF_FORMATS } from '../../rdf/media-types.ts';
import { type ReadIssue, readRdf } from '../../rdf/parse/read-rdf.ts';
import type { Quad } from '../../rdf/terms.ts';
import type { Fault, Json } from '../run.ts';
import { type Adapter, type AdapterContext, type HarvestPage, page } from './adapter.ts';
import type { GivenRecord } from './moisson-records.ts';
import { siteOf } from './moisson-site.ts';
import { takeRecords } from './moisson-whole.ts';

interface Cursor {
  /** The last graphs of the page before, in the order of the dump; none before the first. */
  readonly last: readonly string[];
}

const CUT = { maxGraphs: 1_000, maxLines: 40_000 } as const;
/** So many records next to each other are not deleted at once. */
const NAMES_KEPT = 50;
/** It passes through, and never stands in memory. */
const MAX_UNPACKED = 16 * 1024 ** 3;
/** No statement of a record is as long. */
const MAX_LINE = 4 * 1024 * 1024;

const GRAPH = /<([^<>\s]+)>\s*\.\s*$/;
/** The last words of a dump that is whole. */
const REMARK = /^# All (\d+) records of /;

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

const read = async (ctx: AdapterContext, json: Json): Promise<HarvestPage> => {
  const cursor = json as unknown as Cursor;
  const answer = await ctx.fetch(`${siteOf(ctx.config.url)}/dump.nq.gz`, {
    accept: `${RDF_FORMATS.nquads.mediaType}, application/gzip`,
  });
  const { url } = answer;
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
  const from = cursor.last.at(-1);
  return page({
    url: from === undefined ? url : `${url} (behind ${from})`,
    quads: [],
    whole: { records: taken.records, damaged: taken.damaged },
    issues,
    damage,
    problems: taken.problems,
    next: part.hasMore ? { last: [...cursor.last, ...part.names].slice(-NAMES_KEPT) } : null,
    doubt: isWhole ? null : cutOff(url),
  });
};

export const moissonDump: Adapter = { first: () => ({ last: [] }), read };
