/**
 * The terms of one read: n3's terms, with IRIs shared as far as is cheap, labels of blank nodes that are
 * safe in every syntax and unique to the read, and quoted IRIs and language tags unquoted.
 */
import type * as RDF from '@rdfjs/types';
import { DataFactory } from 'n3';
import type { BlankNode, Literal, NamedNode } from '../terms.ts';
import { unquoteRawIri, unquoteRawLanguage } from './raw-iri.ts';

export interface TermFactory extends RDF.DataFactory {
  namedNode<Iri extends string = string>(iri: Iri): RDF.NamedNode<Iri>;
  blankNode(label?: string): BlankNode;
  literal(text: string, languageOrDatatype?: string | RDF.NamedNode | RDF.DirectionalLanguage): Literal;
}

/** Enough for the predicates, classes and vocabulary IRIs of a catalogue. */
const SHARED_TERMS = 20_000;

/** A copy that does not keep the chunk of text alive from which it was cut. */
const detached = (text: string): string => ` ${text}`.slice(1);

/** A label of letters, digits, underscores and hyphens; different labels stay different. */
const safeLabel = (label: string): string =>
  label.replace(/[^A-Za-z0-9_]/g, (character) => `-${character.charCodeAt(0).toString(16)}-`);

/**
 * @param blankNodePrefix starts every label of the read; two reads that are united need different ones.
 */
export const createTermFactory = (blankNodePrefix: string): TermFactory => {
  const shared = new Map<string, NamedNode>();
  let generated = 0;
  const sharedNode = (iri: string): NamedNode => {
    const known = shared.get(iri);
    if (known) return known;
    if (shared.size >= SHARED_TERMS) shared.clear();
    const key = detached(iri);
    const node = DataFactory.namedNode(unquoteRawIri(key));
    shared.set(key, node);
    return node;
  };
  return {
    ...(DataFactory as unknown as RDF.DataFactory),
    namedNode: <Iri extends string = string>(iri: Iri) => sharedNode(iri) as RDF.NamedNode<Iri>,
    blankNode: (label?: string) =>
      DataFactory.blankNode(
        label === undefined ? `${blankNodePrefix}${++generated}` : `${blankNodePrefix}_${safeLabel(label)}`,
      ),
    literal: (text: string, languageOrDatatype?: string | RDF.NamedNode | RDF.DirectionalLanguage) => {
      if (typeof languageOrDatatype === 'object' && 'termType' in languageOrDatatype) {
        const language = unquoteRawLanguage(languageOrDatatype.value);
        return DataFactory.literal(text, language ?? languageOrDatatype);
      }
      // A base direction (RDF 1.2) is not kept.
      return DataFactory.literal(
        text,
        typeof languageOrDatatype === 'object' ? languageOrDatatype.language : languageOrDatatype,
      );
    },
  };
};
