/**
 * Moves the catalogue to the BASE_URL that is configured now. Ids, checksums and stored texts do not depend
 * on it, so only the dictionary changes.
 */
import { AppError } from '../lib/app-error.ts';
import { namedNode } from '../rdf/terms.ts';
import { countersUnchanged, readCounters, selectCounters } from '../store/counters.ts';
import { clearTermCache, lookupTerms } from '../store/dictionary.ts';
import { baseUrlIs, changeBaseUrl } from '../store/health.ts';
import { readIrisBelow, updateTerms } from '../store/rebase.ts';
import { termHash } from '../store/term-codec.ts';
import type { CatalogueContext } from './context.ts';
import { agreeOnBaseUrl } from './health.ts';
import { retryStale } from './retry-stale.ts';

export interface Rebased {
  readonly from: string;
  readonly to: string;
  /** IRIs that moved. */
  readonly terms: number;
}

/**
 * @throws AppError `rebase-clash` when IRIs below the new BASE_URL are in the store already.
 */
export const rebase = (ctx: CatalogueContext): Promise<Rebased> =>
  retryStale(async () => {
    const to = ctx.baseUrl;
    const from = await agreeOnBaseUrl(ctx);
    if (from === to) return { from, to, terms: 0 };
    const counters = readCounters((await ctx.db.read([selectCounters])).rows[0]!);
    const moving = await readIrisBelow(ctx.db, from);
    const moved = moving.map(({ id, value }) => ({ id, iri: namedNode(to + value.slice(from.length)) }));
    await refuseClashes(
      ctx,
      moved.map(({ iri }) => iri),
    );
    await ctx.db.write(
      [countersUnchanged(counters), baseUrlIs(from)],
      [
        ...updateTerms(
          moved.map(({ id, iri }) => ({ id, hash: termHash(iri) })),
          from,
          to,
        ),
        changeBaseUrl(to),
      ],
    );
    clearTermCache();
    return { from, to, terms: moved.length };
  });

const refuseClashes = async (
  ctx: CatalogueContext,
  iris: readonly ReturnType<typeof namedNode>[],
): Promise<void> => {
  const lookup = lookupTerms(iris);
  if (lookup.statements.length === 0) return;
  const [clash] = lookup.read((await ctx.db.read(lookup.statements)).rows).keys();
  if (clash === undefined) return;
  throw new AppError({
    kind: 'conflict',
    code: 'rebase-clash',
    detail: `The store already has statements on <${clash}>, which is below the new BASE_URL. Nothing was changed.`,
    hint: 'Delete the records that name it, or choose another BASE_URL.',
  });
};
