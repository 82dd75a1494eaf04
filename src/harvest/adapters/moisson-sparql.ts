/**
 * Another Moisson by its SPARQL endpoint: the graphs of its records in the order of their names, some at a time, all
 * statements of a graph in one answer.
 */
import { damageLog } from '../../catalogue/damage.ts';
import { AppError } from '../../lib/app-error.ts';
import { chunksOf, gunzipped } from '../../lib/gunzip.ts';
import { literal, namedNode, type Quad, quad } from '../../rdf/terms.ts';
import type { Json } from '../run.ts';
import { type Adapter, type AdapterContext, type HarvestPage, page } from './adapter.ts';
import { siteOf } from './moisson-site.ts';
import { takeRecords } from './moisson-whole.ts';

interface Binding {
  readonly type: string;
  readonly value: string;
  readonly 'xml:lang'?: string;
  readonly datatype?: string;
}
type Solution = Readonly<Record<string, Binding>>;

interface Cursor {
  /** The graph that was read last; the empty text before the first. */
  readonly after: string;
}

const RESULTS = 'application/sparql-results+json';
/** Statements of all of them come in one answer, which endpoints limit. */
const MAX_GRAPHS = 50;

const quoted = (text: string): string => JSON.stringify(text);

/** Names that could end an IRI of the query early are none of records. */
const IRI = /^[^\s<>"{}|\\^`]+$/;

const listQuery = (after: string, limit: number): string => `
PREFIX dcat: <http://www.w3.org/ns/dcat#>
SELECT ?g WHERE { GRAPH ?g { ?g a dcat:CatalogRecord } FILTER(STR(?g) > ${quoted(after)}) }
ORDER BY STR(?g) LIMIT ${limit}`;

const contentQuery = (graphs: readonly string[]): string => `
SELECT ?g ?s ?p ?o WHERE { VALUES ?g { ${graphs.map((iri) => `<${iri}>`).join(' ')} } GRAPH ?g { ?s ?p ?o } }`;

const noResults = (url: string): AppError =>
  new AppError({
    kind: 'unprocessable',
    code: 'source-no-results',
    detail: `${url} did not answer with results of SPARQL in JSON.`,
    extra: { url },
  });

const isSolution = (value: unknown): value is Solution =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).every(
    (binding: unknown) =>
      typeof binding === 'object' &&
      binding !== null &&
      typeof (binding as Binding).type === 'string' &&
      typeof (binding as Binding).value === 'string',
  );

const solutionsIn = (text: string, url: string): Solution[] => {
  let found: unknown;
  try {
    found = (JSON.parse(text) as { results?: { bindings?: unknown } } | null)?.results?.bindings;
  } catch {
    throw noResults(url);
  }
  if (!Array.isArray(found) || !found.every(isSolution)) throw noResults(url);
  return found;
};

const ask = async (ctx: AdapterContext, query: string): Promise<Solution[]> => {
  const { config } = ctx;
  const answer = await ctx.fetch(`${siteOf(config.url)}/sparql`, {
    accept: RESULTS,
    method: 'POST',
    contentType: 'application/sparql-query',
    body: query,
  });
  const decoder = new TextDecoder();
  let text = '';
  for await (const part of gunzipped(chunksOf(answer.bytes), config.maxBytes))
    text += decoder.decode(part, { stream: true });
  return solutionsIn(text + decoder.decode(), answer.url);
};

const termOf = ({ type, value, datatype, 'xml:lang': language }: Binding): Quad['object'] => {
  if (type === 'uri') return namedNode(value);
  return literal(value, language ?? (datatype === undefined ? undefined : namedNode(datatype)));
};

const quadOf = ({ s, p, o }: Solution): Quad[] =>
  s && p && o ? [quad(namedNode(s.value), namedNode(p.value), termOf(o))] : [];

const REFUSED: ReadonlySet<unknown> = new Set([400, 413]);

/** Half as many are asked for at once where the endpoint finds it too much. */
const contentOf = async (ctx: AdapterContext, graphs: readonly string[]): Promise<Solution[]> => {
  if (graphs.length === 0) return [];
  try {
    return await ask(ctx, contentQuery(graphs));
  } catch (error) {
    const isTooMuch = error instanceof AppError && REFUSED.has(error.info.extra?.answered);
    if (!isTooMuch || graphs.length === 1) throw error;
    const half = Math.ceil(graphs.length / 2);
    return [...(await contentOf(ctx, graphs.slice(0, half))), ...(await contentOf(ctx, graphs.slice(half)))];
  }
};

const read = async (ctx: AdapterContext, json: Json): Promise<HarvestPage> => {
  const { after } = json as unknown as Cursor;
  const size = Math.min(ctx.config.pageSize, MAX_GRAPHS);
  const graphs = (await ask(ctx, listQuery(after, size))).flatMap(({ g }) =>
    g && IRI.test(g.value) ? [g.value] : [],
  );
  const rows = await contentOf(ctx, graphs);
  const given = [...Map.groupBy(rows, ({ g }) => g?.value ?? '')].map(([node, solutions]) => ({
    node,
    quads: solutions.flatMap(quadOf),
  }));
  const { records, damaged, problems } = await takeRecords(ctx, given);
  const last = graphs.at(-1);
  return page({
    url: `${siteOf(ctx.config.url)}/sparql (after ${after === '' ? 'the beginning' : after})`,
    quads: [],
    whole: { records, damaged },
    damage: damageLog(),
    problems,
    next: last === undefined ? null : { after: last },
  });
};

export const moissonSparql: Adapter = { first: () => ({ after: '' }), read };
