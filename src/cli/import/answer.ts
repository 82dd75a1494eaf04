/**
 * What the server answers to one request of an import. Read carefully: it comes over the network, and counts
 * may come as numbers or as lists.
 */

import type { IssueKind, ReadIssue } from '../../rdf/repair/issues.ts';

export interface Rejection {
  readonly iri: string;
  readonly code: string;
  readonly reason: string;
}

export interface ImportAnswer {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly leftOver: number;
  readonly rejected: readonly Rejection[];
  readonly repaired: readonly ReadIssue[];
}

type Json = Readonly<Record<string, unknown>>;

const size = (value: unknown): number => (Array.isArray(value) ? value.length : Number(value ?? 0) || 0);

const objects = (value: unknown): Json[] =>
  Array.isArray(value) ? value.filter((item) => item !== null && typeof item === 'object') : [];

const text = (...values: unknown[]): string => values.find((value) => typeof value === 'string') ?? '';

const KINDS: readonly IssueKind[] = ['repaired', 'dropped', 'syntax'];

const issueFrom = (item: Json): ReadIssue => ({
  kind: KINDS.find((kind) => kind === item.kind) ?? 'repaired',
  code: text(item.code) || 'repaired',
  message: text(item.message, item.reason),
  ...(typeof item.subject === 'string' && { subject: item.subject }),
  ...(typeof item.property === 'string' && { property: item.property }),
  ...(typeof item.before === 'string' && { before: item.before }),
  ...(typeof item.after === 'string' && { after: item.after }),
});

export const importAnswer = (body: unknown): ImportAnswer => {
  const answer = (body ?? {}) as Json;
  return {
    created: size(answer.created),
    updated: size(answer.updated),
    unchanged: size(answer.unchanged),
    leftOver: size(answer.leftOver),
    rejected: objects(answer.rejected).map((item) => ({
      iri: text(item.iri, item.id),
      code: text(item.code) || 'rejected',
      reason: text(item.reason, item.detail),
    })),
    repaired: objects(answer.repaired).map(issueFrom),
  };
};
