/**
 * The document of a view: a catalogue that nobody wrote. It says whose it is as the root does, and that it is a part
 * of the root. Nothing of it is stored.
 */
import { ns, RDF_TYPE } from '../rdf/namespaces.ts';
import { type Literal, namedNode, type Quad, quad, termKey } from '../rdf/terms.ts';
import { isGenerated } from './generated.ts';
import { bornHereIri } from './identity.ts';
import { NEVER } from './newest.ts';
import { MEMBERSHIP_PREDICATES } from './ownership.ts';
import { reached } from './reached.ts';
import type { RecordDocument } from './record.ts';
import { textQuads } from './view-texts.ts';

/** What of the root is true of a part of it. */
const INHERITED: ReadonlySet<string> = new Set(
  [ns.dct('publisher'), ns.dct('license'), ns.dct('rights'), ns.dct('spatial')].map(({ value }) => value),
);

const RECORD = ns.dcat('record').value;
const PARTS: ReadonlySet<string> = new Set([ns.dct('hasPart').value, ns.dct('isPartOf').value]);

/** What the root says of itself, without its members and without what the catalogue generates. */
const ownOfRoot = ({ record, own }: RecordDocument, baseUrl: string): readonly Quad[] => {
  const generated = isGenerated({ ...record, baseUrl });
  return own.filter(
    (q) =>
      !generated(q) &&
      !(
        q.subject.value === record.iri &&
        (MEMBERSHIP_PREDICATES.has(q.predicate.value) ||
          q.predicate.value === RECORD ||
          PARTS.has(q.predicate.value))
      ),
  );
};

export interface ViewTexts {
  readonly titles: readonly Literal[];
  readonly descriptions: readonly Literal[];
}

export interface ViewNode {
  readonly id: string;
  /** Null: it has all that the root says of itself, under an IRI of its own. */
  readonly texts: ViewTexts | null;
  readonly more?: readonly Quad[];
}

export const viewIri = (baseUrl: string, id: string): string => bornHereIri(baseUrl, 'catalog', id);

export const viewDocument = (root: RecordDocument, { id, texts, more = [] }: ViewNode, baseUrl: string) => {
  const iri = viewIri(baseUrl, id);
  const node = namedNode(iri);
  const said = ownOfRoot(root, baseUrl);
  const isAboutRoot = (q: Quad): boolean => q.subject.value === root.record.iri;
  const kept = said.filter((q) => isAboutRoot(q) && (texts === null || INHERITED.has(q.predicate.value)));
  const bySubject = Map.groupBy([...said.filter((q) => !isAboutRoot(q)), ...root.entities], ({ subject }) =>
    termKey(subject),
  );
  const entities = reached(
    kept.map(({ object }) => termKey(object)),
    bySubject,
    new Set([termKey(namedNode(root.record.iri))]),
  );
  return {
    record: {
      seq: 0,
      id,
      kind: 'catalog',
      iri,
      status: 'published',
      checksum: '',
      version: 0,
      created: NEVER,
      modified: root.record.modified,
    },
    own: [
      quad(node, namedNode(RDF_TYPE), ns.dcat('Catalog')),
      ...kept.map(({ predicate, object }) => quad(node, predicate, object)),
      ...(texts ? textQuads(iri, texts.titles, texts.descriptions) : []),
      quad(node, ns.dct('isPartOf'), namedNode(root.record.iri)),
      ...more,
    ],
    entities,
    modified: root.modified,
  } as const satisfies RecordDocument;
};
