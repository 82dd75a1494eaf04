/**
 * The language of a page: `?lang=` if it names one that we speak, else `Accept-Language`
 * (RFC 9110 §12.5.4, matched by prefix as in RFC 4647 §3.4), else the one that the caller falls back to.
 */
import { isLang, type Lang } from '../i18n/languages.ts';

export const negotiateLang = (
  asked: string | null | undefined,
  acceptLanguage: string | null | undefined,
  fallback: Lang,
): Lang => {
  if (asked && isLang(asked)) return asked;
  let best: { readonly lang: Lang; readonly quality: number } | null = null;
  for (const item of (acceptLanguage ?? '').split(',')) {
    const [range = '', ...parameters] = item.split(';').map((part) => part.trim().toLowerCase());
    const quality = Number(parameters.find((part) => part.startsWith('q='))?.slice(2) ?? 1);
    const primary = range.split('-')[0]!;
    const lang = range === '*' ? fallback : isLang(primary) ? primary : null;
    if (lang && quality > 0 && quality > (best?.quality ?? 0)) best = { lang, quality };
  }
  return best?.lang ?? fallback;
};
