/** The side column of a record: the facts in brief, whom to ask, keywords. */
import type { Messages } from '../../../i18n/messages.ts';
import { catalogHref, type PageContext, pageHref } from '../context.ts';
import type { ContactView } from '../view/contact.ts';
import type { RecordView } from '../view/record-view.ts';
import type { Text } from '../view/text.ts';
import { LangText, MachineNote } from './text.tsx';
import { More, Properties } from './values.tsx';

interface AsideProps {
  readonly ctx: PageContext;
  readonly messages: Messages;
  readonly view: RecordView;
}

/** Keywords beyond this number fold away. */
const MANY_KEYWORDS = 20;

const Contact = ({
  ctx,
  messages,
  contact,
}: Omit<AsideProps, 'view'> & { readonly contact: ContactView }) => {
  const { name, href, properties } = contact;
  const isLocal = href?.startsWith('/') ?? false;
  const shown = name !== null && <LangText text={name} messages={messages} />;
  return (
    <div class="contact">
      {shown && (
        <p class="name">
          {href === null ? shown : <a href={isLocal ? pageHref(ctx, href) : href}>{shown}</a>}
        </p>
      )}
      {properties.length > 0 && <Properties properties={properties} ctx={ctx} messages={messages} />}
    </div>
  );
};

const KeywordList = ({
  ctx,
  keywords,
}: {
  readonly ctx: PageContext;
  readonly keywords: readonly Text[];
}) => (
  <ul class="keywords">
    {keywords.map(({ value, lang }) => (
      <li>
        <a class="chip" lang={lang ?? undefined} href={pageHref(ctx, catalogHref({ q: value }))}>
          {value}
        </a>
      </li>
    ))}
  </ul>
);

const Keywords = ({ ctx, messages, view }: AsideProps) => {
  const { keywords } = view;
  const more = keywords.slice(MANY_KEYWORDS);
  return (
    <section>
      <h2>{messages.keywords}</h2>
      {keywords[0]?.isMachine && (
        <p>
          <MachineNote messages={messages} />
        </p>
      )}
      <KeywordList ctx={ctx} keywords={keywords.slice(0, MANY_KEYWORDS)} />
      {more.length > 0 && (
        <More count={more.length} lang={ctx.lang} messages={messages}>
          <KeywordList ctx={ctx} keywords={more} />
        </More>
      )}
    </section>
  );
};

/** Of a shared entity the facts are the page itself, not its margin. */
export const factsInAside = ({ kind, facts }: RecordView): boolean => kind !== 'entity' && facts.length > 0;

export const hasAside = (view: RecordView): boolean =>
  factsInAside(view) || view.contacts.length + view.keywords.length > 0;

export const RecordAside = ({ ctx, messages, view }: AsideProps) => (
  <aside aria-label={messages.facts}>
    {factsInAside(view) && (
      <section>
        <h2>{messages.facts}</h2>
        <Properties properties={view.facts} ctx={ctx} messages={messages} />
      </section>
    )}
    {view.contacts.length > 0 && (
      <section>
        <h2>{messages.contact}</h2>
        {view.contacts.map((contact) => (
          <Contact ctx={ctx} messages={messages} contact={contact} />
        ))}
      </section>
    )}
    {view.keywords.length > 0 && <Keywords ctx={ctx} messages={messages} view={view} />}
  </aside>
);
