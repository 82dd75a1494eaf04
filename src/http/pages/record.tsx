/** The page of one record of any kind: dataset, service, series, catalogue, or shared entity. */
import type { SourceMention } from '../../catalogue/descriptions.ts';
import { ROOT_ID } from '../../catalogue/identity.ts';
import { KINDS, type RecordKind } from '../../catalogue/kinds.ts';
import type { OutcomeCounts } from '../../catalogue/outcomes.ts';
import type { RecordDocument } from '../../catalogue/record.ts';
import { type Messages, messagesOf } from '../../i18n/messages.ts';
import { validateMessagesOf } from '../../i18n/validate.ts';
import { canonicalUrl, type PageContext, pageHref } from './context.ts';
import { renderPage } from './layout.tsx';
import { Distributions } from './parts/distributions.tsx';
import { KeyPanel } from './parts/key-panel.tsx';
import { OutcomeList } from './parts/outcome.tsx';
import { factsInAside, hasAside, RecordAside } from './parts/record-aside.tsx';
import { AboutRecord, FurtherProperties, OtherLanguages, OtherNodes } from './parts/record-foot.tsx';
import { RecordSources } from './parts/record-sources.tsx';
import { Related, type RelatedList } from './parts/related.tsx';
import { MachineNote, Prose } from './parts/text.tsx';
import { Properties, ShortValue } from './parts/values.tsx';
import { type RecordView, recordView } from './view/record-view.ts';
import { schemaOrgOf } from './view/schema-org.ts';

export interface RecordPageProps {
  readonly ctx: PageContext;
  readonly doc: RecordDocument;
  /** Labels of IRIs from the controlled vocabularies, in the reader's language. */
  readonly labelOf: (iri: string) => string | undefined;
  /** The page of a record of this catalogue; without it, the graph names of the document tell. */
  readonly hrefOf?: (iri: string) => string | undefined;
  /** How it stands by each profile; empty while it waits to be judged. */
  readonly outcome?: readonly OutcomeCounts[];
  /** Who says something of it. */
  readonly sources?: readonly SourceMention[];
  /** The records around this one. */
  readonly related?: readonly RelatedList[];
}

interface PartProps {
  readonly ctx: PageContext;
  readonly messages: Messages;
  readonly view: RecordView;
}

const kindLabel = ({ messages, view }: PartProps): string =>
  view.entityKind === null ? messages.kinds[view.kind] : messages.entityKinds[view.entityKind];

const RecordHead = (props: PartProps) => {
  const { ctx, messages, view } = props;
  return (
    <div class="record-head">
      <p class="kicker">
        <span>{kindLabel(props)}</span>
        {view.isHvd && <span class="badge">{messages.hvdBadge}</span>}
      </p>
      <h1 lang={view.title.lang ?? undefined}>{view.title.value}</h1>
      <p class="meta">
        {view.title.isMachine && <MachineNote messages={messages} />}
        {view.isUntitled && <span class="missing">{messages.untitled}</span>}
        {view.publisher !== null && (
          <span>
            <ShortValue value={view.publisher} ctx={ctx} messages={messages} />
          </span>
        )}
        {view.dated !== null && (
          <span>
            {messages[view.dated.as]} <ShortValue value={view.dated.value} ctx={ctx} messages={messages} />
          </span>
        )}
      </p>
    </div>
  );
};

/** The kinds whose data a visitor wants to get, under a licence. */
const WITH_KEY_PANEL: readonly RecordKind[] = ['dataset', 'service'];

/** A catalogue's own page is about its description; what it has is a list elsewhere. */
const BrowseCatalogue = ({ ctx, messages, id }: Omit<PartProps, 'view'> & { readonly id: string }) => (
  <p class="browse">
    <a class="button" href={pageHref(ctx, id === ROOT_ID ? '/catalog' : `/${KINDS.catalog.path}/${id}`)}>
      {messages.browseCatalogue}
    </a>
  </p>
);

interface BodyProps extends PartProps {
  readonly related: readonly RelatedList[];
}

