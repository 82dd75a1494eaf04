/**
 * How long the server takes to answer, and how much it sends: the first page and one record in each format,
 * and a late page beside the first.
 */
import { labelOfRepresentation } from '../src/http/representations.ts';
import type { BootedServer } from './lib/boot.ts';
import { type Timing, timeRequests } from './lib/requests.ts';
import type { Column, Section } from './lib/section.ts';
import { FORMATS, firstPageQuads, lastPage, middlingDataset, pageUrl, recordUrl } from './pages.ts';

const LATE_PAGE = 100;

const TIMES: Readonly<Record<string, Column>> = {
  bytes: { label: 'size', unit: 'bytes' },
  innerFirstByte: { label: 'inner: first byte', unit: 'ms' },
  innerFirstByteP95: { label: 'p95', unit: 'ms' },
  innerTotal: { label: 'total', unit: 'ms' },
  innerTotalP95: { label: 'p95', unit: 'ms' },
  proxyFirstByte: { label: 'proxy: first byte', unit: 'ms' },
  proxyFirstByteP95: { label: 'p95', unit: 'ms' },
  proxyTotal: { label: 'total', unit: 'ms' },
  proxyTotalP95: { label: 'p95', unit: 'ms' },
};

const TO_FIRST: Readonly<Record<string, Column>> = {
  sizeToFirst: { label: 'size to page 1', unit: 'ratio' },
  timeToFirst: { label: 'total to page 1', unit: 'ratio' },
};

type Row = Section['rows'][number];

const timesAt = (port: 'inner' | 'proxy', timing: Timing | null): Row => ({
  [`${port}FirstByte`]: timing?.firstByte.median ?? null,
  [`${port}FirstByteP95`]: timing?.firstByte.p95 ?? null,
  [`${port}Total`]: timing?.total.median ?? null,
  [`${port}TotalP95`]: timing?.total.p95 ?? null,
});

const row = async (server: BootedServer, what: string, urlAt: (origin: string) => string): Promise<Row> => {
  const proxy = await timeRequests(urlAt(server.url));
  const inner = server.directUrl ? await timeRequests(urlAt(server.directUrl)) : null;
  return { what, bytes: proxy.bytes, ...timesAt('inner', inner), ...timesAt('proxy', proxy) };
};

const section = (
  name: string,
  title: string,
  what: string,
  rows: readonly Row[],
  further: Section['columns'] = {},
): Section => ({
  name,
  title,
  columns: { what: { label: what, unit: 'text' }, ...TIMES, ...further },
  rows,
});

export const measureAnswers = async (server: BootedServer): Promise<readonly Section[]> => {
  const id = middlingDataset(await firstPageQuads(server.url));
  const late = Math.min(LATE_PAGE, await lastPage(server.url));
  const [pages, records, depths]: [Row[], Row[], Row[]] = [[], [], []];
  for (const format of FORMATS) {
    const label = labelOfRepresentation(format);
    pages.push(await row(server, label, (origin) => pageUrl(origin, format, 1)));
    records.push(await row(server, label, (origin) => recordUrl(origin, format, id)));
  }
  for (const page of new Set([1, late]))
    depths.push(await row(server, `page ${page}`, (origin) => pageUrl(origin, 'turtle', page)));
  const [first] = depths;
  const toFirst = (depth: Row): Row => ({
    ...depth,
    sizeToFirst: Number(depth.bytes) / Number(first!.bytes),
    timeToFirst: Number(depth.proxyTotal) / Number(first!.proxyTotal),
  });
  return [
    section('page', 'Page 1 of the catalogue, 100 members', 'format', pages),
    section('record', `One record of middling size (${id})`, 'format', records),
    section('depth', 'A late page beside the first, Turtle', 'page', depths.map(toFirst), TO_FIRST),
  ];
};
