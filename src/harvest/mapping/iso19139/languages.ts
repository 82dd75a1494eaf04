/**
 * Texts of ISO 19139 in their languages: the language of the metadata, and the translations of `PT_FreeText`.
 * BCP 47 §2.2.1 wants the two-letter code of a language that has one; ISO 19139 writes three letters.
 */
import type { SourceValue } from '../mapped-record.ts';
import type { XmlNode } from './xml.ts';

const TAGS: ReadonlyMap<string, string> = new Map(
  `alb=sq sqi=sq ara=ar baq=eu eus=eu bos=bs bre=br bul=bg cat=ca ces=cs cze=cs chi=zh zho=zh cos=co cym=cy wel=cy
  dan=da deu=de ger=de ell=el gre=el eng=en est=et fao=fo fin=fi fra=fr fre=fr fry=fy gla=gd gle=ga glg=gl hrv=hr
  hun=hu ice=is isl=is ita=it jpn=ja kat=ka geo=ka lat=la lav=lv lit=lt ltz=lb mac=mk mkd=mk mlt=mt nld=nl dut=nl
  nno=nn nob=nb nor=no oci=oc pol=pl por=pt roh=rm ron=ro rum=ro rus=ru slk=sk slo=sk slv=sl sme=se spa=es srp=sr
  swe=sv tur=tr ukr=uk`
    .split(/\s+/)
    .map((pair) => pair.split('=') as [string, string]),
);

export const tagOf = (code: string): string | null => {
  const key = code.trim().toLowerCase();
  return TAGS.get(key) ?? (/^[a-z]{2}(?:-[a-z]{2})?$/.test(key) ? key : null);
};

export interface Languages {
  /** Of the metadata; null where nobody knows. */
  readonly own: string | null;
  /** By the id of a `PT_Locale`. */
  readonly locales: ReadonlyMap<string, string>;
}

export const languagesOf = (metadata: XmlNode, fallback: string | null): Languages => {
  const code = metadata.codeAt('language');
  const locales = new Map<string, string>();
  for (const locale of metadata.all('locale/PT_Locale')) {
    const id = locale.attribute('id');
    const tag = tagOf(locale.codeAt('languageCode')?.value ?? '');
    if (id && tag) locales.set(id, tag);
    locale.skip();
  }
  return { own: (code && tagOf(code.value)) ?? fallback, locales };
};

export interface LocalText extends SourceValue {
  readonly language: string | null;
}

/** A text with its translations; the one that repeats the text in its own language is left out. */
export const textsOf = (node: XmlNode | null, { own, locales }: Languages): readonly LocalText[] => {
  if (!node) return [];
  const text = node.text();
  const main = text ? [{ ...text, language: own }] : [];
  const others = node.all('PT_FreeText/textGroup/LocalisedCharacterString').flatMap((translation) => {
    const locale = translation.attribute('locale')?.replace(/^#(?:locale-)?/, '') ?? '';
    const found = translation.text();
    return found ? [{ ...found, language: locales.get(locale) ?? tagOf(locale) }] : [];
  });
  return [...main, ...others.filter(({ language }) => main.length === 0 || language !== own)];
};
