/**
 * Answers of OAI-PMH 2.0: one request, its envelope read, its errors told apart. Knows no cursor.
 */
import { AppError } from '../../lib/app-error.ts';
import { MAX_XML_BYTES, readXmlAnswer, type XmlAnswer } from '../xml-answer.ts';
import { elementsAt, textAt, type XmlElement } from '../xml-outline.ts';
import type { AdapterContext } from './adapter.ts';

export type Verb = 'Identify' | 'ListMetadataFormats' | 'ListRecords';

/** Envelope, verb, record, metadata, and the first element of that: what is deeper is the record's own. */
const LEVELS = 5;

export interface OaiAnswer extends XmlAnswer {
  readonly verb: XmlElement | null;
  /** Codes of §3.6, with what the repository says. */
  readonly errors: readonly { readonly code: string; readonly says: string }[];
  /** When it was made, by the clock of the repository. */
  readonly responseDate: string | null;
}

const urlOf = (address: string, verb: Verb, given: Readonly<Record<string, string>>): string => {
  const url = new URL(address);
  for (const name of ['verb', 'metadataPrefix', 'set', 'from', 'until', 'resumptionToken', 'identifier'])
    url.searchParams.delete(name);
  for (const [name, value] of Object.entries({ verb, ...given })) url.searchParams.set(name, value);
  return url.href;
};

/** @throws AppError `source-no-oai`, and what reading XML throws */
export const askOai = async (
  ctx: AdapterContext,
  verb: Verb,
  given: Readonly<Record<string, string>>,
): Promise<OaiAnswer> => {
  const accept = 'text/xml, application/xml;q=0.9, */*;q=0.1';
  const answer = await ctx.fetch(urlOf(ctx.config.url, verb, given), { accept, maxBytes: MAX_XML_BYTES });
  const xml = await readXmlAnswer(answer, LEVELS, ctx.config.maxBytes);
  if (xml.root.name !== 'OAI-PMH')
    throw new AppError({
      kind: 'unprocessable',
      code: 'source-no-oai',
      detail: `${xml.url} answers with <${xml.root.name.slice(0, 50)}>, which is no answer of OAI-PMH.`,
      extra: { url: xml.url },
    });
  return {
    ...xml,
    verb: elementsAt(xml.root, verb)[0] ?? null,
    errors: elementsAt(xml.root, 'error').map(({ attributes, text }) => ({
      code: attributes.get('code') ?? '',
      says: text.trim().slice(0, 500),
    })),
    responseDate: textAt(xml.root, 'responseDate'),
  };
};

/** @throws AppError `oai-error` when the repository says that something is wrong */
export const checkOai = ({ errors: [error], url, verb }: OaiAnswer): void => {
  if (!error && verb) return;
  throw new AppError({
    kind: 'unprocessable',
    code: 'oai-error',
    detail: error
      ? `${url} answers with the error ${error.code.slice(0, 50)}: ${error.says}`
      : `${url} answers with nothing of what was asked for.`,
    extra: { url, error: error?.code ?? null },
  });
};
