/** What a record breaks: counts by profile, then each finding with its remedy. */
import type { RecordRow } from '../../catalogue/record.ts';
import { validateMessagesOf } from '../../i18n/validate.ts';
import { isGenid } from '../../rdf/skolem.ts';
import type { Quad } from '../../rdf/terms.ts';
import type { Outcome } from '../../shacl/finding.ts';
import { type PageContext, pageHref } from './context.ts';
import { renderPage } from './layout.tsx';
import { RecordFindings, type Remedy } from './parts/judged-record.tsx';
import { OutcomeList } from './parts/outcome.tsx';
import { RuleTotals } from './parts/rule-totals.tsx';

export interface ValidationPageProps {
  readonly ctx: PageContext;
  readonly title: string;
  readonly recordHref: string;
  readonly proposalsHref: string;
  readonly quads: readonly Quad[];
  readonly record: RecordRow;
  readonly outcome: Outcome;
  /** Of messages, best first. */
  readonly languages: readonly string[];
  readonly remedies: readonly Remedy[];
}

export const ValidationPage = (props: ValidationPageProps): string => {
  const { ctx, title, recordHref, proposalsHref, quads, record, outcome, languages, remedies } = props;
  const messages = validateMessagesOf(ctx.lang);
  const { isValid, findings, profiles, rules, counts, omitted } = outcome;
  return renderPage({
    ctx,
    title: `${title} – ${messages.reportHeading}`,
    here: 'catalog',
    isIndexed: false,
    children: (
      <>
        <div class="page-head">
          <h1>{messages.reportHeading}</h1>
          <p class="lead">
            <a href={pageHref(ctx, recordHref)}>{title}</a>
          </p>
        </div>
        <section class={isValid ? 'verdict good' : 'verdict bad'}>
          <OutcomeList ctx={ctx} outcome={profiles.filter(({ isApplicable }) => isApplicable)} />
        </section>
        {findings.length > 0 && (
          <>
            <RuleTotals ctx={ctx} rules={rules} languages={languages} />
            <section>
              <h2>{messages.details}</h2>
              <p class="after-list">
                <a class="button" href={pageHref(ctx, proposalsHref)}>
                  {messages.proposals}
                </a>
              </p>
              <RecordFindings
                ctx={ctx}
                record={{ ...record, quads, findings, counts, omitted }}
                languages={languages}
                isNamed={(iri) => !isGenid(iri)}
                isOpen={true}
                remedies={remedies}
              />
            </section>
          </>
        )}
      </>
    ),
  });
};
