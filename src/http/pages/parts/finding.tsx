/** Findings of a validation: what is wrong with which property, with the value found and where it is explained. */
import { formatNumber } from '../../../i18n/format.ts';
import { LANGUAGES, type Lang } from '../../../i18n/languages.ts';
import { messagesOf } from '../../../i18n/messages.ts';
import { validateMessagesOf } from '../../../i18n/validate.ts';
import type { Term } from '../../../rdf/terms.ts';
import type { Finding, Messages, Severity } from '../../../shacl/finding.ts';
import { messageIn } from '../../../shacl/report-json.ts';
import { prefixedName, propertyLabel } from '../view/property-label.ts';
import { safeHref, shownAddress } from '../view/safe-href.ts';
import { LinkedText } from './text.tsx';

export const SeverityBadge = ({ severity, lang }: { readonly severity: Severity; readonly lang: Lang }) => (
  <span class={`severity ${severity}`}>{validateMessagesOf(lang).severity[severity]}</span>
);

/** A message in the best of the languages, tagged where it is not that of the page. */
export const Message = ({
  messages,
  languages,
  lang,
}: {
  readonly messages: Messages;
  readonly languages: readonly string[];
  readonly lang: Lang;
}) => {
  const said = messageIn(messages, languages);
  if (!said) return null;
  return (
    <span lang={said.language === lang ? undefined : said.language}>
      <LinkedText text={said.text} />
    </span>
  );
};

/** `dct:title` for an IRI, and the same inside a longer path. */
const pathName = (path: string): string =>
  path.includes('<')
    ? path.replace(/<([^>]*)>/g, (whole, iri: string) => prefixedName(iri) ?? whole)
    : (prefixedName(path) ?? path);

export const PathName = ({ path, lang }: { readonly path: string; readonly lang: Lang }) => (
  <>
    {!path.includes('<') && <>{propertyLabel(path, messagesOf(lang), () => undefined)} </>}
    <code>{pathName(path)}</code>
  </>
);

const LONG = 300;

/** What to call a node whose name is not the data's own; null for what the data names. */
export type NamelessText = (value: Term) => string | null;

interface ValueProps {
  readonly value: Term;
  readonly namelessText: NamelessText;
}

const ValueFound = ({ value, namelessText }: ValueProps) => {
  if (value.termType === 'Literal') {
    const shown = value.value.length > LONG ? `${value.value.slice(0, LONG)}…` : value.value;
    return <q lang={value.language || undefined}>{shown}</q>;
  }
  const nameless = namelessText(value);
  if (nameless !== null) return <span>{nameless}</span>;
  const href = safeHref(value.value);
  const shown = shownAddress(value.value);
  return href === null ? <code>{shown}</code> : <a href={href}>{shown}</a>;
};

export const FindingItem = ({
  finding,
  languages,
  lang,
  remedies,
  namelessText,
}: {
  readonly finding: Finding;
  readonly languages: readonly string[];
  readonly lang: Lang;
  /** What mends it, in words. */
  readonly remedies: readonly string[];
  readonly namelessText: NamelessText;
}) => {
  const messages = validateMessagesOf(lang);
  const { severity, path, value, values, see, count, isAcrossRecords } = finding;
  return (
    <li class="finding">
      <p class="meta">
        <SeverityBadge severity={severity} lang={lang} />
        <span>{path === null ? messages.theRecord : <PathName path={path} lang={lang} />}</span>
        {isAcrossRecords && <span>{messages.acrossRecords}</span>}
      </p>
      <p>
        <Message messages={finding.messages} languages={languages} lang={lang} />
      </p>
      {value && (
        <p class="quiet">
          {messages.value}
          {LANGUAGES[lang].colon}
          <ValueFound value={value} namelessText={namelessText} />
        </p>
      )}
      {values && (
        <p class="quiet">
          {messages.valuesFound}
          {LANGUAGES[lang].colon}
          {values.map((each, index) => (
            <>
              {index > 0 && ' · '}
              <ValueFound value={each} namelessText={namelessText} />
            </>
          ))}
        </p>
      )}
      {count > 1 && <p class="quiet">{messages.values(formatNumber(lang, count))}</p>}
      {remedies.map((remedy) => (
        <p>
          {messages.canBeMended}
          {LANGUAGES[lang].colon}
          {remedy}
        </p>
      ))}
      {see && (
        <p class="quiet">
          <a href={see}>
            {messages.explanation}
            <span class="hidden"> {path === null ? '' : pathName(path)}</span>
          </a>
        </p>
      )}
    </li>
  );
};
