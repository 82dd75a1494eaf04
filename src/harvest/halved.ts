/**
 * Records of which something may not have been read, beside what their source said of them before: half of one must
 * not take the place of the whole.
 */
import type { CatalogueContext } from '../catalogue/context.ts';
import { readDescriptions } from '../catalogue/descriptions.ts';
import { readRecord } from '../catalogue/documents.ts';
import type { IncomingRecord } from '../catalogue/incoming.ts';
import { tripleKey } from '../rdf/terms.ts';
import type { Problem } from './run.ts';

const isHalf = async (
  ctx: CatalogueContext,
  source: string,
  { id, kind, quads }: IncomingRecord,
): Promise<boolean> => {
  const found = await readRecord(ctx, id);
  if (found?.record.status !== 'published') return false;
  const before = (await readDescriptions(ctx, found, { isWhole: true })).find((one) => one.source === source);
  if (!before) return false;
  // A catalogue seems to say more where the members that it names were not read.
  if (kind === 'catalog') return true;
  const now = new Set(quads.map(tripleKey));
  return [...before.given, ...before.derived].some((q) => !now.has(tripleKey(q)));
};

/** Those that would lose a statement. */
export const halved = async (
  ctx: CatalogueContext,
  source: string,
  records: readonly IncomingRecord[],
): Promise<ReadonlySet<IncomingRecord>> => {
  const found = new Set<IncomingRecord>();
  for (const record of records) if (await isHalf(ctx, source, record)) found.add(record);
  return found;
};

export const keptBack = ({ id, iri }: IncomingRecord): Problem => ({
  kind: 'kept',
  record: id,
  iri,
  code: 'maybe-half',
  detail:
    'Not all that may speak of it could be read, and what was read says less than before: it stays as it is.',
});
