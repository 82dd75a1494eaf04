/**
 * CKAN and DKAN: answers of `package_show`, `package_search`, `current_package_list_with_resources`, or packages
 * by themselves.
 */
import { granted } from '../grant.ts';
import { JsonNode, parsedJson } from '../json-node.ts';
import type { MappedRecord, Mapping, MappingContext, MappingIssue } from '../mapped-record.ts';
import { mappingIssue } from '../rules.ts';
import { mapPackage } from './package.ts';

/** Entries of a search index carry the package as text. */
const unpacked = (item: JsonNode): JsonNode => {
  const packed = item.textOf('data_dict');
  return packed ? (parsedJson(packed) ?? item) : item;
};

const isPackage = (item: JsonNode): boolean =>
  item.isObject && ['id', 'name', 'title'].some((key) => item.textOf(key) !== null);

/** The packages of an answer, whichever it is. */
export const packagesIn = (root: JsonNode): readonly JsonNode[] => {
  const result = root.get('result').isEmpty ? root : root.get('result');
  const list = result.get('results').isEmpty ? result : result.get('results');
  return (
    list
      .items()
      // DKAN wraps the list of one request in another list.
      .flatMap((item) => (item.isList ? item.items() : [item]))
      .map(unpacked)
      .filter(isPackage)
  );
};

/** DKAN says `private` of what it shows to everybody; its states are capitalised. */
const isPublic = (item: JsonNode): boolean => {
  const state = item.textOf('state')?.value;
  if (state === 'Active') return true;
  return item.get('private').value !== true && (state === undefined || state === 'active');
};

export const mapCkan = async (input: unknown, context: MappingContext): Promise<Mapping> => {
  const packages = packagesIn(new JsonNode(input));
  const records: MappedRecord[] = [];
  const issues: MappingIssue[] = [];
  if (packages.length === 0) issues.push(mappingIssue('no-records', { place: '$' }));
  for (const item of packages) {
    const value = (item.textOf('name') ?? item.textOf('id'))?.value ?? '';
    if (!isPublic(item)) {
      issues.push(mappingIssue('not-public', { place: item.place, value }));
      continue;
    }
    const draft = mapPackage(item, context);
    if (draft) records.push(await granted(draft, context));
    else issues.push(mappingIssue('record-without-identity', { place: item.place, value }));
  }
  return { records, issues };
};
