/**
 * What values are called: by the vocabularies, else by the catalogue itself, in each language.
 */
import { BoundedMap } from '../lib/bounded-map.ts';
import { selectNamesOf } from '../store/facets.ts';
import type { CatalogueContext } from './context.ts';
import { NAME_PREDICATES } from './search-text.ts';

export type LabelsByLanguage = Readonly<Record<string, string>>;

/** The languages that labels are given in, where there are any. */
const LANGS = ['fr', 'en', 'de', 'nl'] as const;

const isIri = (value: string): boolean => /^[a-z][a-z0-9+.-]*:/i.test(value);

/** Of the life of an isolate: a vocabulary does not change in it. Null where none knows the IRI. */
const remembered = new BoundedMap<string, LabelsByLanguage | null>(5_000);

const learnLabels = async ({ vocabularies }: CatalogueContext, iris: readonly string[]): Promise<void> => {
  const labellers = await Promise.all(
    LANGS.map(async (lang) => [lang, await vocabularies.labelsFor(iris, [lang])] as const),
  );
  for (const iri of iris) {
    const labels = labellers.flatMap(([lang, labelOf]) => {
      const label = labelOf(iri);
      return label === undefined ? [] : [[lang, label] as const];
    });
    remembered.set(iri, labels.length === 0 ? null : Object.fromEntries(labels));
  }
};

const vocabularyLabels = async (
  ctx: CatalogueContext,
  iris: readonly string[],
): Promise<Map<string, LabelsByLanguage>> => {
  const open = iris.filter((iri) => remembered.get(iri) === undefined);
  if (open.length > 0) await learnLabels(ctx, open);
  return new Map(
    iris.flatMap((iri) => {
      const labels = remembered.get(iri);
      return labels ? [[iri, labels] as const] : [];
    }),
  );
};

/** A tag that says how a text was translated counts as its language, where there is no better. */
const withNames = (labels: Record<string, string>, lang: string, name: string): Record<string, string> => {
  const [primary = ''] = lang.toLowerCase().split('-');
  const isPlain = primary === lang.toLowerCase();
  return labels[primary] === undefined || isPlain ? { ...labels, [primary]: name } : labels;
};

const ownNames = async (
  { db }: CatalogueContext,
  iris: readonly string[],
): Promise<Map<string, LabelsByLanguage>> => {
  const found = new Map<string, Record<string, string>>();
  if (iris.length === 0) return found;
  const { rows } = await db.read([selectNamesOf(iris, NAME_PREDICATES)]);
  for (const { iri, name, lang } of rows[0]!)
    found.set(String(iri), withNames(found.get(String(iri)) ?? {}, String(lang), String(name)));
  return found;
};

export const labelsOf = async (
  ctx: CatalogueContext,
  values: readonly string[],
): Promise<ReadonlyMap<string, LabelsByLanguage>> => {
  const iris = [...new Set(values.filter(isIri))];
  const known = await vocabularyLabels(ctx, iris);
  const own = await ownNames(
    ctx,
    iris.filter((iri) => !known.has(iri)),
  );
  return new Map([...known, ...own]);
};
