/** The report of a validation: the verdict, what reading found, the rules that were broken, and each record. */
import type { DumpReport } from '../../catalogue/judge-dump.ts';
import { formatNumber } from '../../i18n/format.ts';
import type { Lang } from '../../i18n/languages.ts';
import { validateMessagesOf } from '../../i18n/validate.ts';
import type { ReadIssue } from '../../rdf/repair/issues.ts';
import { namedNode } from '../../rdf/terms.ts';
import { profileOf } from '../../shacl/profiles.ts';
import { issueText } from '../issue-text.ts';
import { remedyOf } from '../remedies.ts';
import type { ValidateInput } from '../validate-input.ts';
import { isComplete, isJudged, type ReportMending } from '../validate-report.ts';
import { type PageContext, pageHref } from './context.ts';
import { renderPage } from './layout.tsx';
import { FIGURES, RecordFindings } from './parts/judged-record.tsx';
import { RuleTotals } from './parts/rule-totals.tsx';
import { WideTable } from './parts/wide.tsx';
import { shownAddress } from './view/safe-href.ts';

export interface ReportPageProps {
  readonly ctx: PageContext;
  readonly report: DumpReport;
  readonly input: ValidateInput;
  /** Of messages, best first. */
  readonly languages: readonly string[];
  readonly mending: ReportMending;
}

/** A page is for reading: beyond these, the report for programs has the rest. */
const MAX_RECORDS_SHOWN = 200;
const OPEN_RECORDS = 3;

