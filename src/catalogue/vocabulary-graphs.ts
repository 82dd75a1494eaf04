/**
 * Brings the graphs of the vocabularies in the store to what this version of the product has: new ones are
 * added, of changed ones the difference is written, those that went are withdrawn. They are part of the
 * published default graph, so that labels and mappings join; they are no records, and change no record.
 */
import { namedNode } from '../rdf/terms.ts';
import { countersUnchanged, readCounters, selectCounters, setCounters } from '../store/counters.ts';
import { intern, termMap } from '../store/intern.ts';
import { deleteOutdated, type IdTriple, insertGraphs, insertQuads } from '../store/quads.ts';
import { deleteVocabulary, rememberVocabulary, selectVocabularies } from '../store/vocabulary-graphs.ts';
import type { VocabularyGraph } from '../vocab/graphs.ts';
import type { CatalogueContext } from './context.ts';
import { retryStale } from './retry-stale.ts';

const store = (ctx: CatalogueContext, { iri, checksum, quads }: VocabularyGraph): Promise<void> =>
  retryStale(async () => {
    const counters = readCounters((await ctx.db.read([selectCounters])).rows[0]!);
    const graph = namedNode(iri);
    const statements = quads();
    const { idOf, ...terms } = await intern(
      ctx.db,
      termMap([graph, ...statements.flatMap((q) => [q.subject, q.predicate, q.object])]),
      [],
      counters,
    );
    const content = {
      graph: idOf(graph),
      triples: statements.map((q): IdTriple => [idOf(q.subject), idOf(q.predicate), idOf(q.object)]),
    };
    await ctx.db.write(
      [countersUnchanged(counters)],
      [
        setCounters({ term: terms.last, record: counters.record }),
        ...terms.statements,
        insertGraphs([content.graph], 'vocabulary', true),
        ...deleteOutdated([content]),
        ...insertQuads([content]),
        rememberVocabulary(iri, checksum),
      ],
    );
  });

/** Whether anything was written. Each graph is one write: an interruption leaves the rest for the next time. */
export const refreshVocabularies = async (
  ctx: CatalogueContext,
  graphs: readonly VocabularyGraph[],
): Promise<boolean> => {
  const stored = (await ctx.db.read([selectVocabularies])).rows[0]!;
  const checksums = new Map(stored.map(({ iri, checksum }) => [iri, checksum]));
  const wanted = new Set<unknown>(graphs.map(({ iri }) => iri));
  const outdated = graphs.filter(({ iri, checksum }) => checksums.get(iri) !== checksum);
  const gone = stored.filter(({ iri }) => !wanted.has(iri));
  for (const graph of outdated) await store(ctx, graph);
  if (gone.length > 0)
    await ctx.db.write(
      [],
      gone.flatMap(({ id, iri }) => deleteVocabulary(Number(id), String(iri))),
    );
  return outdated.length > 0 || gone.length > 0;
};
