/**
 * Opendatasoft (Explore API 2.1, and 2.0 whose entries are wrapped): pages or exports of the catalogue.
 */
import { granted } from '../grant.ts';
import { JsonNode } from '../json-node.ts';
import type { MappedRecord, Mapping, MappingContext, MappingIssue } from '../mapped-record.ts';
import { mappingIssue } from '../rules.ts';
import { mapDataset } from './dataset.ts';

const unwrapped = (item: JsonNode): JsonNode => (item.get('dataset').isObject ? item.get('dataset') : item);

export const mapOpendatasoft = async (input: unknown, context: MappingContext): Promise<Mapping> => {
  const root = new JsonNode(input);
  const list = ['results', 'datasets'].map((key) => root.get(key)).find((node) => !node.isEmpty) ?? root;
  const items = list
    .items()
    .filter((item) => item.isObject)
    .map(unwrapped);
  const records: MappedRecord[] = [];
  const issues: MappingIssue[] = [];
  for (const item of items) {
    // A portal shows restricted datasets to those who send a key.
    if (item.textOf('visibility')?.value === 'restricted') {
      issues.push(
        mappingIssue('not-public', { place: item.place, value: item.textOf('dataset_id')?.value ?? '' }),
      );
      continue;
    }
    const draft = item.get('metas').isObject ? mapDataset(item, context) : null;
    if (draft) records.push(await granted(draft, context));
    else issues.push(mappingIssue('record-without-identity', { place: item.place }));
  }
  if (items.length === 0) issues.push(mappingIssue('no-records', { place: '$' }));
  return { records, issues };
};
