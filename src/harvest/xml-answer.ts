/**
 * The XML answer of a source, from its bytes to its outline: unpacked, decoded, bounded. Whatever has a document type
 * declaration is refused before anything else looks at it, and with it entities of every kind.
 */
import { AppError } from '../lib/app-error.ts';
import { chunksOf, gunzipped, joined } from '../lib/gunzip.ts';
import { withHead } from '../lib/with-head.ts';
import { textDecodingOf } from '../rdf/parse/decode-text.ts';
import { issueOf, type ReadIssue } from '../rdf/repair/issues.ts';
import type { PoliteAnswer } from './polite-fetch.ts';
import { outlineXml, type XmlElement } from './xml-outline.ts';

/** A page stands in memory whole, with the statements that are made of it. */
export const MAX_XML_BYTES = 24 * 1024 * 1024;

export interface XmlAnswer {
  readonly url: string;
  readonly text: string;
  readonly root: XmlElement;
  readonly issues: readonly ReadIssue[];
  /** Why it could not be read to its end. */
  readonly fault: string | null;
}

const HEAD_LENGTH = 400;

const textOf = async (
  { bytes }: PoliteAnswer,
  maxBytes: number,
  onIssue: (issue: ReadIssue) => void,
): Promise<string> => {
  let decoding: ReturnType<typeof textDecodingOf> | undefined;
  let text = '';
  for await (const part of withHead(gunzipped(chunksOf(bytes), maxBytes), HEAD_LENGTH, joined)) {
    decoding ??= textDecodingOf(part, true, (code, facts) => onIssue(issueOf(code, facts)));
    text += decoding.write(part);
  }
  return text + (decoding?.end() ?? '');
};

const refused = (code: string, url: string, detail: string): AppError =>
  new AppError({ kind: 'unprocessable', code, detail: `${url} ${detail}.`, extra: { url } });

/**
 * @param levels how many levels of elements are told
 * @throws AppError `source-no-xml`, `xml-refused`, `document-too-large`, and what fetching throws
 */
export const readXmlAnswer = async (
  answer: PoliteAnswer,
  levels: number,
  maxBytes: number,
): Promise<XmlAnswer> => {
  const issues: ReadIssue[] = [];
  const text = await textOf(answer, Math.min(maxBytes, MAX_XML_BYTES), (issue) => issues.push(issue));
  const { url } = answer;
  if (/^\s*(?:<!doctype html|<html)/i.test(text.slice(0, 2000).replace(/^\ufeff/, '')))
    throw refused('source-no-xml', url, 'is a web page, not XML');
  const { root, fault, hasDoctype } = outlineXml(text, levels);
  if (hasDoctype) throw refused('xml-refused', url, 'has a document type declaration, which is never read');
  if (!root) throw refused('source-no-xml', url, 'is no XML');
  return { url, text, root, issues, fault };
};
