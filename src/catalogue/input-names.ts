/**
 * What an input itself calls a node. Cutting into records gives names to what has none, as an import would;
 * where nothing is stored, they lead nowhere and say nothing to whoever wrote the data.
 */
import { isGenid } from '../rdf/skolem.ts';
import { type BlankNode, blankNode, type Quad, type Term } from '../rdf/terms.ts';

/** A term as the input has it: a name that the cutting made is a blank node again. */
export type AsInInput = <T extends Term>(term: T) => T | BlankNode;

export const asInInput = (quads: readonly Quad[], baseUrl: string): AsInInput => {
  const ours = `${baseUrl}/`;
  const said = new Set<string>();
  for (const { subject, object } of quads)
    for (const term of [subject, object])
      if (term.termType === 'NamedNode' && term.value.startsWith(ours)) said.add(term.value);
  const isMade = (iri: string): boolean => isGenid(iri) || (iri.startsWith(ours) && !said.has(iri));
  return (term) => {
    if (term.termType !== 'NamedNode' || !isMade(term.value)) return term;
    const name = isGenid(term.value)
      ? term.value.slice(term.value.lastIndexOf('/') + 1)
      : term.value.slice(ours.length);
    return blankNode(name.replace(/[^A-Za-z0-9]+/g, '-'));
  };
};
