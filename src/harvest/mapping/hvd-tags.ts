/**
 * Keywords by which portals mark high-value data: the Regulation that applies, and the category that another
 * keyword of the same record names. A keyword that names a category says nothing without the mark.
 */
import { HVD_REGULATION, ns } from '../../rdf/namespaces.ts';
import { namedNode } from '../../rdf/terms.ts';
import { spellingKey } from '../../vocab/keys.ts';
import type { Draft } from './draft.ts';
import type { SourceValue } from './mapped-record.ts';

const MARKS: ReadonlySet<string> = new Set([
  'hvd',
  'high value data',
  'high value dataset',
  'high value datasets',
  'donnees de forte valeur',
  'jeu de donnees de forte valeur',
  'hochwertige datensatze',
  'hochwertiger datensatz',
]);

/** Tags are slugs without apostrophes. */
const CATEGORY_TAGS: Readonly<Record<string, string>> = {
  'entreprises-et-propriete-dentreprises': 'Entreprises et propriété d’entreprises',
};

export const isHvdMark = (text: string): boolean => MARKS.has(spellingKey(text));

export const sayHvd = (draft: Draft, mark: SourceValue, tags: readonly SourceValue[]): void => {
  draft.derive(draft.resource, ns.dcatap('applicableLegislation'), namedNode(HVD_REGULATION), {
    rule: 'hvd-mark',
    from: mark,
  });
  for (const tag of tags) {
    const meant = CATEGORY_TAGS[tag.value.toLowerCase()];
    draft.wish({
      kind: 'concept',
      subject: draft.resource,
      property: ns.dcatap('hvdCategory'),
      scheme: 'high-value-dataset-category',
      values: [meant ? { ...tag, meant } : tag],
      otherwise: { kind: 'nothing' },
    });
  }
};

/** Keywords, and what those among them say of high-value data. */
export const sayKeywords = (
  draft: Draft,
  tags: readonly SourceValue[],
  say: (tag: SourceValue) => void,
): void => {
  for (const tag of tags) say(tag);
  const mark = tags.find(({ value }) => isHvdMark(value));
  if (mark) sayHvd(draft, mark, tags);
};
