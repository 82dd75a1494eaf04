/**
 * `POST /import`: many whole records at once. What is refused does not keep the rest from being stored, and
 * everything that is not stored as it came is listed in the answer.
 */
import { recordsByGraph } from '../../catalogue/by-graph.ts';
import { type Damage, damageLog, damageReason, SOURCE_DAMAGED } from '../../catalogue/damage.ts';
import type { IncomingRecord } from '../../catalogue/incoming.ts';
import { storeLeftOver } from '../../catalogue/left-over.ts';
import { LOCAL_SOURCE, writeOutcomes } from '../../catalogue/records.ts';
import { splitRecords } from '../../catalogue/split.ts';
import { AppError } from '../../lib/app-error.ts';
import type { ReadIssue } from '../../rdf/repair/issues.ts';
import type { Quad } from '../../rdf/terms.ts';
import { isAdmin, sourcesOf } from '../../security/scopes.ts';
import type { Principal } from '../../security/tokens.ts';
import type { AppContext, Handler } from '../app-env.ts';
import { isEmptyDocument, readBody, readWholeBody } from '../body.ts';
import { graphBatches, RECORDS_A_BATCH } from '../import-batches.ts';
import { type ImportTally, importTally, issuePlace } from '../import-tally.ts';
import { jsonResponse } from '../json.ts';
import { isPublishedAs, readStandings, writeCheck } from '../permission.ts';
import { principalOfRequest } from '../principal.ts';
import { catalogToWrite } from '../write-catalog.ts';

/** An input that is split here is held in memory whole. */
export const MAX_SPLIT_QUADS = 100_000;

export const SOURCE_PATTERN = /^[a-z0-9][a-z0-9-]{0,79}$/;
const DEFAULT_SOURCE = 'import';
export const SPLITS = ['auto', 'graph'] as const;
export const PARTS = ['records', 'left-over'] as const;
export const APPENDS = ['0', '1'] as const;

const badParameter = (name: string, value: string, expects: string): AppError =>
  new AppError({
    kind: 'badRequest',
    code: 'parameter-invalid',
    detail: `The parameter ${name} is “${value.slice(0, 100)}”; it must be ${expects}.`,
    extra: { parameter: name, value: value.slice(0, 100) },
  });

const choice = <T extends string>(c: AppContext, name: string, values: readonly [T, ...T[]]): T => {
  const asked = c.req.query(name);
  const found = asked ? values.find((value) => value === asked) : values[0];
  if (!found) throw badParameter(name, asked!, `one of ${values.join(', ')}`);
  return found;
};

/**
 * The source in whose name records are stored. A scoped token has names of its own (`{catalogue}:{source}`):
 * it cannot speak for another source, nor for `local`, which comes before all.
 */
const sourceOf = (c: AppContext, { scopes }: Principal): string => {
  const asked = c.req.query('source') || c.req.query('catalog') || DEFAULT_SOURCE;
  const isAllowed = SOURCE_PATTERN.test(asked) && asked !== LOCAL_SOURCE;
  if (!isAllowed)
    throw badParameter('source', asked, 'lower-case letters, digits and hyphens, and not “local”');
  const own = sourcesOf(scopes);
  if (own === null) return asked;
  const catalog = c.req.query('catalog');
  const name = own.find((source) => source === catalog) ?? own[0];
  if (!name)
    throw new AppError({ kind: 'forbidden', code: 'scope-missing', detail: 'This token may write nothing.' });
  return `${name}:${asked}`;
};

interface Import {
  readonly c: AppContext;
  readonly principal: Principal;
  readonly source: string;
  readonly catalog: string | undefined;
  readonly tally: ImportTally;
}

/** A scoped token's dump names entities that others describe: the same words again are no attempt to change them. */
const withoutKnownEntities = async (
  { c, principal, tally }: Import,
  records: readonly IncomingRecord[],
): Promise<readonly IncomingRecord[]> => {
  const entities = records.filter(({ kind }) => kind === 'entity');
  if (isAdmin(principal.scopes) || entities.length === 0) return records;
  const { catalogue: ctx, config } = c.var;
  const standings = await readStandings(
    ctx,
    entities.map(({ id }) => id),
  );
  const known = new Set(
    entities.filter((entity) => isPublishedAs(standings.get(entity.id), entity, config.baseUrl)),
  );
  tally.count('unchanged', known.size);
  return records.filter((record) => !known.has(record));
};

const storeBatch = async (job: Import, batch: readonly IncomingRecord[]): Promise<void> => {
  const { c, principal, source, catalog, tally } = job;
  const records = await withoutKnownEntities(job, batch);
  const iris = new Map(records.map(({ id, iri }) => [id, iri]));
  const check = await writeCheck(c.var.catalogue, records, { principal, catalog, ownSource: source });
  const outcomes = await writeOutcomes(c.var.catalogue, records, {
    source,
    check,
    ...(catalog !== undefined && { catalog }),
  });
  for (const outcome of outcomes) {
    if (outcome.kind === 'rejected') {
      const { code, detail } = outcome.error.info;
      tally.reject({ id: outcome.id, iri: iris.get(outcome.id) ?? null, code, reason: detail });
    } else tally.count(outcome.kind === 'deleted' ? 'updated' : outcome.kind);
  }
};