const Verdict = ({ ctx, report, input }: ReportPageProps) => {
  const messages = validateMessagesOf(ctx.lang);
  const format = (n: number): string => formatNumber(ctx.lang, n);
  const { violations } = report.counts;
  const hasRecord = isJudged(report);
  const isGood = report.isValid && isComplete(input) && hasRecord;
  return (
    <section class={isGood ? 'verdict good' : 'verdict bad'}>
      <p class="lead">
        <strong>
          {violations > 0
            ? messages.conformsNot(violations, format(violations))
            : hasRecord
              ? messages.conforms
              : messages.noRecord}
        </strong>
        {!isComplete(input) && <> {messages.incomplete}</>}
        {!hasRecord && violations > 0 && <> {messages.noRecord}</>}
      </p>
      <p class="quiet">
        {messages.origin[input.origin]}
        {input.name && (
          <>
            {' '}
            <code>{input.name}</code>
          </>
        )}
        , {messages.about(input.quads.length, report.records.length, format)}
      </p>
      <ul class="figures">
        {FIGURES.map((name) => (
          <li>
            <div>
              <strong>{format(report.counts[name])}</strong>{' '}
              <span>{messages[name](report.counts[name])}</span>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
};

const Profiles = ({ ctx, report }: ReportPageProps) => {
  const messages = validateMessagesOf(ctx.lang);
  const format = (n: number): string => formatNumber(ctx.lang, n);
  return (
    <section>
      <h2>{messages.profilesHeading}</h2>
      <WideTable label={messages.profilesHeading}>
        <thead>
          <tr>
            <th scope="col">{messages.profile}</th>
            <th scope="col">{messages.judged}</th>
            <th scope="col">{messages.failing}</th>
            {FIGURES.map((name) => (
              <th scope="col">{messages[name](2)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {report.profiles.map(({ profile, records, failing, ...counts }) => (
            <tr>
              <th scope="row">
                <a href={pageHref(ctx, `/shapes/${profile}`)}>{profileOf(profile)!.title[ctx.lang]}</a>
              </th>
              {records === 0 ? (
                <td colspan={5}>{messages.notApplicable}</td>
              ) : (
                [records, failing, ...FIGURES.map((name) => counts[name])].map((n) => (
                  <td class="number">{format(n)}</td>
                ))
              )}
            </tr>
          ))}
        </tbody>
      </WideTable>
    </section>
  );
};

const IssueMessage = ({ issue, lang }: { readonly issue: ReadIssue; readonly lang: Lang }) => {
  const said = issueText(issue, lang);
  return <p lang={said.lang === lang ? undefined : said.lang}>{said.text}</p>;
};

const Issues = ({ ctx, input: { issues } }: ReportPageProps) => {
  if (issues.total() === 0) return null;
  const messages = validateMessagesOf(ctx.lang);
  const rest = issues.total() - issues.items.length;
  return (
    <section>
      <details open={issues.items.some(({ kind }) => kind === 'syntax')}>
        <summary>
          {messages.issuesHeading} ({formatNumber(ctx.lang, issues.total())})
        </summary>
        <ul class="findings">
          {issues.items.map((issue) => (
            <li class="finding">
              <p class="meta">
                <span class={issue.kind === 'syntax' ? 'severity violation' : 'severity info'}>
                  {messages.issueKinds[issue.kind]}
                </span>
                {issue.line !== undefined && <span>{messages.line(issue.line, issue.column)}</span>}
                {issue.subject && <code>{shownAddress(issue.subject)}</code>}
              </p>
              <IssueMessage issue={issue} lang={ctx.lang} />
            </li>
          ))}
        </ul>
        {rest > 0 && <p>{messages.issuesMore(formatNumber(ctx.lang, rest))}</p>}
      </details>
    </section>
  );
};

/** Where the same input is mended: the form, with the box ticked. */
const MendHint = ({ ctx, input, mending }: ReportPageProps) => {
  if (mending.listed === 0) return null;
  const messages = validateMessagesOf(ctx.lang);
  const url = input.origin === 'url' && input.name !== null ? { url: input.name } : {};
  const query = new URLSearchParams({ fix: 'true', ...url });
  return (
    <p>
      {messages.mendable(mending.listed, formatNumber(ctx.lang, mending.listed), mending.isWhole)}{' '}
      <a href={pageHref(ctx, `/validate?${query}`)}>{messages.mendThis}</a>
    </p>
  );
};

const Records = (props: ReportPageProps) => {
  const { ctx, report, languages, mending } = props;
  const messages = validateMessagesOf(ctx.lang);
  const found = report.records.filter(({ conforms }) => !conforms);
  const isNamed = (iri: string): boolean => report.asInInput(namedNode(iri)).termType === 'NamedNode';
  const clean = report.records.length - found.length;
  const rest = found.length - MAX_RECORDS_SHOWN;
  return (
    <section>
      <h2>{messages.recordsHeading}</h2>
      <MendHint {...props} />
      {found.slice(0, MAX_RECORDS_SHOWN).map((record, index) => (
        <RecordFindings
          ctx={ctx}
          record={record}
          languages={languages}
          isOpen={index < OPEN_RECORDS}
          isNamed={isNamed}
          remedies={mending
            .of(record)
            .map((proposal) => remedyOf(proposal, { ...mending, lang: ctx.lang, asShown: report.asInInput }))}
        />
      ))}
      {rest > 0 && <p>{messages.recordsMore(formatNumber(ctx.lang, rest))}</p>}
      {clean > 0 && <p>{messages.recordsClean(clean, formatNumber(ctx.lang, clean))}</p>}
      {report.omitted > 0 && <p>{messages.omitted(formatNumber(ctx.lang, report.omitted))}</p>}
    </section>
  );
};

export const ReportPage = (props: ReportPageProps): string => {
  const { ctx } = props;
  const messages = validateMessagesOf(ctx.lang);
  return renderPage({
    ctx,
    title: messages.reportHeading,
    here: 'validate',
    isIndexed: false,
    children: (
      <>
        <div class="page-head">
          <h1>{messages.reportHeading}</h1>
        </div>
        <Verdict {...props} />
        <Profiles {...props} />
        <Issues {...props} />
        <RuleTotals ctx={ctx} rules={props.report.rules} languages={props.languages} />
        <Records {...props} />
        <p class="after-list">
          <a class="button" href={pageHref(ctx, '/validate')}>
            {messages.again}
          </a>
        </p>
      </>
    ),
  });
};
