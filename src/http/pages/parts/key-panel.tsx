/** What a visitor looks for first: under which licence, and the link to the data. */
import type { Messages } from '../../../i18n/messages.ts';
import type { PageContext } from '../context.ts';
import type { RecordView } from '../view/record-view.ts';
import { LangText } from './text.tsx';
import { ShortValue } from './values.tsx';

interface KeyPanelProps {
  readonly ctx: PageContext;
  readonly messages: Messages;
  readonly view: RecordView;
}

/** More licences than this are not listed at the head of the page. */
const MAX_LICENCES = 2;

const Licence = ({ ctx, messages, view }: KeyPanelProps) => {
  const { licences } = view;
  if (licences.length === 0) return <p class="missing">{messages.licenceMissing}</p>;
  if (licences.length > MAX_LICENCES) return <p>{messages.licenceVaries}</p>;
  return (
    <>
      {licences.map((licence) => (
        <p class="licence">
          <ShortValue value={licence} ctx={ctx} messages={messages} />
        </p>
      ))}
      {licences.length > 1 && <p class="quiet">{messages.licenceVaries}</p>}
    </>
  );
};

const Access = ({ messages, view }: KeyPanelProps) => {
  const { first, otherAccesses } = view;
  if (first === null) return <p class="missing">{messages.noAccess}</p>;
  return (
    <>
      <p class="first-access">
        <a class="button primary" href={first.href}>
          {messages[first.action]}
          {first.notes.length > 0 && <span class="notes">{first.notes.join(' · ')}</span>}
        </a>
      </p>
      {first.title !== null && (
        <p class="quiet clip">
          <LangText text={first.title} messages={messages} />
        </p>
      )}
      {otherAccesses > 0 && (
        <p class="quiet">
          <a href="#distributions">{messages.otherAccess(otherAccesses)}</a>
        </p>
      )}
    </>
  );
};

export const KeyPanel = (props: KeyPanelProps) => {
  const { messages, view } = props;
  return (
    <section class="key-panel" aria-label={messages.keyPanel}>
      <div>
        <h2>{view.kind === 'service' ? messages.endpoint : messages.firstAccess}</h2>
        <Access {...props} />
      </div>
      <div>
        <h2>{messages.licence}</h2>
        <Licence {...props} />
      </div>
    </section>
  );
};
