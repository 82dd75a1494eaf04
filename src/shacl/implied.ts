/**
 * Findings that follow from another one about the same value: a text where an address belongs is no licence, is
 * in no table and has no properties, which is one fault and not four. SHACL reports have them all; counts and
 * lists for people have the one that tells most.
 */
import { ns } from '../rdf/namespaces.ts';
import { termKey } from '../rdf/terms.ts';
import { type Finding, SEVERITIES } from './finding.ts';

const component = (name: string): string => ns.sh(`${name}ConstraintComponent`).value;

const NODE_KIND = component('NodeKind');

/** What a value can only keep when it is a node of the right kind. */
const ABOUT_THE_VALUE: ReadonlySet<string> = new Set(
  ['Class', 'Datatype', 'In', 'Node', 'Or', 'And', 'Xone', 'Pattern', 'LanguageIn'].map(component),
);

const rank = ({ severity }: Finding): number => SEVERITIES.indexOf(severity);

const placeOf = ({ focus, path, value }: Finding): string =>
  [termKey(focus), path, value ? termKey(value) : ''].join('\n');

/** The same findings; of those that follow from another one of them it is said. */
export const markImplied = (findings: readonly Finding[]): readonly Finding[] => {
  const misplaced = new Map<string, number>();
  const values = new Set<string>();
  for (const finding of findings) {
    if (!finding.value) continue;
    values.add(termKey(finding.value));
    if (finding.constraint === NODE_KIND) misplaced.set(placeOf(finding), rank(finding));
  }
  const isImplied = (finding: Finding): boolean => {
    // A text has no properties: what is wrong is that it stands where a node belongs.
    if (finding.focus.termType === 'Literal') return values.has(termKey(finding.focus));
    if (!finding.value || !ABOUT_THE_VALUE.has(finding.constraint)) return false;
    const telling = misplaced.get(placeOf(finding));
    return telling !== undefined && telling <= rank(finding);
  };
  return findings.map((finding) => {
    const implied = isImplied(finding);
    return implied === finding.isImplied ? finding : { ...finding, isImplied: implied };
  });
};
