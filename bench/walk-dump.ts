/**
 * The whole catalogue as dumps, each read to its end by a client that keeps nothing.
 */
import { get } from 'node:http';
import { DUMP_FILES, type DumpFile, dumpFileName, dumpPath } from '../src/catalogue/dump-files.ts';
import type { Walk, WalkStep } from './lib/walk.ts';

/** What all records end with: `# All 690 records of …`. */
const RECORDS = /All (\d+) records/;
const TAIL_BYTES = 1_000;

/** Reads without holding; one that breaks off is an error here. */
const walk = (url: string): Promise<WalkStep> =>
  new Promise((resolve, reject) => {
    const started = performance.now();
    const request = get(url, (response) => {
      let bytes = 0;
      let tail: Buffer = Buffer.alloc(0);
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        tail = Buffer.concat([tail, chunk]).subarray(-TAIL_BYTES);
      });
      response.on('error', reject);
      response.on('end', () => {
        if (response.statusCode !== 200) return reject(new Error(`${url} answers ${response.statusCode}.`));
        const members = Number(RECORDS.exec(tail.toString())?.[1] ?? Number.NaN);
        resolve({ bytes, totalMs: performance.now() - started, members });
      });
    });
    request.on('error', reject);
  });

/** A compressed one does not say how many records it has without being unpacked: as many as the others. */
const dumpWalk = (file: DumpFile): Walk => ({
  name: 'dump',
  about: `/${dumpFileName(file)}`,
  run: async ({ url }) => [await walk(url + dumpPath(file))],
});

export const DUMP_WALKS: readonly Walk[] = DUMP_FILES.map(dumpWalk);
