/**
 * Escapes ampersands that start no reference, before an XML parser sees them: to the parser a reference goes
 * on to the next semicolon, so one URL with `?a=1&b=2` would swallow the markup after it.
 */

const SPECIAL = /<!--|<!\[CDATA\[|&(?!#\d{1,7};|#[xX][\dA-Fa-f]{1,6};|[A-Za-z_][\w.-]*;)/g;
const CLOSINGS: Readonly<Record<string, string>> = { '<!--': '-->', '<![CDATA[': ']]>' };
/** What the next chunk may turn into a reference, a comment or a CDATA section. */
const UNDECIDED = /(?:&#?[\w.-]{0,40}|<(?:!(?:-|\[[A-Z]{0,5})?)?)$/;

export interface AmpersandFilter {
  readonly write: (text: string) => string;
  readonly end: () => string;
}

/** @param onBare is called with the line, from 1, and a few characters of context of each bare ampersand. */
export const createAmpersandFilter = (onBare: (line: number, context: string) => void): AmpersandFilter => {
  let held = '';
  let line = 1;
  /** Inside a comment or CDATA section: what ends it. */
  let closing: string | null = null;

  const pass = (text: string): string => {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) line += 1;
    return text;
  };

  /** What can be decided of the text; the rest is held. */
  const filter = (text: string, isLast: boolean): string => {
    let out = '';
    let position = 0;
    const undecided = isLast ? null : UNDECIDED.exec(text.slice(-64));
    const limit = undecided ? Math.max(0, text.length - 64) + undecided.index : text.length;
    for (;;) {
      if (closing !== null) {
        const end = text.indexOf(closing, position);
        const stop =
          end < 0 ? (isLast ? text.length : Math.max(position, text.length - 2)) : end + closing.length;
        out += pass(text.slice(position, stop));
        position = stop;
        if (end < 0) break;
        closing = null;
      }
      SPECIAL.lastIndex = position;
      const found = SPECIAL.exec(text);
      if (!found || found.index >= limit) {
        out += pass(text.slice(position, Math.max(position, limit)));
        position = Math.max(position, limit);
        break;
      }
      out += pass(text.slice(position, found.index));
      position = found.index + found[0].length;
      if (found[0] === '&') {
        onBare(line, text.slice(Math.max(0, found.index - 30), found.index + 30).trim());
        out += '&amp;';
      } else {
        out += found[0];
        closing = CLOSINGS[found[0]]!;
      }
    }
    held = text.slice(position);
    return out;
  };

  return {
    write: (chunk) => filter(held + chunk, false),
    end: () => filter(held, true),
  };
};
