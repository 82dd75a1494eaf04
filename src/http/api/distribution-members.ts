/**
 * A distribution as a flat object.
 */
import { type Term, termKey } from '../../rdf/terms.ts';
import { addressesOf, bestText, type Facts, iriOf, isNode, labelOfTerm, plainText } from './facts.ts';
import { concept, concepts, services } from './node-members.ts';
import type { ApiDistribution } from './schemas-record.ts';

const MEDIA_TYPES = /^https?:\/\/(?:www\.)?iana\.org\/assignments\/media-types\//;

const mediaTypeOf = (facts: Facts, node: string): string | null => {
  const [term] = facts.values(node, 'dcat:mediaType');
  if (!term) return null;
  return (
    (isNode(term)
      ? (iriOf(term)?.replace(MEDIA_TYPES, '') ?? labelOfTerm(facts, term))
      : term.value.trim()) || null
  );
};

/** Sizes are written `4542377`, `4542377.0` or `4.5E6`; what is no size is not known. */
const bytesOf = (facts: Facts, node: string): number | null => {
  const size = Math.round(Number(plainText(facts, node, 'dcat:byteSize') ?? Number.NaN));
  return Number.isSafeInteger(size) && size >= 0 ? size : null;
};

const ALGORITHM = /checksumAlgorithm_(\w+)$/;

const checksumOf = (facts: Facts, node: string): ApiDistribution['checksum'] => {
  const [term] = facts.values(node, 'spdx:checksum').filter(isNode);
  const value = term && plainText(facts, termKey(term), 'spdx:checksumValue');
  if (!term || !value) return null;
  const [algorithm] = facts.values(termKey(term), 'spdx:algorithm');
  const name = algorithm && (ALGORITHM.exec(algorithm.value)?.[1] ?? labelOfTerm(facts, algorithm));
  return { algorithm: name || null, value };
};

/** Conditions in words; a node's name, where they are one. */
const rightsOf = (facts: Facts, node: string): string | null => {
  const text = bestText(facts, node, 'dct:rights');
  if (text !== null) return text;
  const [term] = facts.values(node, 'dct:rights');
  return term ? labelOfTerm(facts, term) || null : null;
};

export const distribution = (facts: Facts, term: Term): ApiDistribution => {
  const node = termKey(term);
  const downloads = addressesOf(facts, node, ['dcat:downloadURL']);
  const accesses = addressesOf(facts, node, ['dcat:accessURL']);
  const [downloadURL = null] = downloads;
  const [accessURL = null] = accesses;
  return {
    iri: iriOf(term),
    title: bestText(facts, node, 'dct:title'),
    description: bestText(facts, node, 'dct:description'),
    format: concept(facts, node, 'dct:format'),
    mediaType: mediaTypeOf(facts, node),
    downloadURL,
    accessURL,
    otherURLs: [...new Set([...downloads, ...accesses])].filter(
      (address) => address !== downloadURL && address !== accessURL,
    ),
    bytes: bytesOf(facts, node),
    licence: concept(facts, node, 'dct:license'),
    rights: rightsOf(facts, node),
    availability: concept(facts, node, 'dcatap:availability'),
    languages: concepts(facts, node, 'dct:language'),
    conformsTo: concepts(facts, node, 'dct:conformsTo'),
    issued: plainText(facts, node, 'dct:issued'),
    modified: plainText(facts, node, 'dct:modified'),
    checksum: checksumOf(facts, node),
    services: services(facts, node, 'dcat:accessService'),
  };
};
