/**
 * The whole catalogue as dumps, read to the end by one client that keeps nothing: how fast, how large, and how much
 * the worker's memory grows while it writes.
 */
import { get } from 'node:http';
import { DUMP_FILES, type DumpFile, dumpFileName, dumpPath } from '../src/catalogue/dump-files.ts';
import type { BootedServer } from './lib/boot.ts';
import { processorMs } from './lib/cpu.ts';
import { measureMemory } from './lib/memory.ts';
import { timedGet } from './lib/requests.ts';
import type { Section } from './lib/section.ts';

interface Walked {
  readonly bytes: number;
  readonly firstByteMs: number;
  readonly totalMs: number;
}

/** Reads without holding; one that breaks off is an error here. */
const walk = (url: string): Promise<Walked> =>
  new Promise((resolve, reject) => {
    const started = performance.now();
    const request = get(url, (response) => {
      let bytes = 0;
      let firstByteMs = Number.NaN;
      response.on('data', (chunk: Buffer) => {
        if (bytes === 0) firstByteMs = performance.now() - started;
        bytes += chunk.length;
      });
      response.on('error', reject);
      response.on('end', () => {
        if (response.statusCode !== 200) return reject(new Error(`${url} answers ${response.statusCode}.`));
        resolve({ bytes, firstByteMs, totalMs: performance.now() - started });
      });
    });
    request.on('error', reject);
  });

interface Figures extends Walked {
  readonly file: DumpFile;
  readonly cpuMs: number | null;
  readonly growthBytes: number;
}

const measure = async (server: BootedServer, file: DumpFile): Promise<Figures> => {
  const before = processorMs(server.workerPid);
  const url = (server.directUrl ?? server.url) + dumpPath(file);
  const { result, memory } = await measureMemory(server.workerPid, () => walk(url));
  const after = processorMs(server.workerPid);
  const cpuMs = before === null || after === null ? null : after - before;
  return { file, ...result, cpuMs, growthBytes: memory.growthBytes };
};

export const measureDumps = async (server: BootedServer): Promise<Section> => {
  const { body } = await timedGet(`${server.url}/health`);
  const { records } = JSON.parse(body.toString()) as { readonly records: number };
  const figures: Figures[] = [];
  for (const file of DUMP_FILES) figures.push(await measure(server, file));
  return {
    name: 'dump',
    title: `The whole catalogue as a dump, ${records} records`,
    columns: {
      file: { label: 'file', unit: 'text' },
      bytes: { label: 'size', unit: 'bytes' },
      firstByteMs: { label: 'first byte', unit: 'ms' },
      totalSeconds: { label: 'total', unit: 'seconds' },
      recordsPerSecond: { label: 'records', unit: 'perSecond' },
      cpuSeconds: { label: 'worker CPU', unit: 'seconds' },
      growthBytes: { label: 'peak growth', unit: 'bytes' },
    },
    rows: figures.map(({ file, bytes, firstByteMs, totalMs, cpuMs, growthBytes }) => ({
      file: dumpFileName(file),
      bytes,
      firstByteMs,
      totalSeconds: totalMs / 1000,
      recordsPerSecond: records / (totalMs / 1000),
      cpuSeconds: cpuMs === null ? null : cpuMs / 1000,
      growthBytes,
    })),
  };
};