const store = async (job: Import, records: readonly IncomingRecord[]): Promise<void> => {
  for (let start = 0; start < records.length; start += RECORDS_A_BATCH)
    await storeBatch(job, records.slice(start, start + RECORDS_A_BATCH));
};

const bodyCutOff = (issue: ReadIssue): AppError =>
  new AppError({
    kind: 'badRequest',
    code: 'body-cut-off',
    detail: `The body could not be read to its end (${issuePlace(issue)}): ${issue.message}. Nothing was stored, because what is missing may belong to any record.`,
    extra: { ...(issue.line !== undefined && { line: issue.line }) },
  });

/** A part must not replace the whole that may be stored. */
const keepBack = (job: Import, id: string | null, iri: string | null, cause?: ReadIssue): void =>
  job.tally.reject({ id, iri, code: SOURCE_DAMAGED, reason: damageReason(cause ? issuePlace(cause) : '') });

/** The graphs of which a syntax error lost a part; where the body was cut off, that is the last one too. */
const damagedGraphs = (quads: readonly Quad[], damage: Damage): ReadonlySet<string> =>
  new Set([
    ...quads.filter(damage.touches).map((q) => q.graph.value),
    ...(damage.unread() ? quads.slice(-1).map((q) => q.graph.value) : []),
  ]);

/** Each named graph is a whole record: stored as they arrive. */
const importGraphs = async (job: Import, baseIRI: string): Promise<void> => {
  const { baseUrl } = job.c.var.config;
  const damage = damageLog();
  const input = readBody(job.c, baseIRI, (issue) => {
    job.tally.issue(issue);
    damage.add(issue);
  });
  for await (const { quads: all, late } of graphBatches(input)) {
    const broken = damagedGraphs(all, damage);
    for (const name of broken) keepBack(job, null, name, damage.unread());
    const quads = broken.size > 0 ? all.filter((q) => !broken.has(q.graph.value)) : all;
    const { records, rejected } = recordsByGraph(quads, { baseUrl });
    for (const rejection of rejected) job.tally.reject(rejection);
    for (const iri of late)
      job.tally.reject({
        id: null,
        iri,
        code: 'graph-in-pieces',
        reason: 'The statements of this graph do not stand together; only the first of them were stored.',
      });
    await store(job, records);
  }
};

/** A dump is read whole, split, and stored. */
const importDump = async (job: Import, baseIRI: string): Promise<void> => {
  const { baseUrl } = job.c.var.config;
  const { quads, issues, damage } = await readWholeBody(job.c, baseIRI, MAX_SPLIT_QUADS);
  for (const issue of issues.items) job.tally.issue(issue);
  const unread = damage.unread();
  if (unread) throw bodyCutOff(unread);
  const { records, damaged, leftOver } = splitRecords(quads, {
    baseUrl,
    source: job.source,
    damaged: damage.nodes(),
    isOwnerUnknown: damage.isOwnerUnknown(),
  });
  for (const record of damaged) keepBack(job, record.id, record.iri, damage.causeOf(record));
  await store(job, records);
  job.tally.leaveOver(leftOver.length);
  await storeLeftOver(job.c.var.catalogue, job.source, leftOver);
};

const importLeftOver = async (job: Import, baseIRI: string, isAppended: boolean): Promise<void> => {
  const { quads, issues } = await readWholeBody(job.c, baseIRI, MAX_SPLIT_QUADS);
  for (const issue of issues.items) if (!isEmptyDocument(issue)) job.tally.issue(issue);
  job.tally.leaveOver(quads.length);
  await storeLeftOver(job.c.var.catalogue, job.source, quads, { isAppended });
};

export const postImport: Handler = async (c) => {
  const principal = await principalOfRequest(c);
  const [split, part] = [choice(c, 'split', SPLITS), choice(c, 'part', PARTS)];
  const isAppended = choice(c, 'append', APPENDS) === '1';
  if (isAppended && part !== 'left-over')
    throw badParameter('append', '1', 'left out without part=left-over');
  const source = sourceOf(c, principal);
  const catalog = await catalogToWrite(c, principal, { createAs: source });
  const tally = importTally();
  const job: Import = { c, principal, source, catalog, tally };
  const baseIRI = `${c.var.config.baseUrl}/`;
  if (part === 'left-over') await importLeftOver(job, baseIRI, isAppended);
  else if (split === 'graph') await importGraphs(job, baseIRI);
  else await importDump(job, baseIRI);
  return jsonResponse({ source: job.source, ...tally.summary() });
};
