/**
 * The repair of one quad: every term that has one obvious reading is read so, what has none is dropped, and
 * both are reported. Pure but for the memory that it is given: the same quad gives the same answer, and a quad
 * that needs nothing comes back as the same object. It knows nothing of formats, lines or base IRIs.
 */
import { PREFIXES } from '../namespaces.ts';
import { type Literal, namedNode, type Quad, quad, type Term } from '../terms.ts';
import { isCleanIri, repairIri } from './iri.ts';
import { type IssueCode, issueOf, type ReadIssue } from './issues.ts';
import { LITERAL_REPAIRS, type LiteralParts } from './literal.ts';
import { EXPECTATIONS } from './properties.ts';

export type Report = (issue: ReadIssue) => void;

const XSD_STRING = `${PREFIXES.xsd}string`;

/** A base direction (RDF 1.2) stays in the tag, as N-Triples writes it, for the repairs to remove. */
const partsOf = (term: Literal): LiteralParts => {
  const { language, direction } = term;
  return {
    text: term.value,
    language: language && direction ? `${language}--${direction}` : language,
    datatype: term.datatype.value,
  };
};

/** A term as a report shows it: the IRI or label as it is, a literal with its tag or datatype. */
const display = (term: Term): string => {
  if (term.termType === 'Literal') {
    const { text, language, datatype } = partsOf(term);
    if (language) return `"${text}"@${language}`;
    return datatype === XSD_STRING ? `"${text}"` : `"${text}"^^${datatype.replace(PREFIXES.xsd, 'xsd:')}`;
  }
  return term.termType === 'BlankNode' ? `_:${term.value}` : term.value;
};

type Note = (code: IssueCode, before: Term, after?: Term) => void;

/** The subjects, properties and graphs of one document whose repair was reported. */
export type Reported = Set<string>;

/** Signs of Turtle and of XML, and control characters: nobody writes an IRI with them but by accident. */
const STRAY = /["<>{}^\\|`\p{Cc}]/gu;

/** The subject without its stray characters: if it is described too, this is a part of its description. */
const strippedOf = ({ value }: Term): { readonly damaged?: readonly string[] } => {
  const stripped = value.replace(STRAY, '');
  return stripped === value || !isCleanIri(stripped) ? {} : { damaged: [stripped] };
};

/** Reports the repair of a term that many statements share once; what is dropped is lost in each of them. */
const noteOnce =
  (
    place: 'subject' | 'property' | 'graph',
    subject: Term,
    reported: Reported,
    report: Report,
    note: Note,
  ): Note =>
  (code, before, after) => {
    if (!after) {
      note(code, before);
      return;
    }
    const shown = display(before);
    const key = `${place} ${shown}`;
    if (reported.has(key)) return;
    reported.add(key);
    report(
      issueOf(code, {
        subject: display(subject),
        ...(place === 'property' ? { property: shown } : {}),
        before: shown,
        after: display(after),
        ...(place === 'subject' ? strippedOf(before) : {}),
      }),
    );
  };

const UNUSABLE = {
  subject: 'subject-unusable',
  predicate: 'predicate-unusable',
  object: 'object-unusable',
  graph: 'graph-unusable',
} as const satisfies Record<string, IssueCode>;

/** Terms that were looked at: a reader shares the IRIs that come again and again. */
const clean = new WeakSet<Term>();

const repairIriTerm = <T extends Term>(term: T, place: keyof typeof UNUSABLE, note: Note): T | null => {
  if (clean.has(term)) return term;
  if (isCleanIri(term.value)) {
    clean.add(term);
    return term;
  }
  const { iri, codes } = repairIri(term.value);
  if (iri === null) {
    note(UNUSABLE[place], term);
    return null;
  }
  const mended = namedNode(iri);
  note(codes.at(-1)!, term, mended);
  return mended as Term as T;
};

const repairResource = <T extends Term>(term: T, place: keyof typeof UNUSABLE, note: Note): T | null => {
  if (term.termType === 'NamedNode') return repairIriTerm(term, place, note);
  if (term.termType === 'BlankNode' && place !== 'predicate') return term;
  if (term.termType === 'DefaultGraph' && place === 'graph') return term;
  note(term.termType === 'Quad' ? 'triple-term' : UNUSABLE[place], term);
  return null;
};

const repairLiteral = (term: Literal, property: string, note: Note): Quad['object'] | null => {
  const expectation = EXPECTATIONS.get(property);
  let current = term;
  let parts = partsOf(term);
  for (const step of LITERAL_REPAIRS) {
    const outcome = step(parts, expectation);
    if (!outcome) continue;
    note(outcome.code, current, outcome.term ?? undefined);
    if (outcome.term?.termType !== 'Literal') return outcome.term;
    current = outcome.term;
    parts = partsOf(current);
  }
  return current;
};

const repairObject = (
  object: Quad['object'],
  predicate: Quad['predicate'],
  note: Note,
): Quad['object'] | null =>
  object.termType === 'Literal'
    ? repairLiteral(object, predicate.value, note)
    : repairResource(object, 'object', note);

/**
 * The quad as it is kept, or null when it is dropped.
 * @param reported one set for all quads of a document
 */
export const repairQuad = (given: Quad, report: Report, reported: Reported = new Set()): Quad | null => {
  const note: Note = (code, before, after) =>
    report(
      issueOf(code, {
        subject: display(given.subject),
        property: display(given.predicate),
        before: display(before),
        ...(after ? { after: display(after) } : {}),
      }),
    );
  const subject = repairResource(
    given.subject,
    'subject',
    noteOnce('subject', given.subject, reported, report, note),
  );
  if (!subject) return null;
  const predicate = repairResource(
    given.predicate,
    'predicate',
    noteOnce('property', given.subject, reported, report, note),
  );
  if (!predicate) return null;
  const object = repairObject(given.object, predicate, note);
  if (!object) return null;
  const graph = repairResource(
    given.graph,
    'graph',
    noteOnce('graph', given.subject, reported, report, note),
  );
  if (!graph) return null;
  const isSame =
    subject === given.subject &&
    predicate === given.predicate &&
    object === given.object &&
    graph === given.graph;
  return isSame ? given : quad(subject, predicate, object, graph);
};
