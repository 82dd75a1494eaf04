/** The page of a record that was deleted (410). */
import { formatDate } from '../../i18n/format.ts';
import { messagesOf } from '../../i18n/messages.ts';
import { type PageContext, pageHref } from './context.ts';
import { renderPage } from './layout.tsx';
import { SearchForm } from './parts/search-form.tsx';

export interface GonePageProps {
  readonly ctx: PageContext;
  /** The IRI that the record described, where it is known. */
  readonly iri?: string | null;
  /** When it was deleted, ISO 8601. */
  readonly withdrawn?: string | null;
}

export const GonePage = ({ ctx, iri = null, withdrawn = null }: GonePageProps): string => {
  const messages = messagesOf(ctx.lang);
  return renderPage({
    ctx,
    title: messages.goneTitle,
    isIndexed: false,
    children: (
      <div class="notice">
        <p class="kicker">{messages.errorStatus('410')}</p>
        <h1>{messages.goneTitle}</h1>
        <p class="lead">{messages.goneDetail}</p>
        {withdrawn !== null && <p>{messages.goneWithdrawn(formatDate(ctx.lang, withdrawn))}</p>}
        {iri !== null && (
          <p>
            {messages.recordIri} <code>{iri}</code>
          </p>
        )}
        <SearchForm ctx={ctx} action="/catalog" />
        <p>
          <a href={pageHref(ctx, '/catalog')}>{messages.errorBack}</a>
        </p>
      </div>
    ),
  });
};
