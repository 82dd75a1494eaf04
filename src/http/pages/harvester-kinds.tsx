/** What a harvester makes of each kind of record, as a table of numbers that lead to the records. */
import { formatNumber } from '../../i18n/format.ts';
import { harvesterMessagesOf } from '../../i18n/harvesters.ts';
import { messagesOf } from '../../i18n/messages.ts';
import { VERDICTS } from '../../quality/harvesters/judge.ts';
import type { HarvesterTotals } from '../../quality/harvesters/totals.ts';
import { type PageContext, pageHref } from './context.ts';
import { harvesterHref } from './harvester-parts.tsx';
import { WideTable } from './parts/wide.tsx';

interface Props {
  readonly ctx: PageContext;
  readonly label: string;
  readonly totals: HarvesterTotals;
}

export const KindsTable = ({ ctx, label, totals: { harvester, kinds } }: Props) => {
  const messages = harvesterMessagesOf(ctx.lang);
  const common = messagesOf(ctx.lang);
  return (
    <WideTable label={label}>
      <thead>
        <tr>
          <th scope="col">{messages.kind}</th>
          <th scope="col">{messages.records}</th>
          {VERDICTS.map((verdict) => (
            <th scope="col">{messages.verdicts[verdict]}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {kinds
          .filter(({ records }) => records > 0)
          .map(({ kind, records, verdicts }) => (
            <tr>
              <th scope="row">{common.kindsPlural[kind]}</th>
              <td class="number">{formatNumber(ctx.lang, records)}</td>
              {verdicts === null ? (
                <td colspan={VERDICTS.length} class="quiet">
                  {messages.unknown}
                </td>
              ) : (
                VERDICTS.map((verdict) => (
                  <td class="number">
                    {verdicts[verdict] === 0 ? (
                      formatNumber(ctx.lang, 0)
                    ) : (
                      <a href={pageHref(ctx, harvesterHref(harvester, { verdict, kind }))}>
                        {formatNumber(ctx.lang, verdicts[verdict])}
                      </a>
                    )}
                  </td>
                ))
              )}
            </tr>
          ))}
      </tbody>
    </WideTable>
  );
};

/** The sentences that go with the numbers. */
export const Figures = ({ ctx, totals }: Omit<Props, 'label'>) => {
  const messages = harvesterMessagesOf(ctx.lang);
  const number = (n: number): string => formatNumber(ctx.lang, n);
  const { kept, all } = totals.distributions;
  return (
    <p>
      {messages.distributionsKept(number(kept), number(all))}{' '}
      {totals.highValue === null
        ? messages.highValueUnknown
        : messages.highValueCount(number(totals.highValue))}
    </p>
  );
};
