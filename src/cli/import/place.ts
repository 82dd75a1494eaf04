/** Where an issue is, as people look for it. */
import type { PlacedIssue } from './tally.ts';

/** `a.ttl:12:5`, or the record that the server spoke of. */
export const placeOf = ({ input, line, column, subject }: PlacedIssue): string =>
  [input, line, line && column].filter((part) => part !== undefined).join(':') || (subject ?? '');
