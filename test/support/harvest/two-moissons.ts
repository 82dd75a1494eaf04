/**
 * Two catalogues in one process: the first is the whole application over its store, and answers the requests of the
 * second one's harvester without a network.
 */
import type { CatalogueContext } from '../../../src/catalogue/context.ts';
import { isGenerated } from '../../../src/catalogue/generated.ts';
import { agreeOnBaseUrl } from '../../../src/catalogue/health.ts';
import type { IncomingRecord } from '../../../src/catalogue/incoming.ts';
import { writeRecords } from '../../../src/catalogue/records.ts';
import { createApp } from '../../../src/http/app.ts';
import { blankNodeNames, isGenid } from '../../../src/rdf/skolem.ts';
import { blankNode, type Quad, quad, type Term, termKey } from '../../../src/rdf/terms.ts';
import { d1 } from '../../../src/store/db.ts';
import { decodeTriples, readPacked, selectGraphs, termsOf } from '../../../src/store/quads.ts';
import { vocabulariesFromFiles } from '../../../src/vocab/files.ts';
import { sqliteBinding } from '../sqlite-db.ts';
import type { Portal } from './test-harvester.ts';

export const FIRST_BASE = 'https://first.example';

const RECORDS_A_WRITE = 100;

/** What goes on behind an answer goes on by itself here. */
const NOBODY_WAITS = {
  waitUntil: () => undefined,
  passThroughOnException: () => undefined,
} as unknown as ExecutionContext;

export interface FirstMoisson {
  readonly catalogue: CatalogueContext;
  readonly portal: Portal;
  readonly write: (records: readonly IncomingRecord[], source?: string) => Promise<void>;
}

/** @param settings variables of its environment */
export const firstMoisson = async (
  base = FIRST_BASE,
  settings: Readonly<Record<string, string>> = {},
): Promise<FirstMoisson> => {
  const binding = sqliteBinding();
  const app = createApp();
  const env = { DB: binding, BASE_URL: base, ...settings };
  const catalogue: CatalogueContext = {
    db: d1(binding),
    baseUrl: base,
    // That of the application, which answers with times as well.
    now: () => new Date(),
    vocabularies: vocabulariesFromFiles(),
  };
  await agreeOnBaseUrl(catalogue);
  return {
    catalogue,
    portal: async (url, init) => app.fetch(new Request(url, init), env, NOBODY_WAITS),
    write: async (records, source = 'belgium') => {
      for (let start = 0; start < records.length; start += RECORDS_A_WRITE)
        await writeRecords(catalogue, records.slice(start, start + RECORDS_A_WRITE), { source });
    },
  };
};

export const publishedIris = async (
  { db }: CatalogueContext,
  kinds: readonly string[],
): Promise<readonly string[]> =>
  (
    await db.read([
      {
        sql: `SELECT t.value AS iri FROM record r JOIN term t ON t.id = r.iri
          WHERE r.status = 'published' AND r.kind IN (SELECT value FROM json_each(?1))`,
        params: [JSON.stringify(kinds)],
      },
    ])
  ).rows[0]!.map(({ iri }) => String(iri));

/** By resource, what is published of it without what the catalogue generates: equal for equal graphs. */
export const contents = async (
  { db, baseUrl }: CatalogueContext,
  kinds: readonly string[] = ['dataset'],
): Promise<Map<string, string>> => {
  const { rows } = await db.read([
    {
      sql: `SELECT r.id, r.graph, t.value AS iri FROM record r JOIN term t ON t.id = r.iri
        WHERE r.status = 'published' AND r.kind IN (SELECT value FROM json_each(?1)) ORDER BY r.seq`,
      params: [JSON.stringify(kinds)],
    },
  ]);
  const found = new Map<string, string>();
  for (let at = 0; at < rows[0]!.length; at += 100) {
    const slice = rows[0]!.slice(at, at + 100);
    const packed = readPacked(
      (await db.read([selectGraphs(slice.map(({ graph }) => Number(graph)))])).rows[0]!,
    );
    const terms = await termsOf(db, packed.values());
    for (const { id, iri, graph } of slice) {
      const generated = isGenerated({ id: String(id), iri: String(iri), baseUrl });
      const quads = decodeTriples(packed.get(Number(graph)) ?? [], terms);
      found.set(String(iri), canonical(quads.filter((q) => !generated(q))));
    }
  }
  return found;
};

const unskolemised = <T extends Term>(term: T): T =>
  term.termType === 'NamedNode' && isGenid(term.value)
    ? (blankNode(term.value.replace(/^.*\//, '')) as Term as T)
    : term;

/** Skolem IRIs are the blank nodes that they stand for, and have names that only the graph decides. */
export const canonical = (quads: readonly Quad[]): string => {
  const blank = quads.map((q) => quad(unskolemised(q.subject), q.predicate, unskolemised(q.object)));
  const names = blankNodeNames(blank, 'urn:none');
  const key = (term: Term): string =>
    term.termType === 'BlankNode' ? `_:${names.get(term.value)}` : termKey(term);
  return [...new Set(blank.map((q) => [q.subject, q.predicate, q.object].map(key).join(' ')))]
    .sort()
    .join('\n');
};

export const newestChange = async ({ db }: CatalogueContext): Promise<number> =>
  Number((await db.read([{ sql: 'SELECT coalesce(max(seq), 0) AS n FROM change' }])).rows[0]![0]!.n);

/** The resources that were written since, each as often as that happened. */
export const changedSince = async ({ db }: CatalogueContext, seq: number): Promise<string[]> =>
  (
    await db.read([
      {
        sql: `SELECT t.value AS iri FROM change c JOIN record r ON r.seq = c.record JOIN term t ON t.id = r.iri
          WHERE c.seq > ?1`,
        params: [seq],
      },
    ])
  ).rows[0]!.map(({ iri }) => String(iri)).sort();
