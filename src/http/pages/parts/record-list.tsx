/** Records in a list: title, what it is, whose it is, when it changed, in which formats. */
import { formatDate } from '../../../i18n/format.ts';
import type { Lang } from '../../../i18n/languages.ts';
import { messagesOf } from '../../../i18n/messages.ts';
import { type ListItem, type PageContext, pageHref } from '../context.ts';
import { iriLabel } from '../view/iri-label.ts';
import { excerptOf } from '../view/readable-text.ts';
import { safeHref } from '../view/safe-href.ts';
import { taggedText } from '../view/text.ts';
import { LangText } from './text.tsx';

/** Formats beyond this number are only counted. */
const MAX_FORMATS = 6;

export interface RecordListProps {
  readonly ctx: PageContext;
  readonly items: readonly ListItem[];
  /** The level of the titles in the outline of the page. */
  readonly level?: 2 | 3;
}

/** A format may arrive as a label or, where no vocabulary knew it, as an IRI. */
const formatLabel = (format: string, lang: Lang): string =>
  !format.includes(':') || safeHref(format) === null ? format : iriLabel(format, lang);

const FormatChips = ({ formats, label }: { formats: readonly string[]; label: string }) => (
  <ul class="formats" aria-label={label}>
    {formats.slice(0, MAX_FORMATS).map((format) => (
      <li class="chip">{format}</li>
    ))}
    {formats.length > MAX_FORMATS && <li class="chip">+{formats.length - MAX_FORMATS}</li>}
  </ul>
);

const Dated = ({ ctx, item }: { ctx: PageContext; item: ListItem }) => {
  const messages = messagesOf(ctx.lang);
  const date = item.modified ?? item.issued;
  if (date === null) return null;
  const shown = formatDate(ctx.lang, date);
  const said = item.modified === null ? messages.published : messages.updated;
  return (
    <span>
      {said(shown)} <time datetime={date}>{shown}</time>
    </span>
  );
};

const Item = ({ ctx, item, level }: { ctx: PageContext; item: ListItem; level: 2 | 3 }) => {
  const messages = messagesOf(ctx.lang);
  const Heading = `h${level}` as 'h2';
  const text = taggedText(item.description ?? '', item.descriptionLang ?? item.titleLang);
  const excerpt = item.description === null ? '' : excerptOf(item.description, 220);
  return (
    <li class="record-item">
      <Heading>
        <a href={pageHref(ctx, item.href)}>
          <LangText text={taggedText(item.title, item.titleLang)} messages={messages} />
        </a>
      </Heading>
      <p class="meta">
        <span class="kind">{messages.kinds[item.kind]}</span>
        {item.publisher !== null && <span>{item.publisher}</span>}
        <Dated ctx={ctx} item={item} />
        {item.isHvd && <span class="badge">{messages.hvdBadge}</span>}
      </p>
      {excerpt !== '' && (
        <p class="excerpt" lang={text.lang ?? undefined}>
          {excerpt}
        </p>
      )}
      {item.formats.length > 0 && (
        <FormatChips
          formats={item.formats.map((format) => formatLabel(format, ctx.lang))}
          label={messages.formatsLabel}
        />
      )}
    </li>
  );
};

export const RecordList = ({ ctx, items, level = 2 }: RecordListProps) => (
  <ol class="record-list">
    {items.map((item) => (
      <Item ctx={ctx} item={item} level={level} />
    ))}
  </ol>
);
