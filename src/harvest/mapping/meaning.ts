/**
 * What a text or an IRI of the source means in a vocabulary; undefined where it is not plain.
 */
import { isPlainSpelling } from '../../vocab/plain-spellings.ts';
import type { SchemeId } from '../../vocab/schemes.ts';
import type { Vocabularies } from '../../vocab/vocabularies.ts';

export const isIri = (text: string): boolean => /^(?:https?|urn):/i.test(text) && !/\s/.test(text);

export const meaningOf = async (
  vocabularies: Vocabularies,
  scheme: SchemeId,
  { value, isCode = false }: { readonly value: string; readonly isCode?: boolean },
): Promise<string | undefined> => {
  if (isIri(value) || isCode) return vocabularies.conceptFor(scheme, value);
  return isPlainSpelling(scheme, value) ? vocabularies.conceptFor(scheme, value) : undefined;
};
