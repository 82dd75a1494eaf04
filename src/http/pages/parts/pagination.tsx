/** Previous, next, and the page numbers around the current one. */
import { formatNumber } from '../../../i18n/format.ts';
import { messagesOf } from '../../../i18n/messages.ts';
import { type PageContext, pageHref } from '../context.ts';

export interface PaginationProps {
  readonly ctx: PageContext;
  readonly page: number;
  readonly pages: number;
  readonly hrefOfPage: (page: number) => string;
}

/** The pages to offer: first, last, the neighbours of the current one; null is a gap. */
export const pageNumbers = (page: number, pages: number): readonly (number | null)[] => {
  const wanted = [1, page - 1, page, page + 1, pages].filter((n) => n >= 1 && n <= pages);
  const numbers = [...new Set(wanted)].sort((a, b) => a - b);
  return numbers.flatMap((n, i) => {
    const before = numbers[i - 1] ?? n - 1;
    if (n - before === 2) return [n - 1, n];
    return n - before > 2 ? [null, n] : [n];
  });
};

export const Pagination = ({ ctx, page, pages, hrefOfPage }: PaginationProps) => {
  const messages = messagesOf(ctx.lang);
  const href = (n: number): string => pageHref(ctx, hrefOfPage(n));
  if (pages <= 1) return null;
  return (
    <nav class="pagination" aria-label={messages.pagination}>
      <ul>
        {page > 1 && (
          <li>
            <a rel="prev" href={href(page - 1)}>
              {messages.previousPage}
            </a>
          </li>
        )}
        {pageNumbers(page, pages).map((n) =>
          n === null ? (
            <li class="gap" aria-hidden="true">
              …
            </li>
          ) : (
            <li class="number">
              <a
                href={href(n)}
                aria-label={messages.pageNumber(formatNumber(ctx.lang, n))}
                aria-current={n === page ? 'page' : undefined}
              >
                {formatNumber(ctx.lang, n)}
              </a>
            </li>
          ),
        )}
        {page < pages && (
          <li>
            <a rel="next" href={href(page + 1)}>
              {messages.nextPage}
            </a>
          </li>
        )}
      </ul>
    </nav>
  );
};
