/** Parts of the pages that show the catalogue as harvesters see it: verdicts, and rules as a table. */
import { formatNumber } from '../../i18n/format.ts';
import { harvesterMessagesOf } from '../../i18n/harvesters.ts';
import type { HarvesterId } from '../../quality/harvesters/harvesters.ts';
import type { HarvestVerdict } from '../../quality/harvesters/judge.ts';
import { type RuleId, rulesOf, type Severity } from '../../quality/harvesters/rules.ts';
import type { HarvestFilter } from '../../quality/harvesters/totals.ts';
import { type PageContext, pageHref } from './context.ts';
import { WideTable } from './parts/wide.tsx';

const CLASSES: Readonly<Record<Severity, string>> = {
  skipped: 'severity violation',
  lost: 'severity warning',
  renamed: 'severity info',
  kept: 'severity info',
};

/** The list of a harvester's records, filtered. */
export const harvesterHref = (harvester: HarvesterId, filter: HarvestFilter = {}): string => {
  const query = new URLSearchParams(filter as Record<string, string>);
  return query.size === 0 ? `/harvesters/${harvester}` : `/harvesters/${harvester}?${query}#records`;
};

export const VerdictBadge = ({
  ctx,
  verdict: { verdict },
}: {
  readonly ctx: PageContext;
  readonly verdict: HarvestVerdict;
}) => {
  const messages = harvesterMessagesOf(ctx.lang);
  if (verdict === null) return <span class="quiet">{messages.unknown}</span>;
  return (
    <span class={verdict === 'skipped' ? CLASSES.skipped : CLASSES.kept}>
      {messages.verdictBadges[verdict]}
    </span>
  );
};

export const SeverityOf = ({ ctx, severity }: { readonly ctx: PageContext; readonly severity: Severity }) => (
  <span class={CLASSES[severity]}>{harvesterMessagesOf(ctx.lang).severities[severity]}</span>
);

interface RulesTableProps {
  readonly ctx: PageContext;
  readonly harvester: HarvesterId;
  readonly label: string;
  readonly rules: readonly { readonly rule: RuleId; readonly records: number }[];
}

/** The rules that apply, with the number of records that each leads to. */
export const RulesTable = ({ ctx, harvester, label, rules }: RulesTableProps) => {
  const messages = harvesterMessagesOf(ctx.lang);
  if (rules.length === 0) return <p class="quiet">{messages.noRule}</p>;
  const known = rulesOf(harvester);
  return (
    <WideTable label={label}>
      <thead>
        <tr>
          <th scope="col">{messages.rule}</th>
          <th scope="col">{messages.consequence}</th>
          <th scope="col">{messages.records}</th>
          <th scope="col">{messages.source}</th>
        </tr>
      </thead>
      <tbody>
        {rules.map(({ rule, records }) => {
          const found = known.find(({ id }) => id === rule);
          return (
            <tr>
              <th scope="row">
                <a href={pageHref(ctx, harvesterHref(harvester, { rule }))}>{messages.rules[rule].why}</a>
                <p class="quiet">{messages.rules[rule].change}</p>
              </th>
              <td>{found && <SeverityOf ctx={ctx} severity={found.severity} />}</td>
              <td class="number">{formatNumber(ctx.lang, records)}</td>
              <td>
                <code>{found?.see[harvester]}</code>
              </td>
            </tr>
          );
        })}
      </tbody>
    </WideTable>
  );
};
