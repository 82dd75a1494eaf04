/**
 * An outcome as a SHACL validation report (SHACL §3.6), one per profile. Who calls it names the nodes: blank
 * for an answer, skolem IRIs for what is stored.
 */
import { ns } from '../rdf/namespaces.ts';
import {
  type BlankNode,
  blankNode,
  literal,
  type NamedNode,
  namedNode,
  type Quad,
  quad,
  type Term,
} from '../rdf/terms.ts';
import type { Finding, Outcome, Severity } from './finding.ts';
import { pathStatements } from './path.ts';
import type { ProfileId } from './profiles.ts';

type Node = BlankNode | NamedNode;
/** Gives the report of a profile, a result of it, a node of a path their terms: the same key, the same term. */
export type NameNode = (key: string) => Node;

export const blankNames = (): NameNode => {
  const nodes = new Map<string, BlankNode>();
  return (key) => {
    const node = nodes.get(key) ?? blankNode();
    nodes.set(key, node);
    return node;
  };
};

const SEVERITY = {
  violation: ns.sh('Violation'),
  warning: ns.sh('Warning'),
  info: ns.sh('Info'),
} as const satisfies Record<Severity, NamedNode>;

/** How many values a result stands for when there are too many to list. */
const COUNT = namedNode('urn:moisson:count');
/** How many findings there are that no result was written for. */
const OMITTED = namedNode('urn:moisson:omitted');

const BLANK = '_:';
const nodeOf = (iriOrKey: string): Node =>
  iriOrKey.startsWith(BLANK) ? blankNode(iriOrKey.slice(BLANK.length)) : namedNode(iriOrKey);

const boolean = (value: boolean): Term => literal(String(value), ns.xsd('boolean'));

const resultStatements = (finding: Finding, result: Node, name: () => Node): Quad[] => {
  const path = finding.resultPath && pathStatements(finding.resultPath, name);
  const said: readonly (readonly [string, Term])[] = [
    ['resultSeverity', SEVERITY[finding.severity]],
    ['focusNode', finding.focus],
    ...(path ? ([['resultPath', path.node]] as const) : []),
    ...(finding.value ? ([['value', finding.value]] as const) : []),
    ['sourceConstraintComponent', namedNode(finding.constraint)],
    ['sourceShape', nodeOf(finding.shape)],
    ...Object.entries(finding.messages).map(
      ([language, text]) => ['resultMessage', literal(text, language)] as const,
    ),
  ];
  return [
    quad(result, ns.rdf('type'), ns.sh('ValidationResult')),
    ...said.map(([property, value]) => quad(result, ns.sh(property), value as NamedNode)),
    ...(finding.see ? [quad(result, ns.rdfs('seeAlso'), namedNode(finding.see))] : []),
    ...(finding.count > 1 ? [quad(result, COUNT, literal(String(finding.count), ns.xsd('integer')))] : []),
    ...(path?.quads ?? []),
  ];
};

/**
 * @param profileIri gives the IRI of a profile, for `dct:conformsTo`
 * @param name names the report `{profile}`, its results `{profile}/{n}` and the nodes of their paths `{profile}/{n}/{m}`
 */
export const reportStatements = (
  { profiles, findings, omitted }: Pick<Outcome, 'profiles' | 'findings' | 'omitted'>,
  profileIri: (profile: ProfileId) => string,
  name: NameNode = blankNames(),
): readonly Quad[] =>
  profiles
    .filter(({ isApplicable }) => isApplicable)
    .flatMap(({ profile, conforms }) => {
      const report = name(profile);
      const own = findings.filter((finding) => finding.profiles.includes(profile));
      const results = own.flatMap((finding, index) => {
        const key = `${profile}/${index + 1}`;
        let nodes = 0;
        const result = name(key);
        return [
          quad(report, ns.sh('result'), result),
          ...resultStatements(finding, result, () => name(`${key}/${++nodes}`)),
        ];
      });
      return [
        quad(report, ns.rdf('type'), ns.sh('ValidationReport')),
        // SHACL §3.6.1.1: any result at all, a warning too, means that the data do not conform.
        quad(report, ns.sh('conforms'), boolean(conforms) as NamedNode),
        quad(report, ns.dct('conformsTo'), namedNode(profileIri(profile))),
        ...(omitted > 0 ? [quad(report, OMITTED, literal(String(omitted), ns.xsd('integer')))] : []),
        ...results,
      ];
    });
