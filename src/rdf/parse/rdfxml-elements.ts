/**
 * rdfxml-streaming-parser, made tolerant: it takes IRIs as they stand, reads RDF wherever it lies in an XML
 * document (a root that is a typed node, a CSW or OAI-PMH answer), keeps the parts of a text that comments or
 * CDATA divide, and answers at once, without the queues of a stream.
 */
import type * as RDF from '@rdfjs/types';
import { RdfXmlParser } from 'rdfxml-streaming-parser';
import { AppError } from '../../lib/app-error.ts';
import { PREFIXES } from '../namespaces.ts';
import { resolveIri } from '../repair/resolve-iri.ts';
import type { Quad } from '../terms.ts';
import { MAX_DEPTH, type ParserContext } from './format-parser.ts';
import { needsQuoting, quoteRawIri } from './raw-iri.ts';
import { addDeclaredEntities, addHtmlEntities, declaredEntities, type EntityTable } from './xml-entities.ts';

interface Attribute {
  readonly name: string;
  readonly prefix: string;
  readonly local: string;
  readonly uri: string;
  readonly value: string;
}

interface Tag {
  readonly name: string;
  readonly local: string;
  readonly uri: string;
  readonly attributes: Record<string, Attribute>;
}

/** What the parser remembers of an open element, as far as it matters here. */
interface OpenElement {
  baseIRI?: string;
  predicate?: unknown;
  text?: string;
  childrenStringTags?: string[];
}

interface SaxParser {
  readonly line: number;
  readonly column: number;
  readonly ENTITIES: EntityTable;
  readonly opt: { resolvePrefix?: (prefix: string) => string | undefined };
  on(event: 'error', handler: (error: Error) => void): void;
  write(text: string): void;
  close(): void;
}

/** The members that the library keeps private. */
interface Internals {
  readonly saxParser: SaxParser;
  readonly activeTagStack: OpenElement[];
}

const KNOWN_NAMESPACES: ReadonlySet<string> = new Set(Object.values(PREFIXES));
const ROOT: Tag = { name: 'rdf:RDF', local: 'RDF', uri: PREFIXES.rdf, attributes: {} };

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** An element outside rdf:RDF that is RDF all the same: it names a resource, or is of a class that we know. */
const isNodeElement = (tag: Tag): boolean =>
  Object.values(tag.attributes).some(
    ({ uri, local }) => uri === PREFIXES.rdf && /^(?:about|ID|nodeID)$/.test(local),
  ) ||
  (KNOWN_NAMESPACES.has(tag.uri) && /^\p{Lu}/u.test(tag.local));

export class TolerantRdfXmlParser extends RdfXmlParser {
  readonly #context: ParserContext;
  readonly #undeclared = new Set<string>();
  #isInImpliedRoot = false;
  #hasWrapper = false;
  /** True once an element was read as RDF. */
  hasRdf = false;

  constructor(context: ParserContext, onError: (message: string) => void) {
    super({
      dataFactory: context.factory,
      baseIRI: context.baseIRI,
      validateUri: false,
      allowDuplicateRdfIds: true,
      parseUnsupportedVersions: true,
    });
    this.#context = context;
    const { saxParser } = this.#internals;
    saxParser.on('error', (error) => onError(error.message.replace(/^\d+:\d+: /, '')));
    saxParser.opt.resolvePrefix = (prefix) => this.#knownNamespace(prefix);
    addHtmlEntities(saxParser.ENTITIES, (name, after) =>
      context.issue('xml-entity', { line: this.line, before: `&${name};`, after }),
    );
  }

  get #internals(): Internals {
    return this as unknown as Internals;
  }

  get line(): number {
    return this.#internals.saxParser.line;
  }

  get column(): number {
    return this.#internals.saxParser.column + 1;
  }

  parse(text: string): void {
    this.#internals.saxParser.write(text);
  }

  /** Tells the XML parser that nothing follows, so that it reports what is not closed. */
  finish(): void {
    this.#internals.saxParser.close();
  }

  override push(quad: RDF.Quad | null): boolean {
    if (quad) this.#context.quad(quad as Quad, this.line);
    return true;
  }

  override valueToUri(value: string, element: OpenElement): RDF.NamedNode {
    return this.uriToNamedNode(
      needsQuoting(value) ? value : resolveIri(value.trim(), element.baseIRI || this.#context.baseIRI),
    );
  }

  override uriToNamedNode(iri: string): RDF.NamedNode {
    return this.#context.factory.namedNode(needsQuoting(iri) ? quoteRawIri(iri) : iri);
  }

  /** Any text will do as the label of a blank node; as a fragment the repairs judge it. */
  override validateNcname(): void {}

  protected override onTag(tag: Tag): void {
    const { activeTagStack } = this.#internals;
    if (activeTagStack.length > MAX_DEPTH)
      throw new AppError({
        kind: 'unprocessable',
        code: 'nesting-too-deep',
        detail: `Elements nest deeper than ${MAX_DEPTH} levels, at line ${this.line}.`,
      });
    if (activeTagStack.length === 0 && !this.#enter(tag)) return;
    super.onTag((activeTagStack.at(-1)?.childrenStringTags ? escaped(tag) : tag) as never);
  }

  /** Decides whether an element outside any RDF starts some. */
  #enter(tag: Tag): boolean {
    const isRoot = tag.uri === PREFIXES.rdf && tag.local === 'RDF';
    if (!isRoot && !isNodeElement(tag)) {
      this.#hasWrapper = true;
      return false;
    }
    if (!this.hasRdf && this.#hasWrapper)
      this.#context.issue('xml-root', { line: this.line, detail: tag.name });
    this.hasRdf = true;
    if (!isRoot) {
      super.onTag(ROOT as never);
      this.#isInImpliedRoot = true;
    }
    return true;
  }

  protected override onCloseTag(): void {
    const { activeTagStack } = this.#internals;
    if (activeTagStack.length === 0) return;
    super.onCloseTag();
    if (this.#isInImpliedRoot && activeTagStack.length === 1) {
      activeTagStack.pop();
      this.#isInImpliedRoot = false;
    }
  }

  protected override onText(text: string): void {
    const element = this.#internals.activeTagStack.at(-1);
    if (element?.childrenStringTags) element.childrenStringTags.push(escapeXml(text));
    else if (element?.predicate) element.text = (element.text ?? '') + text;
  }

  protected override onDoctype(doctype: string): void {
    addDeclaredEntities(this.#internals.saxParser.ENTITIES, declaredEntities(doctype));
  }

  #knownNamespace(prefix: string): string | undefined {
    if (!Object.hasOwn(PREFIXES, prefix)) return undefined;
    const namespace = PREFIXES[prefix as keyof typeof PREFIXES];
    if (!this.#undeclared.has(prefix))
      this.#context.issue('prefix-undeclared', { line: this.line, before: `${prefix}:`, after: namespace });
    this.#undeclared.add(prefix);
    return namespace;
  }
}

const escaped = (tag: Tag): Tag => ({
  ...tag,
  attributes: Object.fromEntries(
    Object.entries(tag.attributes).map(([name, attribute]) => [
      name,
      { ...attribute, value: escapeXml(attribute.value) },
    ]),
  ),
});
