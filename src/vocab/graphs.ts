/**
 * The vocabularies as named graphs: one for each concept scheme, named by its IRI, with what maps other
 * registers to it. A scheme that another one maps to (the INSPIRE themes) keeps a graph of its own.
 */
import { Parser } from 'n3';
import { sha256Hex } from '../lib/hash.ts';
import type { Quad } from '../rdf/terms.ts';
import { SCHEME_IDS, SCHEMES, type SchemeId, type VocabularyId } from './schemes.ts';

export interface VocabularyGraph {
  /** The concept scheme, which names the graph. */
  readonly iri: string;
  /** Of the Turtle texts. */
  readonly checksum: string;
  readonly quads: () => readonly Quad[];
}

const isScheme = (id: VocabularyId): id is SchemeId => id in SCHEMES;

const partsOf = (id: SchemeId): readonly VocabularyId[] => {
  const { mapping } = SCHEMES[id];
  return mapping && !isScheme(mapping) ? [id, mapping] : [id];
};

export const vocabularyGraphs = (textOf: (id: VocabularyId) => string): readonly VocabularyGraph[] =>
  SCHEME_IDS.map((id) => {
    const texts = partsOf(id).map(textOf);
    return {
      iri: SCHEMES[id].iri,
      checksum: sha256Hex(texts.join('\n')),
      quads: () => texts.flatMap((text) => new Parser().parse(text)),
    };
  });
