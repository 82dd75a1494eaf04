/**
 * Repositories of OAI-PMH 2.0: ListRecords from token to token; once all was read, only what changed since, where the
 * repository can tell what it deleted.
 */
import { damageLog } from '../../catalogue/damage.ts';
import { KINDS } from '../../catalogue/kinds.ts';
import { AppError } from '../../lib/app-error.ts';
import { ns, RDF_TYPE } from '../../rdf/namespaces.ts';
import { issueOf } from '../../rdf/repair/issues.ts';
import type { Quad } from '../../rdf/terms.ts';
import type { Fault, Json } from '../run.ts';
import { documentOf, elementsAt, textAt, type XmlElement } from '../xml-outline.ts';
import { readXmlRecords } from '../xml-records.ts';
import { type Adapter, type AdapterContext, type HarvestPage, page } from './adapter.ts';
import { askOai, checkOai, type OaiAnswer } from './oai-pmh-answer.ts';
import { formatOf } from './oai-pmh-formats.ts';
import { fromOf, listOf, type Memory, usableMemory } from './oai-pmh-since.ts';

/** What was found out when the list was begun. */
interface List {
  readonly prefix: string;
  /** Deletions are kept for good. */
  readonly isTracked: boolean;
  /** For the next run: null where its clock cannot be read. */
  readonly began: string | null;
}

interface Cursor {
  readonly token: string | null;
  readonly list: List | null;
  /** Null where all is read. */
  readonly from: string | null;
  /** When all was read last, or is now. */
  readonly whole: string;
  readonly restarts: number;
  /** Records that came, deleted ones too. */
  readonly came: number;
  /** Each record could be told by the name in its header. */
  readonly isNamed: boolean;
}

const asJson = (cursor: Cursor | null): Json => cursor as unknown as Json;
const memoryJson = (memory: Memory): Json => memory as unknown as Json;

const MAX_TOKEN_LENGTH = 20_000;

const begin = async (ctx: AdapterContext): Promise<List> => {
  const identify = await askOai(ctx, 'Identify', {});
  checkOai(identify);
  const isSecond = /ss/i.test(textAt(identify.verb, 'granularity') ?? '');
  const isTracked = textAt(identify.verb, 'deletedRecord') === 'persistent';
  const began = fromOf(identify.responseDate, { isSecond });
  if (ctx.config.metadataPrefix !== null) return { prefix: ctx.config.metadataPrefix, isTracked, began };
  const formats = await askOai(ctx, 'ListMetadataFormats', {});
  checkOai(formats);
  return { prefix: formatOf(formats.verb!, formats.url), isTracked, began };
};

const askForRecords = (ctx: AdapterContext, { token, from }: Cursor, list: List): Promise<OaiAnswer> => {
  if (token !== null) return askOai(ctx, 'ListRecords', { resumptionToken: token });
  const { set } = ctx.config;
  return askOai(ctx, 'ListRecords', {
    metadataPrefix: list.prefix,
    ...(set !== null && { set }),
    ...(from !== null && { from }),
  });
};

/** By which a record may be known here: its identifier, or what the scheme `oai` holds. */
const namesOf = (identifier: string): string[] => {
  const [, local] = /^oai:[^:]+:(.+)$/.exec(identifier) ?? [];
  if (local === undefined) return [identifier];
  try {
    return [...new Set([identifier, local, decodeURIComponent(local)])];
  } catch {
    return [identifier, local];
  }
};

const RESOURCES: ReadonlySet<string> = new Set(
  [KINDS.dataset, KINDS.service, KINDS.series, KINDS.catalog].flatMap(({ rdfClass }) => rdfClass ?? []),
);
const IDENTIFIER = ns.dct('identifier').value;

/** What the resources on a page are known by. */
const namesIn = (quads: readonly Quad[]): ReadonlySet<string> => {
  const resources = new Set(
    quads
      .filter((q) => q.predicate.value === RDF_TYPE && RESOURCES.has(q.object.value))
      .map((q) => q.subject.value),
  );
  const identifiers = quads
    .filter((q) => q.predicate.value === IDENTIFIER && resources.has(q.subject.value))
    .map((q) => q.object.value);
  return new Set([...resources, ...identifiers]);
};

const isDeleted = (record: XmlElement): boolean =>
  elementsAt(record, 'header').some(({ attributes }) => attributes.get('status') === 'deleted');

const headerNames = (record: XmlElement): string[] => namesOf(textAt(record, 'header/identifier') ?? '');

const emptyPage = (url: string, next: Json, more: Partial<HarvestPage>): HarvestPage =>
  page({ url, quads: [], damage: damageLog(), next, ...more });

