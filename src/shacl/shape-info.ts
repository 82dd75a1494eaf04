/**
 * What a finding says of the shape it comes from: its IRI, messages, explanation, and what makes two
 * constraints of different shapes the same demand. Read from the shapes graph once a constraint.
 */
import type { Constraint } from 'rdf-validate-shacl/src/shapes-graph.js';
import { ns, PREFIXES } from '../rdf/namespaces.ts';
import { type Term, termKey } from '../rdf/terms.ts';
import type { Messages, Severity } from './finding.ts';
import { type Language, SHAPE_LANGUAGES } from './profiles.ts';
import type { StatementIndex } from './statement-index.ts';

export interface ShapeInfo {
  readonly shape: string;
  readonly severity: Severity;
  readonly constraint: string;
  readonly messages: Messages;
  /** What the library would say, for a shape without messages. */
  readonly standardMessages: Messages;
  readonly see: string | null;
  /** Equal for constraints that demand the same. */
  readonly demand: string;
}

const SEVERITY: Readonly<Record<string, Severity>> = {
  [ns.sh('Violation').value]: 'violation',
  [ns.sh('Warning').value]: 'warning',
  [ns.sh('Info').value]: 'info',
};

const SAID_OF_SHAPES = new Set(
  ['message', 'name', 'description', 'severity', 'order', 'group'].map((name) => ns.sh(name).value),
);

interface Parameter {
  readonly name: string;
  readonly value: string;
}

const isLanguage = (tag: string): tag is Language => (SHAPE_LANGUAGES as readonly string[]).includes(tag);

const messagesOf = (shapes: StatementIndex, node: Term): Messages => {
  const messages: Partial<Record<Language, string>> = {};
  for (const message of shapes.objects(termKey(node), ns.sh('message').value).values()) {
    if (message.termType !== 'Literal') continue;
    const [tag] = (message.language || 'en').toLowerCase().split('-');
    if (tag && isLanguage(tag)) messages[tag] ??= message.value;
  }
  return messages;
};

/** The library's own words, for a shape that has none. */
const standardMessages = (constraint: Constraint, parameters: readonly Parameter[]): Messages => {
  const [text] = constraint.componentMessages;
  if (!text) return {};
  return { en: parameters.reduce((said, { name, value }) => said.replace(`{$${name}}`, value), text) };
};

const PARTS = [
  ...['property', 'node', 'not', 'or', 'and', 'xone', 'qualifiedValueShape'].map((name) => ns.sh(name).value),
  ns.rdf('first').value,
  ns.rdf('rest').value,
];

/** The shapes of which a node is part, from the inside out. */
const around = function* (shapes: StatementIndex, node: Term): Generator<Term> {
  const seen = new Set<string>();
  for (let inner: Term | undefined = node; inner && !seen.has(termKey(inner)); ) {
    yield inner;
    seen.add(termKey(inner));
    const key: string = termKey(inner);
    inner = PARTS.flatMap((property) => [...shapes.subjects(property, key).values()])[0];
  }
};
/** A parameter as text: a node without a name is what it is made of. */
const structure = (shapes: StatementIndex, term: Term, seen: ReadonlySet<string> = new Set()): string => {
  const key = termKey(term);
  if (term.termType !== 'BlankNode' || seen.has(key)) return key;
  const inside = new Set([...seen, key]);
  return `[${[...shapes.properties(key)]
    .filter(([property]) => !SAID_OF_SHAPES.has(property))
    .map(([property, values]) =>
      [property, ...[...values.values()].map((value) => structure(shapes, value, inside)).sort()].join(' '),
    )
    .sort()
    .join(';')}]`;
};

const describe = (constraint: Constraint, shapes: StatementIndex): ShapeInfo => {
  const { shapeNode, severity } = constraint.shape;
  const enclosing = [...around(shapes, shapeNode)];
  const first = <T>(find: (node: Term) => T | undefined): T | undefined => {
    for (const node of enclosing) {
      const found = find(node);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const parameters = constraint.component.parameters.flatMap((parameter): Parameter[] => {
    const value: Term | undefined = constraint.getParameterValue(parameter);
    return value ? [{ name: parameter.value.split('#')[1] ?? '', value: structure(shapes, value) }] : [];
  });
  return {
    shape: first((node) => (node.termType === 'NamedNode' ? node.value : undefined)) ?? termKey(shapeNode),
    severity: SEVERITY[severity.value] ?? 'violation',
    constraint: constraint.component.node.value,
    messages: messagesOf(shapes, shapeNode),
    standardMessages: standardMessages(constraint, parameters),
    see:
      first((node) => shapes.objects(termKey(node), `${PREFIXES.rdfs}seeAlso`).values().next().value)
        ?.value ?? null,
    demand: [
      constraint.component.node.value,
      ...parameters.map(({ name, value }) => `${name} ${value}`),
    ].join('\n'),
  };
};

export const shapeInfos = (shapes: StatementIndex): ((constraint: Constraint) => ShapeInfo) => {
  const known = new WeakMap<Constraint, ShapeInfo>();
  return (constraint) => {
    const info = known.get(constraint) ?? describe(constraint, shapes);
    known.set(constraint, info);
    return info;
  };
};
