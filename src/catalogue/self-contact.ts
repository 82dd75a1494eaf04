/**
 * Whom to ask about the catalogue's services: its contact point, else its publisher's mailbox or home page.
 */
import { ns } from '../rdf/namespaces.ts';
import { namedNode, type Quad, quad, type Term } from '../rdf/terms.ts';
import type { RecordDocument } from './record.ts';
import { contactIri } from './self-nodes.ts';

export interface SelfContact {
  readonly points: readonly Term[];
  /** On a contact point that is made here. */
  readonly quads: readonly Quad[];
}

/** What a publisher's description says to a vCard. */
const AS_CARD = [
  [ns.foaf('name'), ns.vcard('fn')],
  [ns.foaf('mbox'), ns.vcard('hasEmail')],
  [ns.foaf('homepage'), ns.vcard('hasURL')],
] as const;

const WAYS: ReadonlySet<string> = new Set([ns.vcard('hasEmail').value, ns.vcard('hasURL').value]);

export const selfContact = ({ record, own, entities }: RecordDocument, baseUrl: string): SelfContact => {
  const named = (predicate: Term): Term[] =>
    own.flatMap((q) => (q.subject.value === record.iri && q.predicate.equals(predicate) ? [q.object] : []));
  const points = named(ns.dcat('contactPoint'));
  if (points.length > 0) return { points, quads: [] };
  const publishers = new Set(named(ns.dct('publisher')).map(({ value }) => value));
  const card = namedNode(contactIri(baseUrl));
  const said = [...own, ...entities].filter(({ subject }) => publishers.has(subject.value));
  const quads = AS_CARD.flatMap(([from, to]) =>
    said.filter(({ predicate }) => predicate.equals(from)).map(({ object }) => quad(card, to, object)),
  );
  if (!quads.some(({ predicate }) => WAYS.has(predicate.value))) return { points: [], quads: [] };
  return { points: [card], quads: [quad(card, ns.rdf('type'), ns.vcard('Kind')), ...quads] };
};
