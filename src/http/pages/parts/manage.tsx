/** What may be done with a source or a run on its page, by whoever has the token of the administrator. */
import type { Child } from 'hono/jsx';
import { formMessagesOf } from '../../../i18n/harvest-form.ts';
import { manageMessagesOf } from '../../../i18n/harvest-manage.ts';
import { localHref, type PageContext, pageHref } from '../context.ts';
import { CallStatus, problemsAttribute, TokenField, WithoutScript } from './call.tsx';

/** That saving, previewing, reading, deciding and giving up may be answered with. */
const PROBLEMS = [
  'token-missing',
  'token-invalid',
  'scope-missing',
  'no-such-source',
  'no-such-run',
  'source-id-invalid',
  'source-reserved',
  'source-local',
  'source-not-harvested',
  'source-invalid',
  'source-request-invalid',
  'precedence-fixed',
  'run-active',
  'run-ended',
  'run-not-waiting',
  'run-outdated',
  'harvesting-unavailable',
  'body-too-large',
  'internal',
];

const WORDS = [
  'busy',
  'reading',
  'previewed',
  'failed',
  'invalid',
  'taken',
  'takenLink',
  'opened',
  'secretSet',
  'giveUpUnsure',
  'givingUp',
] as const;

/** What `harvest-script.ts` reads of a form; it fills `{id}` and `{run}`. */
export const callAttributes = (ctx: PageContext, source: string | undefined) => {
  const messages = formMessagesOf(ctx.lang);
  return {
    'data-call': '',
    'data-id': source,
    'data-api': localHref(ctx, '/api'),
    'data-sources': pageHref(ctx, '/sources'),
    'data-source': pageHref(ctx, '/sources/{id}'),
    'data-edit': pageHref(ctx, '/sources/{id}/edit'),
    'data-run': pageHref(ctx, '/runs/{run}'),
    'data-problems': problemsAttribute(ctx.lang, PROBLEMS),
    'data-words': JSON.stringify(Object.fromEntries(WORDS.map((name) => [name, messages[name]]))),
  };
};

export const TokenOfAdministrator = ({ ctx }: { readonly ctx: PageContext }) => {
  const { token, tokenHint } = formMessagesOf(ctx.lang);
  return (
    <div class="field">
      <TokenField label={token} hint={tokenHint} />
    </div>
  );
};

export const HarvestScript = ({ ctx }: { readonly ctx: PageContext }) => (
  <script src={localHref(ctx, '/harvest.js')} defer />
);

interface ManageProps {
  readonly ctx: PageContext;
  readonly source: string;
  /** On the command line. */
  readonly commands: readonly string[];
  /** The buttons. */
  readonly children: Child;
}

/** Buttons that need the token and nothing else. */
export const Manage = ({ ctx, source, commands, children }: ManageProps) => (
  <>
    <form id="manage" class="long-form" hidden {...callAttributes(ctx, source)}>
      <TokenOfAdministrator ctx={ctx} />
      <p class="actions">{children}</p>
      <CallStatus form="manage" />
    </form>
    <WithoutScript text={manageMessagesOf(ctx.lang).needsScript} commands={commands} />
    <HarvestScript ctx={ctx} />
  </>
);