const RecordBody = ({ ctx, messages, view, related }: BodyProps) => (
  <div class="record-body">
    {view.facts.length > 0 && !factsInAside(view) && (
      <section>
        <h2>{messages.facts}</h2>
        <Properties properties={view.facts} ctx={ctx} messages={messages} />
      </section>
    )}
    {(view.description.length > 0 || view.kind !== 'entity') && (
      <section>
        <h2>{messages.description}</h2>
        {view.description.length === 0 && <p class="missing">{messages.noDescription}</p>}
        {view.description.map((prose) => (
          <Prose prose={prose} messages={messages} />
        ))}
      </section>
    )}
    {(view.kind === 'dataset' || view.distributions.length > 0) && (
      <section id="distributions">
        <h2>{messages.distributions}</h2>
        {view.distributions.length === 0 && <p class="missing">{messages.noDistributions}</p>}
        <Distributions ctx={ctx} messages={messages} distributions={view.distributions} />
      </section>
    )}
    {view.samples.length > 0 && (
      <section>
        <h2>{messages.samples}</h2>
        <Distributions ctx={ctx} messages={messages} distributions={view.samples} />
      </section>
    )}
    {related.map((list) => (
      <Related ctx={ctx} messages={messages} related={list} />
    ))}
    {view.relations.length > 0 && (
      <section>
        <h2>{messages.relations}</h2>
        <Properties properties={view.relations} ctx={ctx} messages={messages} />
      </section>
    )}
    {view.standards.length > 0 && (
      <section>
        <h2>{messages.standards}</h2>
        <Properties properties={view.standards} ctx={ctx} messages={messages} />
      </section>
    )}
  </div>
);

interface FootProps extends PartProps {
  readonly outcome: readonly OutcomeCounts[];
  readonly id: string;
  readonly sources: readonly SourceMention[];
}

const RecordFoot = (props: FootProps) => (
  <div class="record-foot">
    {props.view.further.length > 0 && <FurtherProperties {...props} />}
    {props.view.otherNodes.length > 0 && <OtherNodes {...props} />}
    {props.view.otherLanguages.length > 0 && <OtherLanguages {...props} />}
    {props.outcome.length > 0 && (
      <section>
        <h2>{validateMessagesOf(props.ctx.lang).validation}</h2>
        <OutcomeList ctx={props.ctx} outcome={props.outcome} />
        <p>
          <a href={pageHref(props.ctx, `${props.view.record.href}/validation`)}>
            {validateMessagesOf(props.ctx.lang).details}
          </a>
        </p>
      </section>
    )}
    <RecordSources ctx={props.ctx} id={props.id} sources={props.sources} />
    <AboutRecord {...props} />
  </div>
);

export const RecordPage = ({
  ctx,
  doc,
  labelOf,
  hrefOf,
  related = [],
  outcome = [],
  sources = [],
}: RecordPageProps): string => {
  const { lang, baseUrl } = ctx;
  const messages = messagesOf(lang);
  const lists = related.filter(({ items }) => items.length > 0);
  const view = recordView({
    doc,
    lang,
    baseUrl,
    labelOf,
    hrefOf,
    listed: new Set(lists.flatMap(({ iris }) => iris)),
  });
  const props = { ctx, messages, view };
  return renderPage({
    ctx,
    title: view.title.value,
    description: view.description[0]?.text.value ?? null,
    here: 'catalog',
    jsonLd: schemaOrgOf(doc, view, canonicalUrl(ctx)),
    children: (
      <article class="record">
        <RecordHead {...props} />
        {WITH_KEY_PANEL.includes(view.kind) && <KeyPanel {...props} />}
        {view.kind === 'catalog' && <BrowseCatalogue ctx={ctx} messages={messages} id={doc.record.id} />}
        <div class="columns">
          <RecordBody {...props} related={lists} />
          {hasAside(view) && <RecordAside {...props} />}
        </div>
        <RecordFoot {...props} outcome={outcome} id={doc.record.id} sources={sources} />
      </article>
    ),
  });
};
