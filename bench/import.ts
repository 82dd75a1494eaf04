/**
 * One import of the corpus, phase by phase, with the memory of the worker beside it. Importing the same again
 * shows what it costs to find out that nothing changed.
 */

import { rate } from '../src/cli/import/progress.ts';
import { runImport } from '../src/cli/import/run.ts';
import type { ImportOutcome } from '../src/cli/import/summary.ts';
import type { BootedServer } from './lib/boot.ts';
import { processorMs } from './lib/cpu.ts';
import { type MemoryFigures, measureMemory } from './lib/memory.ts';
import { createPhaseClock, type Phases } from './lib/phases.ts';
import type { Section } from './lib/section.ts';

export interface ImportPass {
  readonly name: string;
  readonly outcome: ImportOutcome;
  readonly phases: Phases;
  readonly memory: MemoryFigures;
  readonly workerMs: number | null;
}

/** The pace that piveau sets its importer by default: a constant for comparison, not measured here. */
const PIVEAU_RECORDS_PER_SECOND = 66;

export const measureImport = async (
  name: string,
  server: BootedServer,
  file: string,
): Promise<ImportPass> => {
  const workerBefore = processorMs(server.workerPid);
  const clock = createPhaseClock();
  const { result, memory } = await measureMemory(server.workerPid, async () => {
    const outcome = await runImport({
      server,
      inputs: [file],
      source: 'bench',
      onProgress: clock.onProgress,
    });
    return { outcome, phases: clock.end() };
  });
  const workerAfter = processorMs(server.workerPid);
  const workerMs = workerBefore === null || workerAfter === null ? null : workerAfter - workerBefore;
  return { name, ...result, memory, workerMs };
};

const PHASES = [
  { key: 'readMs', label: 'reading' },
  { key: 'splitMs', label: 'splitting' },
  { key: 'storeMs', label: 'storing' },
  { key: 'totalMs', label: 'end to end' },
] as const satisfies readonly { key: keyof Phases; label: string }[];

const speedRows = ({ name, outcome, phases, workerMs }: ImportPass): Section['rows'] =>
  PHASES.map(({ key, label }) => {
    const recordsPerSecond = rate(outcome.records, phases[key]);
    return {
      import: name,
      phase: label,
      seconds: phases[key] / 1000,
      recordsPerSecond,
      triplesPerSecond: rate(outcome.statements, phases[key]),
      workerMsPerRecord: key === 'storeMs' && workerMs !== null ? workerMs / outcome.records : null,
      toPiveau: recordsPerSecond / PIVEAU_RECORDS_PER_SECOND,
    };
  });

const outcomeRow = ({ name, outcome }: ImportPass): Section['rows'][number] => ({
  import: name,
  triples: outcome.statements,
  records: outcome.records,
  ...outcome.totals,
  leftOver: outcome.leftOver.statements,
});

export const importSections = (passes: readonly ImportPass[]): readonly Section[] => [
  {
    name: 'import',
    title: 'Import',
    columns: {
      import: { label: 'import', unit: 'text' },
      phase: { label: 'phase', unit: 'text' },
      seconds: { label: 'time', unit: 'seconds' },
      recordsPerSecond: { label: 'records', unit: 'perSecond' },
      triplesPerSecond: { label: 'triples', unit: 'perSecond' },
      workerMsPerRecord: { label: 'worker CPU a record', unit: 'ms' },
      toPiveau: { label: 'to piveau’s 66 records/s', unit: 'ratio' },
    },
    rows: passes.flatMap(speedRows),
  },
  {
    name: 'import-outcome',
    title: 'What the imports did',
    columns: {
      import: { label: 'import', unit: 'text' },
      triples: { label: 'triples read', unit: 'count' },
      records: { label: 'records', unit: 'count' },
      created: { label: 'created', unit: 'count' },
      updated: { label: 'updated', unit: 'count' },
      unchanged: { label: 'unchanged', unit: 'count' },
      rejected: { label: 'rejected', unit: 'count' },
      leftOver: { label: 'left-over triples', unit: 'count' },
    },
    rows: passes.map(outcomeRow),
  },
];
