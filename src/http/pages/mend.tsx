/** Proposals to mend a record: what it says now, what it would say, why; and how they are accepted. */
import { formatNumber } from '../../i18n/format.ts';
import { LANGUAGES } from '../../i18n/languages.ts';
import { mendMessagesOf } from '../../i18n/mend.ts';
import { messagesOf } from '../../i18n/messages.ts';
import type { Elsewhere, RecordProposals } from '../../quality/mend-record.ts';
import type { Proposal } from '../../quality/proposal.ts';
import type { LabelOf } from '../page-data.ts';
import { reasonText, statementsOf } from '../proposal-json.ts';
import { localHref, type PageContext, pageHref } from './context.ts';
import { renderPage } from './layout.tsx';
import { CallStatus, problemsAttribute, TokenField, WithoutScript } from './parts/call.tsx';
import { propertyLabel } from './view/property-label.ts';

export interface ProposalsPageProps {
  readonly ctx: PageContext;
  /** Of the proposals, from the root of the catalogue. */
  readonly path: string;
  readonly title: string;
  readonly recordHref: string;
  readonly version: number;
  readonly found: RecordProposals;
  readonly labelOf: LabelOf;
  /** What the record and the shared ones call a node. */
  readonly nameOf: (node: string) => string | null;
}

interface EntryProps {
  readonly ctx: PageContext;
  readonly proposal: Proposal;
  readonly labelOf: LabelOf;
  /** Whether it can be chosen on this page. */
  readonly isChoice?: boolean;
}

const Statements = ({ ctx, quads }: { readonly ctx: PageContext; readonly quads: Proposal['add'] }) =>
  quads.length === 0 ? (
    <span class="quiet">{mendMessagesOf(ctx.lang).nothing}</span>
  ) : (
    statementsOf(quads).map((statement) => <code class="statement">{statement}</code>)
  );

export const ProposalEntry = ({ ctx, proposal, labelOf, isChoice }: EntryProps) => {
  const messages = mendMessagesOf(ctx.lang);
  const { id, path, withdraw, add, shapes, confidence } = proposal;
  const label = propertyLabel(path, messagesOf(ctx.lang), labelOf);
  return (
    <li class="proposal" id={id}>
      {isChoice ? (
        <label class="check">
          <input type="checkbox" name="accept" value={id} checked={confidence === 'certain'} />
          <strong>{label}</strong>
        </label>
      ) : (
        <strong>{label}</strong>
      )}
      <p>
        {reasonText(proposal, ctx.lang, labelOf)}{' '}
        {shapes.length > 0 ? messages.answers(shapes.length) : messages.beyond}
      </p>
      {confidence === 'likely' && <p class="note">{messages.likely}</p>}
      <dl>
        <dt>{messages.before}</dt>
        <dd>
          <Statements ctx={ctx} quads={withdraw} />
        </dd>
        <dt>{messages.after}</dt>
        <dd>
          <Statements ctx={ctx} quads={add} />
        </dd>
      </dl>
    </li>
  );
};

/** That the acceptance may be answered with. */
const PROBLEMS = ['token-missing', 'token-invalid', 'scope-missing'];

const AcceptForm = ({ ctx, path, version, found }: ProposalsPageProps) => {
  const messages = mendMessagesOf(ctx.lang);
  const url = ctx.baseUrl + path;
  const [first] = found.proposals;
  const body = JSON.stringify({ accept: first ? [first.id] : 'all' });
  const call = `curl -X POST ${url} -H 'Authorization: Bearer …' -H 'Content-Type: application/json' -H 'If-Match: "v${version}"' -d '${body}'`;
  return (
    <section class="accept">
      <h2>{messages.acceptHeading}</h2>
      <form
        id="accept"
        hidden
        data-action={localHref(ctx, path)}
        data-version={`"v${version}"`}
        data-done={messages.acceptDone}
        data-failed={messages.acceptFailed}
        data-none-chosen={messages.noneChosen}
        data-problems={problemsAttribute(ctx.lang, PROBLEMS)}
      >
        <p>{messages.acceptIntro}</p>
        <p>
          <TokenField label={messages.token} /> <button type="submit">{messages.acceptChosen}</button>
        </p>
      </form>
      <CallStatus form="accept" />
      <WithoutScript text={messages.needsScript} commands={[]} />
      <p>{messages.byProgram}</p>
      <pre tabindex={0}>
        <code>{call}</code>
      </pre>
      <script src={localHref(ctx, '/mend.js')} defer />
    </section>
  );
};

const ElsewhereList = ({
  ctx,
  elsewhere,
  labelOf,
  nameOf,
}: Pick<ProposalsPageProps, 'ctx' | 'labelOf' | 'nameOf'> & { readonly elsewhere: readonly Elsewhere[] }) => {
  const messages = mendMessagesOf(ctx.lang);
  return (
    <section>
      <h2>{messages.elsewhere}</h2>
      <p>{messages.elsewhereIntro}</p>
      <ul>
        {elsewhere.map(({ proposal, record }) => (
          <li>
            <a href={pageHref(ctx, `/records/${record.id}/proposals`)}>
              {nameOf(proposal.focus.value) ?? record.id}
            </a>
            {LANGUAGES[ctx.lang].colon}
            {reasonText(proposal, ctx.lang, labelOf)}
          </li>
        ))}
      </ul>
    </section>
  );
};

export const ProposalsPage = (props: ProposalsPageProps): string => {
  const { ctx, title, recordHref, found, labelOf, nameOf } = props;
  const messages = mendMessagesOf(ctx.lang);
  const { length } = found.proposals;
  return renderPage({
    ctx,
    title: `${messages.of} ${title}`,
    isIndexed: false,
    children: (
      <article class="record mend">
        <h1>{messages.heading}</h1>
        <p>
          <a href={pageHref(ctx, recordHref)}>{title}</a>
        </p>
        <p>{length === 0 ? messages.none : messages.intro}</p>
        {length > 0 && (
          <>
            <h2>{messages.count(length, formatNumber(ctx.lang, length))}</h2>
            <ul class="proposals">
              {found.proposals.map((proposal) => (
                <ProposalEntry ctx={ctx} proposal={proposal} labelOf={labelOf} isChoice />
              ))}
            </ul>
            <AcceptForm {...props} />
          </>
        )}
        {found.elsewhere.length > 0 && (
          <ElsewhereList ctx={ctx} elsewhere={found.elsewhere} labelOf={labelOf} nameOf={nameOf} />
        )}
      </article>
    ),
  });
};
