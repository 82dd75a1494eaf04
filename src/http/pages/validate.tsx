/** The form of validation: paste, upload or name what is to be validated, choose profiles and format. */
import { formatBytes } from '../../i18n/format.ts';
import type { Lang } from '../../i18n/languages.ts';
import { validateMessagesOf } from '../../i18n/validate.ts';
import { RDF_FORMAT_NAMES, RDF_FORMATS } from '../../rdf/media-types.ts';
import { PROFILES, profileOf } from '../../shacl/profiles.ts';
import { chosenLang, localHref, type PageContext, pageHref } from './context.ts';
import { renderPage } from './layout.tsx';

export interface FormError {
  readonly detail: string;
  readonly hint?: string;
  /** The language of both. */
  readonly lang: Lang;
}

export interface ValidatePageProps {
  readonly ctx: PageContext;
  /** What was filled in before. */
  readonly fields: {
    readonly text: string;
    readonly url: string;
    readonly format: string;
    readonly profiles: readonly string[];
    readonly isMended: boolean;
  };
  readonly maxFileBytes: number;
  readonly error?: FormError;
}

/** A text that somebody pasted comes back with an error, unless it would be most of the page. */
const MAX_REPEATED = 200_000;

const ErrorNote = ({ ctx, error }: { readonly ctx: PageContext; readonly error: FormError }) => (
  <div class="problem" role="alert">
    <h2>{validateMessagesOf(ctx.lang).errorHeading}</h2>
    <div lang={error.lang === ctx.lang ? undefined : error.lang}>
      <p>{error.detail}</p>
      {error.hint && <p>{error.hint}</p>}
    </div>
  </div>
);

const ProfileChoice = ({ ctx, fields }: ValidatePageProps) => {
  const messages = validateMessagesOf(ctx.lang);
  const named = fields.profiles.map((name) => profileOf(name)?.id);
  const isChosen = ({ id, isCurrentOf }: (typeof PROFILES)[number]): boolean =>
    named.length > 0 ? named.includes(id) : isCurrentOf !== undefined;
  return (
    <fieldset>
      <legend>{messages.fieldProfiles}</legend>
      {PROFILES.map((profile) => (
        <label class="check">
          <input type="checkbox" name="profile" value={profile.id} checked={isChosen(profile)} />
          <span>
            {profile.title[ctx.lang]}
            {profile.appliesTo === 'hvd' && <span class="quiet"> – {messages.profileHvdNote}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
};

const FormatChoice = ({ ctx, fields }: ValidatePageProps) => {
  const messages = validateMessagesOf(ctx.lang);
  return (
    <p class="field">
      <label for="format">{messages.fieldFormat}</label>
      <select id="format" name="format">
        <option value="">{messages.formatAuto}</option>
        {RDF_FORMAT_NAMES.map((name) => (
          <option value={name} selected={fields.format === name}>
            {RDF_FORMATS[name].label}
          </option>
        ))}
      </select>
    </p>
  );
};

const Sources = ({ ctx, fields, maxFileBytes }: ValidatePageProps) => {
  const messages = validateMessagesOf(ctx.lang);
  return (
    <>
      <p class="field">
        <label for="text">{messages.fieldText}</label>
        <span class="quiet" id="text-hint">
          {messages.fieldTextHint}
        </span>
        <textarea id="text" name="text" rows={12} spellcheck={false} aria-describedby="text-hint">
          {fields.text.length <= MAX_REPEATED ? fields.text : ''}
        </textarea>
      </p>
      <p class="field">
        <label for="file">{messages.fieldFile}</label>
        <span class="quiet" id="file-hint">
          {messages.fieldFileHint(formatBytes(ctx.lang, maxFileBytes))}
        </span>
        <input id="file" name="file" type="file" aria-describedby="file-hint" />
      </p>
      <p class="field">
        <label for="url">{messages.fieldUrl}</label>
        <input id="url" name="url" type="url" value={fields.url} placeholder="https://" autocomplete="url" />
      </p>
    </>
  );
};

const MendChoice = ({ ctx, fields }: ValidatePageProps) => {
  const messages = validateMessagesOf(ctx.lang);
  return (
    <fieldset>
      <legend>{messages.fieldMend}</legend>
      <label class="check">
        <input type="checkbox" name="fix" value="true" checked={fields.isMended} />
        <span>{messages.mendChoice}</span>
      </label>
    </fieldset>
  );
};

const ForPrograms = ({ ctx }: { readonly ctx: PageContext }) => {
  const messages = validateMessagesOf(ctx.lang);
  const url = `${ctx.baseUrl}/validate`;
  return (
    <section>
      <h2>{messages.programs}</h2>
      <p>{messages.programsIntro}</p>
      <pre
        class="code"
        tabindex={0}
      >{`curl -H 'Content-Type: text/turtle' --data-binary @catalog.ttl ${url}.json
curl -H 'Content-Type: text/turtle' --data-binary @catalog.ttl '${url}.ttl?profile=dcat-ap-hvd'`}</pre>
      <p>
        <a href={pageHref(ctx, '/shapes')}>{messages.allShapes}</a>
      </p>
    </section>
  );
};

export const ValidatePage = (props: ValidatePageProps): string => {
  const { ctx, error } = props;
  const messages = validateMessagesOf(ctx.lang);
  const lang = chosenLang(ctx);
  const action = localHref(ctx, '/validate') + (lang === null ? '' : `?lang=${lang}`);
  return renderPage({
    ctx,
    title: messages.formHeading,
    description: messages.formIntro,
    here: 'validate',
    isIndexed: error === undefined,
    children: (
      <>
        <div class="page-head">
          <h1>{messages.formHeading}</h1>
          <p class="lead">{messages.formIntro}</p>
        </div>
        {error && <ErrorNote ctx={ctx} error={error} />}
        <form class="long-form" method="post" action={action} enctype="multipart/form-data">
          <Sources {...props} />
          <FormatChoice {...props} />
          <ProfileChoice {...props} />
          <MendChoice {...props} />
          <p>
            <button type="submit">{messages.submit}</button>
          </p>
        </form>
        <ForPrograms ctx={ctx} />
      </>
    ),
  });
};
