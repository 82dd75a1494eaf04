/**
 * A shapes graph as a set of single statements, `class path constraint severity`, so that shapes that are
 * written differently can be compared. Knows SHACL core, and no particular shapes.
 */
import type { Store } from 'n3';
import { ns, PREFIXES } from '../../../src/rdf/namespaces.ts';
import type { Term } from '../../../src/rdf/terms.ts';
import { listOf, pathOf } from './shapes-rules.ts';

const EU = 'http://publications.europa.eu/resource/authority/';

export const shortened = (text: string): string =>
  Object.entries(PREFIXES)
    .reduce((short, [prefix, iri]) => short.replaceAll(iri, `${prefix}:`), text)
    .replaceAll(EU, 'eu:');

const SIMPLE = ['minCount', 'maxCount', 'nodeKind', 'class', 'datatype', 'uniqueLang', 'hasValue', 'pattern'];
const NESTED = ['node', 'or', 'not', 'in', 'qualifiedValueShape'];

export const statementsOf = (shapes: Store): ReadonlySet<string> => {
  const values = (node: Term, name: string): Term[] =>
    shapes.getObjects(node as never, ns.sh(name) as never, null);

  const pathText = (node: Term): string | null => {
    const [path] = values(node, 'path');
    return path ? shortened(pathOf(shapes, path)) : null;
  };

  /** What a shape says of each value node; a choice counts as each of its branches. */
  const constraintsOf = (node: Term, seen: ReadonlySet<string> = new Set()): string[] => {
    if (seen.has(node.value)) return [];
    const within = (branch: Term): string[] => {
      const path = pathText(branch);
      const said = constraintsOf(branch, new Set([...seen, node.value]));
      return path ? said.map((text) => `${path} ${text}`) : said;
    };
    const simple = SIMPLE.flatMap((name) => values(node, name).map(({ value }) => `${name} ${value}`));
    const nested = NESTED.flatMap((name) =>
      values(node, name).flatMap((value) => {
        if (name === 'in') return [`in ${listOf(shapes, value).length} values`];
        const said = (name === 'or' ? listOf(shapes, value) : [value]).flatMap(within);
        return name === 'or' || name === 'node' ? said : said.map((text) => `${name} ${text}`);
      }),
    );
    const languages = values(node, 'languageIn').map(
      (list) => `languageIn ${listOf(shapes, list).map(({ value }) => value)}`,
    );
    return [...simple, ...nested, ...languages, ...values(node, 'property').flatMap(within)];
  };

  /** A choice between properties that must be there is one property that must be there. */
  const choicesOf = (node: Term): string[] =>
    values(node, 'or').map((list) => {
      const branches = listOf(shapes, list).filter((branch) => values(branch, 'minCount').length > 0);
      return `(${branches
        .flatMap((branch) => pathText(branch) ?? [])
        .sort()
        .join('|')})`;
    });

  const found = new Set<string>();
  const add = (rdfClass: string, path: string, text: string, severity: string): void => {
    found.add(shortened(`${rdfClass} ${path} ${text} ${severity}`));
  };
  const severityOf = (node: Term): string =>
    values(node, 'severity')[0]?.value.replace(/.*#/, '') ?? 'Violation';

  const readProperties = (rdfClass: string, shape: Term): void => {
    for (const property of values(shape, 'property')) {
      const [path] = values(property, 'path');
      if (!path) continue;
      for (const text of constraintsOf(property))
        add(rdfClass, pathOf(shapes, path), text, severityOf(property));
      // Contact points and licences are reached by their property.
      if (values(property, 'property').length > 0)
        readProperties(
          { contactPoint: 'vcard:Kind', license: 'dct:LicenseDocument' }[path.value.replace(/.*[#/]/, '')] ??
            rdfClass,
          property,
        );
    }
  };

  for (const { subject, object } of shapes.getQuads(null, ns.sh('targetClass') as never, null, null)) {
    readProperties(object.value, subject);
    for (const choice of choicesOf(subject)) add(object.value, choice, 'minCount 1', severityOf(subject));
  }
  return found;
};
