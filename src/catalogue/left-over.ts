/**
 * What an input says of nodes that belong to no record: kept in a graph of its source, not published, and shown
 * to whoever answers for the source.
 */
import { skolemise } from '../rdf/skolem.ts';
import { namedNode, type Quad, quad } from '../rdf/terms.ts';
import { countersUnchanged, readCounters, selectCounters, setCounters } from '../store/counters.ts';
import { intern, termMap } from '../store/intern.ts';
import { countLeftOver, selectLeftOvers, selectStatementsAfter } from '../store/left-overs.ts';
import {
  decodeTriples,
  deleteOutdated,
  type IdTriple,
  insertGraphs,
  insertQuads,
  termsOf,
} from '../store/quads.ts';
import type { CatalogueContext } from './context.ts';
import { retryStale } from './retry-stale.ts';

export const leftOverIri = (baseUrl: string, source: string): string =>
  `${baseUrl}/sources/${encodeURIComponent(source)}/left-over`;

/** The source whose left-over graph has this IRI. */
const sourceOf = (iri: string): string =>
  decodeURIComponent(/\/sources\/([^/]+)\/left-over$/.exec(iri)?.[1] ?? '');

export interface LeftOverOptions {
  /** What was left over before stays: for one input in several requests, of which the first replaces. */
  readonly isAppended?: boolean;
}

/** Replaces what the source left over before; writes nothing where that is the same. */
export const storeLeftOver = (
  ctx: CatalogueContext,
  source: string,
  quads: readonly Quad[],
  { isAppended = false }: LeftOverOptions = {},
): Promise<void> =>
  retryStale(async () => {
    const name = namedNode(leftOverIri(ctx.baseUrl, source));
    const content = skolemise(quads, ctx.baseUrl, `left-over ${source}`);
    const counters = readCounters((await ctx.db.read([selectCounters])).rows[0]!);
    const terms = await intern(
      ctx.db,
      termMap([name, ...content.flatMap((q) => [q.subject, q.predicate, q.object])]),
      [],
      counters,
    );
    const graph = terms.idOf(name);
    const triples = content.map(
      (q): IdTriple => [terms.idOf(q.subject), terms.idOf(q.predicate), terms.idOf(q.object)],
    );
    await ctx.db.write(
      [countersUnchanged(counters)],
      [
        ...(terms.last > counters.term ? [setCounters({ term: terms.last, record: counters.record })] : []),
        ...terms.statements,
        insertGraphs([graph], 'leftOver', false),
        ...(isAppended ? [] : deleteOutdated([{ graph, triples }])),
        ...insertQuads([{ graph, triples }]),
      ],
    );
  });

export interface LeftOverCount {
  readonly source: string;
  readonly statements: number;
}

/** Every source that ever told of its left-overs, those that have none by now included. */
export const listLeftOvers = async ({ db }: CatalogueContext): Promise<LeftOverCount[]> => {
  const { rows } = await db.read([selectLeftOvers]);
  return rows[0]!.map(({ iri, statements }) => ({
    source: sourceOf(String(iri)),
    statements: Number(statements),
  }));
};

/** How many statements a source left over; null when it never told. */
export const sizeOfLeftOver = async (
  { db, baseUrl }: CatalogueContext,
  source: string,
): Promise<number | null> => {
  const { rows } = await db.read([countLeftOver(leftOverIri(baseUrl, source))]);
  const row = rows[0]![0];
  return row ? Number(row.statements) : null;
};

const STATEMENTS_A_READ = 5_000;

/** What a source left over, in its graph, some thousand statements at a time. */
export async function* readLeftOver(
  { db, baseUrl }: CatalogueContext,
  source: string,
): AsyncGenerator<readonly Quad[]> {
  const iri = leftOverIri(baseUrl, source);
  const graph = namedNode(iri);
  let last: IdTriple = [0, 0, 0];
  for (;;) {
    const { rows } = await db.read([selectStatementsAfter(iri, last, STATEMENTS_A_READ)]);
    const triples = rows[0]!.map(({ s, p, o }): IdTriple => [Number(s), Number(p), Number(o)]);
    if (triples.length === 0) return;
    const quads = decodeTriples(triples, await termsOf(db, [triples]));
    yield quads.map((q) => quad(q.subject, q.predicate, q.object, graph));
    last = triples.at(-1)!;
  }
}
