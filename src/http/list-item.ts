/**
 * A record as one entry of a list, a pure function of its graph and of what the page embeds.
 */

import type { RecordDocument } from '../catalogue/record.ts';
import type { Lang } from '../i18n/languages.ts';
import { ns } from '../rdf/namespaces.ts';
import { termKey } from '../rdf/terms.ts';
import { isHighValue } from '../vocab/hvd-marks.ts';
import type { ListItem } from './pages/context.ts';
import { iriLabel } from './pages/view/iri-label.ts';
import { bestLiterals } from './pages/view/text.ts';
import { isAnonymous, nameNode, openView } from './pages/view/view-context.ts';

const P = {
  title: ns.dct('title').value,
  description: ns.dct('description').value,
  publisher: ns.dct('publisher').value,
  modified: ns.dct('modified').value,
  issued: ns.dct('issued').value,
  distribution: ns.dcat('distribution').value,
  format: ns.dct('format').value,
  mediaType: ns.dcat('mediaType').value,
} as const;

export interface ListItemInput {
  readonly doc: RecordDocument;
  readonly lang: Lang;
  readonly baseUrl: string;
  readonly labelOf: (iri: string) => string | undefined;
  readonly href: string;
}

export const listItem = ({ doc, lang, baseUrl, labelOf, href }: ListItemInput): ListItem => {
  const view = openView({ doc, lang, baseUrl, labelOf });
  const { reader, main } = view;
  const values = (property: string) => reader.objects(main, property);
  const [title] = bestLiterals(values(P.title), lang);
  const [description] = bestLiterals(values(P.description), lang);
  const [publisher] = values(P.publisher);
  const name = title ? null : nameNode(view, main);
  const nodes = [main, ...values(P.distribution).map(termKey)];
  const formats = nodes.flatMap((node) => {
    const named = reader.objects(node, P.format);
    return (named.length > 0 ? named : reader.objects(node, P.mediaType))
      .filter((term) => term.termType === 'Literal' || !isAnonymous(termKey(term)))
      .map((term) =>
        term.termType === 'Literal' ? term.value : (labelOf(term.value) ?? iriLabel(term.value, lang)),
      );
  });
  return {
    id: doc.record.id,
    kind: doc.record.kind,
    href,
    title: title?.value.trim() ?? name!.value,
    titleLang: title?.language || null,
    description: description?.value ?? null,
    descriptionLang: description?.language || null,
    publisher: publisher ? nameNode(view, termKey(publisher)).value : null,
    modified: values(P.modified)[0]?.value ?? null,
    issued: values(P.issued)[0]?.value ?? null,
    formats: [...new Set(formats)],
    isHvd: isHighValue(values),
  };
};
