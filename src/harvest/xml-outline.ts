/**
 * The upper levels of an XML document, and where the elements below them stand in its text: enough to read the
 * envelope of an answer and to cut its records out. It builds no tree of the rest, resolves no entity but the five of
 * XML, and reads a document that breaks off as far as it goes.
 */
import { xmlAttribute } from '../rdf/serialize/xml-text.ts';

export interface XmlElement {
  /** Without its prefix. */
  readonly name: string;
  /** By their names as they are written. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly parent: XmlElement | null;
  readonly children: readonly XmlElement[];
  /** Its own text, of the levels that are read. */
  readonly text: string;
  readonly start: number;
  /** Where the name of its first tag ends. */
  readonly nameEnd: number;
  /** Behind its closing tag; null where there is none. */
  readonly end: number | null;
}

export interface XmlOutline {
  readonly root: XmlElement | null;
  /** Why it could not be read to its end. */
  readonly fault: string | null;
  /** It has a document type declaration: nothing behind that was read. */
  readonly hasDoctype: boolean;
}

type Building = { -readonly [Name in keyof XmlElement]: XmlElement[Name] } & { children: XmlElement[] };

const MAX_DEPTH = 200;
const MAX_TAG_LENGTH = 100_000;

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

export const unescapeXml = (text: string): string =>
  text.replaceAll(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{2,4}));/gi, (whole, decimal, hex, name) => {
    if (name) return ENTITIES[name] ?? whole;
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Behind the tag that begins at a place; null where it never ends. A `>` may stand in quotation marks. */
const tagEnd = (text: string, from: number): number | null => {
  const stop = /[>"']/g;
  stop.lastIndex = from;
  for (let found = stop.exec(text); found; found = stop.exec(text)) {
    if (found[0] === '>') return stop.lastIndex;
    const close = text.indexOf(found[0], stop.lastIndex);
    if (close < 0) return null;
    stop.lastIndex = close + 1;
  }
  return null;
};

const attributesOf = (tag: string): Map<string, string> =>
  new Map(
    [...tag.matchAll(/\s([^\s=/>"']{1,200})\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(
      ([, name, double, single]) => [name!, unescapeXml(double ?? single ?? '')],
    ),
  );

/** What holds no element, and its end. */
const ASIDES = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const;

/** @param levels how many levels of elements are told; of those below, only that they nest is looked at */
export const outlineXml = (text: string, levels: number): XmlOutline => {
  const names: string[] = [];
  let root: Building | null = null;
  let open: Building | null = null;
  const result = (fault: string | null, hasDoctype = false): XmlOutline => ({ root, fault, hasDoctype });
  const say = (part: string): void => {
    if (open && names.length <= levels) open.text += part;
  };
  let at = 0;
  while (at < text.length) {
    const start = text.indexOf('<', at);
    const between = text.slice(at, start < 0 ? text.length : start);
    if (open && names.length <= levels) say(unescapeXml(between));
    if (start < 0) break;
    const aside = ASIDES.find(([begin]) => text.startsWith(begin, start));
    if (aside) {
      const [begin, finish] = aside;
      const end = text.indexOf(finish, start + begin.length);
      if (end < 0) return result(`${begin} has no end`);
      if (begin === '<![CDATA[') say(text.slice(start + begin.length, end));
      at = end + finish.length;
      continue;
    }
    if (text.startsWith('<!', start)) return result('It has a document type declaration', true);
    const end = tagEnd(text, start);
    if (end === null || end - start > MAX_TAG_LENGTH) return result('It breaks off inside a tag');
    at = end;
    const tag = text.slice(start, end);
    const [, name = ''] = /^<\/?([^\s/>]{0,300})/.exec(tag) ?? [];
    if (tag.startsWith('</')) {
      if (names.at(-1) !== name) return result(`</${name.slice(0, 50)}> closes nothing that is open`);
      if (open && names.length <= levels) {
        open.end = end;
        open = open.parent as Building | null;
      }
      names.pop();
      continue;
    }
    if (names.length === 0 && root) return result('It has a second root element');
    if (names.length === MAX_DEPTH) return result(`Its elements nest deeper than ${MAX_DEPTH} levels`);
    const isEmpty = tag.endsWith('/>');
    if (names.length < levels) {
      const element: Building = {
        name: localName(name),
        attributes: attributesOf(tag),
        parent: open,
        children: [],
        text: '',
        start,
        nameEnd: start + 1 + name.length,
        end: isEmpty ? end : null,
      };
      open?.children.push(element);
      root ??= element;
      if (!isEmpty) open = element;
    }
    if (!isEmpty) names.push(name);
  }
  if (names.length > 0) return result(`It breaks off inside <${names.at(-1)!.slice(0, 50)}>`);
  return result(root ? null : 'It has no element');
};

/** All elements at a path of local names below an element. */
export const elementsAt = (element: XmlElement | null, path: string): readonly XmlElement[] => {
  let found = element ? [element] : [];
  for (const step of path.split('/'))
    found = found.flatMap(({ children }) => children.filter(({ name }) => step === '*' || name === step));
  return found;
};

export const textAt = (element: XmlElement | null, path: string): string | null =>
  elementsAt(element, path)
    .map(({ text }) => text.trim())
    .find((text) => text !== '') ?? null;

const isInherited = (name: string): boolean => name === 'xmlns' || /^xml(?:ns)?:/.test(name);

/** An element as a document of its own: what it inherits of namespaces and languages is written on it. */
export const documentOf = (text: string, element: XmlElement): string => {
  const inherited = new Map<string, string>();
  for (let above = element.parent; above; above = above.parent)
    for (const [name, value] of above.attributes)
      if (isInherited(name) && !element.attributes.has(name) && !inherited.has(name))
        inherited.set(name, value);
  const written = [...inherited].map(([name, value]) => ` ${name}="${xmlAttribute(value)}"`).join('');
  return (
    text.slice(element.start, element.nameEnd) +
    written +
    text.slice(element.nameEnd, element.end ?? text.length)
  );
};
