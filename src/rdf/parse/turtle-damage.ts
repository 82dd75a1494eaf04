/**
 * The subjects in the text of a broken statement: what stands where a statement could start, and is lost with
 * it. Guessed from the text alone, since no parser reads it; so a subject that is itself broken is told apart.
 */
import { PREFIXES } from '../namespaces.ts';
import { hasScheme, resolveIri } from '../repair/resolve-iri.ts';
import { unescapeIri } from './escapes.ts';
import type { ParserContext } from './format-parser.ts';

export interface Names {
  readonly prefixes: ReadonlyMap<string, string>;
  readonly base: string;
  readonly factory: ParserContext['factory'];
}

export interface LostText {
  readonly text: string;
  /** Of the broken statement: what stands deeper is a part of one. */
  readonly indentation: number;
  /** True when the text is the rest of a statement that broke before: it need not start with a subject. */
  readonly isRest: boolean;
}

export interface Lost {
  readonly nodes: ReadonlySet<string>;
  /** True when a subject stands there that cannot be read: nobody can tell whose the statements are. */
  readonly hasUnreadable: boolean;
}

const IRI = String.raw`<((?:[^\0-\x20<>"{}|^\`\\]|\\u[\dA-Fa-f]{4}|\\U[\dA-Fa-f]{8})*)>`;
const NAME = String.raw`([A-Za-z][\w.-]*|):([\w.\-\\/%:]*[\w\-/%])?`;
const TERM = String.raw`(?:${IRI}|_:([\w.-]*\w)|${NAME})`;
/** At the start of a line, with its indentation; or after what ends a statement or opens a graph. */
const LINE_START = new RegExp(String.raw`^([ \t]*)${TERM}`, 'gm');
const AFTER_END = new RegExp(String.raw`[.{}]\s+${TERM}`, 'g');

/** What may stand before the first subject, a graph that opens included. */
const BEFORE = /(?:\s|#[^\n]*(?:\n|$)|[{}])*(?:GRAPH\s+)?/iy;
const VERB = String.raw`(?:a[\s<\["'_]|<|[A-Za-z][\w.-]*:|:)`;
const FIRST = new RegExp(String.raw`(?:[[(]|${TERM}(?:(?<=>)|\s)(?:\s|#[^\n]*(?:\n|$))*${VERB})`, 'y');

/** An IRI that is not closed on its line. */
const STUMP = /^([ \t]*)<[^<>"\s]*(?![^<"\s])/gm;
const CLOSED = /<[^<>"\s]*>|"(?:[^"\\\n]|\\.)*"/g;
/** The end of an IRI without its start, where a property follows it. */
const TAIL = new RegExp(String.raw`[^\s<>]>\s+${VERB}`);
/** The start of one without its end, and a property: what is between, another subject perhaps, is not there. */
const GAP = /<[^<>"\s]+[ \t]+(?:a\s|[A-Za-z][\w.-]*:)/;
/** Prose where a property belongs: the string that it comes from began elsewhere. */
const PROSE = /;[ \t]*\n[ \t]*(?:\p{L}+[ ,]+){2}/u;

type Match = readonly (string | undefined)[];

const nodeOf = ([iri, label, prefix, local]: Match, { prefixes, base, factory }: Names): string | null => {
  if (label !== undefined) return `_:${factory.blankNode(label).value}`;
  if (iri !== undefined) {
    const written = unescapeIri(iri);
    return hasScheme(written) ? written : resolveIri(written, base);
  }
  const namespace = prefixes.get(prefix ?? '');
  return namespace === undefined ? null : namespace + (local ?? '').replaceAll('\\', '');
};

/** RFC 3986 §4.2: no colon in the first segment of a relative reference. */
const isReference = (iri: string): boolean => hasScheme(iri) || !/^[^/?#]*:/.test(iri);

/** True when the text starts with a subject that is whole, and a property after it; a declaration is neither. */
const startsWhole = (text: string, names: Names): boolean => {
  BEFORE.lastIndex = 0;
  const start = BEFORE.exec(text)?.[0].length ?? 0;
  if (start === text.length) return true;
  FIRST.lastIndex = start;
  const found = FIRST.exec(text);
  if (!found) return false;
  const [first, iri, , prefix] = found;
  if (iri !== undefined) return isReference(unescapeIri(iri));
  return prefix === undefined || first === '[' || names.prefixes.has(prefix);
};

/** The stack that a regular expression needs grows with the text that it matches. */
const MAX_OUTLINED = 100_000;

/** True when parts of two statements stand together as one; of what is too long to tell, they may. */
const isSpliced = (text: string): boolean => {
  if (text.length > MAX_OUTLINED) return true;
  const outline = text.replace(CLOSED, (found) => (found.startsWith('<') ? '<>' : '""'));
  return TAIL.test(outline) || GAP.test(outline) || PROSE.test(outline);
};

export const lostSubjects = ({ text, indentation, isRest }: LostText, names: Names): Lost => {
  const nodes = new Set<string>();
  const add = (match: Match): void => {
    const node = nodeOf(match, names);
    if (node !== null) nodes.add(node);
  };
  for (const [, blanks = '', ...match] of text.matchAll(LINE_START))
    if (blanks.length <= indentation) add(match);
  for (const [, ...match] of text.matchAll(AFTER_END)) add(match);
  const hasStump = [...text.matchAll(STUMP)].some(([, blanks = '']) => blanks.length <= indentation);
  return { nodes, hasUnreadable: hasStump || isSpliced(text) || !(isRest || startsWhole(text, names)) };
};

const NAMESPACES: readonly string[] = Object.values(PREFIXES);

/** True for a property of a vocabulary that everybody knows: no document describes those. */
export const isKnownProperty = (node: string): boolean => {
  const local = /[a-z]\w*$/.exec(node)?.[0];
  return local !== undefined && NAMESPACES.some((namespace) => node === namespace + local);
};
