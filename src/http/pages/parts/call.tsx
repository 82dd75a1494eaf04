/** Parts of forms whose script calls the API: the token, what was answered, and the word to whoever has no script. */
import type { Lang } from '../../../i18n/languages.ts';
import { problemTemplatesOf } from '../../../i18n/problems.ts';

export const TokenField = ({ label, hint }: { readonly label: string; readonly hint?: string }) => (
  <>
    <label for="token">{label}</label>{' '}
    {hint && (
      <span class="quiet" id="token-hint">
        {hint}
      </span>
    )}
    <input
      id="token"
      name="token"
      type="password"
      autocomplete="off"
      required
      aria-describedby={hint && 'token-hint'}
    />
  </>
);

/** Where the script says what became of a request. */
export const CallStatus = ({ form }: { /** Its id. */ readonly form: string }) => (
  <div id={`${form}-status`} class="call-status" role="status" />
);

/** What does the same without a script. */
export const WithoutScript = ({
  text,
  commands,
}: {
  readonly text: string;
  readonly commands: readonly string[];
}) => (
  <noscript>
    <p>{text}</p>
    {commands.length > 0 && (
      <pre class="code" tabindex={0}>
        {commands.join('\n')}
      </pre>
    )}
  </noscript>
);

/** Texts of problems, as `call-script.ts` reads them. */
export const problemsAttribute = (lang: Lang, codes: readonly string[]): string =>
  JSON.stringify(problemTemplatesOf(lang, codes));
