/**
 * udata (API v1): pages of datasets or APIs, or one of them.
 */
import { granted } from '../grant.ts';
import { JsonNode } from '../json-node.ts';
import type { MappedRecord, Mapping, MappingContext, MappingIssue } from '../mapped-record.ts';
import { mappingIssue } from '../rules.ts';
import { isDataservice, mapDataservice } from './dataservice.ts';
import { mapDataset } from './dataset.ts';

const isPublic = (item: JsonNode): boolean =>
  item.get('private').value !== true && item.get('deleted').isEmpty && item.get('deleted_at').isEmpty;

export const mapUdata = async (input: unknown, context: MappingContext): Promise<Mapping> => {
  const root = new JsonNode(input);
  const list = root.get('data').isEmpty ? root : root.get('data');
  const items = list.items().filter((item) => item.isObject && (item.textOf('id') || item.textOf('title')));
  const records: MappedRecord[] = [];
  const issues: MappingIssue[] = [];
  if (items.length === 0) issues.push(mappingIssue('no-records', { place: '$' }));
  for (const item of items) {
    const value = (item.textOf('slug') ?? item.textOf('id'))?.value ?? '';
    if (!isPublic(item)) {
      issues.push(mappingIssue('not-public', { place: item.place, value }));
      continue;
    }
    const draft = isDataservice(item) ? mapDataservice(item, context) : mapDataset(item, context);
    if (draft) records.push(await granted(draft, context));
    else issues.push(mappingIssue('record-without-identity', { place: item.place, value }));
  }
  return { records, issues };
};
