/**
 * Distributions of an Opendatasoft dataset: the exports that the portal offers for every dataset with records, and
 * the files attached to it.
 */
import { ns } from '../../../rdf/namespaces.ts';
import { literal, namedNode } from '../../../rdf/terms.ts';
import type { Draft, Resource } from '../draft.ts';
import type { JsonNode } from '../json-node.ts';
import type { MappingContext, SourceValue } from '../mapped-record.ts';
import { addressOf, sayIdentifier, sayText } from '../say.ts';
import { attachmentUrl, EXPORTS, type ExportRow, exportUrl } from './exports.ts';

const sayExport = (
  draft: Draft,
  url: string,
  { title, fileType }: ExportRow,
  from: SourceValue,
): Resource => {
  const node = draft.node();
  const derived = { rule: 'url-pattern', from } as const;
  draft.derive(draft.resource, ns.dcat('distribution'), node, derived);
  draft.derive(node, ns.rdf('type'), ns.dcat('Distribution'), derived);
  draft.derive(node, ns.dct('title'), literal(title), derived);
  draft.derive(node, ns.dcat('accessURL'), namedNode(url), derived);
  draft.derive(node, ns.dcat('downloadURL'), namedNode(url), derived);
  draft.wish({
    kind: 'format',
    subject: node,
    formats: [{ ...from, meant: fileType }],
    mediaTypes: [],
    urls: [],
    isDownload: true,
  });
  return node;
};

export const sayExports = (
  draft: Draft,
  node: JsonNode,
  dataset: SourceValue,
  { portal }: MappingContext,
): readonly Resource[] => {
  const hasRecords = node.get('has_records').value === true;
  if (!portal || !hasRecords || node.get('data_visible').value === false) return [];
  const isGeographic = node
    .get('features')
    .texts()
    .some(({ value }) => value === 'geo');
  return EXPORTS.filter((row) => isGeographic || !row.isGeographic).map((row) =>
    sayExport(draft, exportUrl(portal, dataset.value, row.format), row, dataset),
  );
};

/** `odsfile://…` is an address inside the platform: what is served follows from the id. */
const attachmentAddress = (
  item: JsonNode,
  dataset: SourceValue,
  portal: string | null,
): { readonly url: string; readonly isDerived: boolean } | null => {
  const written = item.textOf('href') ?? item.textOf('url');
  const address = written && addressOf(written.value);
  if (address) return { url: address.value, isDerived: false };
  const id = item.textOf('id');
  return id && portal ? { url: attachmentUrl(portal, dataset.value, id.value), isDerived: true } : null;
};

export const sayAttachments = (
  draft: Draft,
  list: JsonNode,
  dataset: SourceValue,
  { portal, language }: MappingContext,
): readonly Resource[] =>
  list.items().flatMap((item) => {
    const address = attachmentAddress(item, dataset, portal);
    const from = item.textOf('id') ?? item.textOf('title') ?? { place: item.place, value: '' };
    if (!address) {
      draft.note('address-unreadable', item.textOf('url') ?? from);
      return [];
    }
    const node = draft.part(draft.resource, ns.dcat('distribution'), ns.dcat('Distribution'));
    sayIdentifier(draft, node, item.textOf('id'));
    sayText(draft, node, ns.dct('title'), item.textOf('title'), language);
    for (const property of [ns.dcat('accessURL'), ns.dcat('downloadURL')])
      if (address.isDerived)
        draft.derive(node, property, namedNode(address.url), { rule: 'url-pattern', from });
      else draft.give(node, property, namedNode(address.url), from.place);
    draft.wish({
      kind: 'format',
      subject: node,
      formats: [],
      mediaTypes: item.get('mimetype').texts(),
      urls: [{ place: from.place, value: address.url }],
      isDownload: true,
    });
    return [node];
  });
