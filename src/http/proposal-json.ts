/**
 * A proposal as JSON for programs, and in words for people.
 */

import type { Lang } from '../i18n/languages.ts';
import { mendMessagesOf } from '../i18n/mend.ts';
import type { Proposal } from '../quality/proposal.ts';
import { serialize } from '../rdf/serialize/serialize.ts';
import type { Quad } from '../rdf/terms.ts';
import { jsonTerm } from '../shacl/report-json.ts';
import type { LabelOf } from './page-data.ts';
import { iriLabel } from './pages/view/iri-label.ts';

/** Statements as N-Triples, one text each. */
export const statementsOf = (quads: readonly Quad[]): readonly string[] =>
  quads.map((q) => serialize('ntriples', [q]).trim());

export const reasonText = ({ reason }: Proposal, lang: Lang, labelOf: LabelOf): string => {
  const { code, from, to } = reason;
  const name = (iri: string): string => labelOf(iri) ?? iriLabel(iri, lang);
  const said =
    from === null ? '' : from.termType === 'NamedNode' ? (labelOf(from.value) ?? from.value) : from.value;
  return mendMessagesOf(lang).reasons[code](said, to === null ? '' : name(to));
};

/** The IRIs that the words of a reason name. */
export const reasonIris = (proposals: readonly Proposal[]): readonly string[] =>
  proposals.flatMap(({ reason: { from, to } }) => [
    ...(from?.termType === 'NamedNode' ? [from.value] : []),
    ...(to === null ? [] : [to]),
  ]);

export const proposalJson = (proposal: Proposal, lang: Lang, labelOf: LabelOf) => {
  const { id, focus, path, shapes, withdraw, add, reason, confidence } = proposal;
  return {
    id,
    confidence,
    focus: jsonTerm(focus),
    path,
    withdraw: statementsOf(withdraw),
    add: statementsOf(add),
    reason: { code: reason.code, text: reasonText(proposal, lang, labelOf) },
    shapes,
  };
};
