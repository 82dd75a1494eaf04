/** What to try when a search finds nothing. */
import { facetMessagesOf } from '../../../i18n/facets.ts';
import { messagesOf } from '../../../i18n/messages.ts';
import { type PageContext, pageHref } from '../context.ts';

export interface WayOut {
  readonly kind: 'word' | 'withoutFilters' | 'withoutQuotes' | 'all';
  readonly label?: string;
  readonly href: string;
}

export const NothingFound = ({ ctx, ways }: { ctx: PageContext; ways: readonly WayOut[] }) => {
  const messages = facetMessagesOf(ctx.lang);
  const words = ways.filter(({ kind }) => kind === 'word');
  const labels = {
    withoutFilters: messages.nothingFilters,
    withoutQuotes: messages.nothingQuotes,
    all: messages.nothingAll,
  };
  return (
    <div class="nothing">
      <p>
        <strong>{messages.nothing}</strong> {messagesOf(ctx.lang).noResultHint}
      </p>
      {words.length > 0 && (
        <p>
          {messages.nothingWords}{' '}
          {words.map(({ label, href }) => (
            <>
              <a class="chip" href={pageHref(ctx, href)}>
                {label}
              </a>{' '}
            </>
          ))}
        </p>
      )}
      <ul>
        {ways.map(
          ({ kind, href }) =>
            kind !== 'word' && (
              <li>
                <a href={pageHref(ctx, href)}>{labels[kind]}</a>
              </li>
            ),
        )}
      </ul>
    </div>
  );
};
