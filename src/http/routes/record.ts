/**
 * `/datasets/{id}` and its like, `/records/{id}` (the CatalogRecord), and the IRIs inside a record
 * (distributions, skolem IRIs), which answer with the document that has them.
 */

import { readRecord, recordOwning } from '../../catalogue/documents.ts';
import { bornHereIri, ID_PATTERN, recordIri } from '../../catalogue/identity.ts';
import type { RecordKind } from '../../catalogue/kinds.ts';
import type { RecordDocument } from '../../catalogue/record.ts';
import { AppError } from '../../lib/app-error.ts';
import type { AppContext, Handler } from '../app-env.ts';
import { noSuchRecord, notFound } from '../problem.ts';
import { inGraphOf } from '../record-graph.ts';
import { recordHtml } from '../record-html.ts';
import { type Asked, askedOf } from '../request-format.ts';
import { type Resource, respond } from '../respond.ts';
import { splitExtension } from '../urls.ts';

/** The URL of a record here, whatever IRI its resource has. */
export const recordUrl = (
  baseUrl: string,
  { kind, id }: { readonly kind: RecordKind; readonly id: string },
) => bornHereIri(baseUrl, kind, id);

/** The id at the end of the path, without its extension. */
export const idInPath = (c: AppContext): string => {
  const id = splitExtension(c.req.path).path.split('/').at(-1) ?? '';
  if (!ID_PATTERN.test(id)) throw noSuchRecord(id);
  return id;
};

/**
 * The same for a record that is about to be made.
 * @throws AppError `id-invalid`
 */
export const newIdInPath = (c: AppContext): string => {
  const id = splitExtension(c.req.path).path.split('/').at(-1) ?? '';
  if (ID_PATTERN.test(id)) return id;
  throw new AppError({
    kind: 'badRequest',
    code: 'id-invalid',
    detail: `“${id.slice(0, 100)}” is no id.`,
    hint: 'An id has 1 to 80 lower-case letters, digits and hyphens, and does not begin with a hyphen.',
    extra: { id: id.slice(0, 100), pattern: ID_PATTERN.source },
  });
};

/** @throws AppError `no-such-record`, `record-gone` */
export const requireDocument = async (c: AppContext, id: string): Promise<RecordDocument> => {
  const document = await readRecord(c.var.catalogue, id);
  if (!document) throw noSuchRecord(id);
  const { status, iri, modified } = document.record;
  if (status === 'deleted')
    throw new AppError({
      kind: 'gone',
      code: 'record-gone',
      detail: `The record ${id} was deleted at ${modified}.`,
      extra: { resource: iri, deleted: modified },
    });
  return document;
};

/** A record asked for under the path of another kind: moved for good. */
const movedTo = (c: AppContext, url: string, { extension }: Asked): Response => {
  const { search } = new URL(c.req.url);
  return new Response(null, {
    status: 301,
    headers: {
      Location: url + (extension ? `.${extension}` : '') + search,
      'Cache-Control': 'public, max-age=0',
    },
  });
};

const documentResource = (c: AppContext, document: RecordDocument, focus: readonly string[]): Resource => {
  const { baseUrl } = c.var.config;
  const { record, own, entities } = document;
  const about = recordIri(baseUrl, record.id);
  return {
    url: recordUrl(baseUrl, record),
    focus: [...focus, record.iri, about],
    quads: (format) => [...inGraphOf(format, about, own), ...entities],
    html: (page) => recordHtml(c, page, document),
    version: record.version,
    lastModified: document.modified,
    links: [{ href: about, rel: 'describedby' }],
  };
};

export const getRecord =
  (kind: RecordKind): Handler =>
  async (c) => {
    const asked = askedOf(c);
    const document = await requireDocument(c, idInPath(c));
    if (document.record.kind !== kind)
      return movedTo(c, recordUrl(c.var.config.baseUrl, document.record), asked);
    return respond(c, asked, documentResource(c, document, []));
  };

/** The CatalogRecord: the record's own graph alone, beginning with what is said of the record. */
export const getCatalogRecord: Handler = async (c) => {
  const asked = askedOf(c);
  const document = await requireDocument(c, idInPath(c));
  const { baseUrl } = c.var.config;
  const url = recordIri(baseUrl, document.record.id);
  return respond(c, asked, {
    ...documentResource(c, document, [url]),
    url,
    quads: (format) => inGraphOf(format, url, document.own),
    links: [{ href: recordUrl(baseUrl, document.record), rel: 'describes' }],
  });
};

/** `/datasets/{id}/distributions/{key}`: the dataset's document, beginning with the distribution. */
export const getDistribution: Handler = async (c) => {
  const asked = askedOf(c);
  const { path } = splitExtension(c.req.path);
  const id = path.split('/')[2] ?? '';
  const iri = c.var.config.baseUrl + path;
  const document = ID_PATTERN.test(id) ? await requireDocument(c, id) : null;
  if (!document?.own.some((q) => q.subject.value === iri))
    throw notFound('no-such-distribution', `There is no distribution ${iri}.`, { iri });
  return respond(c, asked, { ...documentResource(c, document, [iri]), documentUrl: iri });
};

/** A skolem IRI: the document of a record that says something of it. */
export const getGenid: Handler = async (c) => {
  const asked = askedOf(c);
  const iri = c.var.config.baseUrl + splitExtension(c.req.path).path;
  const document = await recordOwning(c.var.catalogue, iri);
  if (!document) throw notFound('no-such-node', `No record says anything of ${iri}.`, { iri });
  return respond(c, asked, { ...documentResource(c, document, [iri]), documentUrl: iri });
};
