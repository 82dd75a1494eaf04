/** Text that may be in another language than the page: tagged, and named as a machine's where it is one. */
import type { Messages } from '../../../i18n/messages.ts';
import type { ProseView } from '../view/distribution.ts';
import { safeHref } from '../view/safe-href.ts';
import type { Text } from '../view/text.ts';

export const MachineNote = ({ messages }: { readonly messages: Messages }) => (
  <span class="machine">{messages.machineTranslation}</span>
);

const ADDRESS = /(https?:\/\/[^\s<>"'«»“”]+[^\s<>"'«»“”.,;:!?)\]])/;

/** Plain text whose web addresses can be followed. */
export const LinkedText = ({ text }: { readonly text: string }) => (
  <>
    {text.split(ADDRESS).map((part, i) => {
      const href = i % 2 === 1 ? safeHref(part) : null;
      return href === null ? part : <a href={href}>{part}</a>;
    })}
  </>
);

export interface LangTextProps {
  readonly text: Text;
  readonly messages: Messages;
  /** Whether web addresses inside the text can be followed. */
  readonly withLinks?: boolean;
}

export const LangText = ({ text, messages, withLinks = false }: LangTextProps) => {
  const shown = withLinks ? <LinkedText text={text.value} /> : text.value;
  return (
    <>
      {text.lang === null ? shown : <span lang={text.lang}>{shown}</span>}
      {text.isMachine && (
        <>
          {' '}
          <MachineNote messages={messages} />
        </>
      )}
    </>
  );
};

export const Prose = ({ prose, messages }: { readonly prose: ProseView; readonly messages: Messages }) => (
  <>
    {prose.text.isMachine && (
      <p>
        <MachineNote messages={messages} />
      </p>
    )}
    <div class="prose" lang={prose.text.lang ?? undefined}>
      {prose.paragraphs.map((paragraph) => (
        <p>
          <LinkedText text={paragraph} />
        </p>
      ))}
    </div>
  </>
);
