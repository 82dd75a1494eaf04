/** Who says something of a record, and what was derived from that. */
import type { SourceMention } from '../../../catalogue/descriptions.ts';
import { formatDate, formatNumber } from '../../../i18n/format.ts';
import { harvestMessagesOf } from '../../../i18n/harvest.ts';
import type { Quad } from '../../../rdf/terms.ts';
import { localHref, type PageContext, pageHref } from '../context.ts';
import { sourceHref } from '../harvest-parts.tsx';
import { prefixedName } from '../view/property-label.ts';

/** What is edited here alone needs no explanation. */
const isPlain = (sources: readonly SourceMention[]): boolean =>
  sources.every(({ source, derived }) => source === 'local' && derived.length === 0);

const MAX_DERIVED = 50;

const Derived = ({ quads }: { readonly quads: readonly Quad[] }) => (
  <ul>
    {quads.slice(0, MAX_DERIVED).map(({ predicate, object }) => (
      <li>
        <code>{prefixedName(predicate.value) ?? predicate.value}</code>{' '}
        <span lang={object.termType === 'Literal' && object.language !== '' ? object.language : undefined}>
          {object.value}
        </span>
      </li>
    ))}
  </ul>
);

export const RecordSources = ({
  ctx,
  id,
  sources,
}: {
  readonly ctx: PageContext;
  readonly id: string;
  readonly sources: readonly SourceMention[];
}) => {
  const messages = harvestMessagesOf(ctx.lang);
  if (isPlain(sources)) return null;
  return (
    <section id="sources">
      <h2>{messages.sourcesBlock}</h2>
      <ul>
        {sources.map(({ source, title, updated, derived }) => (
          <li>
            <a href={pageHref(ctx, sourceHref(source))}>{title ?? source}</a>{' '}
            <span class="quiet">{messages.updatedOn(formatDate(ctx.lang, updated))}</span>
            {derived.length > 0 && (
              <details>
                <summary>{messages.derived(derived.length, formatNumber(ctx.lang, derived.length))}</summary>
                <Derived quads={derived} />
              </details>
            )}
          </li>
        ))}
      </ul>
      <p>
        <a href={localHref(ctx, `/api/records/${id}/descriptions`)}>{messages.asGiven}</a>
      </p>
    </section>
  );
};
