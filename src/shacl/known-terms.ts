/**
 * What the vocabularies say of the IRIs that a record names: concepts with their schemes, labels and broader
 * concepts, and, for IRIs that are only mapped to a concept, its classes and how open a licence is. Without
 * it every range over a controlled vocabulary would fail.
 */
import { BoundedMap } from '../lib/bounded-map.ts';
import { ns, RDF_TYPE } from '../rdf/namespaces.ts';
import { type NamedNode, namedNode, type Quad, quad } from '../rdf/terms.ts';
import type { Match } from '../vocab/concepts.ts';
import { iriKey } from '../vocab/keys.ts';
import { SCHEMES, type SchemeId, schemesOf } from '../vocab/schemes.ts';
import type { Vocabularies } from '../vocab/vocabularies.ts';
import { StatementIndex } from './statement-index.ts';

/** The classes that DCAT-AP's ranges want of a vocabulary's concepts, beside skos:Concept. */
const CLASSES: Readonly<Partial<Record<SchemeId, readonly NamedNode[]>>> = {
  'access-right': [ns.dct('RightsStatement')],
  country: [ns.dct('Location')],
  'file-type': [ns.dct('MediaTypeOrExtent')],
  frequency: [ns.dct('Frequency')],
  language: [ns.dct('LinguisticSystem')],
  licence: [ns.dct('LicenseDocument')],
  'media-types': [ns.dct('MediaType')],
};

/** What shapes ask of a concept; spellings and codes only help people. */
const KEPT = new Set([
  RDF_TYPE,
  ns.dct('title').value,
  ...['inScheme', 'topConceptOf', 'hasTopConcept', 'prefLabel', 'broader'].map((name) => ns.skos(name).value),
]);

/** Kept where they lead into the scheme itself: how open a licence is beside those of the EU. */
const MATCHES = new Set(
  ['exactMatch', 'closeMatch', 'narrowMatch', 'broadMatch'].map((name) => ns.skos(name).value),
);

const REMEMBERED_IRIS = 20_000;
const CONCEPT = ns.skos('Concept');

export interface KnownTerms {
  /** All vocabularies that were needed so far. */
  readonly vocabularies: StatementIndex;
  /** Loads what a record's statements refer to; gives what holds of the IRIs in them that are only mapped. */
  readonly about: (quads: readonly Quad[]) => Promise<readonly Quad[]>;
}

const isHttp = (iri: string): boolean => iri.startsWith('http');

export const knownTerms = (vocabularies: Vocabularies): KnownTerms => {
  const index = new StatementIndex();
  const loaded = new Map<SchemeId, Promise<void>>();
  const remembered = new BoundedMap<string, readonly Quad[]>(REMEMBERED_IRIS);

  const load = async (id: SchemeId): Promise<void> => {
    const { mapping, prefix } = SCHEMES[id];
    const tables = await Promise.all(
      (mapping ? [id, mapping] : [id]).map((name) => vocabularies.conceptScheme(name)),
    );
    for (const q of tables.flatMap((quads) => quads ?? []))
      if (
        KEPT.has(q.predicate.value) ||
        (MATCHES.has(q.predicate.value) && q.object.value.startsWith(prefix))
      )
        index.add(q);
    for (const concept of index.subjects(ns.skos('inScheme').value, SCHEMES[id].iri).values())
      for (const rdfClass of CLASSES[id] ?? [])
        index.add(quad(concept as NamedNode, ns.rdf('type'), rdfClass));
  };

  const ready = (id: SchemeId): Promise<void> => {
    const known = loaded.get(id);
    if (known) return known;
    const loading = load(id);
    loaded.set(id, loading);
    loading.catch(() => loaded.delete(id));
    return loading;
  };

  const inScheme = (iri: string, id: SchemeId): boolean =>
    index.objects(iri, ns.skos('inScheme').value).has(SCHEMES[id].iri);

  /** What leads from an IRI to concepts of the scheme; exact and close matches hold both ways. */
  const matchesOf = async (
    iri: string,
    id: SchemeId,
    concept: string | undefined,
  ): Promise<readonly Match[]> => {
    const own = (await vocabularies.matchesOf(id, iri)).filter(({ target }) =>
      target.startsWith(SCHEMES[id].prefix),
    );
    if (own.length > 0 || !concept) return own;
    const back = (await vocabularies.matchesOf(id, concept)).find(
      ({ target }) => iriKey(target) === iriKey(iri),
    );
    return back ? [{ relation: back.relation, target: concept }] : [];
  };

  /** An IRI that means a concept is of the concept's classes; only the concept itself is in the scheme. */
  const mapped = async (iri: string, id: SchemeId): Promise<readonly Quad[]> => {
    await ready(id);
    if (inScheme(iri, id)) return [];
    const concept = await vocabularies.conceptFor(id, iri);
    const matches = await matchesOf(iri, id, concept);
    if (matches.length === 0 && !concept) return [];
    return [
      ...[CONCEPT, ...(CLASSES[id] ?? [])].map((rdfClass) => quad(namedNode(iri), ns.rdf('type'), rdfClass)),
      ...matches.map(({ relation, target }) => quad(namedNode(iri), ns.skos(relation), namedNode(target))),
    ];
  };

  const lookUp = async (iri: string): Promise<readonly Quad[]> => {
    const found = (await Promise.all(schemesOf(iri).map((id) => mapped(iri, id)))).flat();
    remembered.set(iri, found);
    return found;
  };

  return {
    vocabularies: index,
    about: async (quads) => {
      const iris = new Set<string>();
      for (const { object } of quads)
        if (object.termType === 'NamedNode' && isHttp(object.value)) iris.add(object.value);
      const found: Quad[] = [];
      const open: string[] = [];
      for (const iri of iris) {
        const known = remembered.get(iri);
        if (known) found.push(...known);
        else open.push(iri);
      }
      for (const quadsOfIri of await Promise.all(open.map(lookUp))) found.push(...quadsOfIri);
      return found;
    },
  };
};
