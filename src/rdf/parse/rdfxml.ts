/**
 * RDF/XML. Errors that an XML parser can pass over are reported and passed over; where one breaks the
 * structure, the nodes are named whose statements it may have lost. Only the end of the document, or what no
 * reading gets out of, ends it.
 */
import { AppError } from '../../lib/app-error.ts';
import type { FormatParser, ParserContext } from './format-parser.ts';
import { TolerantRdfXmlParser } from './rdfxml-elements.ts';
import { MAX_ALIKE, StructureFaults } from './rdfxml-faults.ts';
import { createAmpersandFilter } from './xml-ampersands.ts';
import { adviceOnXml } from './xml-without-rdf.ts';

class Stop extends Error {}

export const createRdfXmlParser = (context: ParserContext): FormatParser => {
  let isStopped = false;
  /** The element in which the document ends. */
  let openAtEnd: string | undefined;
  const seen = new Map<string, number>();
  const faults = new StructureFaults(context.issue);

  const stop = (detail: string): never => {
    isStopped = true;
    const { line, column } = parser;
    const damaged = parser.openNodes();
    faults.end();
    context.issue('xml-syntax', {
      line,
      column,
      detail: `${detail}; nothing after line ${line} was read`,
      ...(damaged.length ? { damaged } : {}),
      isRestUnread: true,
    });
    throw new Stop(detail);
  };

  const parser = new TolerantRdfXmlParser(context, faults, (message, kind) => {
    if (kind === 'end') stop(openAtEnd === undefined ? message : `the document ends inside <${openAtEnd}>`);
    if (kind === 'fatal') stop(message);
    const times = (seen.get(message) ?? 0) + 1;
    seen.set(message, times);
    if (times <= MAX_ALIKE)
      context.issue('xml-syntax', { line: parser.line, column: parser.column, detail: message });
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
      if (error instanceof Stop) return;
      if (error instanceof AppError) throw error;
      try {
        stop(error instanceof Error ? error.message : String(error));
      } catch {
        // It is reported.
      }
    }
  };

  return {
    write: (text) => attempt(() => parser.parse(ampersands.write(text))),
    end: () => {
      attempt(() => parser.parse(ampersands.end()));
      attempt(() => {
        openAtEnd = parser.openElement;
        parser.finish();
      });
      faults.end();
      if (!parser.hasRdf && !isStopped)
        context.issue('xml-no-rdf', { ...adviceOnXml(parser.outline), isRestUnread: true });
    },
  };
};
