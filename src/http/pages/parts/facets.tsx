/** Filters with counts: each value is a plain link that chooses it, or takes it off again. */
import { type FacetMessages, facetMessagesOf } from '../../../i18n/facets.ts';
import { formatNumber } from '../../../i18n/format.ts';
import { type PageContext, pageHref } from '../context.ts';

export interface FacetLink {
  readonly label: string;
  readonly count: number;
  readonly isSelected: boolean;
  /** The list with this value chosen, or without it. */
  readonly href: string;
}

export interface FacetGroup {
  readonly label: string;
  /** The most frequent first. */
  readonly values: readonly FacetLink[];
  /** How many values there are besides. */
  readonly notShown: number;
}

export interface FacetsProps {
  readonly ctx: PageContext;
  readonly groups: readonly FacetGroup[];
}

/** Values that are shown at once; the others wait behind “more”. */
const SHOWN = 10;
/** Groups that are open where nothing is chosen in them. */
const OPEN_GROUPS = 4;

interface ValuesProps {
  readonly ctx: PageContext;
  readonly values: readonly FacetLink[];
  readonly messages: FacetMessages;
}

const Values = ({ ctx, values, messages }: ValuesProps) => (
  <ul>
    {values.map(({ label, count, isSelected, href }) => {
      const number = formatNumber(ctx.lang, count);
      return (
        <li>
          <a class={isSelected ? 'facet chosen' : 'facet'} href={pageHref(ctx, href)} rel="nofollow">
            <span class="facet-label">
              {isSelected && <span aria-hidden="true">✓ </span>}
              {label}
              {isSelected && <span class="hidden"> ({messages.chosen})</span>}
            </span>{' '}
            <span class="facet-count" aria-hidden="true">
              {number}
            </span>
            <span class="hidden">, {messages.records(count, number)}</span>
          </a>
        </li>
      );
    })}
  </ul>
);

/** What is chosen first, then the most frequent. */
const arranged = (values: readonly FacetLink[]): readonly FacetLink[] => [
  ...values.filter(({ isSelected }) => isSelected),
  ...values.filter(({ isSelected }) => !isSelected),
];

const Group = ({ ctx, group, isOpen }: { ctx: PageContext; group: FacetGroup; isOpen: boolean }) => {
  const messages = facetMessagesOf(ctx.lang);
  const values = arranged(group.values);
  const rest = values.slice(SHOWN);
  return (
    <details class="facet-group" open={isOpen}>
      <summary>{group.label}</summary>
      <Values ctx={ctx} values={values.slice(0, SHOWN)} messages={messages} />
      {rest.length > 0 && (
        <details class="facet-more">
          <summary>
            {messages.more(formatNumber(ctx.lang, rest.length))}
            <span class="hidden"> ({group.label})</span>
          </summary>
          <Values ctx={ctx} values={rest} messages={messages} />
          {group.notShown > 0 && (
            <p class="quiet">{messages.notShown(formatNumber(ctx.lang, group.notShown))}</p>
          )}
        </details>
      )}
    </details>
  );
};

const isChosen = ({ values }: FacetGroup): boolean => values.some(({ isSelected }) => isSelected);

export const Facets = ({ ctx, groups }: FacetsProps) => {
  const messages = facetMessagesOf(ctx.lang);
  const chosen = groups.flatMap(({ values }) => values).filter(({ isSelected }) => isSelected).length;
  return (
    <nav class="facets" aria-label={messages.heading}>
      <details>
        <summary class="facets-heading">
          {chosen > 0 ? messages.headingChosen(chosen, formatNumber(ctx.lang, chosen)) : messages.heading}
        </summary>
        {groups.map((group, place) => (
          <Group ctx={ctx} group={group} isOpen={place < OPEN_GROUPS || isChosen(group)} />
        ))}
      </details>
    </nav>
  );
};
