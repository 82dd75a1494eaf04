/**
 * Proactive negotiation by media type (RFC 9110 §12.5.1), pure. Quality decides, then how precisely the
 * range names the type, then the client's order, then the server's.
 */
import type { Offer } from './representations.ts';

interface MediaRange {
  readonly type: string;
  readonly subtype: string;
  readonly quality: number;
  readonly position: number;
}

/** Splits a header at a separator outside quoted strings. */
const splitOutsideQuotes = (text: string, separator: ',' | ';'): string[] => {
  const parts: string[] = [];
  let part = '';
  let isQuoted = false;
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!;
    if (isQuoted && char === '\\') {
      part += char + (text[++at] ?? '');
      continue;
    }
    if (char === '"') isQuoted = !isQuoted;
    if (char === separator && !isQuoted) {
      parts.push(part);
      part = '';
    } else part += char;
  }
  return [...parts, part];
};

/** The q parameter: 1 where absent; what cannot be read counts as 0, for nobody asked for it clearly. */
const qualityOf = (parameters: readonly string[]): number => {
  const q = parameters.map((parameter) => /^\s*q\s*=\s*(.*?)\s*$/i.exec(parameter)?.[1]).find((v) => v);
  if (q === undefined) return 1;
  const value = Number(q);
  return value >= 0 && value <= 1 ? value : 0;
};

/** Parameters other than q do not narrow a range: no type that we offer has variants. */
const parseAccept = (header: string): MediaRange[] =>
  splitOutsideQuotes(header, ',').flatMap((item, position) => {
    const [range = '', ...parameters] = splitOutsideQuotes(item, ';');
    const match = /^\s*([^\s/]+)\/([^\s/]+)\s*$/.exec(range.toLowerCase());
    if (!match) return [];
    return [{ type: match[1]!, subtype: match[2]!, quality: qualityOf(parameters), position }];
  });

/** 4: names the type; 3: names an alias of it; 2: `type/*`; 1: everything; 0: does not match. */
const precisionOf = (range: MediaRange, { mediaType, aliases }: Offer): number => {
  const name = `${range.type}/${range.subtype}`;
  if (name === mediaType) return 4;
  if (aliases.includes(name)) return 3;
  if (name === `${mediaType.split('/')[0]}/*`) return 2;
  return name === '*/*' ? 1 : 0;
};

interface Fit {
  readonly quality: number;
  readonly precision: number;
  readonly position: number;
}

/** The most precise range that matches decides about an offer. */
const fitOf = (ranges: readonly MediaRange[], offer: Offer): Fit | null => {
  let best: Fit | null = null;
  for (const range of ranges) {
    const precision = precisionOf(range, offer);
    if (precision > (best?.precision ?? 0)) best = { ...range, precision };
  }
  return best;
};

const isBetter = (a: Fit, b: Fit): boolean =>
  a.quality !== b.quality
    ? a.quality > b.quality
    : a.precision !== b.precision
      ? a.precision > b.precision
      : a.precision > 1 && a.position < b.position;

/**
 * The offer that an `Accept` header asks for, or null when none fits. No header, or an empty one, takes the
 * first offer. Aliases count, so that `application/json` gets JSON-LD.
 */
export const negotiate = <Name extends string>(
  accept: string | null | undefined,
  offers: readonly Offer<Name>[],
): Name | null => {
  if (!accept?.trim()) return offers[0]?.name ?? null;
  const ranges = parseAccept(accept);
  let best: { readonly name: Name; readonly fit: Fit } | null = null;
  for (const offer of offers) {
    const fit = fitOf(ranges, offer);
    if (!fit || fit.quality === 0) continue;
    if (!best || isBetter(fit, best.fit)) best = { name: offer.name, fit };
  }
  return best?.name ?? null;
};
