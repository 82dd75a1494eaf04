/**
 * The hierarchy of the high-value dataset categories of Regulation (EU) 2023/138, from the statements of
 * the vocabulary `high-value-dataset-category`. Pure; a taxonomy with a cycle ends all the same.
 */
import { ns } from '../rdf/namespaces.ts';
import type { Quad } from '../rdf/terms.ts';

export interface HvdCategory {
  readonly iri: string;
  readonly broader: string | null;
  readonly isLeaf: boolean;
}

export type HvdTaxonomy = ReadonlyMap<string, HvdCategory>;

/** In the order in which the vocabulary lists the categories. */
export const hvdTaxonomy = (quads: readonly Quad[]): HvdTaxonomy => {
  const inScheme = ns.skos('inScheme').value;
  const parents = new Map(
    quads
      .filter(({ predicate }) => predicate.value === ns.skos('broader').value)
      .map(({ subject, object }) => [subject.value, object.value] as const),
  );
  const withNarrower = new Set(parents.values());
  return new Map(
    quads
      .filter(({ predicate }) => predicate.value === inScheme)
      .map(({ subject: { value: iri } }) => [
        iri,
        { iri, broader: parents.get(iri) ?? null, isLeaf: !withNarrower.has(iri) },
      ]),
  );
};

/** Whether a category is one of the most granular, which HVD 3.0.1 asks for. */
export const isLeafHvdCategory = (taxonomy: HvdTaxonomy, iri: string): boolean =>
  taxonomy.get(iri)?.isLeaf ?? false;

/** The one of the six thematic categories under which a category stands; undefined for anything else. */
export const topHvdCategory = (taxonomy: HvdTaxonomy, iri: string): string | undefined => {
  const seen = new Set<string>();
  let category = taxonomy.get(iri);
  while (category?.broader && !seen.has(category.iri)) {
    seen.add(category.iri);
    category = taxonomy.get(category.broader);
  }
  return category && !category.broader ? category.iri : undefined;
};
