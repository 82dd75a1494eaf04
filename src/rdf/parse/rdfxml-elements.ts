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
import type { StructureFaults } from './rdfxml-faults.ts';
import { type Internals, NODES, type OpenElement, PROPERTIES } from './rdfxml-library.ts';
import { isSlip, kindOfSaxError, nodesInText, type SaxErrorKind } from './rdfxml-sax.ts';
import {
  escaped,
  escapeXml,
  isNodeElement,
  looksLikeNode,
  looksLikeProperty,
  type NodeOf,
  namedIn,
  ROOT,
  type Tag,
} from './rdfxml-tags.ts';
import { nodeName } from './turtle-push-parser.ts';
import { addDeclaredEntities, addHtmlEntities, declaredEntities } from './xml-entities.ts';
import type { XmlOutline } from './xml-without-rdf.ts';

export class TolerantRdfXmlParser extends RdfXmlParser {
  readonly #context: ParserContext;
  readonly #undeclared = new Set<string>();
  readonly #faults: StructureFaults;
  /** Node elements that were told to hold nodes where properties belong. */
  readonly #told = new WeakSet<OpenElement>();
  #lastClosed: string | null = null;
  #isClosing = false;
  #isIgnoring = false;
  #isInImpliedRoot = false;
  #outline: { root: string; rootLocal: string; namespaces: Set<string> } | null = null;
  /** True once an element was read as RDF. */
  hasRdf = false;

  /** @param onError gets what the faults do not tell: errors that leave the structure alone, or end the reading. */
  constructor(
    context: ParserContext,
    faults: StructureFaults,
    onError: (message: string, kind: 'harmless' | 'end' | 'fatal') => void,
  ) {
    super({
      dataFactory: context.factory,
      baseIRI: context.baseIRI,
      validateUri: false,
      allowDuplicateRdfIds: true,
      parseUnsupportedVersions: true,
    });
    this.#context = context;
    this.#faults = faults;
    const { saxParser } = this.#internals;
    saxParser.on('error', (error) => {
      const message = error.message.replace(/^\d+:\d+: /, '');
      const kind: SaxErrorKind = this.#isClosing ? 'in-content' : kindOfSaxError(message, saxParser);
      if (kind === 'in-tag') this.#fault(message, 1);
      else if (kind !== 'in-content') onError(message, kind);
      else if (!this.#isClosing) this.#fault(message, 0);
    });
    const closeTag = saxParser.closeTag.bind(saxParser);
    saxParser.closeTag = () => this.#closeTag(closeTag);
    saxParser.opt.resolvePrefix = (prefix) => this.#knownNamespace(prefix);
    addHtmlEntities(saxParser.ENTITIES, (name, after) =>
      context.issue('xml-entity', { line: this.line, before: `&${name};`, after }),
    );
  }

  /** An error in the structure, over when the element is closed that is open; null when it is over at once. */
  #fault(detail: string, inside: 0 | 1 | null, others: readonly (string | null)[] = []): void {
    const nodes = [...this.openNodes(), ...others].filter((name) => name !== null);
    const depth = inside === null ? null : this.#internals.saxParser.tags.length + inside;
    this.#faults.add({ line: this.line, column: this.column, detail }, nodes, depth);
  }

  /** A closing tag may fit an outer element, be misspelt, or have lost its opening; saxes would then close all. */
  #closeTag(close: () => void): void {
    const { saxParser } = this.#internals;
    const { name, tags } = saxParser;
    const open = tags.at(-1)?.name;
    this.#isClosing = true;
    if (open === name) close();
    else if (tags.some((tag) => tag.name === name)) {
      this.#fault(`</${name}> stands where <${open}> is still open`, null);
      close();
    } else if (open !== undefined && isSlip(open, name)) {
      this.#fault(`</${name}> stands where </${open}> is expected`, null);
      saxParser.name = open;
      close();
    } else {
      if (!this.#faults.closesLost(tags.length)) this.#fault(`</${name}> closes nothing that is open`, 0);
      // A tag for it to close, which nobody hears of.
      tags.push({ name, ns: {} });
      this.#isIgnoring = true;
      close();
      this.#isIgnoring = false;
    }
    this.#isClosing = false;
  }

  /** The nodes whose elements are open. */
  openNodes(): readonly string[] {
    return this.#internals.activeTagStack
      .map(({ subject, predicate }) => (predicate ? null : nodeName(subject)))
      .filter((name) => name !== null);
  }

  /** What stands outside RDF; null when nothing does. */
  get outline(): XmlOutline | null {
    return this.#outline;
  }

