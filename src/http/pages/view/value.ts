/**
 * Any RDF value as people may see it. A node of the record's own is unfolded with all that it says; a node
 * that has a page or an address of its own becomes a link.
 */
import { compareWords, formatBytes, formatDate } from '../../../i18n/format.ts';
import { PREFIXES, RDF_TYPE } from '../../../rdf/namespaces.ts';
import { type Literal, type Term, termKey } from '../../../rdf/terms.ts';
import { takePeriod } from './period.ts';
import { expandName, prefixedName, propertyLabel } from './property-label.ts';
import { safeHref, shownAddress } from './safe-href.ts';
import { plainText, type Text, textOf } from './text.ts';
import { isAnonymous, nameNode, takeName, type ViewContext } from './view-context.ts';

export type ValueView =
  | { readonly kind: 'text'; readonly text: Text; readonly datatype: string | null }
  | { readonly kind: 'date'; readonly lexical: string; readonly shown: string }
  | {
      readonly kind: 'link';
      readonly href: string;
      readonly label: Text;
      /** The IRI that the data names, also where the link leads to a page of ours. */
      readonly iri: string;
      readonly isLocal: boolean;
    }
  | {
      readonly kind: 'node';
      readonly label: Text | null;
      readonly href: string | null;
      readonly classes: readonly string[];
      readonly properties: readonly PropertyView[];
    };

export interface PropertyView {
  readonly iri: string;
  /** Prefixed name, where the namespace is known. */
  readonly name: string | null;
  readonly label: string;
  readonly values: readonly ValueView[];
}

/** How deep nodes unfold within nodes; what lies deeper is listed on its own. */
const MAX_DEPTH = 5;

const DATE_TYPES: ReadonlySet<string> = new Set(
  ['date', 'dateTime', 'gYear', 'gYearMonth', 'dateTimeStamp'].map((name) => PREFIXES.xsd + name),
);

/** Datatypes that a reader need not be told. */
const PLAIN_TYPES: ReadonlySet<string> = new Set([
  ...['string', 'anyURI', 'boolean', 'integer', 'int', 'long', 'decimal', 'double', 'float', 'duration'].map(
    (name) => PREFIXES.xsd + name,
  ),
  ...['nonNegativeInteger', 'positiveInteger', 'hexBinary', 'token', 'language'].map(
    (name) => PREFIXES.xsd + name,
  ),
  expandName('rdf:langString'),
]);

/** Classes that the property leading to the node already tells. */
const IMPLIED_CLASSES: ReadonlySet<string> = new Set(
  [
    ...[
      'adms:Identifier',
      'dcat:DataService',
      'dcat:Distribution',
      'dcat:Relationship',
      'dct:LicenseDocument',
    ],
    ...[
      'dct:Location',
      'dct:MediaType',
      'dct:MediaTypeOrExtent',
      'dct:PeriodOfTime',
      'dct:ProvenanceStatement',
    ],
    ...[
      'dct:RightsStatement',
      'dct:Standard',
      'foaf:Agent',
      'foaf:Document',
      'foaf:Organization',
      'foaf:Person',
    ],
    ...[
      'prov:Attribution',
      'spdx:Checksum',
      'vcard:Kind',
      'vcard:Organization',
      'vcard:Individual',
      'vcard:Address',
    ],
  ].map(expandName),
);

/** Properties whose values are addresses more than concepts. */
const ADDRESS_PROPERTIES: ReadonlySet<string> = new Set(
  [
    ...[
      'dcat:accessURL',
      'dcat:downloadURL',
      'dcat:endpointURL',
      'dcat:endpointDescription',
      'dcat:landingPage',
    ],
    ...['dct:source', 'foaf:homepage', 'foaf:mbox', 'foaf:page', 'foaf:workPlaceHomepage', 'owl:sameAs'],
    ...['rdfs:seeAlso', 'vcard:hasEmail', 'vcard:hasTelephone', 'vcard:hasURL'],
  ].map(expandName),
);

const BYTE_SIZE = expandName('dcat:byteSize');

export const textValue = (text: Text): ValueView => ({ kind: 'text', text, datatype: null });

/** A value in one line of plain text. */
export const labelOfValue = (value: ValueView): string =>
  value.kind === 'text' ? value.text.value : value.kind === 'date' ? value.shown : (value.label?.value ?? '');

