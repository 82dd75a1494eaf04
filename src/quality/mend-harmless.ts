/**
 * A mend must not add a violation: what is certain is tried on the record first, and what would break a rule
 * that was kept before is left to a person. Other findings may follow from a mend: the next round answers them.
 */
import { termKey } from '../rdf/terms.ts';
import type { Finding } from '../shacl/finding.ts';
import type { RecordInput } from '../shacl/validate.ts';
import { applied } from './applied.ts';
import type { MendOptions } from './mend.ts';
import type { Proposal } from './proposal.ts';

const keyOf = ({ focus, path, value, constraint, shape }: Finding): string =>
  [termKey(focus), path, value ? termKey(value) : '', constraint, shape].join('\n');

const isAbout = ({ focus, path }: Finding, { withdraw, add }: Proposal): boolean =>
  [...withdraw, ...add].some(
    ({ subject, predicate }) => subject.equals(focus) && (path === null || predicate.value === path),
  );

const newViolations = (before: readonly Finding[], after: readonly Finding[]): readonly Finding[] => {
  const known = new Set(before.map(keyOf));
  return after.filter((finding) => finding.severity === 'violation' && !known.has(keyOf(finding)));
};

/** The same proposals; those that would do harm are `likely`. @param before the findings of the input as it is */
export const harmless = async (
  input: RecordInput,
  before: readonly Finding[],
  found: readonly Proposal[],
  { validator, profiles }: Pick<MendOptions, 'validator' | 'profiles'>,
): Promise<readonly Proposal[]> => {
  const certain = found.filter(({ confidence }) => confidence === 'certain');
  if (certain.length === 0) return found;
  const quads = applied(input.quads, certain);
  const { findings } = await validator.validateRecord({ ...input, quads }, profiles);
  const harm = newViolations(before, findings);
  if (harm.length === 0) return found;
  const blamed = certain.filter((proposal) => harm.some((finding) => isAbout(finding, proposal)));
  // Harm that no proposal can be named for is laid at the door of all.
  const doubtful = new Set(blamed.length > 0 ? blamed : certain);
  return found.map((proposal) =>
    doubtful.has(proposal) ? { ...proposal, confidence: 'likely', addsViolation: true } : proposal,
  );
};
