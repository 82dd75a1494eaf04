/**
 * Another Moisson by the pages of its catalogue, in TriG: each member stands in the graph of its record. The shared
 * entities that they name stand outside, on each page that names one.
 */

import { rootIri } from '../../catalogue/identity.ts';
import type { IncomingRecord } from '../../catalogue/incoming.ts';
import { isSelfDescribed } from '../../catalogue/self-nodes.ts';
import { splitRecords } from '../../catalogue/split.ts';
import { RDF_FORMATS } from '../../rdf/media-types.ts';
import { ns, RDF_TYPE } from '../../rdf/namespaces.ts';
import { namedNode, type Quad, quad } from '../../rdf/terms.ts';
import type { Json } from '../run.ts';
import { type Adapter, type AdapterContext, type HarvestPage, page } from './adapter.ts';
import { readPaging } from './hydra-next.ts';
import { baseOfNode, type GivenRecord } from './moisson-records.ts';
import { siteOf } from './moisson-site.ts';
import { takeRecords } from './moisson-whole.ts';
import { readDocument } from './read-document.ts';

const MEMBER = namedNode('urn:moisson:member');

/** The entities outside the graphs, whole: whatever a member names and something is said of. */
const entitiesOf = (
  quads: readonly Quad[],
  base: string,
  { baseUrl, source }: Pick<AdapterContext, 'baseUrl' | 'source'>,
): IncomingRecord[] => {
  const isOfItself = isSelfDescribed(base);
  const root = rootIri(base);
  const outside = quads.filter(
    (q) =>
      q.graph.termType === 'DefaultGraph' &&
      !isOfItself(q) &&
      !q.subject.value.startsWith(`${base}/records/`) &&
      !q.object.value.startsWith(`${base}/records/`),
  );
  const described = new Set(outside.map(({ subject }) => subject.value));
  const links = quads
    .filter((q) => q.graph.termType === 'NamedNode' && described.has(q.object.value))
    .map(({ object }) => quad(MEMBER, ns.dct('relation'), object));
  const all = [quad(MEMBER, namedNode(RDF_TYPE), ns.dcat('Dataset')), ...links, ...outside];
  return splitRecords(all, { baseUrl, source }).records.filter(
    ({ kind, iri }) => kind === 'entity' || iri === root,
  );
};

const givenOf = (quads: readonly Quad[]): GivenRecord[] =>
  [...Map.groupBy(quads, ({ graph }) => graph.value)]
    .filter(([name]) => name !== '')
    .map(([node, own]) => ({ node, quads: own }));

interface Cursor {
  readonly url: string;
  /** Catalogues on the pages before: a page announces them, a run does not count them. */
  readonly catalogs: number;
}

const asJson = (cursor: Cursor): Json => cursor as unknown as Json;

const read = async (ctx: AdapterContext, json: Json): Promise<HarvestPage> => {
  const cursor = json as unknown as Cursor;
  const answer = await ctx.fetch(cursor.url, { accept: RDF_FORMATS.trig.mediaType });
  const document = await readDocument(answer, ctx.config.format, ctx.config.maxBytes);
  const { next, total } = readPaging(document.quads, answer.url);
  const given = givenOf(document.quads);
  const base = baseOfNode(given[0]?.node ?? '');
  const taken = await takeRecords(ctx, given, document);
  const catalogs = cursor.catalogs + taken.records.filter(({ kind }) => kind === 'catalog').length;
  const entities = base === null ? [] : entitiesOf(document.quads, base, ctx);
  return page({
    url: document.url,
    quads: [],
    whole: { records: [...entities, ...taken.records], damaged: taken.damaged },
    issues: document.issues,
    damage: document.damage,
    problems: taken.problems,
    next: next === null ? null : asJson({ url: next, catalogs }),
    announced: total === null ? null : total - catalogs,
  });
};

export const moissonPages: Adapter = {
  first: ({ config }) =>
    asJson({ url: `${siteOf(config.url)}/catalog.trig?page_size=${config.pageSize}`, catalogs: 0 }),
  read,
};
