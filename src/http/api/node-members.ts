/**
 * The nodes that a record names, as flat objects: concepts, publishers, contacts, places, periods, services.
 */
import { type Term, termKey } from '../../rdf/terms.ts';
import { safeHref } from '../pages/view/safe-href.ts';
import { addressesOf, bestText, type Facts, iriOf, isNode, labelOfTerm, nameIn, plainText } from './facts.ts';
import type { ApiConcept, ApiContact, ApiPublisher, ApiRecord, ApiService } from './schemas-record.ts';
import { distinct } from './text-members.ts';

const conceptOf = (facts: Facts, term: Term): ApiConcept => ({
  iri: iriOf(term),
  label: labelOfTerm(facts, term),
});

/** What neither an IRI nor a name tells is left out. */
export const concepts = (
  facts: Facts,
  node: string,
  ...properties: readonly string[]
): readonly ApiConcept[] =>
  distinct(
    properties
      .flatMap((property) => facts.values(node, property))
      .map((term) => conceptOf(facts, term))
      .filter(({ iri, label }) => iri !== null || label !== ''),
    ({ iri, label }) => iri ?? label,
  );

export const concept = (facts: Facts, node: string, property: string): ApiConcept | null =>
  concepts(facts, node, property)[0] ?? null;

export const publishers = (facts: Facts, node: string, property: string): readonly ApiPublisher[] =>
  facts
    .values(node, property)
    .map((term) => ({
      iri: iriOf(term),
      name: labelOfTerm(facts, term),
      homepage: isNode(term)
        ? (addressesOf(facts, termKey(term), ['foaf:homepage', 'foaf:page'])[0] ?? null)
        : null,
    }))
    .filter(({ iri, name }) => iri !== null || name !== '');

/** `mailto:` and `tel:` go; a node stands for its `vcard:hasValue`. */
const reached = (facts: Facts, node: string, properties: readonly string[]): string | null => {
  for (const term of properties.flatMap((property) => facts.values(node, property))) {
    const [value = term] = isNode(term) ? facts.values(termKey(term), 'vcard:hasValue') : [];
    const isAddress = value.termType === 'Literal' || iriOf(value) !== null;
    const bare = isAddress ? value.value.trim().replace(/^(?:mailto|tel):/i, '') : '';
    if (bare !== '') return bare;
  }
  return null;
};

const contactOf = (facts: Facts, term: Term): ApiContact => {
  if (!isNode(term)) return { name: term.value.trim(), email: null, telephone: null, url: null };
  const node = termKey(term);
  const own = iriOf(term);
  return {
    name: nameIn(facts, node)?.value.trim() ?? null,
    email: reached(facts, node, ['vcard:hasEmail', 'vcard:email', 'foaf:mbox']),
    telephone: reached(facts, node, ['vcard:hasTelephone', 'vcard:telephone', 'foaf:phone']),
    url:
      addressesOf(facts, node, ['vcard:hasURL', 'vcard:url', 'foaf:homepage'])[0] ?? (own && safeHref(own)),
  };
};

export const contacts = (facts: Facts, node: string): readonly ApiContact[] =>
  facts
    .values(node, 'dcat:contactPoint')
    .map((term) => contactOf(facts, term))
    .filter((contact) => Object.values(contact).some((value) => value !== null));

export const periods = (facts: Facts, node: string): ApiRecord['temporal'] =>
  facts
    .values(node, 'dct:temporal')
    .map((term) => {
      if (!isNode(term)) return { start: term.value.trim() || null, end: null };
      const at = (...properties: readonly string[]): string | null =>
        properties
          .map((property) => plainText(facts, termKey(term), property))
          .find((text) => text !== null) ?? null;
      return { start: at('dcat:startDate', 'schema:startDate'), end: at('dcat:endDate', 'schema:endDate') };
    })
    .filter(({ start, end }) => start !== null || end !== null);

export const places = (facts: Facts, node: string): ApiRecord['spatial'] =>
  facts
    .values(node, 'dct:spatial')
    .map((term) => ({
      iri: iriOf(term),
      label: labelOfTerm(facts, term) || null,
      bbox: isNode(term) ? plainText(facts, termKey(term), 'dcat:bbox') : null,
    }))
    .filter(({ iri, label, bbox }) => iri !== null || label !== null || bbox !== null);

export const services = (facts: Facts, node: string, property: string): readonly ApiService[] =>
  facts
    .values(node, property)
    .filter(isNode)
    .map((term) => ({
      iri: iriOf(term),
      title: bestText(facts, termKey(term), 'dct:title') ?? labelOfTerm(facts, term),
      endpointURLs: addressesOf(facts, termKey(term), ['dcat:endpointURL']),
      endpointDescriptions: addressesOf(facts, termKey(term), ['dcat:endpointDescription']),
    }));
