/**
 * `/rdf-graphs`: the SPARQL 1.1 Graph Store HTTP Protocol. The graphs of records are read and written, through
 * the same checks as the records themselves; those of vocabularies and outcomes are read; the default graph is
 * made of them, and is neither.
 */
import { readRecord } from '../../catalogue/documents.ts';
import { isGenerated } from '../../catalogue/generated.ts';
import { readVisibleGraph } from '../../catalogue/graph-store.ts';
import { idOfIri } from '../../catalogue/identity.ts';
import type { RecordKind } from '../../catalogue/kinds.ts';
import { MEMBERSHIP_PREDICATES } from '../../catalogue/ownership.ts';
import type { RecordDocument } from '../../catalogue/record.ts';
import { LOCAL_SOURCE, MAX_TRIPLES_A_RECORD } from '../../catalogue/records.ts';
import { splitRecords } from '../../catalogue/split.ts';
import { AppError } from '../../lib/app-error.ts';
import type { Quad } from '../../rdf/terms.ts';
import type { AppContext, Handler } from '../app-env.ts';
import { readWholeBody, refuseSyntaxErrors } from '../body.ts';
import { preconditionFailed, type WriteCondition, writeCondition } from '../conditional.ts';
import { type GraphName, graphNameOf } from '../graph-name.ts';
import { type GraphContent, respondGraph } from '../graph-respond.ts';
import { principalOfRequest } from '../principal.ts';
import { notFound, problemResponse } from '../problem.ts';
import { STATUS_TITLES } from '../status.ts';
import { requireDocument } from './record.ts';
import { type PutInput, putStatements, remove, requireWriter } from './write.ts';

type RecordGraph = Extract<GraphName, { kind: 'record' }>;

const nameOf = (c: AppContext): GraphName =>
  graphNameOf(new URL(c.req.url).searchParams, c.var.config.baseUrl);

const noSuchGraph = (iri: string): AppError =>
  notFound(
    'no-such-graph',
    `There is no graph <${iri.slice(0, 200)}>.`,
    { graph: iri.slice(0, 200) },
    'The graphs are those of records, of the vocabularies in use, and of the outcomes of validation.',
  );

/** RFC 9110 §15.5.6: the graph is there, the method is not for it. */
const notForGraph = (c: AppContext, allow: string, detail: string, hint: string): Promise<Response> => {
  const info = { code: 'method-not-for-graph', detail, hint, extra: { method: c.req.method, allow } };
  return problemResponse(c, { status: 405, title: STATUS_TITLES[405]!, info }, { Allow: allow });
};

const refuseDefault = (c: AppContext): Promise<Response> =>
  ['GET', 'HEAD'].includes(c.req.method)
    ? notForGraph(
        c,
        'OPTIONS',
        'The default graph is the union of all records and vocabularies: more than one answer can hold.',
        `Walk the pages of ${c.var.config.baseUrl}/catalog, or ask for what is needed at ${c.var.config.baseUrl}/sparql.`,
      )
    : notForGraph(
        c,
        'OPTIONS',
        'The default graph is the union of all records and vocabularies; it is not written itself.',
        'Write the graph of a record, or send many records to /import.',
      );

export const getGraph: Handler = async (c) => {
  const name = nameOf(c);
  if (name.kind === 'default') return refuseDefault(c);
  return respondGraph(c, name.iri, await contentOf(c, name));
};

const contentOf = async (
  c: AppContext,
  name: Exclude<GraphName, { kind: 'default' }>,
): Promise<GraphContent> => {
  if (name.kind === 'record') {
    const { record, own } = await requireDocument(c, name.id);
    const { version, modified, iri } = record;
    return { quads: own, version, lastModified: modified, focus: [name.iri, iri] };
  }
  const graph = await readVisibleGraph(c.var.catalogue, name.iri);
  if (!graph) throw noSuchGraph(name.iri);
  return { quads: graph.quads, lastModified: null, focus: [name.iri] };
};

