/** What a record breaks: counts by profile, then each finding with its remedy. */
import type { RecordRow } from '../../catalogue/record.ts';
import { validateMessagesOf } from '../../i18n/validate.ts';
import type { Quad } from '../../rdf/terms.ts';
import { countFindings, type Outcome } from '../../shacl/finding.ts';
import { type PageContext, pageHref } from './context.ts';
import { renderPage } from './layout.tsx';
import { RecordFindings } from './parts/judged-record.tsx';
import { OutcomeList } from './parts/outcome.tsx';

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
}

export const ValidationPage = (props: ValidationPageProps): string => {
  const { ctx, title, recordHref, proposalsHref, quads, record, outcome, languages } = props;
  const messages = validateMessagesOf(ctx.lang);
  const { conforms, findings, profiles } = outcome;
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
        <section class={conforms ? 'verdict good' : 'verdict bad'}>
          <OutcomeList ctx={ctx} outcome={profiles.filter(({ isApplicable }) => isApplicable)} />
        </section>
        {findings.length > 0 && (
          <>
            <p class="after-list">
              <a class="button" href={pageHref(ctx, proposalsHref)}>
                {messages.proposals}
              </a>
            </p>
            <h2>{messages.details}</h2>
            <RecordFindings
              ctx={ctx}
              record={{
                ...record,
                quads,
                conforms,
                profiles: profiles.filter(({ isApplicable }) => isApplicable).map(({ profile }) => profile),
                findings,
                counts: countFindings(findings),
              }}
              languages={languages}
              isOpen={true}
            />
          </>
        )}
      </>
    ),
  });
};