const literalView = (view: ViewContext, literal: Literal, property: string): ValueView => {
  const datatype = literal.datatype.value;
  const value = literal.value.trim();
  if (DATE_TYPES.has(datatype)) return { kind: 'date', lexical: value, shown: formatDate(view.lang, value) };
  if (property === BYTE_SIZE && /^\d+(\.\d*)?$/.test(value))
    return textValue(plainText(formatBytes(view.lang, Number(value))));
  if (/^(?:https?|ftp|mailto):\S+$/i.test(value)) {
    const href = safeHref(value);
    if (href !== null)
      return { kind: 'link', href, iri: href, label: plainText(shownAddress(href)), isLocal: false };
  }
  const shownType = PLAIN_TYPES.has(datatype) ? null : (prefixedName(datatype) ?? shownAddress(datatype));
  return { kind: 'text', text: textOf(literal), datatype: shownType };
};

/** A link to what an IRI names: its page in the catalogue, else the IRI itself if that is harmless. */
export const linkView = (view: ViewContext, iri: string, label: Text): ValueView => {
  const local = view.hrefOf(iri);
  if (local !== null) return { kind: 'link', href: local, iri, label, isLocal: true };
  const href = safeHref(iri);
  return href === null || isAnonymous(iri)
    ? textValue(label)
    : { kind: 'link', href, iri, label, isLocal: false };
};

const iriView = (view: ViewContext, iri: string, property: string): ValueView => {
  const isAddress = ADDRESS_PROPERTIES.has(property) && !view.reader.isDescribed(iri);
  const label =
    isAddress && view.labelOf(iri) === undefined ? plainText(shownAddress(iri)) : nameNode(view, iri);
  return linkView(view, iri, label);
};

const nodeView = (view: ViewContext, node: string, depth: number): ValueView => {
  const { reader } = view;
  const period = takePeriod(view, node);
  const classes = reader
    .take(node, RDF_TYPE)
    .map((term) => term.value)
    .filter((iri) => !IMPLIED_CLASSES.has(iri))
    .map((iri) => prefixedName(iri) ?? shownAddress(iri));
  const known = isAnonymous(node) ? undefined : view.labelOf(node);
  const label = period ?? (known === undefined ? takeName(view, node) : plainText(known));
  const properties = restOf(view, node, depth + 1);
  const [only, ...others] = properties;
  if (
    label === null &&
    classes.length === 0 &&
    isAnonymous(node) &&
    only?.values.length === 1 &&
    others.length === 0
  )
    return only.values[0]!;
  const fallback = label ?? (isAnonymous(node) ? null : nameNode(view, node));
  if (properties.length === 0 && classes.length === 0)
    return linkView(view, node, fallback ?? plainText(view.messages.details));
  return {
    kind: 'node',
    label: fallback,
    href: isAnonymous(node) ? null : safeHref(node),
    classes,
    properties,
  };
};

export const viewOf = (view: ViewContext, term: Term, property: string, depth = 0): ValueView => {
  if (term.termType === 'Literal') return literalView(view, term, property);
  const node = termKey(term);
  const { reader } = view;
  const isUnfolded =
    node !== view.main &&
    depth < MAX_DEPTH &&
    (isAnonymous(node) ? reader.isDescribed(node) : reader.isOwn(node));
  return isUnfolded ? nodeView(view, node, depth) : iriView(view, node, property);
};

/** A node that has no name of its own, and of which nothing is said. */
const isEmpty = ({ reader }: ViewContext, term: Term): boolean =>
  term.termType !== 'Literal' && isAnonymous(termKey(term)) && !reader.isDescribed(termKey(term));

const propertyView = (
  view: ViewContext,
  property: string,
  objects: readonly Term[],
  depth: number,
): PropertyView => {
  const empty = objects.filter((object) => isEmpty(view, object)).length;
  return {
    iri: property,
    name: prefixedName(property),
    label: propertyLabel(property, view.messages, view.labelOf),
    values: [
      ...objects
        .filter((object) => !isEmpty(view, object))
        .map((object) => viewOf(view, object, property, depth)),
      ...(empty > 0 ? [textValue(plainText(view.messages.undescribed(empty)))] : []),
    ],
  };
};

/** The values of one property that were not shown yet, or null if there are none. */
export const takeProperty = (view: ViewContext, node: string, property: string): PropertyView | null => {
  const objects = view.reader.take(node, property);
  return objects.length === 0 ? null : propertyView(view, property, objects, 0);
};

/** A fixed list of properties, in its order; those that have nothing to show are left out. */
export const takeProperties = (
  view: ViewContext,
  node: string,
  names: readonly string[],
): readonly PropertyView[] =>
  names.map((name) => takeProperty(view, node, expandName(name))).filter((row) => row !== null);

/** Everything that was not shown yet, by label. */
export const restOf = (view: ViewContext, node: string, depth = 0): readonly PropertyView[] => {
  const statements = view.reader.rest(node);
  for (const { predicate, objects } of statements) view.reader.mark(node, predicate, objects);
  return statements
    .map(({ predicate, objects }) => propertyView(view, predicate, objects, depth))
    .sort((a, b) => compareWords(view.lang, a.label, b.label));
};