  /** The innermost open element, if there is one. */
  get openElement(): string | undefined {
    return this.#internals.saxParser.tags.at(-1)?.name;
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
    if (!quad) return true;
    if (this.#faults.isOpen) this.#faults.damage(nodeName(quad.subject));
    this.#context.quad(quad as Quad, this.line);
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
    const parent = activeTagStack.at(-1);
    if (parent?.childrenStringTags) this.#open(escaped(tag));
    else if (parent?.childrenParseType === PROPERTIES && looksLikeNode(tag)) {
      if (!this.#told.has(parent)) this.#fault(`<${tag.name}> stands where a property is expected`, null);
      this.#told.add(parent);
      parent.childrenParseType = NODES;
      this.#open(tag);
      parent.childrenParseType = PROPERTIES;
    } else {
      if (parent?.childrenParseType === NODES) this.#checkNode(tag, parent);
      this.#open(tag);
    }
  }

  /** Finds what no XML parser sees: elements that landed in a place for nodes because of a slip before them. */
  #checkNode(tag: Tag, { predicate, text, hadChildren, ...parent }: OpenElement): void {
    if (predicate && text?.trim())
      this.#fault(`text and <${tag.name}> stand together in a property`, 0, nodesInText(text));
    else if (parent.childrenCollectionSubject || parent.childrenTagsToTripleTerms) return;
    else if ((hadChildren || !predicate) && looksLikeProperty(tag))
      this.#fault(`<${tag.name}> stands where a node is expected`, 0, [this.#lastClosed]);
  }

  #open(tag: Tag): void {
    const { activeTagStack } = this.#internals;
    const depth = activeTagStack.length;
    try {
      super.onTag(tag as never);
    } catch (error) {
      if (error instanceof AppError) throw error;
      this.#fault(error instanceof Error ? error.message : String(error), 1);
      // Its content is passed over: without a property, and as text that nobody asks for.
      const element = activeTagStack.length > depth ? activeTagStack.at(-1)! : {};
      if (activeTagStack.length === depth) activeTagStack.push(element);
      element.predicate = undefined;
      element.childrenStringTags = [];
    }
    if (this.#faults.isOpen) this.#damageNamed(tag);
  }

  /** Names the node of an element that may be misread. */
  #damageNamed(tag: Tag): void {
    const { activeTagStack } = this.#internals;
    const element = activeTagStack.at(-1)!;
    if (!element.predicate) this.#faults.damage(nodeName(element.subject));
    const nodeOf: NodeOf = (local, written) =>
      local === 'nodeID'
        ? this.#context.factory.blankNode(written)
        : this.valueToUri(local === 'ID' ? `#${written}` : written, element);
    for (const name of namedIn(tag, !element.predicate, nodeOf)) this.#faults.damage(name);
  }

  /** Decides whether an element outside any RDF starts some. */
  #enter(tag: Tag): boolean {
    const isRoot = tag.uri === PREFIXES.rdf && tag.local === 'RDF';
    if (!isRoot && !isNodeElement(tag)) {
      this.#outline ??= { root: tag.name, rootLocal: tag.local, namespaces: new Set() };
      if (this.#outline.namespaces.size < 20) this.#outline.namespaces.add(tag.uri);
      return false;
    }
    if (!this.hasRdf && this.#outline)
      this.#context.issue('xml-root', {
        line: this.line,
        before: `<${this.#outline.root}>`,
        after: `<${tag.name}>`,
      });
    this.hasRdf = true;
    if (!isRoot) {
      super.onTag(ROOT as never);
      this.#isInImpliedRoot = true;
    }
    return true;
  }

  protected override onCloseTag(): void {
    const { activeTagStack, saxParser } = this.#internals;
    if (this.#isIgnoring) return;
    if (activeTagStack.length > 0) {
      const { predicate, subject } = activeTagStack.at(-1)!;
      if (!predicate) this.#lastClosed = nodeName(subject);
      super.onCloseTag();
    }
    if (this.#isInImpliedRoot && activeTagStack.length === 1) {
      activeTagStack.pop();
      this.#isInImpliedRoot = false;
    }
    this.#faults.closed(saxParser.tags.length);
  }

  protected override onText(text: string): void {
    const element = this.#internals.activeTagStack.at(-1);
    if (element?.childrenStringTags) element.childrenStringTags.push(escapeXml(text));
    else if (element?.predicate) element.text = (element.text ?? '') + text;
    else if (element && text.includes('>'))
      this.#fault(
        'text stands where an element is expected',
        /\/>\s*$/.test(text) ? null : 0,
        nodesInText(text),
      );
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
