/**
 * Texts in every language of a record: the map of them, and the one for the language asked for.
 */
import type { Term } from '../../rdf/terms.ts';
import { isLiteral } from '../pages/view/text.ts';
import { bestOf, type Facts } from './facts.ts';

/** BCP 47 §4.1: the language is not known. */
const UNDETERMINED = 'und';

const byLanguage = (terms: readonly Term[]): Map<string, string[]> => {
  const found = new Map<string, string[]>();
  for (const literal of terms.filter(isLiteral)) {
    const value = literal.value.trim();
    if (value === '') continue;
    const tag = literal.language || UNDETERMINED;
    const texts = found.get(tag) ?? [];
    found.set(tag, texts);
    if (!texts.includes(value)) texts.push(value);
  }
  return found;
};

export interface TextMembers {
  readonly text: string | null;
  readonly language: string | null;
  readonly all: Readonly<Record<string, string>>;
}

/** Of several texts in one language the first is shown; the map parts them by blank lines. */
export const textMembers = (facts: Facts, node: string, property: string): TextMembers => {
  const best = bestOf(facts, node, property);
  return {
    text: best?.value.trim() ?? null,
    language: best?.language || null,
    all: Object.fromEntries(
      [...byLanguage(facts.values(node, property))].map(([tag, texts]) => [tag, texts.join('\n\n')]),
    ),
  };
};

export interface ListMembers {
  readonly texts: readonly string[];
  readonly all: Readonly<Record<string, readonly string[]>>;
}

export const listMembers = (facts: Facts, node: string, property: string): ListMembers => {
  const best = bestOf(facts, node, property);
  const all = byLanguage(facts.values(node, property));
  return {
    texts: best === null ? [] : (all.get(best.language || UNDETERMINED) ?? []),
    all: Object.fromEntries(all),
  };
};

/** Each once, in the order in which they came. */
export const distinct = <T>(items: readonly T[], keyOf: (item: T) => string): readonly T[] => [
  ...new Map(items.map((item) => [keyOf(item), item])).values(),
];
