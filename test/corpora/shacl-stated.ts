/**
 * What a shapes graph states, as (class, path, kind of constraint): the measure by which two shapes graphs
 * can be compared that were written in different ways.
 */
import type { DatasetCore } from '@rdfjs/types';
import SHACLValidator from 'rdf-validate-shacl';
import type { Constraint } from 'rdf-validate-shacl/src/shapes-graph.js';
import { ns, PREFIXES } from '../../src/rdf/namespaces.ts';
import { type NamedNode, type Quad, type Term, termKey } from '../../src/rdf/terms.ts';
import { environment } from '../../src/shacl/environment.ts';
import { type Path, pathOf, pathText } from '../../src/shacl/path.ts';
import type { StatementIndex } from '../../src/shacl/statement-index.ts';

/** `tagged`: that texts bear a language; `vocabulary`: that a value is of a list, by its scheme or its IRI. */
export type Kind = 'missing' | 'repeated' | 'value' | 'language' | 'tagged' | 'vocabulary';

const TARGET_CLASS = ns.sh('targetClass').value;

const KINDS: Readonly<Record<string, Kind>> = {
  MinCount: 'missing',
  HasValue: 'missing',
  QualifiedMinCount: 'missing',
  MaxCount: 'repeated',
  UniqueLang: 'language',
  In: 'vocabulary',
  Pattern: 'vocabulary',
};

/** Whether a shape, or one that it is made of, asks for a scheme or for the beginning of an IRI. */
const asksForVocabulary = (shapes: DatasetCore, node: Term, seen = new Set<string>()): boolean => {
  if (node.termType === 'Literal' || seen.has(termKey(node))) return false;
  seen.add(termKey(node));
  return [...shapes.match(node as NamedNode)].some(
    ({ predicate, object }) =>
      predicate.equals(ns.sh('pattern')) ||
      object.equals(ns.skos('inScheme')) ||
      asksForVocabulary(shapes, object, seen),
  );
};

export const kindOf = (constraint: Constraint): Kind | 'shape' => {
  const name = constraint.component.node.value.replace(/.*#|ConstraintComponent$/g, '');
  if (name === 'Property') return 'shape';
  if (name === 'Datatype' && constraint.paramValue.equals(ns.rdf('langString'))) return 'tagged';
  const { dataset } = constraint.shape.context.$shapes;
  if (name === 'Node' && dataset && asksForVocabulary(dataset, constraint.paramValue)) return 'vocabulary';
  return KINDS[name] ?? 'value';
};

/** Shapes of ours that follow a property to nodes which the official ones select by their class. */
const REACHED: Readonly<Record<string, Term>> = {
  [ns.dcat('contactPoint').value]: ns.vcard('Kind'),
  [ns.dct('license').value]: ns.dct('LicenseDocument'),
};

const PREFIX_OF = Object.entries(PREFIXES);
export const short = (text: string): string =>
  PREFIX_OF.reduce((said, [prefix, base]) => said.replaceAll(base, `${prefix}:`), text).replace(/[<>]/g, '');

export const statedKey = (rdfClass: string, path: Path | null, kind: string): string =>
  `${short(rdfClass)} ${path ? short(pathText(path)) : '–'} ${kind}`;

export const statedBy = (shapes: readonly Quad[]): ReadonlySet<string> => {
  const { shapesGraph } = new SHACLValidator(environment.dataset([...shapes]), { factory: environment });
  const stated = new Set<string>();
  const collect = (node: Term, rdfClass: string): void => {
    const shape = shapesGraph.getShape(node);
    if (shape.deactivated) return;
    const path = shape.pathObject && pathOf(shape.pathObject);
    const reached = path?.kind === 'predicate' ? REACHED[path.iri]?.value : undefined;
    for (const constraint of shape.constraints) {
      const kind = kindOf(constraint);
      if (kind !== 'shape') stated.add(statedKey(rdfClass, path, kind));
      else if (!path) collect(constraint.paramValue, rdfClass);
      else if (reached) collect(constraint.paramValue, reached);
    }
  };
  for (const q of shapes) if (q.predicate.value === TARGET_CLASS) collect(q.subject, q.object.value);
  return stated;
};

export const classesOf = (statements: StatementIndex, node: Term): readonly string[] => [
  ...statements.objects(termKey(node), ns.rdf('type').value).keys(),
];
