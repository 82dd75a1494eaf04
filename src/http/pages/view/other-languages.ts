/** Titles, descriptions and keywords in the languages that the main part of the page does not show. */
import { languageName } from '../../../i18n/format.ts';
import { expandName } from './property-label.ts';
import { paragraphsOf } from './readable-text.ts';
import { isLiteral, textOf } from './text.ts';
import type { ViewContext } from './view-context.ts';

export interface OtherLanguage {
  readonly name: string | null;
  readonly lang: string | null;
  readonly isMachine: boolean;
  readonly titles: readonly string[];
  readonly descriptions: readonly (readonly string[])[];
  readonly keywords: readonly string[];
}

const PROPERTIES = {
  titles: expandName('dct:title'),
  descriptions: expandName('dct:description'),
  keywords: expandName('dcat:keyword'),
} as const;

export const takeOtherLanguages = (view: ViewContext): readonly OtherLanguage[] => {
  const { reader, main, lang: reading } = view;
  const rows = Object.entries(PROPERTIES).flatMap(([part, property]) => {
    const marked = reader.rest(main).find(({ predicate }) => predicate === property)?.objects ?? [];
    const literals = marked.filter(isLiteral).filter(({ value }) => value.trim() !== '');
    reader.mark(main, property, literals);
    return literals.map((literal) => ({ part, literal }));
  });
  const tags = [...new Set(rows.map(({ literal }) => literal.language.toLowerCase()))].sort();
  return tags.map((tag) => {
    const mine = rows.filter(({ literal }) => literal.language.toLowerCase() === tag);
    const valuesOf = (part: keyof typeof PROPERTIES): readonly string[] =>
      mine.filter((row) => row.part === part).map(({ literal }) => literal.value.trim());
    const { lang, isMachine } = textOf(mine[0]!.literal);
    return {
      name: tag === '' ? null : languageName(reading, lang ?? tag),
      lang,
      isMachine,
      titles: valuesOf('titles'),
      descriptions: valuesOf('descriptions').map(paragraphsOf),
      keywords: valuesOf('keywords'),
    };
  });
};
