/**
 * What a mapping makes of a foreign document: records as RDF, each statement either given by the source or
 * derived from what it says, and everything that could not be mapped. Knows no format and no store.
 */
import type { BlankNode, NamedNode, Quad } from '../../rdf/terms.ts';
import type { Vocabularies } from '../../vocab/vocabularies.ts';
import type { DerivationRule, MappingIssueCode } from './rules.ts';

export type MappedKind = 'dataset' | 'service' | 'series';

/** Where a value stands in the source: a JSON path (`$.result.tags[2]`) or a path of XML elements. */
export type Place = string;

/** A value of the source as it is written there. */
export interface SourceValue {
  readonly place: Place;
  readonly value: string;
}

/** A statement that the source does not make in so many words. */
export interface DerivedStatement {
  readonly quad: Quad;
  readonly rule: DerivationRule;
  /** What it was concluded from. */
  readonly from: SourceValue;
}

export interface MappingIssue {
  readonly code: MappingIssueCode;
  readonly place: Place;
  /** As the source has it, at most 1,000 characters. */
  readonly value?: string;
  readonly message: string;
}

export interface MappedRecord {
  readonly kind: MappedKind;
  readonly place: Place;
  /** The IRI that the source gives, else a blank node with `dct:identifier`. */
  readonly resource: NamedNode | BlankNode;
  /** What the source says itself; values verbatim, in the form that RDF gives to dates, IRIs and numbers. */
  readonly given: readonly Quad[];
  readonly derived: readonly DerivedStatement[];
  readonly issues: readonly MappingIssue[];
}

export interface Mapping {
  readonly records: readonly MappedRecord[];
  /** What concerns the document as a whole, or entries that gave no record. */
  readonly issues: readonly MappingIssue[];
}

export interface MappingContext {
  readonly vocabularies: Vocabularies;
  /** The portal's address without a final slash; null where nobody knows it, and nothing is made of it. */
  readonly portal: string | null;
  /** The language of texts without one of their own (BCP 47); null leaves them without. */
  readonly language: string | null;
}

export const quadsOf = ({ given, derived }: MappedRecord): Quad[] => [
  ...given,
  ...derived.map(({ quad }) => quad),
];
