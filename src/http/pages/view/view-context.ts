/**
 * What the builders of a record's view model share: the graph, the reader's language, and how an IRI is
 * named and where in the catalogue it leads.
 */
import { KINDS } from '../../../catalogue/kinds.ts';
import type { RecordDocument } from '../../../catalogue/record.ts';
import type { Lang } from '../../../i18n/languages.ts';
import { type Messages, messagesOf } from '../../../i18n/messages.ts';
import { HVD_REGULATION, RDF_TYPE } from '../../../rdf/namespaces.ts';
import type { Term } from '../../../rdf/terms.ts';
import { type GraphReader, readGraph } from './graph-reader.ts';
import { iriLabel } from './iri-label.ts';
import { expandName } from './property-label.ts';
import { bestLiterals, isLiteral, plainText, type Text, textOf } from './text.ts';

export interface ViewInput {
  readonly doc: RecordDocument;
  readonly lang: Lang;
  readonly baseUrl: string;
  /** Labels from the vocabularies, in the reader's language. */
  readonly labelOf: (iri: string) => string | undefined;
  /** The page of a record of this catalogue. Without it, the graph names of the document tell. */
  readonly hrefOf?: ((iri: string) => string | undefined) | undefined;
  /** What a list on the same page shows. */
  readonly listed?: ReadonlySet<string>;
}

export interface ViewContext {
  readonly lang: Lang;
  readonly messages: Messages;
  readonly baseUrl: string;
  readonly reader: GraphReader;
  /** The resource that the page is about. */
  readonly main: string;
  readonly labelOf: (iri: string) => string | undefined;
  /** A page of this catalogue about the IRI, or null. */
  readonly hrefOf: (iri: string) => string | null;
}

const NAMES = [
  'foaf:name',
  'vcard:fn',
  'skos:prefLabel',
  'dct:title',
  'rdfs:label',
  'schema:name',
  'locn:geographicName',
  'vcard:organization-name',
].map(expandName);

const hrefFromGraph =
  (reader: GraphReader, baseUrl: string) =>
  (iri: string): string | null => {
    const records = `${baseUrl}/records/`;
    const graph = reader.graphOf(iri);
    if (graph?.startsWith(records)) {
      const classes = reader.objects(iri, RDF_TYPE).map((term) => term.value);
      const row = Object.values(KINDS).find(
        ({ rdfClass }) => rdfClass !== null && classes.includes(rdfClass),
      );
      return `/${(row ?? KINDS.entity).path}/${graph.slice(records.length)}`;
    }
    return iri.startsWith(`${baseUrl}/`) && !isAnonymous(iri) ? iri.slice(baseUrl.length) : null;
  };

export const openView = ({ doc, lang, baseUrl, labelOf, hrefOf }: ViewInput): ViewContext => {
  const reader = readGraph(doc.own, doc.entities);
  const fromGraph = hrefFromGraph(reader, baseUrl);
  const messages = messagesOf(lang);
  return {
    lang,
    messages,
    baseUrl,
    reader,
    main: doc.record.iri,
    labelOf: (iri) => labelOf(iri) ?? (iri === HVD_REGULATION ? messages.hvdRegulation : undefined),
    hrefOf: (iri) => hrefOf?.(iri) ?? fromGraph(iri),
  };
};

/** Blank nodes, and the IRIs that stand for them. */
export const isAnonymous = (node: string): boolean =>
  node.startsWith('_:') || node.includes('/.well-known/genid/');

/**
 * The name that the graph gives to a node, marked as shown with its translations; null where it gives none.
 */
export const takeName = ({ reader, lang }: ViewContext, node: string): Text | null => {
  for (const property of NAMES) {
    const names = reader.objects(node, property);
    const [best] = bestLiterals(names, lang);
    if (!best) continue;
    const isTranslation = (term: Term): boolean =>
      isLiteral(term) && term.language !== '' && term.language !== best.language;
    reader.mark(node, property, [best, ...(best.language === '' ? [] : names.filter(isTranslation))]);
    const text = textOf(best);
    return { ...text, value: text.value.trim() };
  }
  return null;
};

/** A name for the node whatever happens: from the vocabularies, from the graph, or from the IRI. */
export const nameNode = (view: ViewContext, node: string): Text => {
  const known = view.labelOf(node);
  if (known !== undefined) return plainText(known);
  const named = takeName(view, node);
  if (named !== null) return named;
  return plainText(isAnonymous(node) ? node.slice(node.lastIndexOf('/') + 1) : iriLabel(node, view.lang));
};
