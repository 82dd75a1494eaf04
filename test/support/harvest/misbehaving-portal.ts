/**
 * A portal that behaves, and the ways in which portals do not: each is a small change of one of its answers.
 */
import { gzipSync } from 'node:zlib';
import type { Portal } from './test-harvester.ts';

export const PORTAL = 'https://portal.example';

export const PREFIXES = `@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix hydra: <http://www.w3.org/ns/hydra/core#> .
@prefix p: <${PORTAL}/> .
`;

const TURTLE = 'text/turtle;charset=utf-8';

export const answer = (
  body: BodyInit | null,
  { status = 200, type = TURTLE, headers = {} }: AnswerOptions = {},
): Response => new Response(body, { status, headers: { 'Content-Type': type, ...headers } });

export interface AnswerOptions {
  readonly status?: number;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Written so that a cut anywhere costs something that can be noticed. */
export const datasetTurtle = (name: string, title = `Title of ${name}`): string => `
p:catalog a dcat:Catalog ; dcat:dataset p:${name} .
p:${name} a dcat:Dataset ; dct:title "${title}"@en ; dct:publisher p:agency ;
  dcat:distribution [ a dcat:Distribution ; dcat:accessURL <${PORTAL}/files/${name}.csv> ] .
p:agency a foaf:Agent ; foaf:name "Agency" .
`;

export interface PageSpec {
  readonly datasets: readonly string[];
  /** As it is written in Turtle, an IRI or a literal; null = none. */
  readonly next: string | null;
  readonly total?: number | null;
  readonly extra?: string;
}

export const pageUrl = (number: number): string => `${PORTAL}/catalog?page=${number}`;

export const pageTurtle = (number: number, { datasets, next, total = null, extra = '' }: PageSpec): string =>
  `${PREFIXES}
<${pageUrl(number)}> a hydra:PartialCollectionView .
${next === null ? '' : `<${pageUrl(number)}> hydra:next ${next} .`}
${total === null ? '' : `<${pageUrl(number)}> hydra:totalItems ${total} .`}
${datasets.map((name) => datasetTurtle(name)).join('')}${extra}`;

/** Names of datasets, `size` a page: `d1`, `d2`, … */
export const namesOn = (number: number, size: number): string[] =>
  Array.from({ length: size }, (_, at) => `d${(number - 1) * size + at + 1}`);

export interface PortalSpec {
  readonly pages: number;
  readonly size: number;
  /** What it says it has; null = nothing. */
  readonly total?: number | null;
  readonly page?: (number: number, spec: PageSpec) => PageSpec;
  /** In place of what it would answer, from the Turtle of that page. */
  readonly answers?: Readonly<
    Record<number, (turtle: string, init: RequestInit) => Response | Promise<Response>>
  >;
}

const numberOf = (url: URL): number => Number(url.searchParams.get('page') ?? '1');

export const portal =
  ({ pages, size, total = pages * size, page = (_, spec) => spec, answers = {} }: PortalSpec): Portal =>
  (url, init) => {
    const number = numberOf(url);
    const spec = page(number, {
      datasets: number <= pages ? namesOn(number, size) : [],
      next: number < pages ? `<${pageUrl(number + 1)}>` : null,
      total,
    });
    const turtle = pageTurtle(number, spec);
    const misbehave = answers[number];
    if (misbehave) return misbehave(turtle, init);
    return number > pages ? answer('no such page', { status: 404, type: 'text/plain' }) : answer(turtle);
  };

export const cutAt = (text: string, share: number): string => text.slice(0, Math.floor(text.length * share));

export const gzipped = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(gzipSync(text));

/** A body that comes in these parts, and then fails or hangs. */
export const brokenBody = (
  parts: readonly string[],
  end: 'reset' | 'hang',
  signal?: AbortSignal | null,
): ReadableStream<Uint8Array> => {
  const encoder = new TextEncoder();
  const rest = [...parts];
  return new ReadableStream({
    async pull(controller) {
      const part = rest.shift();
      if (part !== undefined) return controller.enqueue(encoder.encode(part));
      if (end === 'reset') return controller.error(new TypeError('terminated'));
      await new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve()));
      controller.error(new DOMException('aborted', 'AbortError'));
    },
  });
};
