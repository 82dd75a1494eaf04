/**
 * ListIdentifiers, ListRecords and ListSets (§4.3, §4.5, §4.6): one page of each, and the token that leads on.
 */
import type { RecordKind } from '../../catalogue/kinds.ts';
import { readEach } from '../../catalogue/oai-documents.ts';
import { readHeaders } from '../../catalogue/oai-headers.ts';
import { type ItemPage, listItems } from '../../catalogue/oai-items.ts';
import { isSetSpec, listSets } from '../../catalogue/oai-sets.ts';
import { labelsOf } from '../page-data.ts';
import type { Arguments } from './arguments.ts';
import { OaiError, shown } from './errors.ts';
import { FORMATS, isPrefix, type MetadataFormat } from './formats.ts';
import { headerXml, recordXml } from './headers-xml.ts';
import type { Repository } from './repository.ts';
import { parseInstant } from './times.ts';
import { expiryOf, type ListArguments, resume, type Walk, writeToken } from './token.ts';
import { element, leaf } from './xml.ts';

/** Characters after which a page of records ends, however many it has. */
const MAX_PAGE_CHARACTERS = 8_000_000;

const walkOf = ({ now }: Repository, given: Arguments): { walk: Walk; isFirst: boolean } => {
  const { verb, metadataPrefix, from, until, set, resumptionToken } = given;
  if (resumptionToken !== undefined) return { walk: resume(resumptionToken, given, now), isFirst: false };
  const asked = Object.fromEntries(
    Object.entries({ metadataPrefix, from, until, set }).filter(([, value]) => value !== undefined),
  ) as ListArguments;
  const after = verb === 'ListSets' ? '' : 0;
  return { walk: { verb, asked, after, cursor: 0, total: 0, issued: now }, isFirst: true };
};

interface Part {
  readonly isFirst: boolean;
  readonly total: number;
  readonly given: number;
  /** Null on the last page. */
  readonly next: number | string | null;
}

/**
 * Absent where the first page is the whole list; empty at the end of a longer one. Sizes are on each, the last one
 * too: some harvesters fail without.
 */
const tokenXml = (
  repository: Repository,
  walk: Walk,
  { isFirst, total, given, next }: Part,
): string | null => {
  if (isFirst && next === null) return null;
  const sizes = { completeListSize: Math.max(total, walk.cursor + given), cursor: walk.cursor };
  if (next === null) return leaf('resumptionToken', '', sizes);
  const issued = repository.now;
  const token = writeToken({ ...walk, after: next, cursor: walk.cursor + given, total, issued });
  return leaf('resumptionToken', token, { expirationDate: expiryOf({ issued }), ...sizes });
};

/** §2.7.1: both in one granularity, in order. @throws OaiError `badArgument` */
const checkTimes = ({ from, until }: ListArguments): { from?: string; until?: string } => {
  const first = from === undefined ? undefined : parseInstant(from);
  const last = until === undefined ? undefined : parseInstant(until);
  for (const [name, text, value] of [
    ['from', from, first],
    ['until', until, last],
  ] as const)
    if (value === null)
      throw new OaiError(
        'badArgument',
        `The argument ${name} is “${shown(text ?? '')}”; it must be YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ.`,
      );
  if (first && last && first.granularity !== last.granularity)
    throw new OaiError('badArgument', 'The arguments from and until differ in their granularity.');
  if (first && last && first.first > last.last)
    throw new OaiError('badArgument', 'The argument from is later than until.');
  return { ...(first && { from: first.first }), ...(last && { until: last.last }) };
};

const checkSet = ({ set }: ListArguments): void => {
  if (set !== undefined && !isSetSpec(set))
    throw new OaiError('badArgument', `The argument set is “${shown(set)}”, which is no setSpec.`);
};

