/**
 * What reading a page repaired or lost, as lines of the report: the first of each kind, and how often it came.
 */
import type { ReadIssue } from '../rdf/repair/issues.ts';
import type { Problem } from './run.ts';

const where = ({ line, column }: ReadIssue): string =>
  line === undefined ? '' : ` (line ${line}${column === undefined ? '' : `, column ${column}`})`;

export const issueProblems = (issues: readonly ReadIssue[]): Problem[] =>
  [
    ...Map.groupBy(
      issues,
      ({ code, subject, property }) => `${code} ${subject ?? ''} ${property ?? ''}`,
    ).values(),
  ].map((same) => {
    const [first] = same;
    const { kind, code, message, subject } = first!;
    return {
      kind: kind === 'syntax' ? 'page' : 'repaired',
      iri: subject ?? null,
      code,
      detail: `${message}${where(first!)}`,
      count: same.length,
    } satisfies Problem;
  });
