/**
 * The whole catalogue by OAI-PMH, page after page, as a harvester that begins reads it. How fast, how large, and
 * whether a late page costs more than the first.
 */
import type { BootedServer } from './lib/boot.ts';
import { timedGet } from './lib/requests.ts';
import type { Column, Section } from './lib/section.ts';

/** The formats by the verbs that give or leave out records. */
const WALKS = [
  { verb: 'ListIdentifiers', metadataPrefix: 'dcat_ap' },
  { verb: 'ListRecords', metadataPrefix: 'dcat_ap' },
  { verb: 'ListRecords', metadataPrefix: 'oai_dc' },
] as const;

interface Page {
  readonly records: number;
  readonly bytes: number;
  readonly totalMs: number;
}

/** Found by their text: the reader must not be what is measured. */
const walk = async (origin: string, asked: (typeof WALKS)[number]): Promise<Page[]> => {
  const pages: Page[] = [];
  for (let parameters: Record<string, string> | null = { ...asked }; parameters; ) {
    const { body, totalMs } = await timedGet(`${origin}/oai?${new URLSearchParams(parameters)}`);
    const text = body.toString();
    pages.push({ records: text.split('<header').length - 1, bytes: body.length, totalMs });
    const token: string | undefined = /<resumptionToken [^>]*>([^<]+)</.exec(text)?.[1];
    parameters = token === undefined ? null : { verb: asked.verb, resumptionToken: token };
  }
  return pages;
};

const COLUMNS: Readonly<Record<string, Column>> = {
  what: { label: 'pages', unit: 'text' },
  requests: { label: 'requests', unit: 'count' },
  records: { label: 'records', unit: 'count' },
  bytes: { label: 'size', unit: 'bytes' },
  seconds: { label: 'time', unit: 'seconds' },
  perSecond: { label: 'records', unit: 'perSecond' },
  msEach: { label: 'a request', unit: 'ms' },
};

const rowOf = (what: string, pages: readonly Page[]): Section['rows'][number] => {
  const sum = (value: (page: Page) => number): number =>
    pages.reduce((total, page) => total + value(page), 0);
  const seconds = sum(({ totalMs }) => totalMs) / 1000;
  const records = sum((page) => page.records);
  return {
    what,
    requests: pages.length,
    records,
    bytes: sum(({ bytes }) => bytes),
    seconds,
    perSecond: records / seconds,
    msEach: (seconds * 1000) / pages.length,
  };
};

export const measureOai = async (server: BootedServer): Promise<Section> => {
  const rows: Section['rows'][number][] = [];
  for (const asked of WALKS) {
    const pages = await walk(server.url, asked);
    const tenth = Math.max(1, Math.floor(pages.length / 10));
    const name = `${asked.verb} ${asked.metadataPrefix}`;
    rows.push(
      rowOf(name, pages),
      rowOf('  the first tenth', pages.slice(0, tenth)),
      rowOf('  the last tenth', pages.slice(-tenth)),
    );
  }
  return { name: 'oai', title: 'The catalogue by OAI-PMH', columns: COLUMNS, rows };
};
