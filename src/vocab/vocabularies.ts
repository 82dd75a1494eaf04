/**
 * The vocabularies as the rest of the product asks for them: labels, whole schemes, the concept that a
 * foreign IRI or a text means. Where the Turtle comes from is the loader's affair (`bundled.ts` in the
 * Worker, `files.ts` in Node); each file is read and parsed once, when first needed.
 */
import { Parser } from 'n3';
import type { Quad } from '../rdf/terms.ts';
import { type ConceptIndex, indexConcepts, type Labels, type Match } from './concepts.ts';
import { isVocabularyId, SCHEMES, type SchemeId, schemesOf, type VocabularyId } from './schemes.ts';

/** Gives the Turtle text of a vocabulary. */
export type Loader = (id: VocabularyId) => string | Promise<string>;

export interface Vocabularies {
  /**
   * A function from IRI to label in the first of the languages that has one, else in English, else in
   * any. It knows the given IRIs; only the vocabularies that they need are loaded.
   */
  readonly labelsFor: (
    iris: Iterable<string>,
    langs: readonly string[],
  ) => Promise<(iri: string) => string | undefined>;
  /** The statements of a vocabulary, or null when there is none of that id. */
  readonly conceptScheme: (id: string) => Promise<readonly Quad[] | null>;
  /** The concept of a scheme that an IRI, a code or a text of any spelling plainly means. */
  readonly conceptFor: (scheme: SchemeId, value: string) => Promise<string | undefined>;
  /** The SKOS mapping statements about an IRI, for instance how open a licence is beside CC BY 4.0. */
  readonly matchesOf: (scheme: SchemeId, iri: string) => Promise<readonly Match[]>;
}

/** Remembers each answer, but no failure. */
const once = <K, V>(make: (key: K) => Promise<V>): ((key: K) => Promise<V>) => {
  const made = new Map<K, Promise<V>>();
  return (key) => {
    const known = made.get(key);
    if (known) return known;
    const making = make(key);
    made.set(key, making);
    making.catch(() => made.delete(key));
    return making;
  };
};

/** `fr-BE` also takes `fr`. */
const labelIn = (labels: Labels, langs: readonly string[]): string | undefined => {
  for (const lang of [...langs, 'en']) {
    const tag = lang.toLowerCase();
    const label = labels.get(tag) ?? labels.get(tag.split('-')[0]!);
    if (label !== undefined) return label;
  }
  return labels.values().next().value;
};

export const vocabularies = (load: Loader): Vocabularies => {
  const quadsOf = once(
    async (id: VocabularyId): Promise<readonly Quad[]> => new Parser().parse(await load(id)),
  );

  const indexOf = once(async (id: SchemeId): Promise<ConceptIndex> => {
    const { mapping, prefix, maps } = SCHEMES[id];
    const [table, mapped] = await Promise.all([quadsOf(id), mapping ? quadsOf(mapping) : []]);
    return indexConcepts(table, mapped, prefix, maps);
  });

  return {
    labelsFor: async (iris, langs) => {
      const needed = new Set([...iris].flatMap(schemesOf));
      const indexes = new Map<SchemeId, ConceptIndex>();
      await Promise.all([...needed].map(async (id) => indexes.set(id, await indexOf(id))));
      const found = new Map<string, string | undefined>();
      const labelOf = (iri: string): string | undefined => {
        for (const id of schemesOf(iri)) {
          const labels = indexes.get(id)?.labels(iri);
          if (labels) return labelIn(labels, langs);
        }
        return undefined;
      };
      // The files of a page are in few formats, under few licences.
      return (iri) => {
        if (!found.has(iri)) found.set(iri, labelOf(iri));
        return found.get(iri);
      };
    },
    conceptScheme: async (id) => (isVocabularyId(id) ? quadsOf(id) : null),
    conceptFor: async (scheme, value) => (await indexOf(scheme)).meaning(value),
    matchesOf: async (scheme, iri) => (await indexOf(scheme)).matches(iri),
  };
};
