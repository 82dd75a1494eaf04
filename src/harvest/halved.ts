/**
 * Records of which something may not have been read, beside what their source said of them before: half of one must
 * not take the place of the whole, and none leaves a catalogue whose list of members was lost.
 */
import type { CatalogueContext } from '../catalogue/context.ts';
import { readDescriptions, type SourceDescription } from '../catalogue/descriptions.ts';
import { readRecord } from '../catalogue/documents.ts';
import type { IncomingRecord } from '../catalogue/incoming.ts';
import { tripleKey } from '../rdf/terms.ts';
import type { Problem } from './run.ts';

const saidBefore = async (
  ctx: CatalogueContext,
  source: string,
  id: string,
): Promise<SourceDescription | undefined> => {
  const found = await readRecord(ctx, id);
  if (found?.record.status !== 'published') return undefined;
  return (await readDescriptions(ctx, found, { isWhole: true })).find((one) => one.source === source);
};

const isHalf = ({ kind, quads }: IncomingRecord, before: SourceDescription): boolean => {
  // A catalogue seems to say more where the members that it names were not read.
  if (kind === 'catalog') return true;
  const now = new Set(quads.map(tripleKey));
  return [...before.given, ...before.derived].some((q) => !now.has(tripleKey(q)));
};

export interface Unhalved {
  /** They lose nothing: to be stored. */
  readonly safe: readonly IncomingRecord[];
  /** They would lose a statement: they stay as they are. */
  readonly half: readonly IncomingRecord[];
}

export const withoutHalves = async (
  ctx: CatalogueContext,
  source: string,
  records: readonly IncomingRecord[],
): Promise<Unhalved> => {
  const [safe, half]: [IncomingRecord[], IncomingRecord[]] = [[], []];
  for (const record of records) {
    const before = await saidBefore(ctx, source, record.id);
    if (!before) safe.push(record);
    else if (isHalf(record, before)) half.push(record);
    else safe.push({ ...record, memberships: [...record.memberships, ...before.memberships] });
  }
  return { safe, half };
};

export const keptBack = ({ id, iri }: IncomingRecord): Problem => ({
  kind: 'kept',
  record: id,
  iri,
  code: 'maybe-half',
  detail:
    'Not all that may speak of it could be read, and what was read says less than before: it stays as it is.',
});
