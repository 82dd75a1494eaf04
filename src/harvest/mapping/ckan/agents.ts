/**
 * Who publishes, made and answers for a CKAN package.
 */
import { ns } from '../../../rdf/namespaces.ts';
import { type NamedNode, namedNode } from '../../../rdf/terms.ts';
import { wishConcept } from '../concepts.ts';
import type { Draft, Resource } from '../draft.ts';
import type { JsonNode } from '../json-node.ts';
import type { MappingContext, SourceValue } from '../mapped-record.ts';
import { isIri } from '../meaning.ts';
import { sayAddress, sayContact, sayIdentifier, sayText } from '../say.ts';
import type { Fields } from './fields.ts';

const AGENT = ns.foaf('Agent');

/** An agent of fields `publisher_name`, `publisher_email` … or of a list of objects with the same members. */
const sayAgent = (draft: Draft, property: NamedNode, text: (name: string) => SourceValue | null): boolean => {
  const [uri, name, email] = [text('uri'), text('name'), text('email')];
  if (!uri && !name) return false;
  const isNamed = uri !== null && isIri(uri.value);
  const node: Resource = isNamed ? namedNode(uri.value) : draft.node();
  draft.give(draft.resource, property, node, (uri ?? name)?.place ?? '');
  if (!name) return true;
  draft.type(node, AGENT);
  sayText(draft, node, ns.foaf('name'), name);
  if (email) draft.give(node, ns.foaf('mbox'), email.value, email.place);
  sayAddress(draft, node, ns.foaf('homepage'), text('url'));
  sayIdentifier(draft, node, text('identifier'));
  wishConcept(draft, node, 'publisherType', [text('type')]);
  return true;
};

const sayAgents = (draft: Draft, property: NamedNode, fields: Fields, name: string): boolean => {
  const listed = fields.node
    .get(name)
    .items()
    .filter((item) => item.isObject);
  const said = listed.map((item) => sayAgent(draft, property, (key) => item.textOf(key)));
  if (said.includes(true)) return true;
  return sayAgent(draft, property, (key) => fields.text(`${name}_${key}`));
};

/** The IRI by which CKAN’s own DCAT export names the organisation. */
const organisationIri = (organisation: JsonNode, { portal }: MappingContext): SourceValue | null => {
  const id = organisation.textOf('id');
  return id && portal
    ? { place: id.place, value: `${portal}/organization/${encodeURIComponent(id.value)}` }
    : null;
};

const sayOrganisation = (draft: Draft, fields: Fields, context: MappingContext): void => {
  const organisation = fields.node.get('organization');
  const name =
    organisation.textOf('title') ?? organisation.textOf('display_name') ?? organisation.textOf('name');
  if (!name) return;
  const iri = organisationIri(organisation, context);
  const node: Resource = iri ? namedNode(iri.value) : draft.node();
  if (iri)
    draft.derive(draft.resource, ns.dct('publisher'), node, {
      rule: 'url-pattern',
      from: { place: iri.place, value: organisation.textOf('id')?.value ?? '' },
    });
  else draft.give(draft.resource, ns.dct('publisher'), node, organisation.place);
  draft.type(node, AGENT);
  sayText(draft, node, ns.foaf('name'), name);
};

const sayCreator = (draft: Draft, fields: Fields): void => {
  if (sayAgents(draft, ns.dct('creator'), fields, 'creator')) return;
  const members: Readonly<Record<string, string>> = { name: 'author', email: 'author_email' };
  sayAgent(draft, ns.dct('creator'), (key) => (members[key] ? fields.text(members[key]) : null));
};

const sayContacts = (draft: Draft, fields: Fields): void => {
  const { text, node } = fields;
  const listed = node
    .get('contact')
    .items()
    .filter((item) => item.isObject);
  for (const item of listed)
    sayContact(draft, {
      name: item.textOf('name'),
      email: item.textOf('email'),
      url: item.textOf('url') ?? item.textOf('uri'),
      telephone: item.textOf('telephone'),
    });
  if (listed.length > 0) return;
  const own = {
    name: text('contact_name', 'contact-name'),
    email: text('contact_email', 'contact-email'),
    url: text('contact_url', 'contact_uri'),
    telephone: text('contact_telephone', 'contact-phone'),
  };
  const maintainer = { name: text('maintainer'), email: text('maintainer_email') };
  sayContact(draft, own.name || own.email ? own : { ...own, ...maintainer });
};

export const sayAgentsOf = (draft: Draft, fields: Fields, context: MappingContext): void => {
  if (!sayAgents(draft, ns.dct('publisher'), fields, 'publisher')) sayOrganisation(draft, fields, context);
  sayCreator(draft, fields);
  sayContacts(draft, fields);
};
