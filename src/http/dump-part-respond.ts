/**
 * What of a dump comes behind one of its records as an answer: always of this moment, never out of object storage.
 */
import type { DumpFile } from '../catalogue/dump-files.ts';
import { gzipTexts } from '../catalogue/dump-packing.ts';
import { partTexts, placeBehind } from '../catalogue/dump-part.ts';
import type { AppContext } from './app-env.ts';
import { chunkStream } from './chunk-stream.ts';
import { fileHeaders } from './dump-respond.ts';
import { CACHE } from './headers.ts';
import { noSuchRecord } from './problem.ts';

/** @throws AppError `no-such-record` */
export const respondPart = async (c: AppContext, file: DumpFile, after: string): Promise<Response> => {
  const { catalogue } = c.var;
  const place = await placeBehind(catalogue, after);
  if (!place) throw noSuchRecord(after);
  const headers = { ...fileHeaders(file), 'Cache-Control': CACHE.never };
  if (c.req.raw.method === 'HEAD') return new Response(null, { headers });
  const texts = partTexts(catalogue, file.format, place);
  return new Response(await chunkStream(file.isGzip ? gzipTexts(texts) : texts), { headers });
};
