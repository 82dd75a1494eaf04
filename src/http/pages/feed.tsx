/** The feed for people: the latest changes, one page of changes, the pages of an index node, one change. */
import type { FeedChange } from '../../catalogue/feed.ts';
import type { Interval } from '../../catalogue/feed-layout.ts';
import { feedMessagesOf } from '../../i18n/feed.ts';
import { formatInstant, formatNumber } from '../../i18n/format.ts';
import { messagesOf } from '../../i18n/messages.ts';
import { type PageContext, pageHref } from './context.ts';
import { renderPage } from './layout.tsx';
import { LangText } from './parts/text.tsx';
import { UpLink } from './parts/up-link.tsx';
import { WideTable } from './parts/wide.tsx';
import { taggedText } from './view/text.ts';

export interface ChangeItem {
  readonly change: FeedChange;
  /** The record's name as it is now; its IRI where it has none. */
  readonly title: string;
  readonly titleLang: string | null;
  readonly href: string;
}

interface PageProps {
  readonly ctx: PageContext;
}

const Instant = ({ ctx, ms }: PageProps & { readonly ms: number }) => {
  const iso = new Date(ms).toISOString();
  return <time datetime={iso}>{formatInstant(ctx.lang, iso)}</time>;
};

/** Records in the order of their changes. `level` is that of their names in the outline of the page. */
const Changes = ({
  ctx,
  items,
  level = 2,
}: PageProps & { readonly items: readonly ChangeItem[]; readonly level?: 2 | 3 }) => {
  const messages = feedMessagesOf(ctx.lang);
  const labels = messagesOf(ctx.lang);
  const Heading = `h${level}` as 'h2';
  return (
    <ul class="record-list">
      {items.map(({ change, title, titleLang, href }) => (
        <li class="record-item">
          <Heading>
            <a href={pageHref(ctx, href)}>
              <LangText text={taggedText(title, titleLang)} messages={labels} />
            </a>
          </Heading>
          <p class="meta">
            <span class="kind">{labels.kinds[change.kind]}</span>
            <a href={pageHref(ctx, `/feed/changes/${change.seq}`)}>{messages.actions[change.action]}</a>
            <Instant ctx={ctx} ms={change.published} />
          </p>
        </li>
      ))}
    </ul>
  );
};

const ToAll = ({ ctx }: PageProps) => (
  <UpLink ctx={ctx} path="/feed">
    {feedMessagesOf(ctx.lang).all}
  </UpLink>
);

export const FeedRootPage = ({
  ctx,
  items,
  keptDays,
  older,
}: PageProps & {
  readonly items: readonly ChangeItem[];
  readonly keptDays: number;
  /** The address of the page with the newest of them; null for none. */
  readonly older: string | null;
}): string => {
  const messages = feedMessagesOf(ctx.lang);
  return renderPage({
    ctx,
    title: messages.heading,
    description: messages.intro,
    children: (
      <>
        <div class="page-head">
          <h1>{messages.heading}</h1>
          <p class="lead">{messages.intro}</p>
          <p>
            {keptDays === 0 ? messages.keptAll : messages.kept(keptDays, formatNumber(ctx.lang, keptDays))}
          </p>
        </div>
        <h2>{messages.latest}</h2>
        {items.length === 0 ? <p>{messages.none}</p> : <Changes ctx={ctx} items={items} level={3} />}
        {older !== null && (
          <p class="after-list">
            <a class="button" href={pageHref(ctx, older)}>
              {messages.older}
            </a>
          </p>
        )}
      </>
    ),
  });
};

export const FeedChangesPage = ({
  ctx,
  page,
  items,
  hasNext,
}: PageProps & {
  readonly page: number;
  readonly items: readonly ChangeItem[];
  readonly hasNext: boolean;
}): string => {
  const messages = feedMessagesOf(ctx.lang);
  const title = messages.page(formatNumber(ctx.lang, page));
  const previous = page > 1 ? `/feed/pages/${page - 1}` : null;
  const next = hasNext ? `/feed/pages/${page + 1}` : null;
  return renderPage({
    ctx,
    title,
    isIndexed: false,
    previous,
    next,
    children: (
      <>
        <div class="page-head">
          <ToAll ctx={ctx} />
          <h1>{title}</h1>
        </div>
        {items.length === 0 ? <p>{messages.noneKept}</p> : <Changes ctx={ctx} items={items} />}
        <p class="after-list">
          {previous !== null && (
            <a class="button" rel="prev" href={pageHref(ctx, previous)}>
              {messages.older}
            </a>
          )}{' '}
          {next !== null && (
            <a class="button" rel="next" href={pageHref(ctx, next)}>
              {messages.newer}
            </a>
          )}
        </p>
      </>
    ),
  });
};

export const FeedIndexPage = ({
  ctx,
  index,
  intervals,
}: PageProps & { readonly index: number; readonly intervals: readonly Interval[] }): string => {
  const messages = feedMessagesOf(ctx.lang);
  const title = messages.index(formatNumber(ctx.lang, index));
  return renderPage({
    ctx,
    title,
    isIndexed: false,
    children: (
      <>
        <div class="page-head">
          <ToAll ctx={ctx} />
          <h1>{title}</h1>
          <p>{messages.indexIntro}</p>
        </div>
        <WideTable label={title}>
          <thead>
            <tr>
              <th scope="col">{messages.heading}</th>
              <th scope="col">{messages.from}</th>
              <th scope="col">{messages.to}</th>
            </tr>
          </thead>
          <tbody>
            {intervals.map(({ number, start, end }) => (
              <tr>
                <th scope="row">
                  <a href={pageHref(ctx, `/feed/pages/${number}`)}>
                    {messages.pageLink(formatNumber(ctx.lang, number))}
                  </a>
                </th>
                <td>
                  <Instant ctx={ctx} ms={start} />
                </td>
                <td>{end === null ? messages.toNow : <Instant ctx={ctx} ms={end} />}</td>
              </tr>
            ))}
          </tbody>
        </WideTable>
      </>
    ),
  });
};

export const FeedChangePage = ({ ctx, item }: PageProps & { readonly item: ChangeItem }): string => {
  const messages = feedMessagesOf(ctx.lang);
  const { seq, action, version } = item.change;
  const title = messages.change(formatNumber(ctx.lang, seq));
  return renderPage({
    ctx,
    title,
    isIndexed: false,
    children: (
      <>
        <div class="page-head">
          <ToAll ctx={ctx} />
          <h1>{title}</h1>
        </div>
        <Changes ctx={ctx} items={[item]} />
        <p>
          {messages.version} {formatNumber(ctx.lang, version)}
        </p>
        {action !== 'delete' && <p>{messages.whole}</p>}
      </>
    ),
  });
};
