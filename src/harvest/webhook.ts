/**
 * Tells an address that a run ended with changes or failed. The body is signed, so that whoever gets it can tell
 * that it is ours and new. It goes out through the guarded fetch, and what becomes of it changes nothing of the run.
 */
import { guardedFetch } from '../lib/guarded-fetch.ts';
import type { Webhook } from './config.ts';
import type { Harvester } from './harvester.ts';
import { type RunSummary, summaryOf } from './report.ts';
import { runIri } from './report-rdf.ts';
import type { Run } from './run.ts';

const TRIES = 3;
const FIRST_PAUSE_MS = 2_000;
const TIMEOUT_MS = 10_000;
const MAX_ANSWER_BYTES = 65_536;

export type HookEvent = Webhook['on'][number];

/** What a run that ended is news of; a run that somebody cancelled is none. */
export const eventOf = ({ outcome, counts }: Pick<RunSummary, 'outcome' | 'counts'>): HookEvent | null => {
  if (outcome === 'failed' || outcome === 'incomplete' || outcome === 'waiting') return 'failure';
  if (outcome !== 'complete') return null;
  return counts.created + counts.updated + counts.removed > 0 ? 'change' : null;
};

const hex = (bytes: ArrayBuffer): string =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** HMAC-SHA-256 over the seconds since 1970, a dot, and the body. */
export const signatureOf = async (secret: string, seconds: number, body: string): Promise<string> => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', bytes(secret), algorithm, false, ['sign']);
  return hex(await crypto.subtle.sign('HMAC', key, bytes(`${seconds}.${body}`)));
};

export type Delivery =
  | { readonly kind: 'none' }
  | { readonly kind: 'delivered'; readonly tries: number }
  | { readonly kind: 'failed'; readonly tries: number; readonly detail: string };

const post = async ({ rules, send, catalogue }: Harvester, hook: Webhook, body: string): Promise<void> => {
  const seconds = Math.floor(catalogue.now().getTime() / 1000);
  const answer = await guardedFetch(
    hook.url,
    {
      method: 'POST',
      accept: '*/*',
      body,
      headers: { 'Content-Type': 'application/json' },
      secretHeaders: {
        'Moisson-Timestamp': String(seconds),
        'Moisson-Signature': `sha256=${await signatureOf(hook.secret, seconds, body)}`,
      },
      maxBytes: MAX_ANSWER_BYTES,
      timeoutMs: TIMEOUT_MS,
    },
    rules,
    send,
  );
  await answer.body.cancel();
};

/** Never throws. */
export const tell = async (harvester: Harvester, run: Run): Promise<Delivery> => {
  const hook = run.config.webhook;
  const summary = summaryOf(run);
  const event = eventOf(summary);
  if (!hook || event === null || !hook.on.includes(event)) return { kind: 'none' };
  const body = JSON.stringify({ event, report: runIri(harvester.catalogue.baseUrl, run.id), run: summary });
  for (let tries = 1; ; tries++) {
    try {
      await post(harvester, hook, body);
      return { kind: 'delivered', tries };
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      if (tries === TRIES) return { kind: 'failed', tries, detail };
      await harvester.sleep(FIRST_PAUSE_MS * 2 ** (tries - 1));
    }
  }
};
