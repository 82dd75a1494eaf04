/** The home page: search, the catalogue in figures, ways in by theme, what changed last. */
import { formatNumber } from '../../i18n/format.ts';
import { messagesOf } from '../../i18n/messages.ts';
import { catalogHref, type ListItem, type PageContext, pageHref } from './context.ts';
import { renderPage } from './layout.tsx';
import { RecordList } from './parts/record-list.tsx';
import { SearchForm } from './parts/search-form.tsx';

export interface HomeCounts {
  readonly datasets: number;
  readonly services: number;
  readonly publishers: number;
  readonly highValue: number;
}

export interface ThemeCount {
  readonly iri: string;
  readonly label: string;
  readonly count: number;
  readonly href: string;
}

export interface HomePageProps {
  readonly ctx: PageContext;
  readonly counts: HomeCounts;
  readonly latest: readonly ListItem[];
  readonly themes: readonly ThemeCount[];
}

/** Which figures there are, and the list that each leads to, if there is one. */
const FIGURES = [
  { count: 'datasets', label: 'figureDatasets', href: catalogHref({ kind: 'dataset' }) },
  { count: 'services', label: 'figureServices', href: catalogHref({ kind: 'service' }) },
  { count: 'highValue', label: 'figureHighValue', href: catalogHref({ kind: 'dataset', hvd: 'true' }) },
  { count: 'publishers', label: 'figurePublishers', href: null },
] as const;

const Figures = ({ ctx, counts }: { ctx: PageContext; counts: HomeCounts }) => {
  const messages = messagesOf(ctx.lang);
  return (
    <ul class="figures" aria-label={messages.homeFigures}>
      {FIGURES.map(({ count, label, href }) => {
        const content = (
          <>
            <strong>{formatNumber(ctx.lang, counts[count])}</strong>{' '}
            <span>{messages[label](counts[count])}</span>
          </>
        );
        return <li>{href === null ? <div>{content}</div> : <a href={pageHref(ctx, href)}>{content}</a>}</li>;
      })}
    </ul>
  );
};

export const HomePage = ({ ctx, counts, latest, themes }: HomePageProps): string => {
  const messages = messagesOf(ctx.lang);
  return renderPage({
    ctx,
    title: ctx.siteTitle,
    description: messages.homeIntro,
    here: 'home',
    children: (
      <>
        <section class="hero">
          <h1>{messages.homeHeading}</h1>
          <p class="lead">{messages.homeIntro}</p>
          <SearchForm ctx={ctx} action="/catalog" />
          <Figures ctx={ctx} counts={counts} />
        </section>
        {themes.length > 0 && (
          <section>
            <h2>{messages.homeThemes}</h2>
            <ul class="themes">
              {themes.map(({ label, count, href }) => (
                <li>
                  <a href={pageHref(ctx, href)}>
                    <span>{label}</span> <span class="count">{formatNumber(ctx.lang, count)}</span>
                  </a>
                </li>
              ))}
            </ul>
          </section>
        )}
        <section>
          <h2>{messages.homeLatest}</h2>
          {latest.length === 0 ? (
            <p>{messages.homeEmpty}</p>
          ) : (
            <RecordList ctx={ctx} items={latest} level={3} />
          )}
          <p class="after-list">
            <a class="button" href={pageHref(ctx, '/catalog')}>
              {messages.homeAll}
            </a>
          </p>
        </section>
      </>
    ),
  });
};
