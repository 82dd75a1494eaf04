/** Other records that point at this one, or that it points at; the data of the record itself may not say so. */
import { formatNumber } from '../../../i18n/format.ts';
import type { Messages } from '../../../i18n/messages.ts';
import { type ListItem, type PageContext, pageHref } from '../context.ts';
import { RecordList } from './record-list.tsx';

export interface RelatedList {
  readonly relation: 'relatedServes' | 'relatedServedBy' | 'relatedInSeries' | 'relatedNamedBy';
  /** The first ones. */
  readonly items: readonly ListItem[];
  /** The IRIs of what the items describe. */
  readonly iris: readonly string[];
  readonly total: number;
  /** False when there may be more than `total`. */
  readonly isWhole: boolean;
  /** The list of what this agent publishes. */
  readonly published: { readonly href: string; readonly total: number } | null;
}

export const Related = ({
  ctx,
  messages,
  related,
}: {
  readonly ctx: PageContext;
  readonly messages: Messages;
  readonly related: RelatedList;
}) => {
  const { relation, items, total, isWhole, published } = related;
  const number = (n: number): string => formatNumber(ctx.lang, n);
  const shownTotal = isWhole ? number(total) : messages.moreThan(number(total));
  return (
    <section class="related">
      <h2>
        {messages[relation]} <span class="count">({shownTotal})</span>
      </h2>
      {published !== null && (
        <p>
          <a href={pageHref(ctx, published.href)}>
            {messages.relatedPublished(published.total, number(published.total))}
          </a>
        </p>
      )}
      {items.length < total && <p class="quiet">{messages.relatedFirst(number(items.length))}</p>}
      <RecordList ctx={ctx} items={items} level={3} />
    </section>
  );
};
