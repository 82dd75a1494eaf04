/** The lower part of a record: everything else that the data says, other languages, and the record itself. */
import type { Messages } from '../../../i18n/messages.ts';
import { type PageContext, pageHref } from '../context.ts';
import type { OtherLanguage } from '../view/other-languages.ts';
import type { RecordView } from '../view/record-view.ts';
import { safeHref } from '../view/safe-href.ts';
import { LinkedText, MachineNote } from './text.tsx';
import { Properties, Value, Values } from './values.tsx';

interface FootProps {
  readonly ctx: PageContext;
  readonly messages: Messages;
  readonly view: RecordView;
}

const OtherLanguageText = ({ other, messages }: { other: OtherLanguage; messages: Messages }) => (
  <details>
    <summary>
      {other.name ?? messages.untagged}
      {other.isMachine && (
        <>
          {' '}
          <MachineNote messages={messages} />
        </>
      )}
    </summary>
    <div lang={other.lang ?? undefined}>
      {other.titles.map((title) => (
        <p class="other-title">{title}</p>
      ))}
      {other.descriptions.map((paragraphs) => (
        <div class="prose">
          {paragraphs.map((paragraph) => (
            <p>
              <LinkedText text={paragraph} />
            </p>
          ))}
        </div>
      ))}
      {other.keywords.length > 0 && (
        <ul class="keywords">
          {other.keywords.map((keyword) => (
            <li class="chip">{keyword}</li>
          ))}
        </ul>
      )}
    </div>
  </details>
);

export const OtherLanguages = ({ messages, view }: FootProps) => (
  <section>
    <h2>{messages.otherLanguages}</h2>
    {view.otherLanguages.map((other) => (
      <OtherLanguageText other={other} messages={messages} />
    ))}
  </section>
);

export const FurtherProperties = ({ ctx, messages, view }: FootProps) => (
  <section>
    <h2>{messages.furtherProperties}</h2>
    <Properties properties={view.further} ctx={ctx} messages={messages} withNames />
  </section>
);

export const OtherNodes = ({ ctx, messages, view }: FootProps) => (
  <section>
    <h2>{messages.otherNodes}</h2>
    {view.otherNodes.map((node) => (
      <Value value={node} ctx={ctx} messages={messages} />
    ))}
  </section>
);

const Iri = ({ iri }: { readonly iri: string }) => {
  const href = safeHref(iri);
  return href === null ? <code>{iri}</code> : <a href={href}>{iri}</a>;
};

export const AboutRecord = ({ ctx, messages, view }: FootProps) => {
  const { record } = view;
  return (
    <section class="about-record">
      <h2>{messages.recordSection}</h2>
      <dl class="properties">
        <div>
          <dt>{messages.recordIri}</dt>
          <dd>
            <Iri iri={record.resourceIri} />
          </dd>
        </div>
        {record.memberOf.length > 0 && (
          <div>
            <dt>{messages.recordMemberOf}</dt>
            <dd>
              <Values values={record.memberOf} ctx={ctx} messages={messages} />
            </dd>
          </div>
        )}
        {record.sources.length > 0 && (
          <div>
            <dt>{messages.recordSource}</dt>
            <dd>
              <Values values={record.sources} ctx={ctx} messages={messages} />
            </dd>
          </div>
        )}
        <div>
          <dt>{messages.recordFirstSeen}</dt>
          <dd>{record.firstSeen}</dd>
        </div>
        <div>
          <dt>{messages.recordModified}</dt>
          <dd>{record.modified}</dd>
        </div>
        <div>
          <dt>{messages.recordChecksum}</dt>
          <dd>
            <code>{record.checksum}</code>
          </dd>
        </div>
        <div>
          <dt>{messages.recordLink}</dt>
          <dd>
            <a href={pageHref(ctx, record.href)}>{record.href}</a>
          </dd>
        </div>
      </dl>
      {record.further.length > 0 && <Properties properties={record.further} ctx={ctx} messages={messages} />}
    </section>
  );
};
