/**
 * The shapes of the project as its tests read them: a rule is a named property shape with a severity.
 */
import { Store } from 'n3';
import { ns } from '../../../src/rdf/namespaces.ts';
import type { Quad, Term } from '../../../src/rdf/terms.ts';
import { type Profile, profileOf } from '../../../src/shacl/profiles.ts';
import { shapesOf } from '../../../src/shacl/shapes-files.ts';

export const SHAPE = 'urn:moisson:shape:';

export interface Rule {
  /** The IRI without `urn:moisson:shape:`. */
  readonly id: string;
  readonly node: Term;
}

export const profileNamed = (id: string): Profile => {
  const profile = profileOf(id);
  if (!profile) throw new Error(`no profile ${id}`);
  return profile;
};

export const storeOf = (profile: Profile): Store => new Store([...shapesOf(profile)] as Quad[] as never[]);

export const rulesOf = (shapes: Store): readonly Rule[] =>
  shapes
    .getSubjects(ns.sh('severity') as never, null, null)
    .map((node) => ({ id: node.value.slice(SHAPE.length), node }));

/** The rules that a profile adds to the one that it extends. */
export const ownRulesOf = (profile: Profile): readonly Rule[] => {
  const base = profile.extends
    ? new Set(rulesOf(storeOf(profileNamed(profile.extends))).map(({ id }) => id))
    : new Set();
  return rulesOf(storeOf(profile)).filter(({ id }) => !base.has(id));
};

/** The members of an RDF list. */
export const listOf = (shapes: Store, head: Term): Term[] => {
  const first = shapes.getObjects(head as never, ns.rdf('first') as never, null)[0];
  const rest = shapes.getObjects(head as never, ns.rdf('rest') as never, null)[0];
  return first && rest ? [first, ...listOf(shapes, rest)] : [];
};

/** A path as text, blank nodes resolved. */
export const pathOf = (shapes: Store, path: Term): string => {
  if (path.termType === 'NamedNode') return path.value;
  const of = (name: string): Term | undefined =>
    shapes.getObjects(path as never, ns.sh(name) as never, null)[0];
  const [inverse, alternative] = [of('inversePath'), of('alternativePath')];
  if (inverse) return `^${pathOf(shapes, inverse)}`;
  const steps = listOf(shapes, alternative ?? path).map((step) => pathOf(shapes, step));
  return alternative ? `(${steps.sort().join('|')})` : steps.join('/');
};
