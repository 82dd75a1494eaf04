/**
 * Catalogue services for the web (CSW 2.0.2): pages of GetRecords by position, in ISO 19139 or in RDF. How the server
 * wants to be asked is found out with the first page, and kept.
 */
import { damageLog } from '../../catalogue/damage.ts';
import { AppError } from '../../lib/app-error.ts';
import { issueOf } from '../../rdf/repair/issues.ts';
import type { Fault, Json } from '../run.ts';
import { MAX_XML_BYTES, readXmlAnswer, type XmlAnswer } from '../xml-answer.ts';
import { documentOf, elementsAt, textAt, type XmlElement } from '../xml-outline.ts';
import { readXmlRecords } from '../xml-records.ts';
import { type Adapter, type AdapterContext, type HarvestPage, page } from './adapter.ts';
import { type CswRequest, getCapabilities, getRecords, WAYS } from './csw-request.ts';
import { CAPABILITIES_LEVELS, DEFAULT_SCHEMA, schemaOf } from './csw-schema.ts';
import { isTooLarge } from './json-page.ts';

interface Cursor {
  readonly start: number;
  readonly count: number;
  /** Of `WAYS`; null until one was answered. */
  readonly way: number | null;
  readonly schema: string | null;
  /** Records that were read; those that were not make the run incomplete. */
  readonly came: number;
}

const asJson = (cursor: Cursor | null): Json => cursor as unknown as Json;

/** The results, and the records in them, whose insides are not looked at. */
const RESULT_LEVELS = 3;

const ask = async (ctx: AdapterContext, { url, request }: CswRequest, levels: number): Promise<XmlAnswer> => {
  const answer = await ctx.fetch(url, { ...request, maxBytes: MAX_XML_BYTES });
  const xml = await readXmlAnswer(answer, levels, ctx.config.maxBytes);
  if (!/^(?:ExceptionReport|ServiceExceptionReport)$/.test(xml.root.name)) return xml;
  const [exception] = elementsAt(xml.root, '*');
  const code = exception?.attributes.get('exceptionCode') ?? exception?.attributes.get('code');
  const says = textAt(xml.root, 'Exception/ExceptionText') ?? exception?.text.trim() ?? '';
  throw new AppError({
    kind: 'unprocessable',
    code: 'csw-exception',
    detail: `${answer.url} answers with an exception: ${[code, says].filter(Boolean).join(': ').slice(0, 500)}.`,
    extra: { url: answer.url },
  });
};

/** What a server that wants to be asked in another way answers with. */
const isRefusal = (error: unknown): error is AppError => {
  if (!(error instanceof AppError)) return false;
  const { code, extra } = error.info;
  const answered = Number(extra?.answered ?? 0);
  const isRedirect = code === 'fetch-failed' && / redirects a POST /.test(error.info.detail);
  return code === 'csw-exception' || code === 'source-no-xml' || isRedirect || answered >= 400;
};

const chooseSchema = async (ctx: AdapterContext): Promise<string> => {
  const { config } = ctx;
  if (config.metadataPrefix !== null) return config.metadataPrefix;
  try {
    const { root, url } = await ask(ctx, getCapabilities(config.url), CAPABILITIES_LEVELS);
    return schemaOf(root, url);
  } catch (error) {
    if (isRefusal(error)) return DEFAULT_SCHEMA;
    throw error;
  }
};

interface Answered {
  readonly xml: XmlAnswer;
  readonly results: XmlElement;
  readonly way: number;
}

const noResults = ({ url, root }: XmlAnswer): AppError =>
  new AppError({
    kind: 'unprocessable',
    code: 'source-no-csw',
    detail: `${url} answers with <${root.name.slice(0, 50)}>, which holds no search results of a CSW.`,
    extra: { url },
  });

