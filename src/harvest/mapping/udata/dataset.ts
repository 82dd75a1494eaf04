/**
 * A dataset of udata's API, with its resources.
 */
import { ns } from '../../../rdf/namespaces.ts';
import { literal, namedNode } from '../../../rdf/terms.ts';
import { wishConcept } from '../concepts.ts';
import type { Draft, Resource } from '../draft.ts';
import { type JsonNode, jsonText } from '../json-node.ts';
import type { MappingContext } from '../mapped-record.ts';
import { isIri } from '../meaning.ts';
import {
  addressOf,
  noteAll,
  sayAddress,
  sayBytes,
  sayDate,
  sayIdentifier,
  sayPeriod,
  sayText,
} from '../say.ts';
import { sayGeoJson, sayPlaceName } from '../spatial.ts';
import { CHECKSUMS, FREQUENCIES, INSEE, inseeIri, TECHNICAL } from './codes.ts';
import {
  draftOf,
  sayAccess,
  sayContacts,
  sayOrganisation,
  sayTags,
  sayTexts,
  wishLicence,
} from './common.ts';

const saySchema = (draft: Draft, node: Resource, schema: JsonNode): void => {
  const [url, name] = [schema.textOf('url'), schema.textOf('name')];
  if (url) sayAddress(draft, node, ns.dct('conformsTo'), url);
  if (url || !name) return;
  const standard = draft.part(node, ns.dct('conformsTo'), ns.dct('Standard'));
  sayText(draft, standard, ns.dct('title'), name);
  sayText(draft, standard, ns.owl('versionInfo'), schema.textOf('version'));
};

const sayChecksum = (draft: Draft, node: Resource, checksum: JsonNode): void => {
  const value = checksum.textOf('value');
  const algorithm = CHECKSUMS[checksum.textOf('type')?.value ?? ''];
  if (!value) return;
  if (!algorithm || !/^[0-9a-f]+$/i.test(value.value)) {
    draft.note('not-mapped', value);
    return;
  }
  const part = draft.part(node, ns.spdx('checksum'), ns.spdx('Checksum'));
  draft.give(part, ns.spdx('algorithm'), ns.spdx(algorithm), value.place);
  draft.give(part, ns.spdx('checksumValue'), literal(value.value, ns.xsd('hexBinary')), value.place);
};

/** What documents the data is a page about them, and no form in which they come. */
const sayDocumentation = (draft: Draft, item: JsonNode, { language }: MappingContext): void => {
  const url = item.textOf('url');
  const page = url && addressOf(url.value);
  if (!url || !page) return;
  draft.give(draft.resource, ns.foaf('page'), page, url.place);
  draft.type(page, ns.foaf('Document'));
  sayText(draft, page, ns.dct('title'), item.textOf('title'), language);
  sayText(draft, page, ns.dct('description'), item.textOf('description'), language);
  for (const key of ['id', 'format', 'mime', 'filesize', 'checksum', 'created_at', 'last_modified', 'schema'])
    item.get(key);
};

const sayDistribution = (draft: Draft, item: JsonNode, { language }: MappingContext): Resource => {
  const uri = item.at('harvest.uri').text();
  const iri = uri && isIri(uri.value) ? addressOf(uri.value) : null;
  const node = iri ?? draft.node();
  draft.give(draft.resource, ns.dcat('distribution'), node, item.place);
  draft.type(node, ns.dcat('Distribution'));
  sayIdentifier(draft, node, item.textOf('id'));
  sayText(draft, node, ns.dct('title'), item.textOf('title'), language);
  sayText(draft, node, ns.dct('description'), item.textOf('description'), language);
  const url = item.textOf('url');
  sayAddress(draft, node, ns.dcat('accessURL'), url);
  const isUpload = item.textOf('filetype')?.value === 'file';
  if (isUpload) sayAddress(draft, node, ns.dcat('downloadURL'), url);
  const address = url && addressOf(url.value);
  draft.wish({
    kind: 'format',
    subject: node,
    formats: item.get('format').texts(),
    mediaTypes: item.get('mime').texts(),
    urls: url && address ? [{ ...url, value: address.value }] : [],
    isDownload: isUpload,
  });
  sayBytes(draft, node, item.textOf('filesize'));
  sayDate(draft, node, ns.dct('issued'), item.textOf('created_at'));
  sayDate(draft, node, ns.dct('modified'), item.textOf('last_modified'));
  sayChecksum(draft, node, item.get('checksum'));
  saySchema(draft, node, item.get('schema'));
  return node;
};

