/**
 * A CKAN resource as a distribution.
 */
import { ns } from '../../../rdf/namespaces.ts';
import { literal, namedNode } from '../../../rdf/terms.ts';
import { wishConcept } from '../concepts.ts';
import type { Draft, Resource } from '../draft.ts';
import { isIri } from '../meaning.ts';
import { addressOf, sayAddress, sayBytes, sayDate, sayIdentifier, sayText } from '../say.ts';
import type { Fields } from './fields.ts';
import { TECHNICAL } from './technical.ts';

/** The names of SPDX for the algorithms that CKAN's `hash_algorithm` and prefixes of `hash` use. */
const ALGORITHMS: Readonly<Record<string, string>> = {
  md5: 'checksumAlgorithm_md5',
  sha1: 'checksumAlgorithm_sha1',
  sha256: 'checksumAlgorithm_sha256',
  sha512: 'checksumAlgorithm_sha512',
};

/** A hash without the name of its algorithm verifies nothing. */
const sayChecksum = (draft: Draft, node: Resource, fields: Fields): void => {
  const hash = fields.text('hash');
  if (!hash) return;
  const [, prefix, digits] = /^(?:(\w+):)?([0-9a-f]{32,128})$/i.exec(hash.value) ?? [];
  const named = fields.text('hash_algorithm')?.value ?? prefix ?? '';
  const algorithm =
    ALGORITHMS[
      named
        .replace(/^.*[_#/]/, '')
        .replace('-', '')
        .toLowerCase()
    ];
  if (!algorithm || !digits) {
    draft.note('not-mapped', hash);
    return;
  }
  const checksum = draft.part(node, ns.spdx('checksum'), ns.spdx('Checksum'));
  draft.give(checksum, ns.spdx('algorithm'), ns.spdx(algorithm), hash.place);
  draft.give(checksum, ns.spdx('checksumValue'), literal(digits, ns.xsd('hexBinary')), hash.place);
};

export const mapResource = (draft: Draft, fields: Fields, language: string | null): Resource => {
  const { text, list, localised } = fields;
  const uri = text('uri');
  const iri = uri && isIri(uri.value) ? addressOf(uri.value) : null;
  const node = iri ?? draft.node();
  draft.give(draft.resource, ns.dcat('distribution'), node, fields.node.place);
  draft.type(node, ns.dcat('Distribution'));
  sayIdentifier(draft, node, text('identifier', 'id'));
  for (const title of localised('name').concat(localised('title')).slice(0, 50))
    sayText(draft, node, ns.dct('title'), title, title.language ?? language);
  for (const description of localised('description'))
    sayText(draft, node, ns.dct('description'), description, description.language ?? language);

  const url = text('access_url', 'url');
  sayAddress(draft, node, ns.dcat('accessURL'), url);
  const download = text('download_url');
  const isUpload = fields.node.textOf('url_type')?.value === 'upload';
  if (download) sayAddress(draft, node, ns.dcat('downloadURL'), download);
  else if (isUpload && url) sayAddress(draft, node, ns.dcat('downloadURL'), url);
  const address = url && addressOf(url.value);
  draft.wish({
    kind: 'format',
    subject: node,
    formats: list('format').slice(0, 1),
    mediaTypes: list('mimetype').slice(0, 1),
    urls: url && address ? [{ ...url, value: address.value }] : [],
    isDownload: download !== null || isUpload,
  });
  sayBytes(draft, node, text('size'));
  sayDate(draft, node, ns.dct('issued'), text('issued', 'created'));
  sayDate(draft, node, ns.dct('modified'), text('modified', 'last_modified'));
  text('metadata_modified');
  for (const value of list('language')) wishConcept(draft, node, 'language', [value]);
  wishConcept(draft, node, 'status', [text('status')]);
  wishConcept(draft, node, 'availability', [text('availability')]);
  wishConcept(draft, node, 'compression', [text('compress_format')]);
  wishConcept(draft, node, 'packaging', [text('package_format')]);
  for (const page of list('documentation')) sayAddress(draft, node, ns.foaf('page'), page);
  for (const standard of list('conforms_to')) sayAddress(draft, node, ns.dct('conformsTo'), standard);
  for (const law of list('applicable_legislation'))
    sayAddress(draft, node, ns.dcatap('applicableLegislation'), law);
  const rights = text('rights');
  if (rights && isIri(rights.value))
    draft.give(node, ns.dct('rights'), namedNode(rights.value), rights.place);
  else if (rights) {
    const statement = draft.part(node, ns.dct('rights'), ns.dct('RightsStatement'));
    sayText(draft, statement, ns.rdfs('label'), rights, language);
  }
  sayChecksum(draft, node, fields);
  for (const key of TECHNICAL.resource) fields.node.get(key);
  return node;
};
