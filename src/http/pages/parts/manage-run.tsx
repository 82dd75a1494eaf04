/** What a person may say to a run that waits, or that is under way. */
import type { Run } from '../../../harvest/run.ts';
import { formatNumber } from '../../../i18n/format.ts';
import { manageMessagesOf } from '../../../i18n/harvest-manage.ts';
import { localHref, type PageContext } from '../context.ts';
import { Manage } from './manage.tsx';

/** What is no longer found may go, or stays. */
export const Decision = ({ ctx, run }: { readonly ctx: PageContext; readonly run: Run }) => {
  const messages = manageMessagesOf(ctx.lang);
  const missing = run.state.missing ?? 0;
  return (
    <Manage
      ctx={ctx}
      source={run.source}
      commands={[`npm run harvest -- confirm ${run.id}`, `npm run harvest -- cancel ${run.id}`]}
    >
      <button type="submit" data-does="post" data-href={localHref(ctx, `/api/runs/${run.id}/confirm`)}>
        {messages.remove(missing, formatNumber(ctx.lang, missing))}
      </button>{' '}
      <button
        type="submit"
        class="button plain"
        data-does="post"
        data-href={localHref(ctx, `/api/runs/${run.id}/cancel`)}
      >
        {messages.refuse(missing)}
      </button>
    </Manage>
  );
};

export const UnderWay = ({
  ctx,
  run,
}: {
  readonly ctx: PageContext;
  readonly run: Pick<Run, 'id' | 'source'>;
}) => {
  const messages = manageMessagesOf(ctx.lang);
  return (
    <section>
      <h2>{messages.cancelHeading}</h2>
      <p>{messages.cancelIntro}</p>
      <Manage ctx={ctx} source={run.source} commands={[`npm run harvest -- cancel ${run.id}`]}>
        <button
          type="submit"
          class="button plain"
          data-does="post"
          data-href={localHref(ctx, `/api/runs/${run.id}/cancel`)}
        >
          {messages.cancel}
        </button>
      </Manage>
    </section>
  );
};
