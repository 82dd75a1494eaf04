/**
 * What syntax errors cost an input: which nodes may be incomplete, and whether it could be read to its end. A
 * part of a record must never replace the whole that is stored, nor stand for it.
 */
import type { ReadIssue } from '../rdf/repair/issues.ts';
import type { Quad } from '../rdf/terms.ts';
import { termKey } from '../rdf/terms.ts';
import type { IncomingRecord } from './incoming.ts';

export const SOURCE_DAMAGED = 'source-damaged';

/** `T` may add to an issue in which of several inputs it was found. */
export interface Damage<T extends ReadIssue = ReadIssue> {
  readonly add: (issue: T) => void;
  /** The damaged nodes, as IRIs or `_:label`s. */
  readonly nodes: () => Iterable<string>;
  /** Where an input ended before its end: what is missing may belong to anything in it. */
  readonly unread: () => T | undefined;
  /** True when a statement was lost that may belong to whatever names a node that is not described. */
  readonly isOwnerUnknown: () => boolean;
  /** True when a statement is on a damaged node. */
  readonly touches: (quad: Quad) => boolean;
  /** The issue that cost a record its completeness, if it can still be told. */
  readonly causeOf: (record: IncomingRecord) => T | undefined;
}

export const damageLog = <T extends ReadIssue = ReadIssue>(): Damage<T> => {
  const causes = new Map<string, T>();
  let unread: T | undefined;
  let unowned: T | undefined;
  return {
    add: (issue) => {
      for (const node of issue.damaged ?? []) if (!causes.has(node)) causes.set(node, issue);
      if (issue.isRestUnread) unread ??= issue;
      if (issue.isOwnerUnknown) unowned ??= issue;
    },
    nodes: () => causes.keys(),
    unread: () => unread,
    isOwnerUnknown: () => unowned !== undefined,
    touches: ({ subject }) => causes.size > 0 && causes.has(termKey(subject)),
    causeOf: ({ iri, quads }) =>
      [iri, ...quads.flatMap((q) => [q.subject.value, q.object.value])]
        .map((name) => causes.get(name))
        .find((cause) => cause !== undefined) ?? unowned,
  };
};

/** Why a record is kept back; `place` says where the error is, for a person. */
export const damageReason = (place: string): string =>
  `A syntax error${place && ` (${place})`} lost a part of its description; what is stored of it stays as it is.`;
