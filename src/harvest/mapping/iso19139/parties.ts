/**
 * Responsible parties: each role by its own property, contact points as vCard, everybody else as agents.
 */
import { ns } from '../../../rdf/namespaces.ts';
import { literal, type NamedNode } from '../../../rdf/terms.ts';
import type { Draft, Resource } from '../draft.ts';
import { sayAddress } from '../say.ts';
import { ROLES } from './code-lists.ts';
import { type Languages, type LocalText, textsOf } from './languages.ts';
import type { XmlNode } from './xml.ts';

export const sayLocal = (
  draft: Draft,
  node: Resource,
  property: NamedNode,
  texts: readonly LocalText[],
): void => {
  for (const { value, language, place } of texts)
    draft.give(node, property, language ? literal(value, language) : value, place);
};

interface AddressTerms {
  readonly link: NamedNode;
  readonly rdfClass: NamedNode;
  readonly street: NamedNode;
  readonly town: NamedNode;
  readonly postCode: NamedNode;
  readonly region: NamedNode;
  readonly country: NamedNode;
}

const VCARD_ADDRESS: AddressTerms = {
  link: ns.vcard('hasAddress'),
  rdfClass: ns.vcard('Address'),
  street: ns.vcard('street-address'),
  town: ns.vcard('locality'),
  postCode: ns.vcard('postal-code'),
  region: ns.vcard('region'),
  country: ns.vcard('country-name'),
};

const LOCN_ADDRESS: AddressTerms = {
  link: ns.locn('address'),
  rdfClass: ns.locn('Address'),
  street: ns.locn('thoroughfare'),
  town: ns.locn('postName'),
  postCode: ns.locn('postCode'),
  region: ns.locn('adminUnitL2'),
  country: ns.locn('adminUnitL1'),
};

const sayPostal = (draft: Draft, node: Resource, party: XmlNode, terms: AddressTerms): void => {
  const address = party.first('contactInfo/CI_Contact/address/CI_Address');
  if (!address) return;
  const lines = [
    [terms.street, address.all('deliveryPoint')],
    [terms.town, address.all('city')],
    [terms.postCode, address.all('postalCode')],
    [terms.region, address.all('administrativeArea')],
    [terms.country, address.all('country')],
  ] as const;
  const said = lines.flatMap(([property, nodes]) =>
    nodes.flatMap((line) => {
      const text = line.text();
      return text ? [{ property, text }] : [];
    }),
  );
  if (said.length === 0) return;
  const part = draft.part(node, terms.link, terms.rdfClass);
  for (const { property, text } of said) draft.give(part, property, text.value, text.place);
};

const emailsOf = (party: XmlNode) =>
  party
    .all('contactInfo/CI_Contact/address/CI_Address/electronicMailAddress')
    .flatMap((node) => node.text() ?? [])
    // Several addresses in one element are as frequent as several elements.
    .flatMap(({ place, value }) => value.split(/[;,\s]+/).map((email) => ({ place, value: email })))
    .filter(({ value }) => value !== '');

const reachBy = (
  draft: Draft,
  node: Resource,
  party: XmlNode,
  terms: { readonly email: NamedNode; readonly phone: NamedNode; readonly page: NamedNode },
): void => {
  for (const { place, value } of emailsOf(party)) draft.give(node, terms.email, value, place);
  for (const voice of party.all('contactInfo/CI_Contact/phone/CI_Telephone/voice')) {
    const number = voice.text();
    if (number) draft.give(node, terms.phone, number.value, number.place);
  }
  sayAddress(
    draft,
    node,
    terms.page,
    party.textAt('contactInfo/CI_Contact/onlineResource/CI_OnlineResource/linkage'),
  );
};

export const sayContactPoint = (draft: Draft, node: Resource, party: XmlNode, languages: Languages): void => {
  const organisation = textsOf(party.first('organisationName'), languages);
  const person = textsOf(party.first('individualName'), languages);
  const names = person.length > 0 ? person : organisation;
  const contact = draft.part(
    node,
    ns.dcat('contactPoint'),
    ns.vcard(person.length > 0 ? 'Individual' : 'Organization'),
  );
  sayLocal(draft, contact, ns.vcard('fn'), names);
  if (person.length > 0) sayLocal(draft, contact, ns.vcard('organization-name'), organisation);
  const position = textsOf(party.first('positionName'), languages);
  sayLocal(draft, contact, ns.vcard('title'), position);
  sayPostal(draft, contact, party, VCARD_ADDRESS);
  reachBy(draft, contact, party, {
    email: ns.vcard('hasEmail'),
    phone: ns.vcard('hasTelephone'),
    page: ns.vcard('hasURL'),
  });
};

const sayAgent = (draft: Draft, property: NamedNode, party: XmlNode, languages: Languages): void => {
  const organisation = textsOf(party.first('organisationName'), languages);
  const person = textsOf(party.first('individualName'), languages);
  const isPerson = organisation.length === 0 && person.length > 0;
  const agent = draft.part(
    draft.resource,
    property,
    ns.foaf('Agent'),
    ns.foaf(isPerson ? 'Person' : 'Organization'),
  );
  const iri = party.first('organisationName')?.anchor();
  if (iri) sayAddress(draft, agent, ns.rdfs('seeAlso'), iri);
  sayLocal(draft, agent, ns.foaf('name'), isPerson ? person : organisation);
  sayPostal(draft, agent, party, LOCN_ADDRESS);
  reachBy(draft, agent, party, {
    email: ns.foaf('mbox'),
    phone: ns.foaf('phone'),
    page: ns.foaf('workplaceHomepage'),
  });
};

export const sayParty = (draft: Draft, party: XmlNode, languages: Languages): void => {
  const role = party.codeAt('role');
  const property = ROLES.get(role?.value ?? '');
  if (property === 'contactPoint') sayContactPoint(draft, draft.resource, party, languages);
  else if (property) sayAgent(draft, property, party, languages);
  else draft.note('not-mapped', role ?? { place: party.place });
};
