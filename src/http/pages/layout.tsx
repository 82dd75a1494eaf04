/** The frame of every page: head, header with navigation and languages, footer with the forms of the page. */
import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import { LANGS, LANGUAGES } from '../../i18n/languages.ts';
import { messagesOf } from '../../i18n/messages.ts';
import { canonicalUrl, inLanguage, localHref, type PageContext, pageHref } from './context.ts';
import { FeedLink } from './parts/feed-link.tsx';
import { iconHref, Mark } from './parts/mark.tsx';
import { styleHref } from './style.ts';
import { excerptOf } from './view/readable-text.ts';
import { type JsonLd, scriptJson } from './view/schema-org.ts';

/** Ways that few people look for, and that should be found. */
const FOOTER_LINKS = [
  { path: '/catalogs', label: 'footerCatalogs' },
  { path: '/sources', label: 'footerSources' },
  { path: '/shapes', label: 'footerShapes' },
  { path: '/vocab', label: 'footerVocab' },
  { path: '/licence-help', label: 'footerLicences' },
  { path: '/api', label: 'footerApi' },
  { path: '/feed', label: 'footerFeed' },
  { path: '/harvesters', label: 'footerHarvesters' },
] as const;

export interface LayoutProps {
  readonly ctx: PageContext;
  readonly title: string;
  readonly description?: string | null;
  /** Which entry of the navigation this page is. */
  readonly here?: 'home' | 'catalog' | 'hvd' | 'validate' | 'sparql';
  readonly isIndexed?: boolean;
  readonly jsonLd?: JsonLd | null;
  readonly previous?: string | null;
  readonly next?: string | null;
  readonly children: Child;
}

const NAVIGATION = [
  { key: 'home', href: '/', label: 'home' },
  { key: 'catalog', href: '/catalog', label: 'catalogue' },
  { key: 'hvd', href: '/hvd', label: 'highValue' },
  { key: 'validate', href: '/validate', label: 'validate' },
  { key: 'sparql', href: '/sparql', label: 'query' },
] as const;

const Head = ({ ctx, title, description, isIndexed = true, jsonLd, previous, next }: LayoutProps) => {
  const summary = description ? excerptOf(description, 160) : '';
  return (
    <head>
      <meta charset="utf-8" />
      <title>{title === ctx.siteTitle ? title : `${title} – ${ctx.siteTitle}`}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      {summary !== '' && <meta name="description" content={summary} />}
      <meta property="og:title" content={title} />
      {summary !== '' && <meta property="og:description" content={summary} />}
      <meta property="og:type" content="website" />
      <meta property="og:site_name" content={ctx.siteTitle} />
      {isIndexed ? (
        <>
          <link rel="canonical" href={canonicalUrl(ctx)} />
          <meta property="og:url" content={canonicalUrl(ctx)} />
        </>
      ) : (
        <meta name="robots" content="noindex" />
      )}
      {ctx.alternates.map(({ href, mediaType, label }) => (
        <link rel="alternate" href={href} type={mediaType} title={label} />
      ))}
      <FeedLink ctx={ctx} />
      {previous && <link rel="prev" href={pageHref(ctx, previous)} />}
      {next && <link rel="next" href={pageHref(ctx, next)} />}
      <link rel="icon" href={iconHref} type="image/svg+xml" />
      <link rel="stylesheet" href={localHref(ctx, styleHref)} />
      {jsonLd && <script type="application/ld+json">{raw(scriptJson(jsonLd))}</script>}
    </head>
  );
};

const Header = ({ ctx, here }: LayoutProps) => {
  const messages = messagesOf(ctx.lang);
  return (
    <header class="site-header">
      <div class="wrap">
        <a class="brand" href={pageHref(ctx, '/')}>
          <Mark />
          <span>{ctx.siteTitle}</span>
        </a>
        <nav aria-label={messages.mainNavigation}>
          <ul>
            {NAVIGATION.map(({ key, href, label }) => (
              <li>
                <a href={pageHref(ctx, href)} aria-current={key === here ? 'page' : undefined}>
                  {messages[label]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <nav class="languages" aria-label={messages.languageNavigation}>
          <ul>
            {LANGS.map((lang) => (
              <li>
                <a
                  href={inLanguage(ctx, lang)}
                  hreflang={lang}
                  lang={lang}
                  aria-current={lang === ctx.lang ? 'true' : undefined}
                >
                  {LANGUAGES[lang].name}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </header>
  );
};

const Footer = ({ ctx }: LayoutProps) => {
  const messages = messagesOf(ctx.lang);
  return (
    <footer class="site-footer">
      <div class="wrap">
        {ctx.alternates.length > 0 && (
          <div>
            <h2>{messages.footerFormats}</h2>
            <ul class="formats">
              {ctx.alternates.map(({ href, mediaType, label }) => (
                <li>
                  <a class="chip" href={href} type={mediaType}>
                    {label}
                  </a>
                </li>
              ))}
            </ul>
          </div>
        )}
        <ul class="footer-links">
          {FOOTER_LINKS.map(({ path, label }) => (
            <li>
              <a href={pageHref(ctx, path)}>{messages[label]}</a>
            </li>
          ))}
        </ul>
        <p>
          {ctx.siteTitle}. {messages.footerAbout}
        </p>
      </div>
    </footer>
  );
};

/** A complete HTML document. */
export const renderPage = (props: LayoutProps): string => {
  const messages = messagesOf(props.ctx.lang);
  const page = (
    <html lang={props.ctx.lang}>
      <Head {...props} />
      <body>
        <a class="skip" href="#content">
          {messages.skipToContent}
        </a>
        <Header {...props} />
        <main id="content" class="wrap">
          {props.children}
        </main>
        <Footer {...props} />
      </body>
    </html>
  );
  return `<!doctype html>${page.toString()}`;
};