/** The first way that leads to results; where none does, what the first was answered with. */
const askForRecords = async (ctx: AdapterContext, cursor: Cursor, schema: string): Promise<Answered> => {
  const { url, query } = ctx.config;
  const asked = {
    outputSchema: schema,
    startPosition: cursor.start,
    maxRecords: cursor.count,
    constraint: query,
  };
  let first: AppError | null = null;
  for (const [at, way] of WAYS.entries()) {
    if (cursor.way !== null && cursor.way !== at) continue;
    try {
      const xml = await ask(ctx, getRecords(url, way, asked), RESULT_LEVELS);
      const [results] = elementsAt(xml.root, 'SearchResults');
      if (results) return { xml, results, way: at };
      throw noResults(xml);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      first ??= error;
    }
  }
  throw first ?? new Error('A cursor names a way that there is not.');
};

const numberIn = ({ attributes }: XmlElement, name: string): number | null => {
  const text = attributes.get(name) ?? '';
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
};

/** Where the next page begins; null behind the last. Servers differ in what they say of it, so it is counted too. */
const nextStart = (results: XmlElement, start: number): number | null => {
  const after = start + results.children.length;
  const matched = numberIn(results, 'numberOfRecordsMatched');
  const next = numberIn(results, 'nextRecord') ?? 0;
  if (matched === null) return next > start && after > start ? next : null;
  if (after === start && next <= start) return null;
  const then = next > start ? next : after;
  return then > matched ? null : then;
};

const shortOf = (url: string, matched: number, came: number): Fault | null =>
  came < matched
    ? { code: 'records-unread', detail: `${url} has ${matched} records; ${came} could be read.` }
    : null;

const readPage = async (ctx: AdapterContext, cursor: Cursor): Promise<HarvestPage> => {
  const schema = cursor.schema ?? (await chooseSchema(ctx));
  const { xml, results, way } = await askForRecords(ctx, cursor, schema);
  const whole = results.children.filter(({ end }) => end !== null);
  const documents = whole.map((element) => documentOf(xml.text, element));
  const { lost, damage, ...read } = await readXmlRecords(documents, xml.url, ctx.vocabularies);
  const cutOff = xml.fault ? [issueOf('xml-syntax', { detail: xml.fault, isRestUnread: true })] : [];
  const issues = [...xml.issues, ...read.issues, ...cutOff];
  for (const issue of cutOff) damage.add(issue);
  const start = nextStart(results, cursor.start);
  const came = cursor.came + whole.length - lost;
  const count = Math.min(ctx.config.pageSize, cursor.count * 2);
  const next = start === null ? null : { start, count, way, schema, came };
  const url = `${xml.url}#${cursor.start}`;
  const matched = numberIn(results, 'numberOfRecordsMatched');
  const doubt = lost > 0 || !next ? shortOf(xml.url, matched ?? cursor.came + whole.length, came) : null;
  return page({ ...read, url, issues, damage, next: asJson(next), doubt });
};

/** A record that is larger than a page may be is left out, and the run is not complete. */
const leftOut = (ctx: AdapterContext, cursor: Cursor, { code, detail }: Fault): HarvestPage =>
  page({
    url: `${ctx.config.url}#${cursor.start}`,
    quads: [],
    damage: damageLog(),
    problems: [{ kind: 'page', code, detail }],
    doubt: { code, detail },
    next: asJson({ ...cursor, start: cursor.start + 1 }),
  });

/** Records may be of any size: a page that is too large is asked for again in smaller ones. */
const read = async (ctx: AdapterContext, json: Json): Promise<HarvestPage> => {
  let cursor = json as unknown as Cursor;
  for (;;) {
    try {
      return await readPage(ctx, cursor);
    } catch (error) {
      if (!isTooLarge(error)) throw error;
      if (cursor.count === 1) return leftOut(ctx, cursor, error.info);
      cursor = { ...cursor, count: Math.ceil(cursor.count / 4) };
    }
  }
};

export const csw: Adapter = {
  first: ({ config: { pageSize } }) =>
    asJson({ start: 1, count: pageSize, way: null, schema: null, came: 0 }),
  read,
};
