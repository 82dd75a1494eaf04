/**
 * Descriptions as people meet them in the wild: plain text, HTML or Markdown. They are shown as text only:
 * tags become line breaks or nothing, character references become characters, blank lines part paragraphs.
 */

/** Tags that end a line; `p`-like ones end a paragraph. Any other known tag vanishes. */
const TAGS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [
      'p',
      'div',
      'ul',
      'ol',
      'table',
      'section',
      'article',
      'blockquote',
      'pre',
      'h1',
      'h2',
      'h3',
      'h4',
      'h5',
      'h6',
    ].map((tag) => [tag, '\n\n']),
  ),
  ...Object.fromEntries(['br', 'tr', 'dt', 'dd', 'hr'].map((tag) => [tag, '\n'])),
  ...Object.fromEntries(
    [
      ...[
        'a',
        'abbr',
        'b',
        'big',
        'body',
        'center',
        'cite',
        'code',
        'del',
        'em',
        'font',
        'html',
        'i',
        'iframe',
      ],
      ...[
        'img',
        'ins',
        'kbd',
        'mark',
        'o:p',
        'q',
        's',
        'small',
        'span',
        'strike',
        'strong',
        'sub',
        'sup',
        'svg',
      ],
      ...['tbody', 'td', 'th', 'thead', 'tt', 'u', 'wbr', 'script', 'style'],
    ].map((tag) => [tag, '']),
  ),
  td: ' ',
  th: ' ',
  li: '\n',
};

/** Elements whose content is not text for people. */
const SILENT = new Set(['script', 'style']);

const ENTITIES: Readonly<Record<string, string>> = {
  ...{
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: '\u00a0',
    hellip: '…',
    ndash: '–',
    mdash: '—',
  },
  ...{
    laquo: '«',
    raquo: '»',
    rsquo: '’',
    lsquo: '‘',
    ldquo: '“',
    rdquo: '”',
    euro: '€',
    deg: '°',
    bull: '•',
  },
  ...{
    eacute: 'é',
    egrave: 'è',
    ecirc: 'ê',
    euml: 'ë',
    agrave: 'à',
    acirc: 'â',
    auml: 'ä',
    ccedil: 'ç',
    ugrave: 'ù',
  },
  ...{
    ucirc: 'û',
    uuml: 'ü',
    ocirc: 'ô',
    ouml: 'ö',
    icirc: 'î',
    iuml: 'ï',
    szlig: 'ß',
    oelig: 'œ',
    Eacute: 'É',
  },
};

const decodeEntity = (whole: string, name: string): string => {
  if (!name.startsWith('#')) return ENTITIES[name] ?? whole;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  const isPrintable = code >= 0x20 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isPrintable ? String.fromCodePoint(code) : '';
};

const decodeEntities = (text: string): string =>
  text.replace(/&(#x[0-9a-f]{1,6}|#[0-9]{1,7}|[a-z]{2,8});/gi, decodeEntity);

/** One pass over the text: every tag is met once, so that the time is linear in the length. */
const stripTags = (text: string): string => {
  const parts: string[] = [];
  let silentIn: string | null = null;
  let at = 0;
  for (const match of text.matchAll(/<(\/?)([a-z][a-z0-9:]*)\b[^<>]*>|<!--[^<>]*-->/gi)) {
    const name = match[2]?.toLowerCase() ?? '';
    const replacement = match[2] === undefined ? '' : TAGS[name];
    if (replacement === undefined) continue;
    if (silentIn === null) parts.push(text.slice(at, match.index), replacement);
    at = match.index + match[0].length;
    if (name === 'li' && match[1] === '' && silentIn === null) parts.push('• ');
    if (SILENT.has(name)) silentIn = match[1] === '' ? name : silentIn === name ? null : silentIn;
  }
  if (silentIn === null) parts.push(text.slice(at));
  return parts.join('');
};

/** The paragraphs of a description. Inside a paragraph, a line feed is a line break. */
export const paragraphsOf = (text: string): readonly string[] =>
  decodeEntities(stripTags(text.replace(/\r\n?/g, '\n')))
    .split(/\n[^\S\n]*\n/)
    .map((paragraph) =>
      paragraph
        .split('\n')
        .map((line) => line.replace(/[^\S\u00a0]+/g, ' ').trim())
        .filter((line) => line !== '')
        .join('\n'),
    )
    .filter((paragraph) => paragraph !== '');

/** The beginning of a description on one line, cut at a word. */
export const excerptOf = (text: string, maxLength: number): string => {
  const line = paragraphsOf(text).join(' ').replace(/\s+/g, ' ');
  if (line.length <= maxLength) return line;
  const cut = line.slice(0, maxLength);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), maxLength - 30)).replace(/[\s,;:.–-]+$/, '')}…`;
};
