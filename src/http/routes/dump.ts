/**
 * `/dump.nq.gz` and the like: the whole catalogue as one file, from object storage where it stands there.
 */
import type { DumpFile } from '../../catalogue/dump-files.ts';
import { hasParts } from '../../catalogue/dump-part.ts';
import { storedDump } from '../../catalogue/dump-stored.ts';
import { r2 } from '../../store/bucket.ts';
import type { AppContext, Handler } from '../app-env.ts';
import { respondPart } from '../dump-part-respond.ts';
import { respondStored, respondStreamed } from '../dump-respond.ts';
import { type ParameterTable, parseParameters, textUpTo } from '../query-parameters.ts';

interface PartQuery {
  readonly after: string;
}

const PART_PARAMETERS: ParameterTable<PartQuery> = {
  after: { key: 'after', about: 'Only what comes behind the record with this id.', ...textUpTo(200) },
};

const afterOf = (c: AppContext, { format }: DumpFile): string | undefined =>
  hasParts(format) ? parseParameters(PART_PARAMETERS, new URL(c.req.url).searchParams).after : undefined;

/** Only compressed dumps are stored. */
const fromBucket = async (c: AppContext, file: DumpFile): Promise<Response | null> => {
  if (!file.isGzip || !c.env.BUCKET) return null;
  const dump = await storedDump(c.var.catalogue, file.format);
  return dump && respondStored(c, file, dump, r2(c.env.BUCKET));
};

export const getDump =
  (file: DumpFile): Handler =>
  async (c) => {
    const after = afterOf(c, file);
    if (after !== undefined) return respondPart(c, file, after);
    return (await fromBucket(c, file)) ?? respondStreamed(c, file);
  };
