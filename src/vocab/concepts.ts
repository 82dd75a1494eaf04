/**
 * The concepts of one scheme, indexed by IRI and by spelling, out of the statements of its table and of
 * its mapping. Knows SKOS, knows no file and no particular vocabulary.
 */
import { ns, RDF_TYPE } from '../rdf/namespaces.ts';
import type { Quad } from '../rdf/terms.ts';
import { iriKey, spellingKey, startKey } from './keys.ts';

export type Labels = ReadonlyMap<string, string>;

/** SKOS mapping relations, as a licence uses them in DCAT-AP HVD 3.0.1 §assessment of licences. */
export type MatchRelation = 'exactMatch' | 'closeMatch' | 'narrowMatch' | 'broadMatch';

export interface Match {
  readonly relation: MatchRelation;
  readonly target: string;
}

export interface ConceptIndex {
  /** Labels of an IRI by language tag: its own, else those of the concept that it means. */
  readonly labels: (iri: string) => Labels | undefined;
  /** The concept of the scheme that an IRI or a text means; a text may also name a value of its own. */
  readonly meaning: (value: string) => string | undefined;
  /** What the table and the mapping say of an IRI, as it is written there. */
  readonly matches: (iri: string) => readonly Match[];
}

const SKOS = ns.skos('').value;
const RELATIONS: readonly MatchRelation[] = ['exactMatch', 'closeMatch', 'narrowMatch', 'broadMatch'];
const RELATION_IRIS = new Map(RELATIONS.map((relation) => [SKOS + relation, relation]));
/** Earlier wins when a text is said of two concepts. */
const SPELLINGS = ['notation', 'prefLabel', 'altLabel', 'hiddenLabel'].map((name) => SKOS + name);
const REPLACED = ns.dct('isReplacedBy').value;
const IN_SCHEME = `${SKOS}inScheme`;

/** Adds without overwriting: the first to come keeps the place. */
const claim = <V>(map: Map<string, V>, key: string, value: V): void => {
  if (key && !map.has(key)) map.set(key, value);
};

const labelsByIri = (quads: readonly Quad[]): Map<string, Map<string, string>> => {
  const labels = new Map<string, Map<string, string>>();
  for (const { subject, predicate, object } of quads) {
    if (predicate.value !== `${SKOS}prefLabel` || object.termType !== 'Literal') continue;
    const key = iriKey(subject.value);
    const own = labels.get(key) ?? new Map<string, string>();
    own.set(object.language, object.value);
    labels.set(key, own);
  }
  return labels;
};

const matchesByIri = (quads: readonly Quad[]): Map<string, Match[]> => {
  const matches = new Map<string, Match[]>();
  for (const { subject, predicate, object } of quads) {
    const relation = RELATION_IRIS.get(predicate.value);
    if (!relation) continue;
    const key = iriKey(subject.value);
    matches.set(key, [...(matches.get(key) ?? []), { relation, target: object.value }]);
  }
  return matches;
};

/** Other IRIs → the concept they mean. An exact match goes before a close one, wherever it stands. */
const mappedIris = (
  quads: readonly Quad[],
  isConcept: (iri: string) => boolean,
): ReadonlyMap<string, string> => {
  const mapped = new Map<string, string>();
  for (const relation of ['exactMatch', 'closeMatch']) {
    for (const { subject, predicate, object } of quads) {
      if (predicate.value !== SKOS + relation) continue;
      const [s, o] = [subject.value, object.value];
      if (isConcept(o) && !isConcept(s)) claim(mapped, iriKey(s), o);
      if (isConcept(s) && !isConcept(o)) claim(mapped, iriKey(o), s);
    }
  }
  return mapped;
};

/** [spelling, IRI of which it is said], in the order in which they may claim the spelling. */
const spellings = (quads: readonly Quad[]): (readonly [string, string])[] =>
  SPELLINGS.flatMap((property) =>
    quads
      .filter(({ predicate }) => predicate.value === property)
      .map(({ subject, object }) => [spellingKey(object.value), subject.value] as const),
  );

const isTyped = ({ predicate, object }: Quad): boolean =>
  predicate.value === RDF_TYPE && !object.value.startsWith(SKOS);

/** Subject → object of a property that has one value. */
const valuesOf = (quads: readonly Quad[], property: string): ReadonlyMap<string, string> =>
  new Map(
    quads
      .filter(({ predicate }) => predicate.value === property)
      .map(({ subject, object }) => [subject.value, object.value]),
  );

/**
 * @param table statements of the scheme itself
 * @param mapping statements that map other IRIs and spellings to it
 * @param prefix what the IRIs of the scheme's concepts begin with
 * @param registers what the other IRIs begin with
 */
export const indexConcepts = (
  table: readonly Quad[],
  mapping: readonly Quad[],
  prefix: string,
  registers: readonly string[],
): ConceptIndex => {
  const all = [...table, ...mapping];
  const labels = labelsByIri(all);
  const matches = matchesByIri(all);
  const replacements = valuesOf(table, REPLACED);
  const concepts = new Map([...valuesOf(table, IN_SCHEME).keys()].map((iri) => [iriKey(iri), iri]));
  const mapped = mappedIris(all, (iri) => concepts.has(iriKey(iri)));
  const meaningOfIri = (iri: string): string | undefined =>
    concepts.get(iriKey(iri)) ?? mapped.get(iriKey(iri));

  /** What the mapping gives a class of its own (national licences) is a value beside the concepts. */
  const documents = new Set(mapping.filter(isTyped).map(({ subject }) => subject.value));

  const starts = [prefix, ...registers].map(startKey);
  /** What follows the register in an IRI, as a spelling. */
  const code = (key: string): string => {
    const start = starts.find((candidate) => key.startsWith(candidate));
    return start === undefined ? '' : spellingKey(key.slice(start.length));
  };

  const spelled = new Map<string, string>();
  for (const [spelling, iri] of spellings(all)) {
    const concept = documents.has(iri) ? iri : meaningOfIri(iri);
    if (concept) claim(spelled, spelling, replacements.get(concept) ?? concept);
  }
  for (const [key, concept] of mapped) claim(spelled, code(key), concept);

  const meaning = (value: string): string | undefined => {
    if (!/^https?:/i.test(value.trim())) return spelled.get(spellingKey(value));
    const key = iriKey(value);
    // A code that is not in the table may still be a known spelling: `…/frequency/notPlanned`.
    const own = key.startsWith(starts[0]!) ? spelled.get(code(key)) : undefined;
    return meaningOfIri(value) ?? own;
  };

  return {
    meaning,
    labels: (iri) => labels.get(iriKey(iri)) ?? labels.get(iriKey(meaning(iri) ?? '')),
    matches: (iri) => matches.get(iriKey(iri)) ?? [],
  };
};
