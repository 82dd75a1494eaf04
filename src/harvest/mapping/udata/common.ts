/**
 * What datasets and APIs of udata have in common: identity, texts, tags, organisation, contact points, access.
 */
import { ns } from '../../../rdf/namespaces.ts';
import { type NamedNode, namedNode } from '../../../rdf/terms.ts';
import { wishConcept } from '../concepts.ts';
import { Draft, type Resource } from '../draft.ts';
import { isHvdMark, sayHvd } from '../hvd-tags.ts';
import type { JsonNode } from '../json-node.ts';
import type { MappedKind, MappingContext } from '../mapped-record.ts';
import { isIri } from '../meaning.ts';
import { addressOf, sayAddress, sayContact, sayIdentifier, sayText } from '../say.ts';
import { ACCESS_TYPES } from './codes.ts';

/** What was harvested keeps the IRI and identifier that it had at its source. */
export const draftOf = (kind: MappedKind, node: JsonNode): Draft | null => {
  const harvest = node.get('harvest');
  const uri = harvest.textOf('uri');
  const id = node.textOf('id');
  const identifier = harvest.textOf('dct_identifier') ?? id;
  if (!identifier && !node.textOf('title')) return null;
  const iri = uri && isIri(uri.value) ? addressOf(uri.value) : null;
  const draft = new Draft(kind, { place: node.place, key: id?.value ?? '', iri });
  sayIdentifier(draft, draft.resource, identifier);
  for (const key of [
    'backend',
    'domain',
    'created_at',
    'modified_at',
    'last_update',
    'source_id',
    'source_url',
    'remote_id',
    'archived',
    'archived_at',
    'archived_reason',
    'id',
  ])
    harvest.get(key);
  const page = harvest.textOf('remote_url');
  // The resource is not a page about itself.
  if (page?.value !== iri?.value) sayAddress(draft, draft.resource, ns.dcat('landingPage'), page);
  return draft;
};

export const sayTexts = (draft: Draft, node: JsonNode, { language }: MappingContext): void => {
  sayText(draft, draft.resource, ns.dct('title'), node.textOf('title'), language);
  sayText(draft, draft.resource, ns.dct('alternative'), node.textOf('acronym'), language);
  sayText(draft, draft.resource, ns.dct('description'), node.textOf('description'), language);
  sayAddress(draft, draft.resource, ns.dcat('landingPage'), node.textOf('page'));
};

/** The badge is given by the portal to public bodies, the tag by anybody who writes a record. */
export const sayTags = (draft: Draft, node: JsonNode, { language }: MappingContext): void => {
  const tags = node.get('tags').texts();
  for (const tag of tags) sayText(draft, draft.resource, ns.dcat('keyword'), tag, language);
  const badges = node
    .get('badges')
    .items()
    .flatMap((badge) => badge.textOf('kind') ?? []);
  const mark = [...badges, ...tags].find(({ value }) => isHvdMark(value));
  if (mark) sayHvd(draft, mark, tags);
  for (const badge of badges) if (badge !== mark) draft.note('not-mapped', badge);
};

export const sayOrganisation = (draft: Draft, node: JsonNode, { portal }: MappingContext): void => {
  const organisation = node.get('organization');
  const name = organisation.textOf('name');
  if (!name) return;
  const id = organisation.textOf('id');
  const property = ns.dct('publisher');
  let agent: Resource;
  if (id && portal) {
    agent = namedNode(`${portal}/organizations/${encodeURIComponent(id.value)}/`);
    draft.derive(draft.resource, property, agent, { rule: 'url-pattern', from: id });
  } else {
    agent = draft.node();
    draft.give(draft.resource, property, agent, name.place);
  }
  draft.type(agent, ns.foaf('Agent'));
  sayText(draft, agent, ns.foaf('name'), name);
  sayAddress(draft, agent, ns.foaf('homepage'), organisation.textOf('url') ?? organisation.textOf('page'));
};

const ROLES: Readonly<Record<string, NamedNode>> = {
  publisher: ns.dct('publisher'),
  creator: ns.dct('creator'),
  rightsHolder: ns.dct('rightsHolder'),
  ...Object.fromEntries(
    [
      'custodian',
      'distributor',
      'originator',
      'principalInvestigator',
      'processor',
      'resourceProvider',
      'user',
    ].map((role) => [role, ns.geodcatap(role)]),
  ),
};

export const sayContacts = (draft: Draft, node: JsonNode): void => {
  for (const contact of node.get('contact_points').items()) {
    const [name, email, url] = ['name', 'email', 'contact_form'].map((key) => contact.textOf(key));
    const role = contact.textOf('role');
    const property = ROLES[role?.value ?? 'contact'];
    // The organisation is the publisher already, and there is one.
    if (property && !(property.equals(ns.dct('publisher')) && !node.get('organization').isEmpty)) {
      const agent = draft.part(draft.resource, property, ns.foaf('Agent'));
      sayText(draft, agent, ns.foaf('name'), name ?? null);
      if (email) draft.give(agent, ns.foaf('mbox'), email.value, email.place);
    } else sayContact(draft, { name: name ?? null, email: email ?? null, url: url ?? null });
  }
};

export const sayAccess = (draft: Draft, node: JsonNode, { language }: MappingContext): void => {
  const type = node.textOf('access_type');
  if (!type) return;
  const meant = ACCESS_TYPES[type.value];
  wishConcept(draft, draft.resource, 'accessRights', [meant ? { ...type, meant } : type], {
    isCode: true,
    language,
  });
};

export const wishLicence = (
  draft: Draft,
  node: JsonNode,
  subjects: readonly Resource[],
  { language }: MappingContext,
): void => {
  const licence = node.get('license');
  const code = licence.isObject ? licence.textOf('id') : licence.text();
  const url = licence.isObject ? licence.textOf('url') : null;
  const title = licence.isObject ? licence.textOf('title') : code;
  if (!code && !url) return;
  draft.wish({
    kind: 'licence',
    subjects: subjects.length > 0 ? subjects : [draft.resource],
    iri: url,
    codes: code ? [code] : [],
    texts: title ? [title] : [],
    language,
  });
};
