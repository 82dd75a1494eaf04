/**
 * The values that every mapping gives: texts in a language, dates, addresses, numbers, contact points, agents. Each
 * says nothing where the source has nothing, and notes what it cannot read.
 */
import { ns } from '../../rdf/namespaces.ts';
import { readDate } from '../../rdf/repair/dates.ts';
import { repairIri } from '../../rdf/repair/iri.ts';
import { literal, type NamedNode, namedNode } from '../../rdf/terms.ts';
import type { Draft, Resource } from './draft.ts';
import type { SourceValue } from './mapped-record.ts';

type Maybe = SourceValue | null;

export const sayText = (
  draft: Draft,
  node: Resource,
  property: NamedNode,
  text: Maybe,
  language: string | null = null,
): void => {
  if (text) draft.give(node, property, language ? literal(text.value, language) : text.value, text.place);
};

/** The fraction of a second is kept, blanks and slashes become what XML Schema wants. */
export const sayDate = (draft: Draft, node: Resource, property: NamedNode, text: Maybe): boolean => {
  if (!text) return false;
  const read = text.value.length > 100 ? null : readDate(text.value);
  if (!read) {
    draft.note('date-unreadable', text);
    return false;
  }
  return draft.give(node, property, literal(read.text, namedNode(read.datatype)), text.place);
};

/** The address as it may stand in RDF; null for what is none. */
export const addressOf = (text: string): NamedNode | null => {
  const { iri } = repairIri(text);
  return iri !== null && /^(?:https?|ftps?|sftp|urn|mailto|tel|doi|info):/i.test(iri) ? namedNode(iri) : null;
};

export const sayAddress = (draft: Draft, node: Resource, property: NamedNode, text: Maybe): boolean => {
  if (!text) return false;
  const address = addressOf(text.value);
  if (!address) {
    draft.note('address-unreadable', text);
    return false;
  }
  return draft.give(node, property, address, text.place);
};

const NON_NEGATIVE = ns.xsd('nonNegativeInteger');

/** A number of bytes; 0 is what portals write where they do not know. */
export const sayBytes = (draft: Draft, node: Resource, text: Maybe): void => {
  if (!text || text.value === '0') return;
  const whole = /^(\d+)(?:\.0+)?$/.exec(text.value)?.[1];
  if (whole) draft.give(node, ns.dcat('byteSize'), literal(whole, NON_NEGATIVE), text.place);
  else draft.note('number-unreadable', text);
};

export const sayIdentifier = (draft: Draft, node: Resource, text: Maybe): void =>
  sayText(draft, node, ns.dct('identifier'), text);

export interface Contact {
  readonly name: Maybe;
  readonly email?: Maybe;
  readonly url?: Maybe;
  readonly telephone?: Maybe;
}

export const sayContact = (draft: Draft, { name, email, url, telephone }: Contact): void => {
  if (!name && !email && !url && !telephone) return;
  const contact = draft.part(draft.resource, ns.dcat('contactPoint'), ns.vcard('Kind'));
  sayText(draft, contact, ns.vcard('fn'), name);
  if (email) draft.give(contact, ns.vcard('hasEmail'), email.value, email.place);
  if (url) sayAddress(draft, contact, ns.vcard('hasURL'), url);
  if (telephone) draft.give(contact, ns.vcard('hasTelephone'), telephone.value, telephone.place);
};

export const sayPeriod = (draft: Draft, start: Maybe, end: Maybe): void => {
  if (!start && !end) return;
  const period = draft.part(draft.resource, ns.dct('temporal'), ns.dct('PeriodOfTime'));
  sayDate(draft, period, ns.dcat('startDate'), start);
  sayDate(draft, period, ns.dcat('endDate'), end);
};

export const noteAll = (draft: Draft, values: readonly SourceValue[]): void => {
  for (const value of values) draft.note('not-mapped', value);
};
