/** The catalogues that there are, in groups, with the number of their members. */
import { catalogsMessagesOf } from '../../i18n/catalogs.ts';
import { formatNumber } from '../../i18n/format.ts';
import { type PageContext, pageHref } from './context.ts';
import { renderPage } from './layout.tsx';
import { langAttribute } from './view/text.ts';

export interface CatalogsPageProps {
  readonly ctx: PageContext;
  readonly groups: readonly {
    readonly heading: string;
    readonly catalogs: readonly {
      readonly href: string;
      readonly title: string;
      readonly lang: string | null;
      readonly total: number;
    }[];
  }[];
}

export const CatalogsPage = ({ ctx, groups }: CatalogsPageProps): string => {
  const messages = catalogsMessagesOf(ctx.lang);
  return renderPage({
    ctx,
    title: messages.heading,
    description: messages.intro,
    here: 'catalog',
    children: (
      <>
        <div class="page-head">
          <h1>{messages.heading}</h1>
          <p class="lead">{messages.intro}</p>
          <p>
            <a href={pageHref(ctx, '/catalog')}>{messages.whole}</a>
          </p>
        </div>
        {groups.map(({ heading, catalogs }) => (
          <section>
            <h2>{heading}</h2>
            <ul class="themes">
              {catalogs.map(({ href, title, lang, total }) => (
                <li>
                  <a href={pageHref(ctx, href)}>
                    <span lang={langAttribute(lang ?? '') ?? undefined}>{title}</span>{' '}
                    <span class="count" title={messages.members(total, formatNumber(ctx.lang, total))}>
                      {formatNumber(ctx.lang, total)}
                    </span>
                  </a>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </>
    ),
  });
};
