/**
 * What pages of several kinds need of the data: labels of IRIs, addresses of records, the name of the site,
 * and records as entries of a list.
 */

import { readRecord } from '../catalogue/documents.ts';
import { ROOT_ID } from '../catalogue/identity.ts';
import { KINDS, type RecordKind } from '../catalogue/kinds.ts';
import type { RecordDocument } from '../catalogue/record.ts';
import { FALLBACK_LANGS, type Lang } from '../i18n/languages.ts';
import { ns } from '../rdf/namespaces.ts';
import type { Literal, Quad } from '../rdf/terms.ts';
import { labelsFor } from '../vocab/bundled.ts';
import type { AppContext } from './app-env.ts';
import { listItem } from './list-item.ts';
import type { ListItem, PageContext } from './pages/context.ts';
import { bestLiterals } from './pages/view/text.ts';

export type LabelOf = (iri: string) => string | undefined;

export const UNNAMED_SITE = 'Moisson';

export const objectIris = (quads: readonly Quad[]): string[] => [
  ...new Set(quads.flatMap(({ object }) => (object.termType === 'NamedNode' ? [object.value] : []))),
];

/** Labels from the vocabularies, in the reader's language or the nearest. */
export const labelsOf = (iris: readonly string[], lang: Lang): Promise<LabelOf> =>
  labelsFor(iris, [lang, ...FALLBACK_LANGS]);

/** The text of a property of the record's resource, in the reader's language or the nearest. */
export const textOf = (
  document: RecordDocument | null,
  property: string,
  lang: Lang,
): Literal | undefined => {
  const texts = (document?.own ?? []).filter(
    (q) => q.subject.value === document!.record.iri && q.predicate.value === property,
  );
  return bestLiterals(
    texts.map(({ object }) => object),
    lang,
  )[0];
};

export const titleOf = (document: RecordDocument | null, lang: Lang): Literal | undefined =>
  textOf(document, ns.dct('title').value, lang);

/** The configured title, else that of the root catalogue, which is read unless it is at hand. */
export const named = async (
  c: AppContext,
  page: PageContext,
  root?: RecordDocument,
): Promise<PageContext> => {
  if (page.siteTitle !== '') return page;
  const catalog = root ?? (await readRecord(c.var.catalogue, ROOT_ID));
  return { ...page, siteTitle: titleOf(catalog, page.lang)?.value ?? UNNAMED_SITE };
};

export const hrefOfRecord = ({ kind, id }: { readonly kind: RecordKind; readonly id: string }): string =>
  id === ROOT_ID ? '/catalog' : `/${KINDS[kind].path}/${id}`;

export const itemsOf = async (
  c: AppContext,
  { lang }: PageContext,
  documents: readonly RecordDocument[],
  entities: readonly Quad[] = [],
): Promise<ListItem[]> => {
  const { baseUrl } = c.var.config;
  const iris = objectIris([...documents.flatMap(({ own }) => own), ...entities]);
  const labelOf = await labelsOf(iris, lang);
  return documents.map((document) =>
    listItem({
      doc: { ...document, entities },
      lang,
      baseUrl,
      labelOf,
      href: hrefOfRecord(document.record),
    }),
  );
};
