/**
 * What is validated and what is known around it, as layers that are asked as one graph. Focus nodes come from
 * the first layer alone; values, classes and their hierarchy from all of them.
 */
import { ns, RDF_TYPE } from '../rdf/namespaces.ts';
import { type Term, termKey } from '../rdf/terms.ts';
import { NO_TERMS, type StatementIndex, type Terms } from './statement-index.ts';

const SUB_CLASS_OF = ns.rdfs('subClassOf').value;

const union = (one: Terms, other: Terms): Terms => {
  if (one.size === 0) return other;
  if (other.size === 0) return one;
  const all = new Map(one);
  for (const [key, term] of other) if (!all.has(key)) all.set(key, term);
  return all;
};

export class DataGraph {
  readonly focusLayer: StatementIndex;
  readonly #layers: readonly StatementIndex[];
  #focusGraph: DataGraph | undefined;
  readonly #subClasses = new Map<string, Terms>();

  constructor(focusLayer: StatementIndex, ...around: readonly StatementIndex[]) {
    this.focusLayer = focusLayer;
    this.#layers = [focusLayer, ...around];
  }

  objects(subject: string, predicate: string): Terms {
    let found = NO_TERMS;
    for (const layer of this.#layers) found = union(found, layer.objects(subject, predicate));
    return found;
  }

  subjects(predicate: string, object: string): Terms {
    let found = NO_TERMS;
    for (const layer of this.#layers) found = union(found, layer.subjects(predicate, object));
    return found;
  }

  properties(subject: string): readonly string[] {
    return [...new Set(this.#layers.flatMap((layer) => [...layer.properties(subject).keys()]))];
  }

  describes(subject: string): boolean {
    return this.#layers.some((layer) => layer.describes(subject));
  }

  /** All classes below a class. Written by anybody, the hierarchy may have cycles. */
  subClasses(rdfClass: string): Terms {
    const known = this.#subClasses.get(rdfClass);
    if (known) return known;
    const below = new Map<string, Term>();
    const open = [rdfClass];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      for (const [key, term] of this.subjects(SUB_CLASS_OF, next)) {
        if (below.has(key) || key === rdfClass) continue;
        below.set(key, term);
        open.push(key);
      }
    }
    this.#subClasses.set(rdfClass, below);
    return below;
  }

  /** The nodes of the first layer that are of a class, or of one that this layer puts below it. */
  instances(rdfClass: Term): Terms {
    this.#focusGraph ??= new DataGraph(this.focusLayer);
    const key = termKey(rdfClass);
    let found = this.focusLayer.subjects(RDF_TYPE, key);
    for (const below of this.#focusGraph.subClasses(key).keys())
      found = union(found, this.focusLayer.subjects(RDF_TYPE, below));
    return found;
  }
}
