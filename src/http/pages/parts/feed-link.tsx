/** The feed of what is new, in the head of every page; beside a list its own, with the filters of the list. */
import { messagesOf } from '../../../i18n/messages.ts';
import { localHref, type PageContext } from '../context.ts';

/** What of a list's address says nothing of which records are in it. */
const NOT_FILTERS = ['page', 'page_size', 'after', 'order'] as const;

const feedHref = (ctx: PageContext): string => {
  const feed = localHref(ctx, '/atom.xml');
  const [path, search] = ctx.path.split('?', 2);
  if (path !== localHref(ctx, '/catalog')) return feed;
  const query = new URLSearchParams(search);
  for (const name of NOT_FILTERS) query.delete(name);
  return query.size === 0 ? feed : `${feed}?${query}`;
};

export const FeedLink = ({ ctx }: { readonly ctx: PageContext }) => (
  <link
    rel="alternate"
    type="application/atom+xml"
    href={feedHref(ctx)}
    title={messagesOf(ctx.lang).feedTitle}
  />
);
