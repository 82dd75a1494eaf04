/**
 * RDF/XML. Errors that an XML parser can pass over are reported and passed over; one that breaks the
 * structure ends the reading with its line and column, and what was read before it stays.
 */
import { AppError } from '../../lib/app-error.ts';
import type { FormatParser, ParserContext } from './format-parser.ts';
import { TolerantRdfXmlParser } from './rdfxml-elements.ts';
import { createAmpersandFilter } from './xml-ampersands.ts';

/** The XML parser's words for errors after which it goes on with the right structure. */
const HARMLESS =
  /^(?:undefined entity|disallowed character(?! in tag name)|malformed character entity|malformed comment|the string "]]>"|duplicate attribute|no whitespace between attributes|unquoted attribute value|text data outside of root node|an XML declaration must be|the XML declaration must|documents may contain only one root|unbound namespace prefix|version number|encoding value)/;

/** Of the same harmless error, only so many are worth telling. */
const MAX_ALIKE = 100;

class Stop extends Error {}

export const createRdfXmlParser = (context: ParserContext): FormatParser => {
  let isStopped = false;
  const seen = new Map<string, number>();

  const report = (detail: string): void =>
    context.issue('xml-syntax', { line: parser.line, column: parser.column, detail });

  const parser = new TolerantRdfXmlParser(context, (message) => {
    const times = (seen.get(message) ?? 0) + 1;
    seen.set(message, times);
    if (times <= MAX_ALIKE) report(message);
    if (!HARMLESS.test(message)) throw new Stop(message);
  });
  const ampersands = createAmpersandFilter((line, around) =>
    context.issue('xml-ampersand', { line, before: around }),
  );

  /** Runs a step of the parser; nothing that it throws but our own errors leaves. */
  const attempt = (step: () => void): void => {
    if (isStopped) return;
    try {
      step();
    } catch (error) {
      if (error instanceof AppError) throw error;
      isStopped = true;
      if (!(error instanceof Stop)) report(error instanceof Error ? error.message : String(error));
    }
  };

  return {
    write: (text) => attempt(() => parser.parse(ampersands.write(text))),
    end: () => {
      attempt(() => parser.parse(ampersands.end()));
      attempt(() => parser.finish());
      if (!parser.hasRdf && !isStopped) context.issue('xml-no-rdf', {});
    },
  };
};
