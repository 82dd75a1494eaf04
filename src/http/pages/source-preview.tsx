/** What a run would do with the first datasets of a source, for people; pages that manage sources show it in their midst. */
import type { Preview, PreviewAction, PreviewRecord } from '../../harvest/preview.ts';
import { formatBytes, formatNumber } from '../../i18n/format.ts';
import { harvestMessagesOf } from '../../i18n/harvest.ts';
import { manageMessagesOf } from '../../i18n/harvest-manage.ts';
import { validateMessagesOf } from '../../i18n/validate.ts';
import type { Quad } from '../../rdf/terms.ts';
import { STATEMENTS_SHOWN, statementsOf } from '../harvest-json.ts';
import { nodeName } from '../node-names.ts';
import type { PageContext } from './context.ts';
import { ProblemText } from './harvest-parts.tsx';
import { renderPage } from './layout.tsx';
import { FactList } from './parts/fact-list.tsx';
import { FindingItem } from './parts/finding.tsx';
import { FIGURES } from './parts/judged-record.tsx';
import { safeHref, shownAddress } from './view/safe-href.ts';

export interface PreviewProps {
  readonly ctx: PageContext;
  readonly source: string;
  readonly preview: Preview;
  /** Of messages, best first. */
  readonly languages: readonly string[];
}

const ACTIONS = ['create', 'update', 'unchanged', 'rejected', 'filtered', 'kept'] as const;
const MAX_FINDINGS = 20;
const MAX_PROBLEMS = 50;

const BADGES: Readonly<Record<PreviewAction, string>> = {
  create: 'severity info',
  update: 'severity info',
  unchanged: 'severity info',
  rejected: 'severity violation',
  filtered: 'severity warning',
  kept: 'severity warning',
};

const Figures = ({ ctx, preview: { records } }: PreviewProps) => {
  const { actions } = manageMessagesOf(ctx.lang);
  const counts = ACTIONS.map((action) => ({
    action,
    n: records.filter((record) => record.action === action).length,
  }));
  return (
    <ul class="figures">
      {counts
        .filter(({ n }) => n > 0)
        .map(({ action, n }) => (
          <li>
            <div>
              <strong>{formatNumber(ctx.lang, n)}</strong> {actions[action].count(n)}
            </div>
          </li>
        ))}
    </ul>
  );
};

const Statements = ({
  ctx,
  heading,
  quads,
}: {
  readonly ctx: PageContext;
  readonly heading: string;
  readonly quads: readonly Quad[];
}) => {
  if (quads.length === 0) return null;
  const isCut = quads.length > STATEMENTS_SHOWN;
  return (
    <>
      <h4>{heading}</h4>
      {isCut && (
        <p class="quiet">{manageMessagesOf(ctx.lang).truncated(formatNumber(ctx.lang, quads.length))}</p>
      )}
      <pre class="code" tabindex={0}>
        {statementsOf(quads.slice(0, STATEMENTS_SHOWN))}
      </pre>
    </>
  );
};

interface RecordProps extends Pick<PreviewProps, 'ctx' | 'languages'> {
  readonly record: PreviewRecord;
}

const Findings = ({ ctx, record: { outcome }, languages }: RecordProps) => {
  const messages = manageMessagesOf(ctx.lang);
  const findings = outcome?.findings.filter(({ isImplied }) => !isImplied) ?? [];
  if (findings.length === 0) return null;
  const rest = findings.length - MAX_FINDINGS + (outcome?.omitted ?? 0);
  return (
    <>
      <h4>{messages.findings}</h4>
      <ul class="findings">
        {findings.slice(0, MAX_FINDINGS).map((finding) => (
          <FindingItem
            finding={finding}
            languages={languages}
            lang={ctx.lang}
            remedies={[]}
            namelessText={({ termType }) => (termType === 'BlankNode' ? messages.unnamed : null)}
          />
        ))}
      </ul>
      {rest > 0 && <p class="quiet">{messages.findingsMore(formatNumber(ctx.lang, rest))}</p>}
    </>
  );
};

const Tally = ({ ctx, record: { added, removed, derived, outcome } }: Omit<RecordProps, 'languages'>) => {
  const messages = manageMessagesOf(ctx.lang);
  const number = (n: number): string => formatNumber(ctx.lang, n);
  return (
    <span class="meta">
      {added.length + removed.length > 0 && (
        <span>{messages.tally(number(added.length), number(removed.length))}</span>
      )}
      {derived.length > 0 && <span>{messages.derivedTally(number(derived.length))}</span>}
      {outcome &&
        FIGURES.filter((figure) => outcome.counts[figure] > 0).map((figure) => (
          <span>
            {number(outcome.counts[figure])} {validateMessagesOf(ctx.lang)[figure](outcome.counts[figure])}
          </span>
        ))}
    </span>
  );
};

