/**
 * Resident memory of the worker's process: idle, while it imports, while it serves. It holds SQLite and the
 * isolate alike, so what counts is the growth over idle.
 */
import { residentBytes } from '../src/cli/local/processes.ts';
import type { BootedServer } from './lib/boot.ts';
import { type MemoryFigures, measureMemory } from './lib/memory.ts';
import { timedGet } from './lib/requests.ts';
import type { Section } from './lib/section.ts';
import { FORMATS, lastPage, pageUrl } from './pages.ts';

export interface MemoryStage {
  readonly name: string;
  readonly memory: MemoryFigures;
}

const PAGES = 100;

/** After one GET, which loads all code. */
export const measureIdle = async (server: BootedServer): Promise<MemoryStage> => {
  await timedGet(`${server.url}/catalog`);
  const bytes = residentBytes(server.workerPid);
  const memory = { startBytes: bytes, peakBytes: bytes, endBytes: bytes, growthBytes: 0 };
  return { name: 'idle, after one GET', memory };
};

/** A hundred pages of a hundred members, one after the other, each in the next format. */
export const measureServing = async (server: BootedServer): Promise<MemoryStage> => {
  const { memory } = await measureMemory(server.workerPid, async () => {
    const last = await lastPage(server.url);
    for (let i = 0; i < PAGES; i++)
      await timedGet(pageUrl(server.url, FORMATS[i % FORMATS.length]!, 1 + (i % last)));
  });
  return { name: `serving ${PAGES} pages`, memory };
};

export const memorySection = (idle: MemoryStage, stages: readonly MemoryStage[]): Section => ({
  name: 'memory',
  title: 'Resident memory of the worker',
  columns: {
    stage: { label: 'stage', unit: 'text' },
    startBytes: { label: 'start', unit: 'bytes' },
    peakBytes: { label: 'peak', unit: 'bytes' },
    endBytes: { label: 'end', unit: 'bytes' },
    overIdleBytes: { label: 'peak over idle', unit: 'bytes' },
  },
  rows: [idle, ...stages].map(({ name, memory: { startBytes, peakBytes, endBytes } }) => ({
    stage: name,
    startBytes,
    peakBytes,
    endBytes,
    overIdleBytes: peakBytes - idle.memory.peakBytes,
  })),
});
