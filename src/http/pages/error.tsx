/**
 * What a browser sees when a request fails: a heading in the reader's language, and what happened and what to
 * do, in that language too where it has words for it.
 */
import type { Lang } from '../../i18n/languages.ts';
import { messagesOf } from '../../i18n/messages.ts';
import { type PageContext, pageHref } from './context.ts';
import { renderPage } from './layout.tsx';
import { SearchForm } from './parts/search-form.tsx';

export interface ErrorPageProps {
  readonly ctx: PageContext;
  readonly status: number;
  /** Shown where the reader's language has no words for the status. */
  readonly title: string;
  readonly detail?: string | null | undefined;
  readonly hint?: string | null | undefined;
  /** The language of detail and hint. */
  readonly textLang?: Lang;
}

export const ErrorPage = ({ ctx, status, title, detail, hint, textLang = 'en' }: ErrorPageProps): string => {
  const messages = messagesOf(ctx.lang);
  const known: Readonly<Record<number, string>> = messages.errorTitles;
  const heading = known[status] ?? title;
  const lang = textLang === ctx.lang ? undefined : textLang;
  return renderPage({
    ctx,
    title: heading,
    isIndexed: false,
    children: (
      <div class="notice">
        <p class="kicker">{messages.errorStatus(String(status))}</p>
        <h1>{heading}</h1>
        {detail && (
          <p class="lead" lang={lang}>
            {detail}
          </p>
        )}
        {hint && <p lang={lang}>{hint}</p>}
        {status < 500 && <SearchForm ctx={ctx} action="/catalog" />}
        <p>
          <a href={pageHref(ctx, '/catalog')}>{messages.errorBack}</a>
        </p>
      </div>
    ),
  });
};
