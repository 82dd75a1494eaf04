/** The distributions of a dataset: what each is, under which licence, and the buttons that lead to it. */
import type { Messages } from '../../../i18n/messages.ts';
import type { PageContext } from '../context.ts';
import type { DistributionView } from '../view/distribution.ts';
import { LangText, Prose } from './text.tsx';
import { Properties, Value, Values } from './values.tsx';

interface DistributionsProps {
  readonly ctx: PageContext;
  readonly messages: Messages;
  readonly distributions: readonly DistributionView[];
}

interface DistributionProps extends Omit<DistributionsProps, 'distributions'> {
  readonly distribution: DistributionView;
}

/** A description longer than this goes to the details. */
const SHORT = 280;

const Action = ({
  href,
  label,
  title,
  isMain,
}: {
  href: string;
  label: string;
  title: string;
  isMain: boolean;
}) => (
  <a class={isMain ? 'button' : 'button plain'} href={href}>
    {label}
    <span class="hidden"> {title}</span>
  </a>
);

const Summary = ({ ctx, messages, distribution }: DistributionProps) => (
  <ul class="meta">
    {distribution.formats.map((format) => (
      <li class="chip">{format}</li>
    ))}
    {distribution.size !== null && <li>{distribution.size}</li>}
    {distribution.licences.map((licence) => (
      <li>
        <Value value={licence} ctx={ctx} messages={messages} />
      </li>
    ))}
  </ul>
);

const Details = ({ ctx, messages, distribution }: DistributionProps) => {
  const { description, further, services } = distribution;
  const isLong = description.some(({ text }) => text.value.length > SHORT);
  if (!isLong && further.length === 0 && services.length === 0) return null;
  return (
    <details>
      <summary>
        {messages.details}
        <span class="hidden"> {distribution.title.value}</span>
      </summary>
      {isLong && description.map((prose) => <Prose prose={prose} messages={messages} />)}
      {services.length > 0 && (
        <dl class="properties">
          <div>
            <dt>{messages.properties['dcat:accessService']}</dt>
            <dd>
              <Values values={services} ctx={ctx} messages={messages} />
            </dd>
          </div>
        </dl>
      )}
      {further.length > 0 && <Properties properties={further} ctx={ctx} messages={messages} />}
    </details>
  );
};

const Distribution = (props: DistributionProps) => {
  const { messages, distribution } = props;
  const { title, description, downloads, accesses, formats, size, licences } = distribution;
  const isShort = description.every(({ text }) => text.value.length <= SHORT);
  return (
    <li class="distribution">
      <div class="about">
        <h3>
          <LangText text={title} messages={messages} />
        </h3>
        {(formats.length > 0 || size !== null || licences.length > 0) && <Summary {...props} />}
        {isShort && description.map((prose) => <Prose prose={prose} messages={messages} />)}
        <Details {...props} />
      </div>
      <div class="actions">
        {downloads.map((href) => (
          <Action href={href} label={messages.download} title={title.value} isMain />
        ))}
        {accesses.map((href) => (
          <Action
            href={href}
            label={messages.accessShort}
            title={title.value}
            isMain={downloads.length === 0}
          />
        ))}
      </div>
    </li>
  );
};

export const Distributions = ({ ctx, messages, distributions }: DistributionsProps) => (
  <ul class="distributions">
    {distributions.map((distribution) => (
      <Distribution ctx={ctx} messages={messages} distribution={distribution} />
    ))}
  </ul>
);
