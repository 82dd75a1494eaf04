/**
 * A proposal as JSON for programs, and in words for people.
 */

import type { Lang } from '../i18n/languages.ts';
import { mendMessagesOf } from '../i18n/mend.ts';
import type { Proposal, Reason, ReasonCode } from '../quality/proposal.ts';
import { serialize } from '../rdf/serialize/serialize.ts';
import { isGenid } from '../rdf/skolem.ts';
import type { Quad } from '../rdf/terms.ts';
import { jsonTerm } from '../shacl/report-json.ts';
import type { LabelOf } from './page-data.ts';
import { iriLabel } from './pages/view/iri-label.ts';

/** Statements as N-Triples, one text each. */
export const statementsOf = (quads: readonly Quad[]): readonly string[] =>
  quads.map((q) => serialize('ntriples', [q]).trim());

/** Reasons whose starting point is itself an entry of a table, which people know by its name. */
const FROM_CONCEPT: ReadonlySet<ReasonCode> = new Set<ReasonCode>([
  'theme-beside',
  'media-type-of-format',
  'category-implied',
  'category-of-inspire-theme',
]);

/** The value as it was found, so that it can be found again; the name of a concept beside it. */
const foundText = ({ code, from }: Reason, lang: Lang, labelOf: LabelOf): string => {
  if (from === null) return '';
  if (from.termType === 'BlankNode' || isGenid(from.value)) return mendMessagesOf(lang).unnamedNode;
  const label = from.termType === 'NamedNode' && FROM_CONCEPT.has(code) ? labelOf(from.value) : undefined;
  return label === undefined ? from.value : `${label} (${from.value})`;
};

export const reasonText = ({ reason }: Proposal, lang: Lang, labelOf: LabelOf): string => {
  const { code, to } = reason;
  const name = to === null ? '' : (labelOf(to) ?? iriLabel(to, lang));
  return mendMessagesOf(lang).reasons[code](foundText(reason, lang, labelOf), name);
};

/** The IRIs that the words of a reason name. */
export const reasonIris = (proposals: readonly Proposal[]): readonly string[] =>
  proposals.flatMap(({ reason: { from, to } }) => [
    ...(from?.termType === 'NamedNode' ? [from.value] : []),
    ...(to === null ? [] : [to]),
  ]);

export const proposalJson = (proposal: Proposal, lang: Lang, labelOf: LabelOf) => {
  const { id, focus, path, shapes, withdraw, add, reason, confidence, addsViolation } = proposal;
  return {
    id,
    confidence,
    addsViolation,
    focus: jsonTerm(focus),
    path,
    withdraw: statementsOf(withdraw),
    add: statementsOf(add),
    reason: { code: reason.code, text: reasonText(proposal, lang, labelOf) },
    shapes,
  };
};