const sayZone = (draft: Draft, zone: JsonNode, { language }: MappingContext): void => {
  const id = zone.isObject ? zone.textOf('id') : zone.text();
  const uri = zone.textOf('uri');
  const name = zone.textOf('name');
  if (uri && isIri(uri.value)) {
    draft.give(draft.resource, ns.dct('spatial'), namedNode(uri.value), uri.place);
    return;
  }
  const [, level, code] = INSEE.exec(id?.value ?? '') ?? [];
  const country = /^country:([a-z]{2})$/.exec(id?.value ?? '')?.[1];
  if (id && level && code)
    draft.derive(draft.resource, ns.dct('spatial'), namedNode(inseeIri(level, code)), {
      rule: 'code-list',
      from: id,
    });
  else if (id && country)
    wishConcept(draft, draft.resource, 'country', [{ ...id, meant: country }], { isCode: true });
  else if (name) sayPlaceName(draft, name, language);
  else if (id) draft.note('not-mapped', id);
};

const saySpatial = (draft: Draft, spatial: JsonNode, context: MappingContext): void => {
  for (const zone of spatial.get('zones').items()) sayZone(draft, zone, context);
  const geometry = spatial.get('geom');
  if (geometry.isObject) sayGeoJson(draft, { place: geometry.place, value: jsonText(geometry.value) });
  noteAll(draft, spatial.textOf('granularity')?.value === 'other' ? [] : spatial.unread());
};

const sayDates = (draft: Draft, node: JsonNode): void => {
  const pairs = [
    [ns.dct('issued'), node.textOf('created_at'), node.textOf('created_at_internal')],
    [ns.dct('modified'), node.textOf('last_modified'), node.textOf('last_modified_internal')],
  ] as const;
  for (const [property, own, ofMetadata] of pairs)
    if (!sayDate(draft, draft.resource, property, own) && ofMetadata)
      draft.deriveDate(draft.resource, property, ofMetadata);
};

const sayFrequency = (draft: Draft, node: JsonNode, { language }: MappingContext): void => {
  const frequency = node.textOf('frequency');
  if (!frequency) return;
  const meant = FREQUENCIES[frequency.value];
  wishConcept(draft, draft.resource, 'frequency', [meant ? { ...frequency, meant } : frequency], {
    isCode: true,
    language,
  });
};

export const mapDataset = (node: JsonNode, context: MappingContext): Draft | null => {
  const draft = draftOf('dataset', node);
  if (!draft) return null;
  sayTexts(draft, node, context);
  sayDates(draft, node);
  sayTags(draft, node, context);
  sayFrequency(draft, node, context);
  sayOrganisation(draft, node, context);
  sayContacts(draft, node);
  sayAccess(draft, node, context);
  const period = node.get('temporal_coverage');
  sayPeriod(draft, period.textOf('start'), period.textOf('end'));
  saySpatial(draft, node.get('spatial'), context);
  saySchema(draft, draft.resource, node.get('schema'));

  const resources = node
    .get('resources')
    .items()
    .filter((item) => item.isObject && item.textOf('url'));
  const distributions = resources.flatMap((item) => {
    if (item.textOf('type')?.value !== 'documentation') return [sayDistribution(draft, item, context)];
    sayDocumentation(draft, item, context);
    return [];
  });
  wishLicence(draft, node, distributions, context);
  for (const key of TECHNICAL.dataset) node.get(key);
  for (const item of resources) for (const key of TECHNICAL.resource) item.get(key);
  noteAll(draft, [...node.unread(), ...resources.flatMap((item) => item.unread())]);
  return draft;
};
