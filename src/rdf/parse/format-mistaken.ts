/**
 * A document of another format than its name or media type promises. What it is counts only where the first
 * characters leave no doubt: a broken document is still a document of the format that was promised.
 */
import type { RdfFormat } from '../media-types.ts';
import { LITERAL, SIGNATURES, type Signature, SKIPPED, TERM } from './detect-format.ts';
import { nextStatement } from './turtle-statements.ts';

/** What shows a format beyond doubt, so that it counts more than a name. */
const PLAIN: readonly Signature[] = [
  {
    format: 'rdfxml',
    pattern: /^\s*<(?:\?xml\s|!DOCTYPE\s|!--|\w+:RDF\s|[\w-]+(?::[\w.-]+)?\s+[\w:.-]+\s*=\s*["'])/i,
  },
  { format: 'jsonld', pattern: /^\s*(?:\{\s*"|\[\s*[{"])/ },
  ...SIGNATURES.filter(({ format }) => ['ntriples', 'nquads', 'trig'].includes(format)),
  {
    format: 'turtle',
    pattern: new RegExp(`${SKIPPED}(?:@prefix\\s|@base\\s|prefix\\s+[\\w.-]*:\\s*<|base\\s*<)`, 'i'),
  },
  {
    format: 'turtle',
    pattern: new RegExp(
      String.raw`${SKIPPED}(?:${TERM}|[\w-]*:[\w.-]+)\s+(?:a\s+[<\w:]|[A-Za-z][\w-]*:[\w.-]+\s)`,
    ),
  },
];

/** The formats of which a document in another is a document all the same. */
const ALSO_READS: Readonly<Record<RdfFormat, readonly RdfFormat[]>> = {
  turtle: ['ntriples'],
  trig: ['ntriples', 'turtle'],
  nquads: ['ntriples'],
  ntriples: [],
  jsonld: [],
  rdfxml: [],
};

const A_LINE = new RegExp(
  String.raw`^${TERM}[ \t]*<[^<>]*>[ \t]*(?:${TERM}|${LITERAL})[ \t]*(?:${TERM}[ \t]*)?\.`,
  'm',
);

const GRAPH_LABEL = /^(?:\s|#[^\n]*\n)*(?:GRAPH\s+)?(?:<[^<>\n]*>|[\w-]*:[\w.-]*|_:\w+|\[\s*\])?\s*\{$/i;

/** True when a graph opens outside strings and comments. */
const opensGraph = (text: string): boolean => {
  let position = 0;
  for (;;) {
    const statement = nextStatement(text, position, false, true);
    if (!statement) return false;
    if (statement.ends === 'graph-opens')
      return statement.text.length < 500 && GRAPH_LABEL.test(statement.text);
    position = statement.end;
  }
};

/**
 * The format that a document plainly has, where it is not the one that was promised; null where they agree, or
 * nothing is plain.
 * @param head the first characters, `SNIFFED_LENGTH` of them if there are so many
 */
export const formatMistaken = (promised: RdfFormat, head: string): RdfFormat | null => {
  const text = head.startsWith('\ufeff') ? head.slice(1) : head;
  const shown = PLAIN.find(({ pattern }) => pattern.test(text))?.format;
  if (!shown || shown === promised || ALSO_READS[promised].includes(shown)) return null;
  if (promised === 'turtle' && shown === 'trig') return opensGraph(text) ? shown : null;
  // Broken JSON is JSON all the same.
  if (promised === 'jsonld' && /^\s*[{[]/.test(text)) return null;
  const isLines = promised === 'ntriples' || promised === 'nquads';
  // One bad line does not make N-Triples Turtle.
  return isLines && shown !== 'nquads' && A_LINE.test(text) ? null : shown;
};
