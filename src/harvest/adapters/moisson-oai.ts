/**
 * Another Moisson by OAI-PMH, in its format of whole documents: each has the record, and the entities that it names.
 * What belongs to the record is found by walking from it; its checksum says whether that was all, and no more.
 */

import { rootIri } from '../../catalogue/identity.ts';
import { KINDS } from '../../catalogue/kinds.ts';
import { OWNED_CLASSES, OWNING_PREDICATES } from '../../catalogue/ownership.ts';
import { splitRecords } from '../../catalogue/split.ts';
import { ns, RDF_TYPE } from '../../rdf/namespaces.ts';
import { isGenid } from '../../rdf/skolem.ts';
import { namedNode, type Quad, quad, termKey } from '../../rdf/terms.ts';
import type { Json } from '../run.ts';
import type { Adapter, AdapterContext, HarvestPage } from './adapter.ts';
import { type GivenRecord, recordNodeOf } from './moisson-records.ts';
import { siteOf } from './moisson-site.ts';
import { takeRecords } from './moisson-whole.ts';
import { oaiPmh } from './oai-pmh.ts';

/** Its documents of all kinds of resources. */
const FORMAT = 'rdf';

const inside = (ctx: AdapterContext): AdapterContext => ({
  ...ctx,
  config: {
    ...ctx.config,
    url: `${siteOf(ctx.config.url)}/oai`,
    metadataPrefix: FORMAT,
  },
});

const CHECKSUM = ns.spdx('checksum');
const TOPIC = ns.foaf('primaryTopic');
const KIND_ROWS = Object.values(KINDS);

type Index = ReadonlyMap<string, readonly Quad[]>;

const isOwned = ({ predicate, object }: Quad, index: Index): boolean =>
  object.termType === 'BlankNode' ||
  isGenid(object.value) ||
  OWNING_PREDICATES.has(predicate.value) ||
  (index.get(termKey(object)) ?? []).some(
    (q) => q.predicate.value === RDF_TYPE && OWNED_CLASSES.has(q.object.value),
  );

const ownOf = (starts: readonly string[], index: Index): Quad[] => {
  const seen = new Set(starts);
  const open = [...starts];
  const quads: Quad[] = [];
  for (let key = open.pop(); key !== undefined; key = open.pop())
    for (const q of index.get(key) ?? []) {
      quads.push(q);
      const target = termKey(q.object);
      if (q.object.termType !== 'Literal' && !seen.has(target) && isOwned(q, index)) {
        seen.add(target);
        open.push(target);
      }
    }
  return quads;
};

/** The document leaves out of which catalogues it is a member; of the root's it is one always. */
const memberOfRoot = (topic: string, own: readonly Quad[], base: string): Quad[] => {
  const classes = new Set(
    own.filter((q) => q.subject.value === topic && q.predicate.value === RDF_TYPE).map((q) => q.object.value),
  );
  const membership = KIND_ROWS.find(({ rdfClass }) => rdfClass !== null && classes.has(rdfClass))?.membership;
  return membership ? [quad(namedNode(rootIri(base)), namedNode(membership), namedNode(topic))] : [];
};

const isAbout = ({ subject }: Quad, node: string): boolean =>
  subject.value === node || subject.value === `${node}#checksum`;

const givenOf = (quads: readonly Quad[], base: string): GivenRecord[] => {
  const index = Map.groupBy(quads, ({ subject }) => termKey(subject));
  const nodes = quads
    .filter((q) => q.predicate.equals(CHECKSUM) && recordNodeOf([q], base) !== null)
    .map((q) => q.subject.value);
  return [...new Set(nodes)].map((node) => {
    const topic = index.get(node)?.find((q) => q.predicate.equals(TOPIC))?.object.value ?? '';
    const own = ownOf([node, `${node}#checksum`, topic], index);
    const member = memberOfRoot(topic, own, base);
    // Without a class nobody knows its kind here: a record without content is asked for by itself.
    return { node, quads: member.length > 0 ? [...own, ...member] : own.filter((q) => isAbout(q, node)) };
  });
};

const read = async (outer: AdapterContext, cursor: Json): Promise<HarvestPage> => {
  const ctx = inside(outer);
  const found = await oaiPmh.read(ctx, cursor);
  const base = baseIn(found.quads);
  if (base === null) return { ...found, quads: [], whole: { records: [], damaged: [] } };
  const taken = await takeRecords(outer, givenOf(found.quads, base), found);
  const foreign = found.quads.filter(
    (q) => !q.subject.value.startsWith(`${base}/records/`) && !q.object.value.startsWith(`${base}/records/`),
  );
  // What has no class is a resource all the same, and names its entities.
  const members = found.quads
    .filter((q) => q.predicate.equals(TOPIC) && q.subject.value.startsWith(`${base}/records/`))
    .map((q) => quad(namedNode(rootIri(base)), ns.dcat('dataset'), namedNode(q.object.value)));
  const entities = splitRecords([...foreign, ...members], ctx).records.filter(
    ({ kind }) => kind === 'entity',
  );
  return {
    ...found,
    quads: [],
    whole: { records: [...entities, ...taken.records], damaged: taken.damaged },
    problems: [...found.problems, ...taken.problems],
  };
};

/** Where its records are: what a CatalogRecord with its checksum is called. */
const baseIn = (quads: readonly Quad[]): string | null => {
  for (const { subject, predicate, object } of quads)
    if (predicate.equals(CHECKSUM) && object.value === `${subject.value}#checksum`) {
      const at = subject.value.lastIndexOf('/records/');
      if (at > 0) return subject.value.slice(0, at);
    }
  return null;
};

export const moissonOai: Adapter = {
  first: (ctx, memory) => oaiPmh.first(inside(ctx), memory),
  read,
};