/** The record graph to be written; an answer where the graph is none. */
const writable = async (c: AppContext): Promise<RecordGraph | Response> => {
  await principalOfRequest(c);
  const name = nameOf(c);
  if (name.kind === 'record') return name;
  if (name.kind === 'default') return refuseDefault(c);
  if (await readVisibleGraph(c.var.catalogue, name.iri))
    return notForGraph(
      c,
      'GET, HEAD, OPTIONS',
      `The graph <${name.iri}> is kept by the catalogue itself and is only read.`,
      'Vocabularies come with the product; outcomes follow from the records.',
    );
  if (c.req.method === 'DELETE') throw noSuchGraph(name.iri);
  throw new AppError({
    kind: 'forbidden',
    code: 'graph-not-a-record',
    detail: `<${name.iri.slice(0, 200)}> is no graph of a record, and there are no others to write.`,
    hint: `The graph of a record is ${c.var.config.baseUrl}/records/ and its id.`,
  });
};

/** The kind of a record that is not there yet: as the body describes it, else a shared entity. */
const kindIn = (quads: readonly Quad[], id: string, baseUrl: string): RecordKind => {
  const { records } = splitRecords(quads, { baseUrl, source: LOCAL_SOURCE });
  const found = records.find((record) => record.id === id);
  if (found) return found.kind;
  const isEntity = quads.some(
    ({ subject }) => subject.termType === 'NamedNode' && idOfIri(subject.value, baseUrl) === id,
  );
  if (isEntity) return 'entity';
  throw new AppError({
    kind: 'unprocessable',
    code: 'no-such-resource',
    detail: `The body describes no resource with the id ${id}.`,
    hint: `Describe the resource itself, for instance <${baseUrl}/datasets/${id}>; the graph is about it.`,
  });
};

const readInput = async (c: AppContext, graph: RecordGraph): Promise<Omit<PutInput, 'condition'>> => {
  const { quads, issues } = await readWholeBody(c, graph.iri, MAX_TRIPLES_A_RECORD * 2);
  refuseSyntaxErrors(issues);
  return { quads, issues, url: graph.iri };
};

const targetOf = (document: RecordDocument | null, quads: readonly Quad[], id: string, baseUrl: string) => ({
  id,
  kind: document?.record.kind ?? kindIn(quads, id, baseUrl),
});

export const putGraph: Handler = async (c) => {
  const graph = await writable(c);
  if (graph instanceof Response) return graph;
  const principal = await requireWriter(c, graph.id);
  const condition = writeCondition(c.req.raw.headers);
  const input = await readInput(c, graph);
  const document = await readRecord(c.var.catalogue, graph.id);
  const target = targetOf(document, input.quads, graph.id, c.var.config.baseUrl);
  return putStatements(c, principal, target, { ...input, condition });
};

/** The version that is merged with must be the one that is replaced. */
const mergeCondition = (asked: WriteCondition | null, id: string, version: number): WriteCondition => {
  if (asked?.exists === false) throw preconditionFailed(`The record ${id} exists already.`);
  if (asked?.versions && !asked.versions.includes(version))
    throw preconditionFailed(`The record ${id} is at version ${version} by now.`);
  return { versions: [version] };
};

const isRace = (error: unknown): boolean =>
  error instanceof AppError && error.info.code === 'precondition-failed';

const MERGE_ATTEMPTS = 3;

/** Adds to what is published of the record, whichever source said it: from then on the source `local` says all. */
export const postGraph: Handler = async (c) => {
  const graph = await writable(c);
  if (graph instanceof Response) return graph;
  const principal = await requireWriter(c, graph.id);
  const { baseUrl } = c.var.config;
  const asked = writeCondition(c.req.raw.headers);
  const input = await readInput(c, graph);
  for (let attempt = 1; ; attempt++) {
    const document = await readRecord(c.var.catalogue, graph.id);
    const target = targetOf(document, input.quads, graph.id, baseUrl);
    if (document?.record.status !== 'published')
      return putStatements(c, principal, target, { ...input, condition: asked });
    const { id, iri, version } = document.record;
    const condition = mergeCondition(asked, id, version);
    const generated = isGenerated({ id, iri, baseUrl });
    const isKept = (q: Quad): boolean => !generated(q) || MEMBERSHIP_PREDICATES.has(q.predicate.value);
    const quads = [...document.own.filter(isKept), ...input.quads];
    try {
      return await putStatements(c, principal, target, { ...input, quads, condition, isMerged: true });
    } catch (error) {
      if (!isRace(error) || attempt === MERGE_ATTEMPTS) throw error;
    }
  }
};

export const deleteGraph: Handler = async (c) => {
  const graph = await writable(c);
  return graph instanceof Response ? graph : remove(c, null, graph.id);
};
