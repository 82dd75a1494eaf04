/** The rules that were broken, the gravest first, counted whatever of their findings is listed. */
import { formatNumber } from '../../../i18n/format.ts';
import { validateMessagesOf } from '../../../i18n/validate.ts';
import type { RuleCount, RuleTotal } from '../../../shacl/rule-counts.ts';
import type { PageContext } from '../context.ts';
import { Message, PathName, SeverityBadge } from './finding.tsx';
import { WideTable } from './wide.tsx';

interface RuleTotalsProps {
  readonly ctx: PageContext;
  /** With the number of records, where there are several. */
  readonly rules: readonly (RuleCount & Partial<Pick<RuleTotal, 'records'>>)[];
  /** Of messages, best first. */
  readonly languages: readonly string[];
}

export const RuleTotals = ({ ctx, rules, languages }: RuleTotalsProps) => {
  if (rules.length === 0) return null;
  const messages = validateMessagesOf(ctx.lang);
  const hasRecords = rules.some(({ records }) => records !== undefined);
  return (
    <section>
      <h2>{messages.rulesHeading}</h2>
      <p class="quiet">{messages.howToMend}</p>
      <WideTable label={messages.rulesHeading}>
        <thead>
          <tr>
            <th scope="col">{messages.rule}</th>
            <th scope="col">{messages.findings}</th>
            {hasRecords && <th scope="col">{messages.records}</th>}
          </tr>
        </thead>
        <tbody>
          {rules.map(({ severity, path, messages: said, see, count, records }) => (
            <tr>
              <th scope="row">
                <p class="meta">
                  <SeverityBadge severity={severity} lang={ctx.lang} />
                  {path !== null && (
                    <span>
                      <PathName path={path} lang={ctx.lang} />
                    </span>
                  )}
                  {see && <a href={see}>{messages.explanation}</a>}
                </p>
                <Message messages={said} languages={languages} lang={ctx.lang} />
              </th>
              <td class="number">{formatNumber(ctx.lang, count)}</td>
              {records !== undefined && <td class="number">{formatNumber(ctx.lang, records)}</td>}
            </tr>
          ))}
        </tbody>
      </WideTable>
    </section>
  );
};