const Dataset = (props: RecordProps) => {
  const { ctx, record, languages } = props;
  const { iri, names, action, reason, added, removed, derived } = record;
  const messages = manageMessagesOf(ctx.lang);
  const href = safeHref(iri);
  return (
    <details class="judged">
      <summary>
        <span class={BADGES[action]}>{messages.actions[action].label}</span>{' '}
        <h3>{nodeName(names, iri, languages) ?? shownAddress(iri)}</h3> <Tally ctx={ctx} record={record} />
      </summary>
      <p class="quiet">{href ? <a href={href}>{iri}</a> : <code>{iri}</code>}</p>
      {reason && <ProblemText lang={ctx.lang} problem={reason} />}
      <Findings {...props} />
      <Statements ctx={ctx} heading={messages.added} quads={added} />
      <Statements ctx={ctx} heading={messages.removed} quads={removed} />
      <Statements ctx={ctx} heading={messages.derived} quads={derived} />
    </details>
  );
};

const Problems = ({ ctx, preview: { problems } }: PreviewProps) => {
  const messages = manageMessagesOf(ctx.lang);
  const { problemKinds } = harvestMessagesOf(ctx.lang);
  if (problems.length === 0) return null;
  const rest = problems.length - MAX_PROBLEMS;
  return (
    <section>
      <h2>{messages.problems}</h2>
      <ul class="findings">
        {problems.slice(0, MAX_PROBLEMS).map(({ kind, code, detail, iri }) => (
          <li class="finding">
            <p class="meta">
              <span class="severity info">{problemKinds[kind]}</span>
              <code>{code}</code>
            </p>
            <ProblemText lang={ctx.lang} problem={{ code, detail }} />
            {iri && (
              <p class="quiet">
                <code>{iri}</code>
              </p>
            )}
          </li>
        ))}
      </ul>
      {rest > 0 && <p class="quiet">{messages.findingsMore(formatNumber(ctx.lang, rest))}</p>}
    </section>
  );
};

const Reading = ({ ctx, preview: { pages, requests, bytes, others } }: PreviewProps) => {
  const messages = manageMessagesOf(ctx.lang);
  const words = harvestMessagesOf(ctx.lang);
  const number = (n: number): string => formatNumber(ctx.lang, n);
  const traffic = words.traffic(words.requests(requests, number(requests)), formatBytes(ctx.lang, bytes));
  const hasOthers = others.create + others.update + others.unchanged > 0;
  return (
    <FactList
      rows={[
        ...(hasOthers
          ? [
              {
                name: messages.others,
                value: messages.othersTally(
                  number(others.create),
                  number(others.update),
                  number(others.unchanged),
                ),
              },
            ]
          : []),
        {
          name: messages.pagesRead,
          value: (
            <ul>
              {pages.map(({ url, statements }) => (
                <li>
                  <code>{url}</code>, {messages.statements(statements, number(statements))}
                </li>
              ))}
            </ul>
          ),
        },
        { name: words.bytesRead, value: traffic },
      ].filter(({ name }) => name !== messages.pagesRead || pages.length > 0)}
    />
  );
};

const Fault = ({ ctx, fault }: { readonly ctx: PageContext; readonly fault: Preview['fault'] }) =>
  fault && (
    <div class="problem">
      <ProblemText lang={ctx.lang} problem={fault} />
    </div>
  );

export const PreviewPage = (props: PreviewProps): string => {
  const { ctx, source, preview, languages } = props;
  const { records, fault, isWhole, announced } = preview;
  const messages = manageMessagesOf(ctx.lang);
  return renderPage({
    ctx,
    title: messages.previewOf(source),
    isIndexed: false,
    children: (
      <div id="preview">
        <section>
          <h2>{messages.previewOf(source)}</h2>
          <Fault ctx={ctx} fault={fault} />
          <p>
            {records.length > 0 ? (isWhole ? messages.whole : messages.some) : messages.nothing}
            {announced !== null && ` ${messages.announced(formatNumber(ctx.lang, announced))}`}
          </p>
          <Figures {...props} />
          {records.map((record) => (
            <Dataset ctx={ctx} record={record} languages={languages} />
          ))}
          <Reading {...props} />
        </section>
        <Problems {...props} />
      </div>
    ),
  });
};
