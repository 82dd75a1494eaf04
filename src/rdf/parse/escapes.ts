/**
 * The escape sequences of N-Triples and Turtle strings and IRIs (Turtle §6.4), read with tolerance: an
 * unknown one stands for itself, UTF-16 pairs written as two escapes become their character.
 */

const SIMPLE: Readonly<Record<string, string>> = {
  t: '\t',
  b: '\b',
  n: '\n',
  r: '\r',
  f: '\f',
  '"': '"',
  "'": "'",
  '\\': '\\',
};

const ESCAPE = /\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|([\s\S])|$)/g;

const character = (hexadecimal: string): string => {
  const codePoint = Number.parseInt(hexadecimal, 16);
  return codePoint > 0x10ffff ? '\ufffd' : String.fromCodePoint(codePoint);
};

/** @param onUnknown gets each escape sequence that the grammar does not know. */
export const unescapeText = (text: string, onUnknown: (sequence: string) => void): string =>
  text.replace(ESCAPE, (sequence: string, short?: string, long?: string, simple?: string) => {
    const hexadecimal = short ?? long;
    if (hexadecimal !== undefined) return character(hexadecimal);
    if (simple !== undefined && Object.hasOwn(SIMPLE, simple)) return SIMPLE[simple]!;
    onUnknown(sequence);
    return sequence;
  });

/** In IRIs only the numeric escapes exist; a backslash else is a (forbidden) character. */
export const unescapeIri = (iri: string): string =>
  iri.replace(/\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8}))/g, (_, short?: string, long?: string) =>
    character((short ?? long)!),
  );

/**
 * The inside of a Turtle string, rewritten so that a strict parser reads it as `unescapeText` would: unknown
 * escapes get their backslash escaped, surrogates written as escapes become characters.
 */
export const withStrictEscapes = (text: string, onUnknown: (sequence: string) => void): string =>
  text.replace(ESCAPE, (sequence: string, short?: string, long?: string, simple?: string) => {
    const hexadecimal = short ?? long;
    if (hexadecimal !== undefined) {
      const codePoint = Number.parseInt(hexadecimal, 16);
      const isScalar = codePoint <= 0x10ffff && (codePoint < 0xd800 || codePoint > 0xdfff);
      return isScalar ? sequence : character(hexadecimal);
    }
    if (simple !== undefined && Object.hasOwn(SIMPLE, simple)) return sequence;
    onUnknown(sequence);
    return `\\${sequence}`;
  });
