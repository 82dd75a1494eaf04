/** Proposals in words, for the pages that show them beside the findings that they answer. */
import type { AsInInput } from '../catalogue/input-names.ts';
import type { Lang } from '../i18n/languages.ts';
import type { Proposal } from '../quality/proposal.ts';
import { termKey } from '../rdf/terms.ts';
import type { LabelOf } from './page-data.ts';
import type { Remedy } from './pages/parts/judged-record.tsx';
import { reasonText } from './proposal-json.ts';

interface Words {
  readonly lang: Lang;
  readonly labelOf: LabelOf;
  /** What proposals call the nodes that findings name. */
  readonly asShown?: AsInInput;
}

export const remedyOf = (proposal: Proposal, { lang, labelOf, asShown = (term) => term }: Words): Remedy => {
  const { focus, path, shapes, withdraw } = proposal;
  const values = new Set(
    withdraw.filter(({ predicate }) => predicate.value === path).map(({ object }) => termKey(object)),
  );
  return {
    path,
    text: reasonText(proposal, lang, labelOf),
    answers: (finding) =>
      finding.path === path &&
      shapes.includes(finding.shape) &&
      termKey(asShown(finding.focus)) === termKey(focus) &&
      (finding.value === null || values.has(termKey(asShown(finding.value)))),
  };
};
