/**
 * Whether a resource, or anything in a record, claims to be a high-value dataset, service, series or
 * distribution.
 */
import { type Term, termKey } from '../rdf/terms.ts';
import { HVD_MARKS, isHighValue } from '../vocab/hvd-marks.ts';
import type { StatementIndex, Terms } from './statement-index.ts';

export const claimsHvd = (statements: StatementIndex, node: Term): boolean =>
  isHighValue((property) => statements.objects(termKey(node), property).values());

const someOwn = (subjects: Terms, isOwn: (node: string) => boolean): boolean => {
  for (const subject of subjects.keys()) if (isOwn(subject)) return true;
  return false;
};

/** Whether any of the nodes that `isOwn` names by their key does. */
export const hasHvdClaim = (statements: StatementIndex, isOwn: (node: string) => boolean): boolean =>
  HVD_MARKS.some(({ predicate, object }) =>
    object === null
      ? [...statements.inverse(predicate).values()].some((subjects) => someOwn(subjects, isOwn))
      : someOwn(statements.subjects(predicate, object), isOwn),
  );
