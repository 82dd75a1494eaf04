/**
 * A value that ought to be a concept: the first of its texts that means one decides.
 */

import { literal, namedNode } from '../../rdf/terms.ts';
import { iriKey } from '../../vocab/keys.ts';
import type { Vocabularies } from '../../vocab/vocabularies.ts';
import type { Draft } from './draft.ts';
import type { SourceValue } from './mapped-record.ts';
import { isIri, meaningOf } from './meaning.ts';
import type { ConceptWish } from './wishes.ts';

const keep = (draft: Draft, wish: ConceptWish, value: SourceValue): void => {
  const { subject, property, otherwise, language } = wish;
  if (isIri(value.value)) {
    draft.give(subject, property, namedNode(value.value), value.place);
    return;
  }
  if (otherwise.kind === 'nothing') return;
  // A code is in no language.
  const isWord = language && !wish.isCode && wish.scheme !== 'language';
  const text = isWord ? literal(value.value, language) : value.value;
  if (otherwise.kind === 'text') draft.give(subject, otherwise.property, text, value.place);
  else {
    const node = draft.part(subject, property, otherwise.rdfClass);
    draft.give(node, otherwise.label, text, value.place);
  }
};

export const grantConcept = async (
  draft: Draft,
  wish: ConceptWish,
  vocabularies: Vocabularies,
): Promise<void> => {
  const { subject, property, scheme, values, isCode = false } = wish;
  for (const { meant, ...from } of values) {
    const value = meant ?? from.value;
    const concept = await meaningOf(vocabularies, scheme, { value, isCode });
    if (!concept) continue;
    const iri = namedNode(concept);
    if (isIri(from.value) && iriKey(from.value) === iriKey(concept))
      draft.give(subject, property, iri, from.place);
    else draft.derive(subject, property, iri, { rule: 'concept', from });
    return;
  }
  const [first] = values;
  if (!first) return;
  keep(draft, wish, values.find(({ value }) => isIri(value)) ?? first);
  if (wish.otherwise.kind !== 'nothing') draft.note('not-in-vocabulary', first);
};
