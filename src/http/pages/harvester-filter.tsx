/** The filters of a harvester's records, plain GET. */
import { harvesterMessagesOf } from '../../i18n/harvesters.ts';
import { messagesOf } from '../../i18n/messages.ts';
import type { HarvesterId } from '../../quality/harvesters/harvesters.ts';
import { VERDICTS } from '../../quality/harvesters/judge.ts';
import { HARVEST_KINDS, type HarvesterTotals } from '../../quality/harvesters/totals.ts';
import type { HarvesterQuery } from '../harvester-query.ts';
import { chosenLang, localHref, type PageContext, pageHref } from './context.ts';
import { Select } from './parts/select.tsx';

export interface HarvesterFilterProps {
  readonly ctx: PageContext;
  readonly harvester: HarvesterId;
  readonly totals: HarvesterTotals;
  readonly query: HarvesterQuery;
}

export const HarvesterFilterForm = ({ ctx, harvester, totals, query }: HarvesterFilterProps) => {
  const messages = harvesterMessagesOf(ctx.lang);
  const common = messagesOf(ctx.lang);
  const lang = chosenLang(ctx);
  const path = `/harvesters/${harvester}`;
  const isFiltered = [query.rule, query.verdict, query.kind].some((value) => value !== undefined);
  return (
    <search>
      <form class="search" action={`${localHref(ctx, path)}#records`} method="get">
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
            label={messages.kind}
            any={messages.anyKind}
            value={query.kind}
            choices={HARVEST_KINDS.map((value) => ({ value, label: common.kindsPlural[value] }))}
          />
          <Select
            name="rule"
            label={messages.rule}
            any={messages.anyRule}
            value={query.rule}
            choices={totals.rules.map(({ rule }) => ({ value: rule, label: messages.rules[rule].why }))}
          />
          {lang !== null && <input type="hidden" name="lang" value={lang} />}
          <button type="submit">{messages.filter}</button>
          {isFiltered && <a href={pageHref(ctx, `${path}#records`)}>{common.clearFilters}</a>}
        </div>
      </form>
    </search>
  );
};
