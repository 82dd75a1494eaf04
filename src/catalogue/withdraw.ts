/**
 * What a source no longer says: its description of a record goes, those of others stand. A record of which nobody
 * says anything any more becomes a tombstone, which the next description revives.
 */
import { applyIntents, type Outcome } from './apply.ts';
import type { CatalogueContext } from './context.ts';

export const withdrawRecords = (
  ctx: CatalogueContext,
  source: string,
  ids: readonly string[],
): Promise<readonly Outcome[]> =>
  applyIntents(
    ctx,
    source,
    ids.map((id) => ({
      id,
      initial: null,
      apply: (state) => {
        const descriptions = state.descriptions.filter((d) => d.source !== source);
        return descriptions.length === state.descriptions.length ? state : { ...state, descriptions };
      },
    })),
  );
