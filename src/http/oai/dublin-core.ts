/**
 * A record in unqualified Dublin Core (OAI-PMH 2.0 §5), one row an element: which properties it is made of, with
 * texts in every language. What is named by an IRI is given by its name where the document has one, else by the IRI.
 */
import type { RecordDocument } from '../../catalogue/record.ts';
import { NAME_PREDICATES } from '../../catalogue/search-text.ts';
import { ns } from '../../rdf/namespaces.ts';
import { languageTag } from '../../rdf/serialize/line-terms.ts';
import type { NamedNode, Quad, Term } from '../../rdf/terms.ts';
import { element, leaf } from './xml.ts';

export const OAI_DC_NAMESPACE = 'http://www.openarchives.org/OAI/2.0/oai_dc/';
export const OAI_DC_SCHEMA = 'http://www.openarchives.org/OAI/2.0/oai_dc.xsd';

interface Row {
  readonly element: string;
  readonly properties: readonly NamedNode[];
  /** The property of the resource that leads to what has them. */
  readonly via?: NamedNode;
  /** The IRI itself, not the name of what it names. */
  readonly isIri?: true;
}

/** In the order of the elements. */
const ROWS: readonly Row[] = [
  { element: 'title', properties: [ns.dct('title'), ns.dct('alternative')] },
  { element: 'creator', properties: [ns.dct('creator')] },
  { element: 'subject', properties: [ns.dcat('keyword'), ns.dcat('theme'), ns.dcatap('hvdCategory')] },
  { element: 'description', properties: [ns.dct('description')] },
  { element: 'publisher', properties: [ns.dct('publisher')] },
  { element: 'contributor', properties: [ns.dct('contributor'), ns.dct('rightsHolder')] },
  { element: 'date', properties: [ns.dct('issued'), ns.dct('modified')] },
  {
    element: 'format',
    via: ns.dcat('distribution'),
    properties: [ns.dct('format'), ns.dcat('mediaType')],
    isIri: true,
  },
  { element: 'identifier', properties: [ns.dct('identifier')] },
  { element: 'identifier', properties: [ns.dcat('landingPage')], isIri: true },
  { element: 'source', properties: [ns.dct('source')], isIri: true },
  { element: 'language', properties: [ns.dct('language')], isIri: true },
  {
    element: 'relation',
    properties: [ns.dct('relation'), ns.dcat('inSeries'), ns.dcat('servesDataset'), ns.foaf('page')],
    isIri: true,
  },
  {
    element: 'relation',
    via: ns.dcat('distribution'),
    properties: [ns.dcat('accessURL'), ns.dcat('downloadURL')],
    isIri: true,
  },
  { element: 'relation', properties: [ns.dcat('endpointURL')], isIri: true },
  { element: 'coverage', properties: [ns.dct('spatial')] },
  { element: 'rights', properties: [ns.dct('license'), ns.dct('accessRights'), ns.dct('rights')] },
  { element: 'rights', via: ns.dcat('distribution'), properties: [ns.dct('license')] },
];

/** DCMI Type Vocabulary. */
const TYPES: Readonly<Partial<Record<RecordDocument['record']['kind'], string>>> = {
  dataset: 'Dataset',
  series: 'Collection',
  service: 'Service',
  catalog: 'Collection',
};

type Objects = (subject: string, property: string) => readonly Term[];

const objectsIn = (quads: readonly Quad[]): Objects => {
  const bySubject = Map.groupBy(quads, ({ subject }) => subject.value);
  return (subject, property) =>
    (bySubject.get(subject) ?? []).flatMap((q) => (q.predicate.value === property ? [q.object] : []));
};

const isText = ({ termType }: Term): boolean => termType === 'Literal';

/** What the document calls a node: the texts of the first property that names it. */
const namesOf = (objects: Objects, iri: string): Term[] =>
  NAME_PREDICATES.map((property) => objects(iri, property).filter(isText)).find(
    (texts) => texts.length > 0,
  ) ?? [];

const dcElement = (name: string, term: Term): string => {
  const language = term.termType === 'Literal' && term.language ? languageTag(term.language) : undefined;
  return leaf(`dc:${name}`, term.value, { 'xml:lang': language });
};

export const dublinCore = ({ record, own, entities }: RecordDocument, baseUrl: string): string => {
  const objects = objectsIn([...own, ...entities]);
  const isOwnNode = (iri: string): boolean => iri.startsWith(`${baseUrl}/.well-known/genid/`);
  const valuesOf = ({ via, properties, isIri }: Row): Term[] => {
    const subjects = via ? objects(record.iri, via.value).map(({ value }) => value) : [record.iri];
    const found = subjects.flatMap((subject) =>
      properties.flatMap((property) => objects(subject, property.value)),
    );
    return found.flatMap((term) => {
      const names = isText(term) || isIri ? [] : namesOf(objects, term.value);
      return names.length > 0 ? names : isOwnNode(term.value) ? [] : [term];
    });
  };
  const type = TYPES[record.kind];
  const lines = [
    ...ROWS.flatMap((row) =>
      valuesOf(row)
        .filter(({ value }) => value.trim() !== '')
        .map((term) => dcElement(row.element, term)),
    ),
    leaf('dc:identifier', record.iri),
    ...(type ? [leaf('dc:type', type)] : []),
  ];
  return element('oai_dc:dc', [...new Set(lines)], {
    'xmlns:oai_dc': OAI_DC_NAMESPACE,
    'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
    'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
    'xsi:schemaLocation': `${OAI_DC_NAMESPACE} ${OAI_DC_SCHEMA}`,
  });
};
