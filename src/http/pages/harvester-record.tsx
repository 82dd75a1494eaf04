/** One record at all known harvesters: kept or skipped, under which name, by which rules. */
import { harvesterMessagesOf } from '../../i18n/harvesters.ts';
import { messagesOf } from '../../i18n/messages.ts';
import { HARVESTERS } from '../../quality/harvesters/harvesters.ts';
import { rulesOf } from '../../quality/harvesters/rules.ts';
import type { Judged } from '../../quality/harvesters/totals.ts';
import { type PageContext, pageHref } from './context.ts';
import { harvesterHref, SeverityOf, VerdictBadge } from './harvester-parts.tsx';
import { renderPage } from './layout.tsx';
import { LangText } from './parts/text.tsx';
import { UpLink } from './parts/up-link.tsx';
import { WideTable } from './parts/wide.tsx';
import { taggedText } from './view/text.ts';

export interface HarvesterRecordPageProps {
  readonly ctx: PageContext;
  readonly judged: readonly Judged[];
  readonly title: string;
  readonly titleLang: string | null;
  /** The page of the record itself. */
  readonly href: string;
}

interface RowProps {
  readonly ctx: PageContext;
  readonly judged: Judged;
}

const Rules = ({ ctx, judged: { member, verdict } }: RowProps) => {
  const messages = harvesterMessagesOf(ctx.lang);
  const rules = rulesOf(verdict.harvester).filter(({ id }) => verdict.rules.includes(id));
  return (
    <ul class="causes">
      {rules.map(({ id, severity }) => (
        <li>
          <SeverityOf ctx={ctx} severity={severity} /> {messages.rules[id].why} {messages.rules[id].change}
          {id === 'hvdIncomplete' && (
            <>
              {' '}
              <a href={pageHref(ctx, `/hvd/${member.id}`)}>{messages.hvdDetails}</a>
            </>
          )}
        </li>
      ))}
    </ul>
  );
};

const Row = ({ ctx, judged }: RowProps) => {
  const messages = harvesterMessagesOf(ctx.lang);
  const { verdict } = judged;
  const { id, name } = HARVESTERS[verdict.harvester];
  return (
    <tr>
      <th scope="row">
        <a href={pageHref(ctx, harvesterHref(id))}>{name}</a>
      </th>
      <td>
        <VerdictBadge ctx={ctx} verdict={verdict} />
      </td>
      <td>{verdict.name !== null && <code>{verdict.name}</code>}</td>
      <td>
        {verdict.isHighValue === null ? messages.unknown : verdict.isHighValue ? messages.yes : messages.no}
      </td>
      <td>{verdict.rules.length > 0 && <Rules ctx={ctx} judged={judged} />}</td>
    </tr>
  );
};

export const HarvesterRecordPage = (props: HarvesterRecordPageProps): string => {
  const { ctx, judged, title, titleLang, href } = props;
  const messages = harvesterMessagesOf(ctx.lang);
  return renderPage({
    ctx,
    title: messages.recordHeading(title),
    children: (
      <>
        <div class="page-head">
          <UpLink ctx={ctx} path="/harvesters">
            {messages.heading}
          </UpLink>
          <h1>
            <LangText text={taggedText(title, titleLang)} messages={messagesOf(ctx.lang)} />
          </h1>
          <p class="meta">
            <a href={pageHref(ctx, href)}>{messages.recordPage}</a>
          </p>
        </div>
        <WideTable label={messages.heading}>
          <thead>
            <tr>
              <th scope="col">{messages.harvester}</th>
              <th scope="col">{messages.verdict}</th>
              <th scope="col">{messages.name}</th>
              <th scope="col">{messages.highValue}</th>
              <th scope="col">{messages.rulesHeading}</th>
            </tr>
          </thead>
          <tbody>
            {judged.map((each) => (
              <Row ctx={ctx} judged={each} />
            ))}
          </tbody>
        </WideTable>
      </>
    ),
  });
};
