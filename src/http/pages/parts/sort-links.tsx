/** The orders of a list, as links. */
import { facetMessagesOf } from '../../../i18n/facets.ts';
import { type PageContext, pageHref } from '../context.ts';

export interface SortLink {
  readonly order: 'relevance' | 'modified' | 'title' | 'seq';
  readonly isCurrent: boolean;
  readonly href: string;
}

export const SortLinks = ({ ctx, sorts }: { ctx: PageContext; sorts: readonly SortLink[] }) => {
  const messages = facetMessagesOf(ctx.lang);
  if (sorts.length === 0) return null;
  return (
    <nav class="sorts" aria-label={messages.sort}>
      <span aria-hidden="true">{messages.sort}</span>
      <ul>
        {sorts.map(({ order, isCurrent, href }) => (
          <li>
            <a href={pageHref(ctx, href)} rel="nofollow" aria-current={isCurrent ? 'true' : undefined}>
              {messages.orders[order]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
};