/** @throws OaiError `cannotDisseminateFormat` */
export const formatOf = (prefix = ''): MetadataFormat => {
  if (isPrefix(prefix)) return FORMATS[prefix];
  throw new OaiError(
    'cannotDisseminateFormat',
    `There is no metadata format “${shown(prefix)}”; there are ${Object.keys(FORMATS).join(', ')}.`,
  );
};

interface ItemWalk {
  readonly walk: Walk;
  readonly isFirst: boolean;
  readonly format: MetadataFormat;
  readonly page: ItemPage;
}

const readItems = async (repository: Repository, given: Arguments): Promise<ItemWalk> => {
  const { walk, isFirst } = walkOf(repository, given);
  const format = formatOf(walk.asked.metadataPrefix);
  checkSet(walk.asked);
  const kinds: readonly RecordKind[] = format.kinds;
  const query = { kinds, ...checkTimes(walk.asked), set: walk.asked.set };
  const page = await listItems(repository.ctx, query, {
    after: Number(walk.after),
    limit: repository.pageSize,
    total: isFirst ? null : walk.total,
  });
  if (isFirst && page.records.length === 0)
    throw new OaiError('noRecordsMatch', 'No record matches what was asked for.');
  return { walk, isFirst, format, page };
};

const partOf = ({ isFirst, page }: ItemWalk): Part => ({
  isFirst,
  total: page.total,
  given: page.records.length,
  next: page.hasMore ? page.records.at(-1)!.seq : null,
});

export const listIdentifiers = async (repository: Repository, given: Arguments): Promise<string> => {
  const items = await readItems(repository, given);
  const { ctx, identifierForm } = repository;
  const headers = await readHeaders(ctx, identifierForm, items.page.records);
  return element('ListIdentifiers', [
    ...headers.map(headerXml),
    tokenXml(repository, items.walk, partOf(items)),
  ]);
};

export const listRecords = async (repository: Repository, given: Arguments): Promise<string> => {
  const items = await readItems(repository, given);
  const { ctx, identifierForm } = repository;
  const { records } = items.page;
  const headers = await readHeaders(ctx, identifierForm, records);
  const metadata = new Map<number, string>();
  const published = records.filter(({ status }) => status === 'published');
  let size = 0;
  let end = Number.POSITIVE_INFINITY;
  for await (const documents of readEach(ctx, published)) {
    for (const document of documents) {
      const text = items.format.write(document, ctx.baseUrl);
      metadata.set(document.record.seq, text);
      size += text.length;
    }
    if (size > MAX_PAGE_CHARACTERS) {
      end = documents.at(-1)?.record.seq ?? end;
      break;
    }
  }
  const shownHeaders = headers.filter(({ record }) => record.seq <= end);
  const isCut = shownHeaders.length < headers.length;
  const part: Part = {
    ...partOf(items),
    given: shownHeaders.length,
    ...(isCut && { next: shownHeaders.at(-1)!.record.seq }),
  };
  return element('ListRecords', [
    ...shownHeaders.flatMap((header) => {
      const text = metadata.get(header.record.seq);
      if (header.record.status === 'deleted') return [recordXml(header, null)];
      // It was deleted since the page was cut: its tombstone is newer than this answer.
      return text === undefined ? [] : [recordXml(header, text)];
    }),
    tokenXml(repository, items.walk, part),
  ]);
};

export const listAllSets = async (repository: Repository, given: Arguments): Promise<string> => {
  const { walk, isFirst } = walkOf(repository, given);
  const { sets, total, hasMore } = await listSets(
    repository.ctx,
    { after: String(walk.after), limit: repository.pageSize },
    (iris) => labelsOf(iris, 'en'),
  );
  const next = hasMore ? sets.at(-1)!.spec : null;
  return element('ListSets', [
    ...sets.map(({ spec, name }) => element('set', [leaf('setSpec', spec), leaf('setName', name)])),
    tokenXml(repository, walk, { isFirst, total, given: sets.length, next }),
  ]);
};
