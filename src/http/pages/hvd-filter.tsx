/** The filters of the list of high-value data, plain GET. */
import { hvdMessagesOf } from '../../i18n/hvd.ts';
import { messagesOf } from '../../i18n/messages.ts';
import type { HvdTotals } from '../../quality/hvd-report-totals.ts';
import { type HvdListQuery, VERDICTS } from '../hvd-query.ts';
import { chosenLang, localHref, type PageContext, pageHref } from './context.ts';
import { type Choice, Select } from './parts/select.tsx';

export interface HvdFilterProps {
  readonly ctx: PageContext;
  readonly totals: HvdTotals;
  readonly query: HvdListQuery;
  readonly labelOf: (iri: string) => string;
}

const categoriesOf = ({ totals, query, labelOf }: HvdFilterProps): readonly Choice[] => {
  const tops = totals.categories.flatMap(({ key }) => (key === null ? [] : [key]));
  // A filter by a finer category came from a link: it stays to be seen and taken off.
  const all = query.category === undefined ? tops : [...new Set([...tops, query.category])];
  return all.map((value) => ({ value, label: labelOf(value) }));
};

export const HvdFilterForm = (props: HvdFilterProps) => {
  const { ctx, totals, query, labelOf } = props;
  const messages = hvdMessagesOf(ctx.lang);
  const common = messagesOf(ctx.lang);
  const lang = chosenLang(ctx);
  const isFiltered = [query.category, query.publisher, query.verdict, query.cause, query.kind].some(
    (value) => value !== undefined,
  );
  return (
    <search>
      <form class="search" action={`${localHref(ctx, '/hvd')}#records`} method="get">
        <div class="search-filters hvd-filters">
          <Select
            name="verdict"
            label={messages.verdict}
            any={messages.anyVerdict}
            value={query.verdict}
            choices={VERDICTS.map((value) => ({ value, label: messages.verdicts[value] }))}
          />
          <Select
            name="kind"
            label={common.searchKind}
            any={common.searchAnyKind}
            value={query.kind}
            choices={(['dataset', 'service', 'series'] as const).map((value) => ({
              value,
              label: common.kindsPlural[value],
            }))}
          />
          <Select
            name="category"
            label={messages.category}
            any={messages.anyCategory}
            value={query.category}
            choices={categoriesOf(props)}
          />
          <Select
            name="cause"
            label={messages.cause}
            any={messages.anyCause}
            value={query.cause}
            choices={totals.causes.flatMap(({ key }) =>
              key === null ? [] : [{ value: key, label: messages.causes[key].why }],
            )}
          />
          {query.publisher !== undefined && (
            <Select
              name="publisher"
              label={messages.publisher}
              any="–"
              value={query.publisher}
              choices={[{ value: query.publisher, label: labelOf(query.publisher) }]}
            />
          )}
          {lang !== null && <input type="hidden" name="lang" value={lang} />}
          <button type="submit">{messages.filter}</button>
          {isFiltered && <a href={pageHref(ctx, '/hvd#records')}>{common.clearFilters}</a>}
        </div>
      </form>
    </search>
  );
};
