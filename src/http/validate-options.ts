/**
 * What a request to `/validate` asks for: profiles, the form of the report, the languages of its messages.
 */
import { AppError } from '../lib/app-error.ts';
import { type Language, PROFILE_NAMES, type Profile, profileOf, SHAPE_LANGUAGES } from '../shacl/profiles.ts';
import type { AppContext } from './app-env.ts';
import { negotiate } from './negotiate.ts';
import { type Offer, offerOf, REPRESENTATIONS, type Representation } from './representations.ts';
import { notAcceptable } from './request-format.ts';
import { splitExtension } from './urls.ts';

/** Asked for none: DCAT-AP, and its rules for high-value data where a record claims to be that. */
export const DEFAULT_PROFILES = ['dcat-ap', 'dcat-ap-hvd'];

/** @throws AppError `parameter-invalid` with the profiles that there are */
export const profilesOf = (names: readonly string[]): readonly Profile[] => {
  const asked = names.flatMap((name) => name.split(/[\s,]+/)).filter((name) => name !== '');
  const profiles = (asked.length > 0 ? asked : DEFAULT_PROFILES).map((name) => {
    const profile = profileOf(name);
    if (profile) return profile;
    const value = name.slice(0, 100);
    throw new AppError({
      kind: 'badRequest',
      code: 'parameter-invalid',
      detail: `There is no profile “${value}”; the parameter profile takes one or several of ${PROFILE_NAMES.join(', ')}.`,
      hint: 'The profiles are described at /shapes.',
      extra: { parameter: 'profile', value, choices: PROFILE_NAMES.join(', '), profiles: PROFILE_NAMES },
    });
  });
  return [...new Set(profiles)];
};

export type ReportForm = Representation | 'json';

/** JSON first: who names no type is a program. `application/json` is our own JSON here, not JSON-LD. */
const OFFERS: readonly Offer<ReportForm>[] = [
  { name: 'json', mediaType: 'application/json', aliases: [] },
  ...REPRESENTATIONS.map(offerOf).map((offer) => ({
    ...offer,
    aliases: offer.aliases.filter((alias) => alias !== 'application/json'),
  })),
];

/** By the extension of the path, else by `Accept`. */
export const reportFormOf = (c: AppContext): ReportForm => {
  const { extension, representation } = splitExtension(c.req.path);
  if (extension === 'json') return 'json';
  const form = representation ?? negotiate(c.req.header('Accept'), OFFERS);
  if (!form) throw notAcceptable(c, OFFERS);
  return form;
};

const isShapeLanguage = (tag: string): tag is Language =>
  (SHAPE_LANGUAGES as readonly string[]).includes(tag);

/** The language that `?lang=` names, if messages have it; pages may not. */
export const askedLanguage = (c: AppContext): Language | null => {
  const lang = c.req.query('lang') ?? '';
  return isShapeLanguage(lang) ? lang : null;
};

/** The languages of messages, best first: `?lang=`, then `Accept-Language`, then that of pages. */
export const messageLanguages = (c: AppContext): readonly Language[] => {
  const accepted = (c.req.header('Accept-Language') ?? '')
    .split(',')
    .map((item) => {
      const [range = '', ...parameters] = item.split(';').map((part) => part.trim().toLowerCase());
      const quality = Number(parameters.find((part) => part.startsWith('q='))?.slice(2) ?? 1);
      return { tag: range.split('-')[0]!, quality };
    })
    .filter(({ quality }) => quality > 0)
    .toSorted((a, b) => b.quality - a.quality)
    .map(({ tag }) => tag);
  const asked = [askedLanguage(c) ?? '', ...accepted, c.var.config.defaultLang];
  return [...new Set(asked.filter(isShapeLanguage))];
};
