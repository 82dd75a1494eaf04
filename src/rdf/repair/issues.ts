/**
 * Everything that reading can repair, drop or fail to understand, one row a code. The codes are stable:
 * programs and reports key on them. The sentence is what a person reads, before "before → after".
 */

export type IssueKind = 'repaired' | 'dropped' | 'syntax';

export interface ReadIssue {
  readonly kind: IssueKind;
  /** Stable, kebab-case: a key of `ISSUES`. */
  readonly code: string;
  readonly message: string;
  /** Of the source text after decompression, both counted from 1. */
  readonly line?: number;
  readonly column?: number;
  readonly subject?: string;
  readonly property?: string;
  /** At most 1,000 characters each. */
  readonly before?: string;
  readonly after?: string;
  /** More than the sentence of the table says, such as a parser's own words; at most 400 characters. */
  readonly detail?: string;
  /** The nodes whose statements may be incomplete because of this, as IRIs or `_:label`s. */
  readonly damaged?: readonly string[];
  /** True when nothing after the place was read: what is missing may belong to any node of the document. */
  readonly isRestUnread?: boolean;
  /** True when a statement was lost and nobody can tell whose it was; the nodes around it are in `damaged`. */
  readonly isOwnerUnknown?: boolean;
}

export const ISSUES = {
  'iri-trimmed': { kind: 'repaired', says: 'Blanks around an IRI were removed' },
  'iri-unwrapped': { kind: 'repaired', says: 'Brackets or quotation marks around an IRI were removed' },
  'iri-mailto': { kind: 'repaired', says: 'A mailto: address was cleaned' },
  'iri-tel': { kind: 'repaired', says: 'A telephone number was written as RFC 3966 says' },
  'iri-backslashes': { kind: 'repaired', says: 'Backslashes in a URL were read as slashes' },
  'iri-scheme-missing': { kind: 'repaired', says: 'A web address without a scheme got http://' },
  'iri-prefix-expanded': { kind: 'repaired', says: 'A well-known prefix was expanded' },
  'iri-percent-encoded': { kind: 'repaired', says: 'Characters that no IRI may hold were percent-encoded' },
  'iri-resolved': { kind: 'repaired', says: 'A relative IRI was resolved' },
  'literal-to-iri': { kind: 'repaired', says: 'A literal was read as the IRI that the property expects' },
  'datatype-name': { kind: 'repaired', says: 'The name of an XML Schema datatype was corrected' },
  'datatype-date-only': { kind: 'repaired', says: 'A dateTime without a time became a date' },
  'datatype-changed': { kind: 'repaired', says: 'A literal got the datatype that its text has' },
  'datatype-removed': { kind: 'repaired', says: 'A datatype that is no IRI was removed, the text kept' },
  'date-typed': { kind: 'repaired', says: 'A date written as plain text got its datatype' },
  'lexical-mended': { kind: 'repaired', says: 'The text of a literal was written as its datatype demands' },
  'literal-ill-typed': {
    kind: 'repaired',
    says: 'Text that its datatype does not allow was kept as plain text',
  },
  'language-mended': { kind: 'repaired', says: 'A language tag was corrected' },
  'language-removed': {
    kind: 'repaired',
    says: 'A language tag without a reading was removed, the text kept',
  },
  'text-control-characters': { kind: 'repaired', says: 'Control characters were removed from a text' },
  'text-surrogates': { kind: 'repaired', says: 'Half characters (lone surrogates) were replaced by U+FFFD' },
  'string-escape': { kind: 'repaired', says: 'An unknown escape sequence was read as it stands' },
  'name-escaped': { kind: 'repaired', says: 'A slash in a prefixed name was read as part of the name' },
  'prefix-undeclared': { kind: 'repaired', says: 'A well-known prefix was used without a declaration' },
  'prefix-iri': { kind: 'repaired', says: 'The IRI of a declaration was cleaned' },
  'encoding-windows-1252': { kind: 'repaired', says: 'Bytes that are not UTF-8 were read as Windows-1252' },
  'xml-ampersand': { kind: 'repaired', says: 'A bare ampersand was read as &amp;' },
  'xml-entity': { kind: 'repaired', says: 'An HTML entity that XML does not know was read as its character' },
  'format-mistaken': {
    kind: 'repaired',
    says: 'A document was read as what it is, whatever its name or media type says',
  },
  'xml-root': { kind: 'repaired', says: 'RDF was found in an XML document whose root is not rdf:RDF' },
  'subject-unusable': { kind: 'dropped', says: 'The subject cannot be read as an IRI' },
  'predicate-unusable': { kind: 'dropped', says: 'The property cannot be read as an IRI' },
  'object-unusable': { kind: 'dropped', says: 'The value cannot be read as an IRI' },
  'graph-unusable': { kind: 'dropped', says: 'The graph name cannot be read as an IRI' },
  'literal-empty': { kind: 'dropped', says: 'An empty text stands where an IRI is meant' },
  'literal-empty-typed': { kind: 'dropped', says: 'An empty text stands where a date or number is meant' },
  'triple-term': { kind: 'dropped', says: 'Statements about triples (RDF 1.2) are not kept' },
  'jsonld-unmapped': { kind: 'dropped', says: 'A JSON property has no IRI in its context' },
  'jsonld-dropped': { kind: 'dropped', says: 'A JSON-LD value has no meaning in RDF' },
  'json-proto': { kind: 'dropped', says: 'A property named __proto__ was left out' },
  'turtle-syntax': { kind: 'syntax', says: 'Turtle or TriG syntax error' },
  'line-syntax': { kind: 'syntax', says: 'N-Triples or N-Quads syntax error' },
  'xml-syntax': { kind: 'syntax', says: 'RDF/XML syntax error' },
  'xml-no-rdf': { kind: 'syntax', says: 'The XML document holds no RDF' },
  'json-syntax': { kind: 'syntax', says: 'JSON syntax error' },
  'jsonld-syntax': { kind: 'syntax', says: 'JSON-LD error' },
  'json-no-rdf': { kind: 'syntax', says: 'The JSON document holds no RDF' },
  'document-empty': { kind: 'syntax', says: 'The document is empty' },
  'document-no-statements': { kind: 'syntax', says: 'The document holds no statement' },
  'document-html': { kind: 'syntax', says: 'The document is an HTML page, not RDF' },
  'document-binary': { kind: 'syntax', says: 'The document is no text, so no RDF' },
  'gzip-damaged': { kind: 'syntax', says: 'The compressed data is damaged or cut off' },
} as const satisfies Record<string, { readonly kind: IssueKind; readonly says: string }>;

export type IssueCode = keyof typeof ISSUES;

export type IssueFacts = Partial<Omit<ReadIssue, 'kind' | 'code' | 'message'>>;

const cut = (text: string, length: number): string =>
  text.length > length ? `${text.slice(0, length - 1)}…` : text;

/** What stands in a message after the sentence of the table; values are cut at 200 characters. */
export const issueTail = ({ detail, before, after }: IssueFacts): readonly string[] => {
  const change = [before, after].filter((text) => text !== undefined).map((text) => cut(text, 200));
  return [...(detail ? [cut(detail, 400)] : []), ...(change.length ? [change.join(' → ')] : [])];
};

/** The issue of a code, with its message; values are cut at 200 characters in the message, at 1,000 beside it. */
export const issueOf = (code: IssueCode, facts: IssueFacts): ReadIssue => {
  const { kind, says } = ISSUES[code];
  const { detail, before, after, ...place } = facts;
  return {
    kind,
    code,
    message: [says, ...issueTail(facts)].join(': '),
    ...place,
    ...(detail ? { detail: cut(detail, 400) } : {}),
    ...(before === undefined ? {} : { before: cut(before, 1000) }),
    ...(after === undefined ? {} : { after: cut(after, 1000) }),
  };
};
