/** A judged record, folded: its name and counts, then its findings node by node, each with its remedy. */
import type { JudgedRecord } from '../../../catalogue/judge-dump.ts';
import { formatNumber } from '../../../i18n/format.ts';
import { LANGUAGES } from '../../../i18n/languages.ts';
import { messagesOf } from '../../../i18n/messages.ts';
import { validateMessagesOf } from '../../../i18n/validate.ts';
import type { Counts, Finding } from '../../../shacl/finding.ts';
import { nodeName } from '../../node-names.ts';
import type { PageContext } from '../context.ts';
import { safeHref, shownAddress } from '../view/safe-href.ts';
import { FindingItem, PathName } from './finding.tsx';
import { hasAddress, NodeHeading, namelessText } from './node-heading.tsx';

/** A page is for reading: beyond these, the report for programs has the rest. */
const MAX_FINDINGS_SHOWN = 50;

export const FIGURES = ['violations', 'warnings', 'infos'] as const satisfies readonly (keyof Counts)[];

/** What could be mended, in words. */
export interface Remedy {
  readonly path: string;
  readonly text: string;
  readonly answers: (finding: Finding) => boolean;
}

type ShownRecord = Pick<JudgedRecord, 'iri' | 'kind' | 'counts' | 'quads' | 'findings' | 'omitted'>;

interface RecordProps {
  readonly ctx: PageContext;
  readonly record: ShownRecord;
  /** Of messages, best first. */
  readonly languages: readonly string[];
  /** Whether an IRI is the data's own, or was made for a node without one. */
  readonly isNamed: (iri: string) => boolean;
  readonly isOpen: boolean;
  readonly remedies: readonly Remedy[];
}

interface NodeFindingsProps extends RecordProps {
  readonly name: string;
  readonly findings: readonly Finding[];
}

/** The findings on one node of a record, under its name. */
const NodeFindings = ({ ctx, record, name, languages, isNamed, remedies, findings }: NodeFindingsProps) => {
  const { focus } = findings[0]!;
  const { quads, iri } = record;
  return (
    <>
      {focus.value !== iri && (
        <NodeHeading
          ctx={ctx}
          quads={quads}
          node={focus}
          record={{ name, iri }}
          languages={languages}
          isNamed={isNamed}
        />
      )}
      <ul class="findings">
        {findings.map((finding) => (
          <FindingItem
            finding={finding}
            languages={languages}
            lang={ctx.lang}
            namelessText={(value) =>
              hasAddress(value, isNamed) || value.termType === 'Literal'
                ? null
                : namelessText({ quads, node: value, languages, lang: ctx.lang })
            }
            remedies={remedies.filter(({ answers }) => answers(finding)).map(({ text }) => text)}
          />
        ))}
      </ul>
    </>
  );
};

const Remedies = ({ ctx, remedies }: Pick<RecordProps, 'ctx' | 'remedies'>) => (
  <>
    <h4>{validateMessagesOf(ctx.lang).canBeMended}</h4>
    <ul class="findings">
      {remedies.map(({ path, text }) => (
        <li class="finding">
          <PathName path={path} lang={ctx.lang} />
          {LANGUAGES[ctx.lang].colon}
          {text}
        </li>
      ))}
    </ul>
  </>
);

export const RecordFindings = (props: RecordProps) => {
  const { ctx, record, languages, isNamed, isOpen, remedies } = props;
  const messages = validateMessagesOf(ctx.lang);
  const { iri, kind, counts, quads, omitted } = record;
  const findings = record.findings.filter(({ isImplied }) => !isImplied);
  const shown = findings.slice(0, MAX_FINDINGS_SHOWN);
  const isAddress = iri !== null && isNamed(iri);
  const name =
    iri === null
      ? messages.unnamedRecord
      : (nodeName(quads, iri, languages) ?? (isAddress ? shownAddress(iri) : messages.withoutIri));
  const href = isAddress ? safeHref(iri) : null;
  const count = (some: readonly Finding[]): number => some.reduce((sum, each) => sum + each.count, 0);
  const rest = count(findings) - count(shown) + omitted;
  // Beside the finding where it stands on the page, else at the end.
  const others = remedies.filter(({ answers }) => !shown.some(answers));
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
        <NodeFindings {...props} name={name} findings={sameNode} />
      ))}
      {others.length > 0 && <Remedies ctx={ctx} remedies={others} />}
      {rest > 0 && <p class="quiet">{messages.findingsMore(formatNumber(ctx.lang, rest))}</p>}
    </details>
  );
};
