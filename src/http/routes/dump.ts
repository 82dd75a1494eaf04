/**
 * `/dump.nq.gz` and the like: the whole catalogue as one file, from object storage where it stands there.
 */
import type { DumpFile } from '../../catalogue/dump-files.ts';
import { storedDump } from '../../catalogue/dump-stored.ts';
import { r2 } from '../../store/bucket.ts';
import type { AppContext, Handler } from '../app-env.ts';
import { respondStored, respondStreamed } from '../dump-respond.ts';

/** Only compressed dumps are stored. */
const fromBucket = async (c: AppContext, file: DumpFile): Promise<Response | null> => {
  if (!file.isGzip || !c.env.BUCKET) return null;
  const dump = await storedDump(c.var.catalogue, file.format);
  return dump && respondStored(c, file, dump, r2(c.env.BUCKET));
};

export const getDump =
  (file: DumpFile): Handler =>
  async (c) =>
    (await fromBucket(c, file)) ?? respondStreamed(c, file);
