/** A judged record, folded: its name and counts, then its findings node by node. */
import type { JudgedRecord } from '../../../catalogue/judge-dump.ts';
import { formatNumber } from '../../../i18n/format.ts';
import { messagesOf } from '../../../i18n/messages.ts';
import { validateMessagesOf } from '../../../i18n/validate.ts';
import type { Counts, Finding } from '../../../shacl/finding.ts';
import { nodeClass, nodeName } from '../../node-names.ts';
import type { PageContext } from '../context.ts';
import { prefixedName } from '../view/property-label.ts';
import { safeHref, shownAddress } from '../view/safe-href.ts';
import { FindingItem, PathName } from './finding.tsx';

/** A page is for reading: beyond these, the report for programs has the rest. */
const MAX_FINDINGS_SHOWN = 50;

export const FIGURES = ['violations', 'warnings', 'infos'] as const satisfies readonly (keyof Counts)[];

interface RecordProps {
  readonly ctx: PageContext;
  readonly record: JudgedRecord;
  /** Of messages, best first. */
  readonly languages: readonly string[];
}

/** The findings on one node of a record, under its name. */
const NodeFindings = ({
  ctx,
  record,
  languages,
  findings,
}: RecordProps & { readonly findings: readonly Finding[] }) => {
  const messages = validateMessagesOf(ctx.lang);
  const { focus } = findings[0]!;
  const isRecord = focus.value === record.iri;
  const rdfClass = nodeClass(record.quads, focus.value);
  const name = nodeName(record.quads, focus.value, languages);
  return (
    <>
      {!isRecord && (
        <h4>
          {rdfClass && <code>{prefixedName(rdfClass) ?? rdfClass}</code>} {name ?? messages.unnamedNode}{' '}
          {focus.termType === 'NamedNode' && <span class="quiet">{shownAddress(focus.value)}</span>}
        </h4>
      )}
      <ul class="findings">
        {findings.map((finding) => (
          <FindingItem finding={finding} languages={languages} lang={ctx.lang} />
        ))}
      </ul>
    </>
  );
};

/** What could be mended, in words. */
export interface Remedy {
  readonly path: string;
  readonly text: string;
}

const Remedies = ({ ctx, remedies }: { readonly ctx: PageContext; readonly remedies: readonly Remedy[] }) => (
  <>
    <h4>{validateMessagesOf(ctx.lang).canBeMended}</h4>
    <ul class="findings">
      {remedies.map(({ path, text }) => (
        <li class="finding">
          <PathName path={path} lang={ctx.lang} />: {text}
        </li>
      ))}
    </ul>
  </>
);

export const RecordFindings = ({
  ctx,
  record,
  languages,
  isOpen,
  remedies = [],
}: RecordProps & { readonly isOpen: boolean; readonly remedies?: readonly Remedy[] }) => {
  const messages = validateMessagesOf(ctx.lang);
  const { iri, kind, counts, quads, findings } = record;
  const shown = findings.slice(0, MAX_FINDINGS_SHOWN);
  const name = iri === null ? messages.unnamedRecord : (nodeName(quads, iri, languages) ?? shownAddress(iri));
  const href = iri === null ? null : safeHref(iri);
  const rest = findings.length - shown.length;
  return (
    <details class="judged" open={isOpen}>
      <summary>
        <h3>{name}</h3>{' '}
        <span class="meta">
          {kind && <span>{messagesOf(ctx.lang).kinds[kind]}</span>}
          {FIGURES.map(
            (figure) =>
              counts[figure] > 0 && (
                <span>
                  {formatNumber(ctx.lang, counts[figure])} {messages[figure](counts[figure])}
                </span>
              ),
          )}
        </span>
      </summary>
      {href && (
        <p class="quiet">
          <a href={href}>{shownAddress(href)}</a>
        </p>
      )}
      {[...Map.groupBy(shown, ({ focus }) => focus.value).values()].map((sameNode) => (
        <NodeFindings ctx={ctx} record={record} languages={languages} findings={sameNode} />
      ))}
      {remedies.length > 0 && <Remedies ctx={ctx} remedies={remedies} />}
      {rest > 0 && <p class="quiet">{messages.findingsMore(formatNumber(ctx.lang, rest))}</p>}
    </details>
  );
};
