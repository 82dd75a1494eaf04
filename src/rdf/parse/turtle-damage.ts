/**
 * The subjects in the text of a broken statement: what stands where a statement could start, and is lost with
 * it. Guessed from the text alone, since no parser reads it.
 */
import { hasScheme, resolveIri } from '../repair/resolve-iri.ts';
import { unescapeIri } from './escapes.ts';
import type { ParserContext } from './format-parser.ts';
import { needsQuoting } from './raw-iri.ts';

export interface Names {
  readonly prefixes: ReadonlyMap<string, string>;
  readonly base: string;
  readonly factory: ParserContext['factory'];
}

const TERM = String.raw`(?:<([^<>"\s]*)>?|_:([\w.-]*\w)|([A-Za-z][\w.-]*|):([\w.\-\\/%:]*[\w\-/%])|([a-z][a-z0-9+.-]*:\/\/[^\s<>"]+)>)`;
/** At the start of a line, with its indentation; or after what ends a statement or opens a graph. */
const LINE_START = new RegExp(String.raw`^([ \t]*)${TERM}`, 'gm');
const AFTER_END = new RegExp(String.raw`[.{}]\s+${TERM}`, 'g');

type Match = readonly (string | undefined)[];

const nodeOf = (
  [iri, label, prefix, local, bare]: Match,
  { prefixes, base, factory }: Names,
): string | null => {
  if (label !== undefined) return `_:${factory.blankNode(label).value}`;
  if (bare !== undefined) return bare;
  if (iri !== undefined) {
    const written = unescapeIri(iri);
    return needsQuoting(written) || hasScheme(written) ? written : resolveIri(written, base);
  }
  const namespace = prefixes.get(prefix ?? '');
  return namespace === undefined ? null : namespace + (local ?? '').replaceAll('\\', '');
};

/** @param indentation of the broken statement: what stands deeper is a part of one. */
export const lostSubjects = (text: string, indentation: number, names: Names): ReadonlySet<string> => {
  const found = new Set<string>();
  const add = (match: Match): void => {
    const node = nodeOf(match, names);
    if (node !== null) found.add(node);
  };
  for (const [, blanks = '', ...match] of text.matchAll(LINE_START))
    if (blanks.length <= indentation) add(match);
  for (const [, ...match] of text.matchAll(AFTER_END)) add(match);
  return found;
};
