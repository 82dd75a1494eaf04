/**
 * Which resources claim to be high-value datasets (Regulation (EU) 2023/138): those that name the Regulation
 * as applicable legislation, or any category of high-value data. Shapes, lists, counts and pages all ask this
 * table.
 */
import { HVD_REGULATION, ns } from '../rdf/namespaces.ts';
import type { Term } from '../rdf/terms.ts';

export interface Mark {
  readonly predicate: string;
  /** Null stands for any value. */
  readonly object: string | null;
}

export const HVD_MARKS: readonly Mark[] = [
  { predicate: ns.dcatap('applicableLegislation').value, object: HVD_REGULATION },
  { predicate: ns.dcatap('hvdCategory').value, object: null },
];

/** `objectsOf` gives the resource's own values of a property. */
export const isHighValue = (objectsOf: (predicate: string) => Iterable<Term>): boolean =>
  HVD_MARKS.some(({ predicate, object }) => {
    for (const term of objectsOf(predicate)) if (object === null || term.value === object) return true;
    return false;
  });
