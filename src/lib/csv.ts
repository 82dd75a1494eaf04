/**
 * Tables as CSV, RFC 4180. A text that a spreadsheet would take for a formula gets an apostrophe before it:
 * texts come from anywhere.
 */

/** U+FEFF: without it spreadsheets read the text in their own code page, and accents are lost. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** What a spreadsheet takes for the beginning of a formula, its full-width forms among them. */
const FORMULA = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out.
const CONTROLS = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g;

const cell = (value: string): string => {
  const plain = value.replace(CONTROLS, '');
  const safe = FORMULA.test(plain) ? `'${plain}` : plain;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

export const csvLine = (cells: readonly string[]): string => `${cells.map(cell).join(',')}\r\n`;

export const csvOf = (rows: readonly (readonly string[])[]): string => rows.map(csvLine).join('');
