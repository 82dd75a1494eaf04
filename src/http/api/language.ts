/**
 * The language of an answer's texts: any that the data may have, not only those that pages speak.
 */
import type { AppContext } from '../app-env.ts';
import type { ParameterText } from '../query-parameters.ts';

const TAG = /^([a-z]{2,3})(?:-[a-z0-9-]{1,30})?$/i;

/** `fr-BE` asks for French: the primary subtag decides. */
export const aLanguage: ParameterText<string> = {
  parse: (text) => TAG.exec(text)?.[1]?.toLowerCase(),
  expects: 'a language tag such as fr, en, de or nl',
  schema: { type: 'string', pattern: '^[A-Za-z]{2,3}(-[A-Za-z0-9-]{1,30})?$' },
};

const MAX_RANGES = 20;

/** RFC 9110 §12.5.4: the first of the best; `*` and what is no tag ask for none. */
const accepted = (header: string): string | null => {
  let best: { readonly lang: string; readonly quality: number } | null = null;
  for (const item of header.split(',').slice(0, MAX_RANGES)) {
    const [range = '', ...parameters] = item.split(';').map((part) => part.trim().toLowerCase());
    const quality = Number(parameters.find((part) => part.startsWith('q='))?.slice(2) ?? 1);
    const lang = aLanguage.parse(range);
    if (lang && quality > 0 && quality > (best?.quality ?? 0)) best = { lang, quality };
  }
  return best?.lang ?? null;
};

/** @param asked what the URL names, checked */
export const answerLang = (c: AppContext, asked: string | undefined): string =>
  asked ?? accepted(c.req.header('Accept-Language') ?? '') ?? c.var.config.defaultLang;
