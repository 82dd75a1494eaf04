/**
 * The page of one record, with what stands around it: the names of the records that it mentions, and those
 * that its own data does not name.
 */

import { readMentions } from '../catalogue/descriptions.ts';
import { readOutcome } from '../catalogue/outcomes.ts';
import type { RecordDocument } from '../catalogue/record.ts';
import { type Related, type Relation, readMentioned, readRelated } from '../catalogue/related.ts';
import { NAME_PREDICATES } from '../catalogue/search-text.ts';
import type { Lang } from '../i18n/languages.ts';
import { namedNode, type Quad, quad } from '../rdf/terms.ts';
import type { AppContext } from './app-env.ts';
import { hrefOfRecord, itemsOf, labelsOf, named, objectIris, textOf } from './page-data.ts';
import { catalogHref, type PageContext } from './pages/context.ts';
import type { RelatedList } from './pages/parts/related.tsx';
import { RecordPage } from './pages/record.tsx';

const HEADINGS = {
  serves: 'relatedServes',
  servedBy: 'relatedServedBy',
  seriesMembers: 'relatedInSeries',
  namedBy: 'relatedNamedBy',
} as const satisfies Record<Relation, RelatedList['relation']>;

/** One name for each record that the document mentions and does not name itself. */
const missingNames = (
  { own, entities }: RecordDocument,
  mentioned: Iterable<RecordDocument>,
  lang: Lang,
): Quad[] => {
  const isName = new Set(NAME_PREDICATES);
  const named = new Set(
    [...own, ...entities].filter((q) => isName.has(q.predicate.value)).map((q) => q.subject.value),
  );
  return [...mentioned].flatMap((document) => {
    const { iri } = document.record;
    if (named.has(iri)) return [];
    for (const property of NAME_PREDICATES) {
      const name = textOf(document, property, lang);
      if (name) return [quad(namedNode(iri), namedNode(property), name)];
    }
    return [];
  });
};

const relatedLists = async (
  c: AppContext,
  page: PageContext,
  { record }: RecordDocument,
  related: Related | null,
): Promise<RelatedList[]> => {
  if (related === null) return [];
  const { records, total, isWhole, published } = related;
  return [
    {
      relation: HEADINGS[related.relation],
      items: await itemsOf(c, page, records),
      iris: records.map(({ record: { iri } }) => iri),
      total,
      isWhole,
      published: published === 0 ? null : { href: catalogHref({ publisher: record.iri }), total: published },
    },
  ];
};

export const recordHtml = async (
  c: AppContext,
  page: PageContext,
  document: RecordDocument,
): Promise<string> => {
  const quads = [...document.own, ...document.entities];
  const subjects = document.own.map(({ subject }) => subject.value);
  const iris = [...new Set([...objectIris(quads), ...subjects])];
  const [ctx, labelOf, mentioned, found, outcome, sources] = await Promise.all([
    named(c, page),
    labelsOf(iris, page.lang),
    readMentioned(c.var.catalogue, iris),
    readRelated(c.var.catalogue, document.record),
    readOutcome(c.var.catalogue, document.record.seq),
    readMentions(c.var.catalogue, document),
  ]);
  const names = missingNames(document, mentioned.values(), page.lang);
  return RecordPage({
    ctx,
    doc: { ...document, entities: [...document.entities, ...names] },
    labelOf,
    hrefOf: (iri) => {
      const record = mentioned.get(iri)?.record;
      return record && hrefOfRecord(record);
    },
    outcome,
    sources,
    related: await relatedLists(c, page, document, found),
  });
};
