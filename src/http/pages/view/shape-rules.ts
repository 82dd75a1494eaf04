/**
 * The rules of a profile as people read them: property shapes by the class that they judge, in their order.
 */
import { ns, RDF_TYPE } from '../../../rdf/namespaces.ts';
import { type Quad, type Term, termKey } from '../../../rdf/terms.ts';
import type { Messages, Severity } from '../../../shacl/finding.ts';
import { type Language, SHAPE_LANGUAGES } from '../../../shacl/profiles.ts';
import { StatementIndex } from '../../../shacl/statement-index.ts';

export interface RuleView {
  readonly id: string;
  readonly name: Messages;
  /** The property's IRI; null for a longer path. */
  readonly path: string | null;
  readonly severity: Severity;
  readonly messages: Messages;
  readonly see: string | null;
}

export interface RuleGroup {
  /** IRI of the class that the rules judge; null for those that others lead to. */
  readonly rdfClass: string | null;
  readonly rules: readonly RuleView[];
}

const SEVERITY: Readonly<Record<string, Severity>> = {
  [ns.sh('Warning').value]: 'warning',
  [ns.sh('Info').value]: 'info',
};

const TARGET = ns.sh('targetClass').value;
const PROPERTY = ns.sh('property').value;
const MESSAGE = ns.sh('message').value;
const NODE_SHAPE = ns.sh('NodeShape').value;

const isLanguage = (tag: string): tag is Language => (SHAPE_LANGUAGES as readonly string[]).includes(tag);

const textsOf = (values: Iterable<Term>): Messages => {
  const texts: Partial<Record<Language, string>> = {};
  for (const value of values)
    if (value.termType === 'Literal' && isLanguage(value.language)) texts[value.language] ??= value.value;
  return texts;
};

export const ruleGroups = (quads: readonly Quad[]): readonly RuleGroup[] => {
  const shapes = new StatementIndex(quads);
  const values = (node: string, property: string): readonly Term[] => [
    ...shapes.objects(node, property).values(),
  ];
  const first = (node: string, name: 'path' | 'severity' | 'order' | 'deactivated') =>
    values(node, ns.sh(name).value)[0];
  const isOff = (node: string): boolean => first(node, 'deactivated')?.value === 'true';

  const ruleOf = (shape: Term): RuleView => {
    const key = termKey(shape);
    const path = first(key, 'path');
    return {
      id: shape.value,
      name: textsOf(values(key, ns.sh('name').value)),
      path: path?.termType === 'NamedNode' ? path.value : null,
      severity: SEVERITY[first(key, 'severity')?.value ?? ''] ?? 'violation',
      messages: textsOf(values(key, MESSAGE)),
      see: values(key, ns.rdfs('seeAlso').value)[0]?.value ?? null,
    };
  };

  /** Nested shapes belong to the rule that leads to them. */
  const rulesOf = (node: string, seen: Set<string>): Term[] =>
    values(node, PROPERTY).flatMap((shape) => {
      const key = termKey(shape);
      if (seen.has(key) || isOff(key)) return [];
      seen.add(key);
      const own = values(key, MESSAGE).length > 0 ? [shape] : [];
      return [...own, ...rulesOf(key, seen)];
    });

  const groups = new Map<string | null, Term[]>();
  for (const shape of shapes.subjects(RDF_TYPE, NODE_SHAPE).values()) {
    const key = termKey(shape);
    if (isOff(key)) continue;
    const [rdfClass] = values(key, TARGET);
    if (!rdfClass) continue;
    const known = groups.get(rdfClass.value) ?? [];
    groups.set(rdfClass.value, [...known, ...rulesOf(key, new Set(known.map(termKey)))]);
  }
  return [...groups].map(([rdfClass, shapesOfClass]) => ({ rdfClass, rules: shapesOfClass.map(ruleOf) }));
};
