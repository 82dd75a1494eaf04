/**
 * A description as a set of paths: from its resource (`R`), from the record about it (`M`) or from another named
 * node along properties to a value. Blank nodes have no name to compare; what hangs on them has a path.
 */
import { ns, PREFIXES, RDF_TYPE } from '../../src/rdf/namespaces.ts';
import { type Quad, type Term, termKey } from '../../src/rdf/terms.ts';

const RESOURCES: ReadonlySet<string> = new Set(
  ['Dataset', 'DatasetSeries', 'DataService'].map((name) => ns.dcat(name).value),
);
const SERVES = ns.dcat('accessService').value;
const RECORD = ns.dcat('CatalogRecord').value;
const SOURCE = ns.dct('source').value;
const ABOUT = [ns.foaf('isPrimaryTopicOf').value, ns.foaf('primaryTopic').value];

const short = (iri: string): string => {
  const found = Object.entries(PREFIXES).find(([, base]) => iri.startsWith(base));
  return found ? `${found[0]}:${iri.slice(found[1].length)}` : iri;
};

/** The datatype string says nothing; the text of an IRI and an IRI are not the same. */
const shown = (term: Term): string => {
  if (term.termType !== 'Literal') return `<${term.value}>`;
  if (term.language) return `"${term.value}"@${term.language}`;
  const datatype = short(term.datatype.value);
  return datatype === 'xsd:string' ? `"${term.value}"` : `"${term.value}"^^${datatype}`;
};

export const pathsOf = (quads: readonly Quad[]): ReadonlySet<string> => {
  const bySubject = Map.groupBy(quads, (q) => termKey(q.subject));
  const served = new Set(quads.filter((q) => q.predicate.value === SERVES).map((q) => termKey(q.object)));
  const ofSource = new Set(quads.filter((q) => q.predicate.value === SOURCE).map((q) => termKey(q.object)));
  const isA = (key: string, classes: ReadonlySet<string>): boolean =>
    bySubject.get(key)?.some((q) => q.predicate.value === RDF_TYPE && classes.has(q.object.value)) ?? false;
  const nameOf = (key: string): string | null => {
    if (isA(key, RESOURCES) && !served.has(key)) return 'R';
    return isA(key, new Set([RECORD])) && !ofSource.has(key) ? 'M' : null;
  };
  const paths = new Set<string>();
  const walk = (key: string, path: string, seen: ReadonlySet<string>): void => {
    for (const { predicate, object } of bySubject.get(key) ?? []) {
      const target = termKey(object);
      const step = `${path} / ${predicate.value === RDF_TYPE ? 'a' : short(predicate.value)}`;
      if (ABOUT.includes(predicate.value)) continue;
      if (nameOf(target)) paths.add(`${step} = ${nameOf(target)}`);
      else if (object.termType === 'BlankNode') {
        if (!seen.has(target)) walk(target, step, new Set([...seen, target]));
      } else paths.add(`${step} = ${shown(object)}`);
    }
  };
  for (const [key, [first]] of bySubject) {
    const name = nameOf(key);
    if (name) walk(key, name, new Set([key]));
    else if (first?.subject.termType === 'NamedNode') walk(key, `<${first.subject.value}>`, new Set([key]));
  }
  return paths;
};
