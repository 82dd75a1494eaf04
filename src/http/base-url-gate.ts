/**
 * A store that was filled under another BASE_URL is not served: its IRIs would point elsewhere. Asked once;
 * after it agreed, an isolate does not ask again.
 */
import type { CatalogueContext } from '../catalogue/context.ts';
import { agreeOnBaseUrl } from '../catalogue/health.ts';
import { AppError } from '../lib/app-error.ts';

/** @throws AppError `rebase-needed` */
export type BaseUrlGate = (ctx: CatalogueContext) => Promise<void>;

export const baseUrlGate = (): BaseUrlGate => {
  let agreed: string | null = null;
  return async (ctx) => {
    if (agreed === ctx.baseUrl) return;
    const stored = await agreeOnBaseUrl(ctx);
    if (stored !== ctx.baseUrl)
      throw new AppError({
        kind: 'unavailable',
        code: 'rebase-needed',
        detail: `The store was filled for ${stored}; this Worker is configured for ${ctx.baseUrl}.`,
        hint: 'Run `npm run rebase` to move the store, or set BASE_URL back.',
        extra: { stored, configured: ctx.baseUrl },
      });
    agreed = stored;
  };
};
