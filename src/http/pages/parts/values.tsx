/** Values and properties of any kind, as definition lists that stack on a narrow screen. */
import type { Child } from 'hono/jsx';
import { formatNumber } from '../../../i18n/format.ts';
import type { Lang } from '../../../i18n/languages.ts';
import type { Messages } from '../../../i18n/messages.ts';
import { type PageContext, pageHref } from '../context.ts';
import type { PropertyView, ValueView } from '../view/value.ts';
import { LangText } from './text.tsx';

export interface ValueProps {
  readonly ctx: PageContext;
  readonly messages: Messages;
}

/** Values beyond this number fold away. */
const MANY = 12;

/** A literal longer than this, and without spaces to read by, folds away. */
const LONG_TECHNICAL = 300;

const TextValue = ({
  value,
  ctx,
  messages,
}: ValueProps & { value: Extract<ValueView, { kind: 'text' }> }) => {
  const shown = (
    <>
      <span class="pre-line">
        <LangText text={value.text} messages={messages} withLinks />
      </span>
      {value.datatype !== null && <code class="datatype"> {value.datatype}</code>}
    </>
  );
  if (value.datatype === null || value.text.value.length <= LONG_TECHNICAL) return shown;
  return (
    <details>
      <summary>{messages.longValue(formatNumber(ctx.lang, value.text.value.length))}</summary>
      {shown}
    </details>
  );
};

export const Value = ({ value, ctx, messages }: ValueProps & { readonly value: ValueView }) => {
  switch (value.kind) {
    case 'text':
      return <TextValue value={value} ctx={ctx} messages={messages} />;
    case 'date':
      return <time datetime={value.lexical}>{value.shown}</time>;
    case 'link':
      return (
        <a href={value.isLocal ? pageHref(ctx, value.href) : value.href}>
          <LangText text={value.label} messages={messages} />
        </a>
      );
    case 'node':
      return (
        <div class="node">
          {value.label !== null &&
            (value.href === null ? (
              <LangText text={value.label} messages={messages} />
            ) : (
              <a href={value.href}>
                <LangText text={value.label} messages={messages} />
              </a>
            ))}
          {value.classes.map((name) => (
            <code class="datatype"> {name}</code>
          ))}
          {value.properties.length > 0 && (
            <Properties properties={value.properties} ctx={ctx} messages={messages} />
          )}
        </div>
      );
  }
};

/** A value on one line: of a node its name only. */
export const ShortValue = ({ value, ctx, messages }: ValueProps & { readonly value: ValueView }) =>
  value.kind !== 'node' ? (
    <Value value={value} ctx={ctx} messages={messages} />
  ) : value.label === null ? null : (
    <LangText text={value.label} messages={messages} />
  );

export const Values = ({ values, ctx, messages }: ValueProps & { readonly values: readonly ValueView[] }) => {
  const [only] = values;
  if (values.length === 1 && only) return <Value value={only} ctx={ctx} messages={messages} />;
  const list = (part: readonly ValueView[]) => (
    <ul class="values">
      {part.map((value) => (
        <li>
          <Value value={value} ctx={ctx} messages={messages} />
        </li>
      ))}
    </ul>
  );
  if (values.length <= MANY) return list(values);
  return (
    <>
      {list(values.slice(0, MANY))}
      <More count={values.length - MANY} lang={ctx.lang} messages={messages}>
        {list(values.slice(MANY))}
      </More>
    </>
  );
};

export const More = ({
  count,
  lang,
  messages,
  children,
}: {
  readonly count: number;
  readonly lang: Lang;
  readonly messages: Messages;
  readonly children: Child;
}) => (
  <details class="more">
    <summary>{messages.more(formatNumber(lang, count))}</summary>
    {children}
  </details>
);

export const Properties = ({
  properties,
  ctx,
  messages,
  withNames = false,
}: ValueProps & { readonly properties: readonly PropertyView[]; readonly withNames?: boolean }) => (
  <dl class="properties">
    {properties.map((property) => (
      <div>
        <dt>
          {property.label}
          {withNames && property.name !== null && <code class="name">{property.name}</code>}
        </dt>
        <dd>
          <Values values={property.values} ctx={ctx} messages={messages} />
        </dd>
      </div>
    ))}
  </dl>
);
