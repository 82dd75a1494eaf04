/**
 * JSON-LD by jsonld's expansion and toRDF. Contexts come from the table of known ones alone: nothing is ever
 * fetched, and a document that names another context is refused with the name.
 */
import jsonld from 'jsonld';
import { AppError } from '../../lib/app-error.ts';
import { contextOf } from '../contexts/known-contexts.ts';
import type { Literal, Quad, Term } from '../terms.ts';
import type { FormatParser, ParserContext } from './format-parser.ts';
import { type Json, parseJson, prepareDocument, quoteExpanded } from './jsonld-document.ts';
import { unquoteRawIri } from './raw-iri.ts';

interface ProcessorEvent {
  readonly event: { readonly code: string; readonly details: Readonly<Record<string, unknown>> };
}

interface RemoteDocument {
  readonly contextUrl: null;
  readonly documentUrl: string;
  readonly document: unknown;
}

/** The part of the processor that is used here; its published types lack the event handler. */
interface Processor {
  expand(document: Json, options: object): Promise<Json>;
  toRDF(document: Json, options: object): Promise<readonly PlainQuad[]>;
}

interface PlainTerm {
  readonly termType: Term['termType'];
  readonly value: string;
  readonly language?: string;
  readonly datatype?: PlainTerm;
}

interface PlainQuad {
  readonly subject: PlainTerm;
  readonly predicate: PlainTerm;
  readonly object: PlainTerm;
  readonly graph: PlainTerm;
}

/** The processor's warnings that mean that something of the document is not in the RDF. */
const LOSSES: Readonly<Record<string, string>> = {
  'blank node predicate': 'property',
  'free-floating scalar': 'value',
  'null @value value': 'value',
  'object with only @list': 'value',
  'object with only @value': 'value',
  'relative graph reference': 'graph',
  'relative object reference': 'object',
  'relative property reference': 'property',
  'relative subject reference': 'subject',
  'relative type reference': 'type',
  'reserved term': 'term',
};

const refuseContext = (url: string): AppError =>
  new AppError({
    kind: 'unprocessable',
    code: 'jsonld-context-refused',
    detail: `The JSON-LD context ${url} is not among those that are known here, and none is fetched.`,
    hint: 'Embed the context in the document, or send the expanded form.',
    extra: { context: url },
  });

const eventHandler = (context: ParserContext): ((given: ProcessorEvent) => void) => {
  const seen = new Set<string>();
  return ({ event: { code, details } }) => {
    const isUnmapped = code === 'invalid property';
    const detailName = isUnmapped ? 'property' : LOSSES[code];
    if (detailName === undefined) return;
    const found = details[detailName] ?? details.value;
    const before = unquoteRawIri(typeof found === 'string' ? found : (JSON.stringify(found) ?? code));
    // A context forgets a property once; that it does so in every record is no news.
    if (seen.has(`${code} ${before}`)) return;
    seen.add(`${code} ${before}`);
    context.issue(isUnmapped ? 'jsonld-unmapped' : 'jsonld-dropped', {
      before,
      ...(isUnmapped ? { property: before } : { detail: code }),
    });
  };
};

const termOf = ({ termType, value, language, datatype }: PlainTerm, { factory }: ParserContext): Term => {
  switch (termType) {
    case 'NamedNode':
      return factory.namedNode(value);
    case 'BlankNode':
      return factory.blankNode(value.replace(/^_:/, ''));
    case 'Literal':
      return literalOf(unquoteRawIri(value), language, datatype, factory);
    default:
      return factory.defaultGraph();
  }
};

const literalOf = (
  text: string,
  language: string | undefined,
  datatype: PlainTerm | undefined,
  factory: ParserContext['factory'],
): Literal =>
  language
    ? factory.literal(text, language)
    : factory.literal(text, datatype && factory.namedNode(datatype.value));

const read = async (text: string, context: ParserContext): Promise<void> => {
  const parsed = parseJson(text, context);
  if (parsed === undefined) return;
  const document = prepareDocument(parsed, context);
  let refused: AppError | undefined;
  const options = {
    base: context.baseIRI,
    documentLoader: async (url: string): Promise<RemoteDocument> => {
      const known = contextOf(unquoteRawIri(url));
      if (known) return { contextUrl: null, documentUrl: url, document: known };
      refused = refuseContext(unquoteRawIri(url));
      throw refused;
    },
  };
  try {
    const processor = jsonld as unknown as Processor;
    const onEvent = eventHandler(context);
    const expanded = await processor.expand(document, { ...options, eventHandler: onEvent });
    const quads = await processor.toRDF(quoteExpanded(expanded), { ...options, eventHandler: onEvent });
    for (const { subject, predicate, object, graph } of quads)
      context.quad(
        context.factory.quad(
          termOf(subject, context) as Quad['subject'],
          termOf(predicate, context) as Quad['predicate'],
          termOf(object, context) as Quad['object'],
          termOf(graph, context) as Quad['graph'],
        ) as Quad,
      );
  } catch (error) {
    if (refused) throw refused;
    if (error instanceof AppError) throw error;
    context.issue('jsonld-syntax', { detail: error instanceof Error ? error.message : String(error) });
  }
};

export const createJsonLdParser = (context: ParserContext): FormatParser => {
  const chunks: string[] = [];
  return {
    write: (text) => {
      chunks.push(text);
    },
    end: () => read(chunks.join(''), context),
  };
};
