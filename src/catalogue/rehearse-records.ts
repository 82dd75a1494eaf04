/**
 * What storing records would do, without doing it: which would be made or changed, and which published statements
 * would come and go.
 */
import { parseRelative } from '../rdf/relative.ts';
import type { Quad } from '../rdf/terms.ts';
import { type Outcome, rehearse } from './apply.ts';
import { contentText } from './checksum.ts';
import type { CatalogueContext } from './context.ts';
import type { IncomingRecord } from './incoming.ts';
import { intentsOf, type WriteOptions } from './records.ts';

export interface Rehearsed {
  readonly id: string;
  readonly action: 'create' | 'update' | 'unchanged' | 'rejected';
  /** Why it would be turned down. */
  readonly reason: { readonly code: string; readonly detail: string } | null;
  readonly added: readonly Quad[];
  readonly removed: readonly Quad[];
}

const settledAs = (outcome: Outcome): Rehearsed => ({
  id: outcome.id,
  action: outcome.kind === 'rejected' ? 'rejected' : 'unchanged',
  reason:
    outcome.kind === 'rejected' ? { code: outcome.error.info.code, detail: outcome.error.info.detail } : null,
  added: [],
  removed: [],
});

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line !== '');

export const rehearseRecords = async (
  ctx: CatalogueContext,
  records: readonly IncomingRecord[],
  options: WriteOptions,
): Promise<Rehearsed[]> => {
  const { settled, differences } = await rehearse(ctx, intentsOf(ctx, records, options));
  const changes = differences.map(({ next, published, previous, old }): Rehearsed => {
    const before = linesOf(old?.content ?? '');
    const after = linesOf(contentText(published?.content ?? [], ctx.baseUrl));
    const [had, has] = [new Set(before), new Set(after)];
    const quadsOf = (lines: readonly string[]): Quad[] => parseRelative(lines.join('\n'), ctx.baseUrl);
    const isLive = previous.stored?.status === 'published';
    return {
      id: next.id,
      action: !isLive ? 'create' : published?.isUnchanged ? 'unchanged' : 'update',
      reason: null,
      added: quadsOf(after.filter((line) => !had.has(line))),
      removed: quadsOf(before.filter((line) => !has.has(line))),
    };
  });
  return [...settled.map(settledAs), ...changes];
};
