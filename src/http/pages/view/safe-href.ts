/**
 * Links that come from data. Only schemes that lead people somewhere harmless become links; all else is text.
 */

const SAFE_SCHEMES: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:', 'tel:', 'ftp:']);

/** The address if it is absolute and of a harmless scheme, else null. */
export const safeHref = (address: string): string | null => {
  try {
    const trimmed = address.trim();
    return SAFE_SCHEMES.has(new URL(trimmed).protocol) ? trimmed : null;
  } catch {
    return null;
  }
};

/** A web address as people write it down: no scheme, no `www.`, no endless query; `mailto:` without scheme. */
export const shownAddress = (address: string, maxLength = 80): string => {
  const bare = address.replace(/^(?:mailto:|tel:|(?:https?|ftp):\/\/(?:www\.)?)/i, '').replace(/\/$/, '');
  const shown = decodedSafely(bare);
  return shown.length <= maxLength ? shown : `${shown.slice(0, maxLength - 1)}…`;
};

/** Percent-decoding that leaves alone what does not decode, and what would hide or fake text. */
export const decodedSafely = (text: string): string => {
  try {
    const decoded = decodeURIComponent(text);
    return /\p{C}/u.test(decoded) ? text : decoded;
  } catch {
    return text;
  }
};
