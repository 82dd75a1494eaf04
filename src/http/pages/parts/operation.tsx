/** One operation of the API: what it does, a plain form that opens its answer, the command line, an example. */
import type { ApiMessages } from '../../../i18n/api.ts';
import { LANGUAGES } from '../../../i18n/languages.ts';
import { chosenLang, localHref, type PageContext } from '../context.ts';
import type { FieldView, OperationView } from '../view/operation-view.ts';

export interface OperationProps {
  readonly ctx: PageContext;
  readonly messages: ApiMessages;
  readonly operation: OperationView;
}

/** Words between backticks are code. */
export const CodeText = ({ text }: { readonly text: string }) => (
  <>{text.split('`').map((part, i) => (i % 2 === 1 ? <code>{part}</code> : part))}</>
);

/** Fields beyond these fold away. */
const SHOWN_FIELDS = 6;

const Choice = ({
  field,
  choices,
  messages,
  hint,
}: {
  readonly field: FieldView;
  readonly choices: readonly (readonly [value: string, label: string])[];
  readonly messages: ApiMessages;
  readonly hint: string;
}) => (
  <select id={field.id} name={field.name} aria-describedby={hint}>
    <option value="">{messages.any}</option>
    {choices.map(([value, label]) => (
      <option value={value}>{label}</option>
    ))}
  </select>
);

const Input = ({ field, messages }: { readonly field: FieldView; readonly messages: ApiMessages }) => {
  const { id, name, input, isRequired, example } = field;
  const hint = `${id}-hint`;
  switch (input.kind) {
    case 'choice':
      return (
        <Choice
          field={field}
          choices={input.choices.map((choice) => [choice, choice])}
          messages={messages}
          hint={hint}
        />
      );
    case 'flag':
      return (
        <Choice
          field={field}
          choices={[
            ['true', messages.yes],
            ['false', messages.no],
          ]}
          messages={messages}
          hint={hint}
        />
      );
    case 'number':
      return (
        <input
          type="number"
          id={id}
          name={name}
          min={input.minimum}
          max={input.maximum}
          required={isRequired}
          aria-describedby={hint}
        />
      );
    case 'text':
      return (
        <input
          type="text"
          id={id}
          name={name}
          placeholder={example || undefined}
          required={isRequired}
          aria-describedby={hint}
        />
      );
  }
};

const Field = ({ field, messages }: { readonly field: FieldView; readonly messages: ApiMessages }) => (
  <div class="field">
    <label for={field.id}>
      <code>{field.name}</code>
      {field.isRequired && <span class="quiet"> {messages.required}</span>}
    </label>
    <Input field={field} messages={messages} />
    <p class="quiet" id={`${field.id}-hint`}>
      <CodeText text={field.description} />
      {field.isRepeated && ` ${messages.severalValues}`}
    </p>
  </div>
);

const Fields = ({
  fields,
  messages,
}: {
  readonly fields: readonly FieldView[];
  readonly messages: ApiMessages;
}) => (
  <div class="api-fields">
    {fields.map((field) => (
      <Field field={field} messages={messages} />
    ))}
  </div>
);

const TryForm = ({ ctx, messages, operation }: OperationProps) => {
  const { id, path, fields, hasPlaces, summary } = operation;
  const lang = chosenLang(ctx);
  const own = fields.filter(({ name }) => name !== 'lang');
  const hasLang = own.length < fields.length;
  return (
    <form class="long-form" method="get" action={localHref(ctx, hasPlaces ? '/api' : path)}>
      {hasPlaces && <input type="hidden" name="operation" value={id} />}
      {own.length > 0 && <Fields fields={own.slice(0, SHOWN_FIELDS)} messages={messages} />}
      {own.length > SHOWN_FIELDS && (
        <details>
          <summary>{messages.further}</summary>
          <Fields fields={own.slice(SHOWN_FIELDS)} messages={messages} />
        </details>
      )}
      {hasLang && <input type="hidden" name="lang" value={lang ?? ctx.lang} />}
      <p>
        <button type="submit" aria-label={`${messages.run}${LANGUAGES[ctx.lang].colon}${summary}`}>
          {messages.run}
        </button>
      </p>
    </form>
  );
};

const ParameterList = ({ messages, operation }: OperationProps) => (
  <details>
    <summary>{messages.parameters}</summary>
    <dl class="properties">
      {operation.fields.map(({ name, description, input }) => (
        <div>
          <dt>
            <code>{name}</code>
          </dt>
          <dd>
            <CodeText text={description} />
            {input.kind === 'choice' && <p class="quiet">{input.choices.join(', ')}</p>}
          </dd>
        </div>
      ))}
    </dl>
  </details>
);

export const Operation = (props: OperationProps) => {
  const { messages, operation } = props;
  const { id, method, path, summary, description, fields, isTried, needsToken, curl, example, answers } =
    operation;
  return (
    <article class="operation" id={id}>
      <h3>{summary}</h3>
      <p class="api-path">
        <code>
          <strong>{method}</strong> {path}
        </code>
      </p>
      <p>
        <CodeText text={description} />
        {needsToken && <strong> {messages.needsToken}</strong>}
      </p>
      {isTried && <TryForm {...props} />}
      {!isTried && fields.length > 0 && <ParameterList {...props} />}
      <h4>{messages.commandLine}</h4>
      <pre class="code" tabindex={0}>
        <code>{curl}</code>
      </pre>
      {example !== null && (
        <details>
          <summary>{messages.example}</summary>
          <pre class="code api-example" tabindex={0} lang="en">
            <code>{example}</code>
          </pre>
        </details>
      )}
      <p class="quiet">{messages.answers(answers.join(', '))}</p>
    </article>
  );
};