/** A token that is no longer known: once, all is read from the beginning. */
const restarted = ({ url, errors }: OaiAnswer, cursor: Cursor): HarvestPage =>
  emptyPage(
    url,
    asJson({ ...cursor, token: null, list: null, came: 0, isNamed: true, restarts: cursor.restarts + 1 }),
    {
      isRestart: true,
      isPartial: cursor.from !== null,
      problems: [{ kind: 'page', code: 'oai-token-lost', detail: errors[0]?.says || 'badResumptionToken' }],
    },
  );

const noToken = (url: string, detail: string): AppError =>
  new AppError({ kind: 'unprocessable', code: 'oai-token', detail: `${url} ${detail}.`, extra: { url } });

/** §3.5: empty behind the last page. @throws AppError `oai-token` */
const nextToken = (answer: OaiAnswer, { token }: Cursor): string | null => {
  const next = textAt(answer.verb, 'resumptionToken');
  if (next !== null && next === token) throw noToken(answer.url, 'leads from a page to the same page');
  if ((next?.length ?? 0) > MAX_TOKEN_LENGTH)
    throw noToken(
      answer.url,
      `has a resumptionToken of ${next!.length} characters; ${MAX_TOKEN_LENGTH} are kept`,
    );
  return next;
};

const sizeOf = ({ verb }: OaiAnswer): number | null => {
  const text = elementsAt(verb, 'resumptionToken')[0]?.attributes.get('completeListSize') ?? '';
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
};

const shortOf = (url: string, lost: number, size: number | null, came: number): Fault | null => {
  if (lost > 0) return { code: 'records-unread', detail: `${lost} records at ${url} could not be read.` };
  return size !== null && came < size
    ? { code: 'records-unread', detail: `${url} announced ${size} records; ${came} came.` }
    : null;
};

const memoryOf = ({ config }: AdapterContext, { isNamed, whole }: Cursor, list: List): Memory => ({
  list: listOf(config),
  from: list.isTracked && isNamed ? list.began : null,
  whole,
});

const readRecords = async (
  ctx: AdapterContext,
  answer: OaiAnswer,
  cursor: Cursor,
  list: List,
): Promise<HarvestPage> => {
  const { url, text, verb, fault } = answer;
  const records = elementsAt(verb, 'record').filter(({ end }) => end !== null);
  const [deleted, present] = [records.filter(isDeleted), records.filter((record) => !isDeleted(record))];
  const documents = present.flatMap((record) =>
    elementsAt(record, 'metadata/*').map((element) => documentOf(text, element)),
  );
  const { lost, damage, ...read } = await readXmlRecords(documents, url, ctx.vocabularies);
  const cutOff = fault ? [issueOf('xml-syntax', { detail: fault, isRestUnread: true })] : [];
  for (const issue of cutOff) damage.add(issue);
  const names = namesIn(read.quads);
  const isNamed =
    cursor.isNamed && present.every((record) => headerNames(record).some((name) => names.has(name)));
  const token = fault ? null : nextToken(answer, cursor);
  const came = cursor.came + records.length;
  const after: Cursor = { ...cursor, list, token, came, isNamed };
  return page({
    ...read,
    url,
    issues: [...answer.issues, ...read.issues, ...cutOff],
    damage,
    gone: deleted.flatMap(headerNames),
    isPartial: cursor.from !== null,
    next: token === null ? null : asJson(after),
    memory: token === null ? memoryJson(memoryOf(ctx, after, list)) : null,
    doubt: shortOf(url, lost, token === null ? sizeOf(answer) : null, came),
  });
};

const read = async (ctx: AdapterContext, json: Json): Promise<HarvestPage> => {
  const cursor = json as unknown as Cursor;
  const list = cursor.list ?? (await begin(ctx));
  const answer = await askForRecords(ctx, cursor, list);
  const has = (code: string): boolean => answer.errors.some((error) => error.code === code);
  if (has('noRecordsMatch'))
    return emptyPage(answer.url, null, {
      isPartial: cursor.from !== null,
      memory: memoryJson(memoryOf(ctx, cursor, list)),
    });
  if (has('badResumptionToken') && cursor.token !== null && cursor.restarts === 0)
    return restarted(answer, cursor);
  checkOai(answer);
  return readRecords(ctx, answer, cursor, list);
};

export const oaiPmh: Adapter = {
  first: ({ config, now }, json) => {
    const memory = usableMemory(json, config, now());
    return asJson({
      token: null,
      list: null,
      from: memory?.from ?? null,
      whole: memory?.whole ?? now().toISOString(),
      restarts: 0,
      came: 0,
      isNamed: true,
    });
  },
  read,
};
