/** Whom to ask: a contact point with its name, organisation, addresses, and whatever else is said of it. */

import { RDF_TYPE } from '../../../rdf/namespaces.ts';
import { type Term, termKey } from '../../../rdf/terms.ts';
import { expandName } from './property-label.ts';
import { safeHref } from './safe-href.ts';
import { isLiteral, type Text, textOf } from './text.ts';
import { type PropertyView, restOf, takeProperties } from './value.ts';
import { isAnonymous, nameNode, takeName, type ViewContext } from './view-context.ts';

export interface ContactView {
  readonly name: Text | null;
  /** The page about this contact, or its own address. */
  readonly href: string | null;
  readonly properties: readonly PropertyView[];
}

const FIRST = [
  'vcard:organization-name',
  'vcard:hasEmail',
  'vcard:hasTelephone',
  'vcard:hasURL',
  'foaf:mbox',
];

const contactView = (view: ViewContext, term: Term): ContactView => {
  if (isLiteral(term)) return { name: textOf(term), href: safeHref(term.value), properties: [] };
  const node = termKey(term);
  const { reader } = view;
  const name = isAnonymous(node) ? takeName(view, node) : nameNode(view, node);
  reader.take(node, RDF_TYPE);
  const href = view.hrefOf(node) ?? (isAnonymous(node) ? null : safeHref(node));
  return { name, href, properties: [...takeProperties(view, node, FIRST), ...restOf(view, node)] };
};

export const takeContacts = (view: ViewContext): readonly ContactView[] =>
  view.reader.take(view.main, expandName('dcat:contactPoint')).map((term) => contactView(view, term));
