/** The search form, plain GET: the words alone on the home page, with filters on the list. */
import { messagesOf } from '../../../i18n/messages.ts';
import { chosenLang, localHref, type PageContext } from '../context.ts';

export interface CatalogQuery {
  readonly q?: string | undefined;
  readonly hvd?: string | boolean | undefined;
}

const isSet = (hvd: CatalogQuery['hvd']): boolean => hvd === true || hvd === 'true' || hvd === '1';

export interface SearchFormProps {
  readonly ctx: PageContext;
  readonly action: string;
  readonly query?: CatalogQuery;
  readonly withFilters?: boolean;
  /** Filters that the form carries on without showing them as fields. */
  readonly carried?: readonly (readonly [name: string, value: string])[];
}

export const SearchForm = ({
  ctx,
  action,
  query = {},
  withFilters = false,
  carried = [],
}: SearchFormProps) => {
  const messages = messagesOf(ctx.lang);
  const lang = chosenLang(ctx);
  return (
    <search>
      <form class="search" action={localHref(ctx, action)} method="get">
        <label for="q">{messages.searchLabel}</label>
        <div class="search-row">
          <input
            id="q"
            name="q"
            type="search"
            value={query.q ?? ''}
            placeholder={messages.searchHint}
            autocomplete="off"
            enterkeyhint="search"
          />
          <button type="submit">{messages.search}</button>
        </div>
        {withFilters && (
          <div class="search-filters">
            <label class="check">
              <input type="checkbox" name="hvd" value="true" checked={isSet(query.hvd)} />
              {messages.searchHvdOnly}
            </label>
          </div>
        )}
        {carried.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        {lang !== null && <input type="hidden" name="lang" value={lang} />}
      </form>
    </search>
  );
};
