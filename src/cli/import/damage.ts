/**
 * What syntax errors cost: which nodes may be incomplete, and whether an input could be read to its end. A
 * part of a record must never replace the whole that is stored, nor stand for it.
 */
import type { IncomingRecord } from '../../catalogue/incoming.ts';
import { CliError } from '../cli-error.ts';
import type { Rejection } from './answer.ts';
import type { PlacedIssue } from './tally.ts';

const placeOf = ({ input, line, column }: PlacedIssue): string =>
  [input, line, line && column].filter((part) => part !== undefined).join(':');

export const damageLog = () => {
  const nodes = new Map<string, PlacedIssue>();
  const unread = new Map<string, PlacedIssue>();
  return {
    get nodes(): Iterable<string> {
      return nodes.keys();
    },
    add(issue: PlacedIssue): void {
      for (const node of issue.damaged ?? []) if (!nodes.has(node)) nodes.set(node, issue);
      if (issue.isRestUnread && issue.input && !unread.has(issue.input)) unread.set(issue.input, issue);
    },
    /** Throws when the input was not read to its end: what is missing may belong to any of its records. */
    check(input: string): void {
      const issue = unread.get(input);
      if (!issue) return;
      throw new CliError(`${placeOf(issue)}: ${issue.message}`, {
        hint: 'Nothing was imported, because what could not be read may belong to any record. Mend the place, or get the file again.',
      });
    },
    rejectionOf({ iri, quads }: IncomingRecord): Rejection {
      const names = [iri, ...quads.map((q) => q.subject.value)];
      const issue = names.map((name) => nodes.get(name)).find((found) => found !== undefined);
      const place = issue ? ` (${placeOf(issue)})` : '';
      return {
        iri,
        code: 'source-damaged',
        reason: `A syntax error${place} lost a part of its description; what is stored of it stays as it is.`,
      };
    },
  };
};
