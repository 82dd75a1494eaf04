/**
 * JSON-LD by jsonld's expansion and toRDF. Contexts come from the table of known ones alone: nothing is ever
 * fetched, and a document that names another context is refused with the name.
 */
import jsonld from 'jsonld';
import { AppError } from '../../lib/app-error.ts';
import { contextOf } from '../contexts/known-contexts.ts';
import type { Literal, Quad, Term } from '../terms.ts';
import type { FormatParser, ParserContext } from './format-parser.ts';
import { type JsonLines, jsonLines } from './json-lines.ts';
import { adviceOnJson } from './json-without-rdf.ts';
import { type Json, parseJson, prepareDocument, quoteExpanded, writtenDatatype } from './jsonld-document.ts';
import { MARK, type Mended, mendDocument } from './jsonld-mend.ts';
import { unquoteRawIri } from './raw-iri.ts';
import { nodeName } from './turtle-push-parser.ts';

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

const eventHandler = (
  { issue }: Pick<ParserContext, 'issue'>,
  lines: JsonLines,
): ((given: ProcessorEvent) => void) => {
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
    const line = lines.ofText(before);
    issue(isUnmapped ? 'jsonld-unmapped' : 'jsonld-dropped', {
      before,
      ...(line === undefined ? {} : { line }),
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
    : factory.literal(text, datatype && factory.namedNode(writtenDatatype(datatype.value)));

/** The processor's own words for what it refuses; its stack and the library's wrapping are nobody's business. */
const reasonOf = (error: unknown): { readonly message: string; readonly code: string } => {
  const details = error instanceof Error && 'details' in error ? (error.details as { code?: unknown }) : {};
  return {
    message: (error instanceof Error ? error.message : String(error)).replace(
      /^Invalid JSON-LD syntax; /,
      '',
    ),
    code: typeof details?.code === 'string' ? details.code : '',
  };
};

/** Reports what was left out of a document, with the nodes that miss it. */
const reportFaults = (
  { faults, isGivenUp }: Mended,
  marked: ReadonlyMap<number, readonly string[]>,
  isNothingRead: boolean,
  lines: JsonLines,
  { issue }: ParserContext,
): void => {
  for (const [index, { id, property, value, reason, lost }] of faults.entries()) {
    const line = id === undefined ? undefined : lines.ofNode(id);
    const damaged = [...new Set([...(marked.get(index) ?? []), ...lost])];
    issue('jsonld-syntax', {
      detail: reason,
      before: unquoteRawIri(JSON.stringify(value)),
      ...(line === undefined ? {} : { line }),
      ...(id === undefined ? {} : { subject: id }),
      ...(property === undefined ? {} : { property: unquoteRawIri(property) }),
      ...(damaged.length ? { damaged } : {}),
      ...(isNothingRead ? { isRestUnread: true } : {}),
    });
  }
  if (isGivenUp)
    issue('jsonld-syntax', { detail: 'there are more errors than are looked for', isRestUnread: true });
};

/** The quads of a document, the marks of damaged nodes taken out. */
const emit = (
  quads: readonly PlainQuad[],
  lines: JsonLines,
  context: ParserContext,
): ReadonlyMap<number, readonly string[]> => {
  const damaged = new Map<number, string[]>();
  for (const { subject, predicate, object, graph } of quads) {
    const node = termOf(subject, context);
    if (predicate.value === MARK) {
      const index = Number(object.value);
      damaged.set(index, [...(damaged.get(index) ?? []), nodeName(node) ?? '']);
      continue;
    }
    context.quad(
      context.factory.quad(
        node as Quad['subject'],
        termOf(predicate, context) as Quad['predicate'],
        termOf(object, context) as Quad['object'],
        termOf(graph, context) as Quad['graph'],
      ) as Quad,
      () => lines.ofNode(node.value),
    );
  }
  return damaged;
};

const read = async (text: string, context: ParserContext): Promise<void> => {
  const parsed = parseJson(text, context);
  if (parsed === undefined) return;
  const document = prepareDocument(parsed, context);
  const lines = jsonLines(text);
  const processor = jsonld as unknown as Processor;
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
  // What a document loses that holds no RDF at all is one story, not hundreds.
  const losses: (() => void)[] = [];
  const onEvent = eventHandler({ issue: (...issue) => losses.push(() => context.issue(...issue)) }, lines);
  const quadsOf = async (given: Json): Promise<readonly PlainQuad[]> => {
    const expanded = await processor.expand(given, { ...options, eventHandler: onEvent });
    return processor.toRDF(quoteExpanded(expanded), { ...options, eventHandler: onEvent });
  };
  const trial = async (part: Json): Promise<{ message: string; code: string } | null> => {
    try {
      await processor.expand(part, options);
      return null;
    } catch (error) {
      return reasonOf(error);
    }
  };
  try {
    const quads = await quadsOf(document);
    const hasQuads = quads.length > 0;
    if (hasQuads) for (const tell of losses) tell();
    else context.issue('json-no-rdf', { detail: adviceOnJson(document), isRestUnread: true });
    emit(quads, lines, context);
  } catch (error) {
    if (refused) throw refused;
    if (error instanceof AppError) throw error;
    const mended = await mendDocument(document, trial);
    losses.length = 0;
    const quads = await quadsOf(mended.document).catch(() => null);
    for (const tell of losses) tell();
    reportFaults(mended, quads ? emit(quads, lines, context) : new Map(), !quads?.length, lines, context);
    if (!quads?.length && mended.faults.length === 0)
      context.issue('jsonld-syntax', { detail: reasonOf(error).message, isRestUnread: true });
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
