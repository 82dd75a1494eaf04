/**
 * The form that says how a source is harvested. A script sends what it holds to the API; what stands in it of a source
 * that there is comes from the API too, for whoever has the token.
 */
import type { Source } from '../../catalogue/sources.ts';
import { harvestMessagesOf } from '../../i18n/harvest.ts';
import { formMessagesOf } from '../../i18n/harvest-form.ts';
import type { PageContext } from './context.ts';
import { sourceHref } from './harvest-parts.tsx';
import { renderPage } from './layout.tsx';
import { CallStatus, WithoutScript } from './parts/call.tsx';
import { callAttributes, HarvestScript, TokenOfAdministrator } from './parts/manage.tsx';
import { SourceField } from './parts/source-field.tsx';
import { UpLink } from './parts/up-link.tsx';
import { type FieldName, FURTHER_FIELDS, MAIN_FIELDS } from './source-fields.ts';

export interface SourceFormProps {
  readonly ctx: PageContext;
  /** Null for one that is to be made. */
  readonly source: Source | null;
  readonly isHarvested: boolean;
  /** Whether it can be harvested at all: what is written here cannot. */
  readonly hasConfig: boolean;
}

/** Fixed once the source is there. */
const OF_NEW: ReadonlySet<FieldName> = new Set(['id', 'precedence']);
const FACTS: ReadonlySet<FieldName> = new Set(['title', 'reexposed']);

const Settings = ({ ctx, source, isHarvested, hasConfig }: SourceFormProps) => {
  const messages = formMessagesOf(ctx.lang);
  const isShown = (name: FieldName): boolean =>
    (hasConfig || FACTS.has(name)) && (source === null || !OF_NEW.has(name));
  // A source that is not harvested can have another name without being harvested from then on.
  const isRequired = source === null || isHarvested;
  return (
    <>
      {MAIN_FIELDS.filter(isShown).map((name) => (
        <SourceField ctx={ctx} name={name} isRequired={isRequired} />
      ))}
      {hasConfig && (
        <details>
          <summary>{messages.more}</summary>
          {[...FURTHER_FIELDS].map(([group, names]) => (
            <fieldset>
              <legend>{messages.groups[group]}</legend>
              {names.map((name) => (
                <SourceField ctx={ctx} name={name} isRequired={isRequired} />
              ))}
            </fieldset>
          ))}
        </details>
      )}
    </>
  );
};

const Buttons = ({ ctx, hasConfig }: SourceFormProps) => {
  const messages = formMessagesOf(ctx.lang);
  return (
    <p class="actions">
      {hasConfig && (
        <button type="submit" class="button plain" data-does="preview">
          {messages.preview}
        </button>
      )}
      <button type="submit" data-does="save">
        {messages.save}
      </button>
      {hasConfig && (
        <button type="submit" data-does="saveRun">
          {messages.saveRun}
        </button>
      )}
    </p>
  );
};

const GiveUp = ({ ctx }: { readonly ctx: PageContext }) => {
  const messages = formMessagesOf(ctx.lang);
  return (
    <details>
      <summary>{messages.giveUp}</summary>
      <fieldset>
        <legend>{messages.giveUpIntro}</legend>
        <label class="check">
          <input type="radio" name="records" value="keep" checked />
          <span>{messages.keepRecords}</span>
        </label>
        <label class="check">
          <input type="radio" name="records" value="withdraw" />
          <span>{messages.withdrawRecords}</span>
        </label>
      </fieldset>
      <label class="check">
        <input type="checkbox" name="sure" value="true" />
        <span>{messages.giveUpSure}</span>
      </label>
      <p class="actions">
        <button type="submit" class="button plain" data-does="giveUp" formnovalidate>
          {messages.giveUpDo}
        </button>
      </p>
    </details>
  );
};

const Form = (props: SourceFormProps) => {
  const { ctx, source } = props;
  const messages = formMessagesOf(ctx.lang);
  return (
    <form id="source" class="long-form" hidden {...callAttributes(ctx, source?.id)}>
      {source === null ? (
        <>
          <Settings {...props} />
          <TokenOfAdministrator ctx={ctx} />
          <Buttons {...props} />
        </>
      ) : (
        <>
          <TokenOfAdministrator ctx={ctx} />
          <p class="actions">
            <button type="submit" data-does="open" formnovalidate>
              {messages.open}
            </button>
          </p>
          <fieldset id="settings" class="long-form" hidden disabled>
            <legend class="hidden">{messages.editHeading(source.title ?? source.id)}</legend>
            <Settings {...props} />
            <Buttons {...props} />
          </fieldset>
        </>
      )}
      <CallStatus form="source" />
      {source !== null && source.id !== 'local' && <GiveUp ctx={ctx} />}
    </form>
  );
};

const commandsOf = ({ ctx, source, hasConfig }: SourceFormProps): readonly string[] => {
  const id = source?.id ?? 'ID';
  const body = hasConfig ? '{"kind":"dcat","url":"https://…"}' : '{"title":"…"}';
  const put = `curl -X PUT '${ctx.baseUrl}/api/sources/${id}' -H 'Authorization: Bearer …' -H 'Content-Type: application/json' -d '${body}'`;
  return [
    ...(hasConfig
      ? [`npm run harvest -- preview ${id} https://…`, `npm run harvest -- add ${id} https://… --kind dcat`]
      : []),
    ...(source ? [`npm run harvest -- remove ${id}`] : []),
    put,
  ];
};

export const SourceFormPage = (props: SourceFormProps): string => {
  const { ctx, source, hasConfig } = props;
  const messages = formMessagesOf(ctx.lang);
  const name = source?.title ?? source?.id ?? '';
  const title = source === null ? messages.newHeading : messages.editHeading(name);
  const intro = source === null ? messages.newIntro : hasConfig ? messages.editIntro : messages.factsIntro;
  const up = source === null ? '/sources' : sourceHref(source.id);
  return renderPage({
    ctx,
    title,
    isIndexed: false,
    children: (
      <>
        <div class="page-head">
          <UpLink ctx={ctx} path={up}>
            {source === null ? harvestMessagesOf(ctx.lang).heading : name}
          </UpLink>
          <h1>{title}</h1>
          <p class="lead">{intro}</p>
        </div>
        <WithoutScript text={messages.needsScript} commands={[]} />
        <Form {...props} />
        <div id="preview" tabindex={-1} />
        <section>
          <h2>{messages.byProgram}</h2>
          <pre class="code" tabindex={0}>
            {commandsOf(props).join('\n')}
          </pre>
        </section>
        <HarvestScript ctx={ctx} />
      </>
    ),
  });
};
