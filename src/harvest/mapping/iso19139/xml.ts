/**
 * An XML document from outside as a tree that is read by paths of local names (profiles differ in prefixes, and in
 * the classes that stand in between). It remembers which texts were read. Document type declarations are refused
 * before parsing: with them go entities of every kind.
 */
import { DOMParser, type Element, type Node } from '@xmldom/xmldom';
import type { Place, SourceValue } from '../mapped-record.ts';
import type { MappingIssueCode } from '../rules.ts';

/** In characters: some thirty records, or ten that are very large. The tree may take forty times as many bytes. */
export const MAX_XML_LENGTH = 1_500_000;
const MAX_DEPTH = 200;

const XLINK = 'http://www.w3.org/1999/xlink';

const elementsOf = (node: Element): Element[] => {
  const found: Element[] = [];
  for (let child: Node | null = node.firstChild; child; child = child.nextSibling)
    if (child.nodeType === 1) found.push(child as Element);
  return found;
};

const ownText = (node: Element): string => {
  let text = '';
  for (let child: Node | null = node.firstChild; child; child = child.nextSibling)
    if (child.nodeType === 3 || child.nodeType === 4) text += child.nodeValue ?? '';
  return text.trim();
};

const nameOf = (node: Element): string => node.localName ?? node.nodeName;

/** The number of an element among its siblings of the same name; all siblings are counted at once. */
const numbers = new WeakMap<Element, number>();

const numberOf = (element: Element): number => {
  const known = numbers.get(element);
  if (known !== undefined) return known;
  const parent = element.parentNode;
  const counts = new Map<string, number>();
  const siblings = parent?.nodeType === 1 ? elementsOf(parent as Element) : [element];
  for (const sibling of siblings) {
    const count = (counts.get(nameOf(sibling)) ?? 0) + 1;
    counts.set(nameOf(sibling), count);
    numbers.set(sibling, count);
  }
  return numbers.get(element) ?? 1;
};

const placeOf = (element: Element): Place => {
  const steps: string[] = [];
  for (let node: Node | null = element; node?.nodeType === 1; node = node.parentNode)
    steps.push(`${nameOf(node as Element)}[${numberOf(node as Element)}]`);
  return `/${steps.reverse().join('/')}`;
};

export class XmlNode {
  readonly element: Element;
  private readonly read: Set<Element>;

  constructor(element: Element, read: Set<Element> = new Set()) {
    this.element = element;
    this.read = read;
  }

  get name(): string {
    return nameOf(this.element);
  }

  get place(): Place {
    return placeOf(this.element);
  }

  /** All elements at a path of local names; `*` stands for any. */
  all(path: string): readonly XmlNode[] {
    let found = [this.element];
    for (const step of path.split('/'))
      found = found.flatMap((node) =>
        elementsOf(node).filter((child) => step === '*' || nameOf(child) === step),
      );
    return found.map((node) => new XmlNode(node, this.read));
  }

  first(path: string): XmlNode | null {
    return this.all(path)[0] ?? null;
  }

  get children(): readonly XmlNode[] {
    return elementsOf(this.element).map((node) => new XmlNode(node, this.read));
  }

  attribute(name: string): string | null {
    this.read.add(this.element);
    return this.element.getAttribute(name)?.trim() || null;
  }

  /** The text of the element, or of the element of a simple type inside it (`gco:CharacterString`, `gmx:Anchor`). */
  text(): SourceValue | null {
    for (const node of [this.element, ...elementsOf(this.element)]) {
      if (nameOf(node) === 'PT_FreeText') continue;
      const value = ownText(node);
      if (!value) continue;
      this.read.add(node);
      return { place: placeOf(node), value };
    }
    return null;
  }

  textAt(path: string): SourceValue | null {
    for (const node of this.all(path)) {
      const text = node.text();
      if (text) return text;
    }
    return null;
  }

  /** The address of an anchor (`gmx:Anchor xlink:href`). */
  anchor(): SourceValue | null {
    for (const node of [this.element, ...elementsOf(this.element)]) {
      const href = node.getAttributeNS(XLINK, 'href')?.trim();
      if (!href) continue;
      this.read.add(node);
      return { place: `${placeOf(node)}/@xlink:href`, value: href };
    }
    return null;
  }

  /** A code of a code list: the attribute, else the text. */
  code(): SourceValue | null {
    for (const node of [this.element, ...elementsOf(this.element)]) {
      const value = node.getAttribute('codeListValue')?.trim();
      if (!value) continue;
      this.read.add(node);
      return { place: `${placeOf(node)}/@codeListValue`, value };
    }
    return this.text();
  }

  codeAt(path: string): SourceValue | null {
    return this.first(path)?.code() ?? null;
  }

  /** Says that what an element holds is known and needs no mapping. */
  skip(): void {
    const stack = [this.element];
    for (let node = stack.pop(); node; node = stack.pop()) {
      this.read.add(node);
      for (const child of elementsOf(node)) stack.push(child);
    }
  }

  /** Texts and codes that were not read. */
  unread(): readonly SourceValue[] {
    const found: SourceValue[] = [];
    const stack = [this.element];
    for (let node = stack.pop(); node; node = stack.pop()) {
      // A spread of this many would be too many arguments.
      for (const child of elementsOf(node).reverse()) stack.push(child);
      if (this.read.has(node)) continue;
      const value = node.getAttribute('codeListValue')?.trim() || ownText(node);
      if (value) found.push({ place: placeOf(node), value });
    }
    return found;
  }
}

/** A cheap look at how deep elements are nested, before a tree is made of them. */
const isTooDeep = (text: string): boolean => {
  let depth = 0;
  for (const [tag] of text.matchAll(/<\/|<[A-Za-z_]|\/>/g)) {
    depth += tag === '</' || tag === '/>' ? -1 : 1;
    if (depth > MAX_DEPTH) return true;
  }
  return false;
};

export type ParsedXml =
  | { readonly root: XmlNode }
  | { readonly code: MappingIssueCode; readonly detail: string };

export const parseXml = (text: string): ParsedXml => {
  if (text.length > MAX_XML_LENGTH)
    return {
      code: 'xml-refused',
      detail: `${text.length} characters; at most ${MAX_XML_LENGTH} are read`,
    };
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text))
    return { code: 'xml-refused', detail: 'The document has a document type declaration' };
  if (isTooDeep(text))
    return { code: 'xml-refused', detail: `Elements are nested deeper than ${MAX_DEPTH} times` };
  let fault = '';
  try {
    const parser = new DOMParser({
      onError: (level, message) => {
        if (level !== 'warning') fault ||= String(message);
      },
    });
    const root = parser.parseFromString(text.replace(/^\ufeff/, '').trimStart(), 'text/xml').documentElement;
    if (root && !fault) return { root: new XmlNode(root) };
  } catch (error) {
    fault ||= error instanceof Error ? error.message : String(error);
  }
  return { code: 'xml-syntax', detail: fault.slice(0, 300) || 'The document has no root element' };
};
