/** An input of the validation, mended: the changes, what is left to a person, and the record itself. */
import { formatNumber } from '../../i18n/format.ts';
import { mendMessagesOf } from '../../i18n/mend.ts';
import type { Mended } from '../../quality/mend.ts';
import type { LabelOf } from '../page-data.ts';
import { type PageContext, pageHref } from './context.ts';
import { renderPage } from './layout.tsx';
import { ProposalEntry } from './mend.tsx';

export interface MendedPageProps {
  readonly ctx: PageContext;
  readonly result: Mended;
  readonly turtle: string;
  readonly labelOf: LabelOf;
}

/** Of the changes that a page lists; programs get them all. */
const MAX_SHOWN = 200;

export const MendedPage = ({ ctx, result, turtle, labelOf }: MendedPageProps): string => {
  const messages = mendMessagesOf(ctx.lang);
  const { changes, open } = result;
  return renderPage({
    ctx,
    title: messages.mendedHeading,
    isIndexed: false,
    children: (
      <article class="record mend">
        <h1>{messages.mendedHeading}</h1>
        <p>{messages.mendedIntro(changes.length, formatNumber(ctx.lang, changes.length))}</p>
        <ul class="proposals">
          {changes.slice(0, MAX_SHOWN).map((proposal) => (
            <ProposalEntry ctx={ctx} proposal={proposal} labelOf={labelOf} />
          ))}
        </ul>
        {open.length > 0 && (
          <section>
            <h2>{messages.open}</h2>
            <ul class="proposals">
              {open.slice(0, MAX_SHOWN).map((proposal) => (
                <ProposalEntry ctx={ctx} proposal={proposal} labelOf={labelOf} />
              ))}
            </ul>
          </section>
        )}
        <h2>{messages.mendedRecord}</h2>
        <pre tabindex={0}>
          <code>{turtle}</code>
        </pre>
        <p>
          <a href={pageHref(ctx, '/validate')}>{messages.again}</a>
        </p>
      </article>
    ),
  });
};
