/**
 * By which rules statements are derived, and what may go unmapped: two tables of stable codes, each with the
 * sentence that a person reads.
 */

export const DERIVATION_RULES = {
  concept: 'A text or a foreign IRI plainly means this concept of the vocabulary',
  'code-list': 'A code of the source’s own code list means this value',
  'file-extension': 'The address of the file ends in the extension of this format',
  'media-type': 'A media type was written as the IRI of its registration',
  'media-type-of-format': 'The format has this one media type',
  'direct-download': 'The address is that of the file itself',
  licence: 'A code or name of a licence means this one',
  'licence-match': 'The licence is another edition of this one of the EU table',
  'hvd-mark': 'The record is marked as high-value data',
  'url-pattern': 'The address follows from an identifier by the pattern that the software documents',
  'metadata-identifier': 'The resource has no identifier but that of its metadata',
  'metadata-date': 'The source tells only when its metadata were made or changed',
  conversion: 'A number was converted from another unit',
  'endpoint-of-url': 'The address of the service is that of its self-description without the query',
  reference: 'Another record of the same document is meant',
} as const satisfies Record<string, string>;

export type DerivationRule = keyof typeof DERIVATION_RULES;

export const MAPPING_ISSUES = {
  'not-mapped': 'There is no place for this value in DCAT-AP',
  'not-in-vocabulary': 'The value is in no vocabulary; it was kept as it is written',
  'says-nothing': 'The value says that nothing is known',
  'licence-without-version': 'The licence is named without its version; it was kept as it is written',
  'date-unreadable': 'The text has no one reading as a date',
  'number-unreadable': 'The text is no number',
  'address-unreadable': 'The text is no web address',
  'value-unusable': 'The value has no form in RDF',
  'structure-unexpected': 'The value has another structure than the format says',
  'format-unassigned': 'Several formats and several files: which file has which format, nobody says',
  'reference-unresolved': 'The record referred to is known by its metadata only',
  'record-without-identity': 'The entry has neither identifier nor title; it gave no record',
  'not-public': 'The entry is not public; it gave no record',
  'xml-refused': 'The XML document cannot be read safely',
  'xml-syntax': 'The XML document is damaged; nothing of it was read',
  'no-records': 'The document holds no record of this format',
  'too-many-issues': 'Further issues of this record are not listed',
} as const satisfies Record<string, string>;

export type MappingIssueCode = keyof typeof MAPPING_ISSUES;

const MAX_VALUE_LENGTH = 1000;

export interface IssueParts {
  readonly code: MappingIssueCode;
  readonly place: string;
  readonly value?: string;
  readonly message: string;
}

export const mappingIssue = (
  code: MappingIssueCode,
  { place, value }: { readonly place: string; readonly value?: string },
): IssueParts => ({
  code,
  place,
  ...(value === undefined ? {} : { value: value.slice(0, MAX_VALUE_LENGTH) }),
  message: MAPPING_ISSUES[code],
});
