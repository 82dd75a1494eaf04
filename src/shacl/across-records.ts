/**
 * Which results no record can answer for alone: those about a node of another record, those about a value that
 * is another record's resource, of which nothing is known here, and those that miss what another record would say.
 */
import { ns } from '../rdf/namespaces.ts';
import { type Term, termKey } from '../rdf/terms.ts';
import type { DataGraph } from './data-graph.ts';
import type { Path } from './path.ts';

/** The properties by which DCAT-AP leads from one resource of a catalogue to another. */
const BETWEEN_RESOURCES = new Set(
  [
    ...['accessService', 'catalog', 'dataset', 'first', 'hasVersion', 'inSeries', 'isVersionOf', 'last'],
    ...['next', 'prev', 'record', 'resource', 'servesDataset', 'service', 'seriesMember'],
    ...['hasCurrentVersion', 'previousVersion', 'nextVersion'],
  ]
    .map((name) => ns.dcat(name).value)
    .concat(
      [
        ...['hasPart', 'hasVersion', 'isPartOf', 'isReferencedBy', 'isReplacedBy', 'isRequiredBy'],
        ...['isVersionOf', 'references', 'relation', 'replaces', 'requires', 'source'],
      ].map((name) => ns.dct(name).value),
    )
    .concat([ns.adms('sample').value, ns.foaf('primaryTopic').value]),
);

const JUDGE_THE_VALUE = new Set(
  ['Class', 'Node', 'Or', 'And', 'Xone'].map((name) => ns.sh(`${name}ConstraintComponent`).value),
);

/** What is missing may be written into the other record. */
const MISS_A_VALUE = new Set(
  ['MinCount', 'HasValue', 'QualifiedMinCount'].map((name) => ns.sh(`${name}ConstraintComponent`).value),
);

/** True when a path goes backwards from one resource to another: what it finds, other records say. */
const comesFromElsewhere = (path: Path): boolean => {
  if (path.kind === 'predicate') return false;
  if ('paths' in path) return path.paths.some(comesFromElsewhere);
  if (path.kind === 'inverse' && path.path.kind === 'predicate') return BETWEEN_RESOURCES.has(path.path.iri);
  return comesFromElsewhere(path.path);
};

export const isAcrossRecords = (
  { focus, path, value }: { readonly focus: Term; readonly path: Path | null; readonly value: Term | null },
  constraint: string,
  data: DataGraph,
  isOwn: (node: string) => boolean,
): boolean =>
  !isOwn(termKey(focus)) ||
  (MISS_A_VALUE.has(constraint) && path !== null && comesFromElsewhere(path)) ||
  (JUDGE_THE_VALUE.has(constraint) &&
    path?.kind === 'predicate' &&
    BETWEEN_RESOURCES.has(path.iri) &&
    value?.termType === 'NamedNode' &&
    !data.describes(termKey(value)));
