/** How a record stands by each profile, in a line each. */
import { formatNumber } from '../../../i18n/format.ts';
import { LANGUAGES } from '../../../i18n/languages.ts';
import { validateMessagesOf } from '../../../i18n/validate.ts';
import type { Counts } from '../../../shacl/finding.ts';
import { profileOf } from '../../../shacl/profiles.ts';
import { type PageContext, pageHref } from '../context.ts';
import { FIGURES } from './judged-record.tsx';

interface OutcomeProps {
  readonly ctx: PageContext;
  readonly outcome: readonly (Counts & { readonly profile: string })[];
}

export const OutcomeList = ({ ctx, outcome }: OutcomeProps) => {
  const messages = validateMessagesOf(ctx.lang);
  return (
    <ul class="outcome">
      {outcome.map(({ profile, ...counts }) => {
        const found = FIGURES.filter((figure) => counts[figure] > 0);
        return (
          <li>
            <a href={pageHref(ctx, `/shapes/${profile}`)}>{profileOf(profile)?.title[ctx.lang] ?? profile}</a>
            {LANGUAGES[ctx.lang].colon}
            {found.length === 0
              ? messages.noFinding
              : found
                  .map(
                    (figure) =>
                      `${formatNumber(ctx.lang, counts[figure])} ${messages[figure](counts[figure])}`,
                  )
                  .join(', ')}
          </li>
        );
      })}
    </ul>
  );
};
