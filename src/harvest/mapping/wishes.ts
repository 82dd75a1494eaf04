/**
 * What a mapping would like to say and only the vocabularies can: a value that means a concept, a licence, a
 * format. Each wish carries the texts of the source, the most telling first.
 */
import type { NamedNode } from '../../rdf/terms.ts';
import type { SchemeId } from '../../vocab/schemes.ts';
import type { Resource } from './draft.ts';
import type { SourceValue } from './mapped-record.ts';

/** What happens to values that mean nothing in the vocabulary. */
export type Otherwise =
  /** A node of this class with the text as its name. */
  | { readonly kind: 'named'; readonly rdfClass: NamedNode; readonly label: NamedNode }
  /** The text, as the value of a property that takes texts. */
  | { readonly kind: 'text'; readonly property: NamedNode }
  /** The text is said elsewhere, or is a mere guess: nothing is said here, and nothing is amiss. */
  | { readonly kind: 'nothing' };

/** A value, and what the source's own code list means by it where the vocabulary reads it otherwise. */
export interface CodedValue extends SourceValue {
  readonly meant?: string;
}

export interface ConceptWish {
  readonly kind: 'concept';
  readonly subject: Resource;
  readonly property: NamedNode;
  readonly scheme: SchemeId;
  readonly values: readonly CodedValue[];
  readonly otherwise: Otherwise;
  /** Values of a code list, where a code has one meaning whatever people use the word for. */
  readonly isCode?: boolean;
  /** Language of a text that is kept. */
  readonly language?: string | null;
}

export interface LicenceWish {
  readonly kind: 'licence';
  /** The distributions or services that are licensed so. */
  readonly subjects: readonly Resource[];
  /** The licence's own address, where the source has one. */
  readonly iri: SourceValue | null;
  /** Codes of a list in which a code is one licence. */
  readonly codes: readonly SourceValue[];
  readonly texts: readonly SourceValue[];
  readonly language: string | null;
}

export interface FormatWish {
  readonly kind: 'format';
  readonly subject: Resource;
  readonly formats: readonly CodedValue[];
  readonly mediaTypes: readonly SourceValue[];
  /** Where the data are. */
  readonly urls: readonly SourceValue[];
  /** The address is known to be that of the file: nothing need be concluded. */
  readonly isDownload: boolean;
}

export type Wish = ConceptWish | LicenceWish | FormatWish;
