/**
 * ISO 19139 and its INSPIRE profile: one metadata record, or all those of a CSW or OAI-PMH answer, as GeoDCAT-AP 3.
 */
import { granted } from '../grant.ts';
import type { MappedRecord, Mapping, MappingContext, MappingIssue } from '../mapped-record.ts';
import { isIri } from '../meaning.ts';
import { mappingIssue } from '../rules.ts';
import { identifiersOf, mapMetadata } from './resource.ts';
import { parseXml, XmlNode } from './xml.ts';

const ROOTS = ['MD_Metadata', 'MI_Metadata'];

/** Metadata records wherever they stand in an answer. */
const recordsIn = (root: XmlNode): readonly XmlNode[] => {
  const found: XmlNode[] = [];
  const stack = [root];
  for (let node = stack.pop(); node; node = stack.pop())
    if (ROOTS.includes(node.name)) found.push(new XmlNode(node.element));
    else for (const child of node.children.toReversed()) stack.push(child);
  return found;
};

/** The resources of a document by their own identifiers and those of their metadata. */
const directory = (records: readonly XmlNode[]): ReadonlyMap<string, string> => {
  const iris = new Map<string, string>();
  for (const record of records) {
    const identification = record.first('identificationInfo/*');
    const identifiers = identification ? identifiersOf(identification).map(({ value }) => value) : [];
    const iri = identifiers.find(isIri);
    if (!iri) continue;
    for (const key of [record.textAt('fileIdentifier')?.value, ...identifiers]) if (key) iris.set(key, iri);
  }
  return iris;
};

export const mapIso19139 = async (input: string, context: MappingContext): Promise<Mapping> => {
  const parsed = parseXml(input);
  if ('code' in parsed)
    return { records: [], issues: [mappingIssue(parsed.code, { place: '/', value: parsed.detail })] };
  const found = recordsIn(parsed.root);
  const iris = directory(found);
  const records: MappedRecord[] = [];
  const issues: MappingIssue[] = [];
  if (found.length === 0) issues.push(mappingIssue('no-records', { place: '/', value: parsed.root.name }));
  for (const metadata of found) {
    const draft = mapMetadata(metadata, context, (identifier) => iris.get(identifier) ?? null);
    if (draft) records.push(await granted(draft, context));
    else
      issues.push(
        mappingIssue('record-without-identity', {
          place: metadata.place,
          value: metadata.textAt('fileIdentifier')?.value ?? '',
        }),
      );
  }
  return { records, issues };
};
