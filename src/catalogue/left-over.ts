/**
 * What an input says of nodes that belong to no record: kept in a graph of its source, not published.
 */
import { skolemise } from '../rdf/skolem.ts';
import { namedNode, type Quad } from '../rdf/terms.ts';
import { countersUnchanged, readCounters, selectCounters, setCounters } from '../store/counters.ts';
import { intern, termMap } from '../store/intern.ts';
import { deleteOutdated, type IdTriple, insertGraphs, insertQuads } from '../store/quads.ts';
import type { CatalogueContext } from './context.ts';
import { retryStale } from './retry-stale.ts';

export const leftOverIri = (baseUrl: string, source: string): string =>
  `${baseUrl}/sources/${encodeURIComponent(source)}/left-over`;

/** Replaces what the source left over before; writes nothing where that is the same. */
export const storeLeftOver = (ctx: CatalogueContext, source: string, quads: readonly Quad[]): Promise<void> =>
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
        ...deleteOutdated([{ graph, triples }]),
        ...insertQuads([{ graph, triples }]),
      ],
    );
  });
