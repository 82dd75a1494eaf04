/**
 * Which representation a request asks for: by the extension of its path, else by `Accept`; and which
 * language, for pages. Asked before anything is read, so that a 406 costs nothing.
 */
import { isLang, type Lang } from '../i18n/languages.ts';
import { AppError } from '../lib/app-error.ts';
import type { AppContext } from './app-env.ts';
import { negotiateLang } from './language.ts';
import { negotiate } from './negotiate.ts';
import { HTML, type Offer, offerOf, REPRESENTATIONS, type Representation } from './representations.ts';
import { splitExtension } from './urls.ts';

export interface Asked {
  readonly representation: Representation;
  /** As the path has it; null when `Accept` decided. */
  readonly extension: string | null;
  readonly lang: Lang;
  /** The language that the URL names, which links to other pages carry on. */
  readonly urlLang: Lang | null;
}

const RDF_FIRST = REPRESENTATIONS.map(offerOf);
const HTML_FIRST = RDF_FIRST.toSorted((a, b) => Number(b.name === HTML) - Number(a.name === HTML));

export const langOf = (c: AppContext): Pick<Asked, 'lang' | 'urlLang'> => {
  const inUrl = c.req.query('lang');
  // Who names a language that pages do not have reads the catalogue's own hardly better than English.
  const fallback = inUrl && !isLang(inUrl) ? 'en' : c.var.config.defaultLang;
  const lang = negotiateLang(inUrl, c.req.header('Accept-Language'), fallback);
  return { lang, urlLang: inUrl === lang ? lang : null };
};

/** Nothing of what is offered is accepted. */
export const notAcceptable = (c: AppContext, offers: readonly Offer[]): AppError => {
  const available = offers.map(({ mediaType }) => mediaType);
  return new AppError({
    kind: 'notAcceptable',
    code: 'not-acceptable',
    detail: `None of the offered media types is accepted by “${c.req.header('Accept')}”.`,
    hint: `Ask for one of these: ${available.join(', ')}.`,
    extra: { available, formats: available.join(', ') },
  });
};

/** An indifferent client gets Turtle, or HTML where `indifferent` says so. */
export const askedOf = (c: AppContext, indifferent: 'rdf' | 'html' = 'rdf'): Asked => {
  const { extension, representation } = splitExtension(c.req.path);
  const offers = indifferent === 'rdf' ? RDF_FIRST : HTML_FIRST;
  const found = representation ?? negotiate(c.req.header('Accept'), offers);
  if (!found) throw notAcceptable(c, offers);
  return { representation: found, extension, ...langOf(c) };
};
