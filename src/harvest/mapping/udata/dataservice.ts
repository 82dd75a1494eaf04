/**
 * An API of udata’s directory of APIs.
 */
import { ns } from '../../../rdf/namespaces.ts';
import type { Draft } from '../draft.ts';
import type { JsonNode } from '../json-node.ts';
import type { MappingContext } from '../mapped-record.ts';
import { noteAll, sayAddress, sayDate } from '../say.ts';
import { TECHNICAL } from './codes.ts';
import {
  draftOf,
  sayAccess,
  sayContacts,
  sayOrganisation,
  sayTags,
  sayTexts,
  wishLicence,
} from './common.ts';

const PAGES = ['technical_documentation_url', 'business_documentation_url', 'authorization_request_url'];

export const isDataservice = (node: JsonNode): boolean =>
  ['base_api_url', 'machine_documentation_url', 'rate_limiting'].some((key) => !node.get(key).isEmpty);

export const mapDataservice = (node: JsonNode, context: MappingContext): Draft | null => {
  const draft = draftOf('service', node);
  if (!draft) return null;
  const { resource } = draft;
  sayTexts(draft, node, context);
  sayDate(draft, resource, ns.dct('issued'), node.textOf('created_at'));
  const modified = node.textOf('metadata_modified_at');
  if (modified) draft.deriveDate(resource, ns.dct('modified'), modified);
  sayTags(draft, node, context);
  sayOrganisation(draft, node, context);
  sayContacts(draft, node);
  sayAccess(draft, node, context);
  sayAddress(draft, resource, ns.dcat('endpointURL'), node.textOf('base_api_url'));
  sayAddress(draft, resource, ns.dcat('endpointDescription'), node.textOf('machine_documentation_url'));
  for (const key of PAGES) sayAddress(draft, resource, ns.foaf('page'), node.textOf(key));
  wishLicence(draft, node, [resource], context);
  for (const dataset of node.get('datasets').items()) {
    const reference = dataset.textOf('uri') ?? dataset.textOf('id') ?? dataset.text();
    if (reference) draft.note('reference-unresolved', reference);
  }
  for (const key of TECHNICAL.dataset) node.get(key);
  // What `isDataservice` looked at counts as read.
  const limit = node.textOf('rate_limiting');
  noteAll(draft, [...(limit ? [limit] : []), ...node.unread()]);
  return draft;
};
