/**
 * What statements lead to, followed from object to subject: how a record finds what others say of the shared
 * entities that it names.
 */
import { type Quad, termKey } from '../rdf/terms.ts';

/** By the key (`termKey`) of the subject. */
export type StatementsBySubject = ReadonlyMap<string, readonly Quad[]>;

/** @param present Keys of the subjects that the asker has already: nothing of them is added. */
export const reached = (
  starts: Iterable<string>,
  bySubject: StatementsBySubject,
  present: ReadonlySet<string>,
): Quad[] => {
  const quads: Quad[] = [];
  // A set takes new members while it is walked.
  const open = new Set(starts);
  for (const key of open) {
    if (present.has(key)) continue;
    for (const q of bySubject.get(key) ?? []) {
      quads.push(q);
      open.add(termKey(q.object));
    }
  }
  return quads;
};
