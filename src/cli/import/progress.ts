/**
 * How far an import is, as text: a bar that is drawn over itself on a terminal, a plain line now and then
 * elsewhere. Pure but for the writer that comes in.
 */
import { count, counted, duration } from '../terminal.ts';

export type Progress =
  | { readonly kind: 'reading'; readonly name: string; readonly statements: number }
  | { readonly kind: 'splitting'; readonly statements: number }
  | { readonly kind: 'judging'; readonly done: number; readonly total: number; readonly elapsedMs: number }
  | { readonly kind: 'sending'; readonly done: number; readonly total: number; readonly elapsedMs: number };

const VERBS = { sending: 'Sending', judging: 'Validating' } as const;
const BAR_WIDTH = 24;

const bar = (share: number): string => {
  const full = Math.round(share * BAR_WIDTH);
  return '█'.repeat(full) + '░'.repeat(BAR_WIDTH - full);
};

/** Records a second; 0 before the first answer. */
export const rate = (done: number, elapsedMs: number): number =>
  elapsedMs > 0 ? (done / elapsedMs) * 1000 : 0;

const speed = (done: number, total: number, elapsedMs: number): string => {
  const perSecond = rate(done, elapsedMs);
  if (!perSecond) return '';
  const left = (total - done) / perSecond;
  return `${count(perSecond)} records/s, ${duration(left * 1000)} left`;
};

export const progressLine = (progress: Progress, hasBar: boolean): string => {
  switch (progress.kind) {
    case 'reading':
      return `Reading ${progress.name}: ${counted(progress.statements, 'statement')}`;
    case 'splitting':
      return `Splitting ${counted(progress.statements, 'statement')} into records`;
    case 'judging':
    case 'sending': {
      const { done, total, elapsedMs } = progress;
      const share = total ? done / total : 1;
      const percent = `${Math.floor(share * 100)} %`;
      const parts = [`${count(done)} of ${counted(total, 'record')}`, speed(done, total, elapsedMs)];
      return [
        hasBar ? bar(share) : VERBS[progress.kind],
        percent.padStart(5),
        parts.filter(Boolean).join(', '),
      ].join(' ');
    }
  }
};

export interface ProgressWriter {
  readonly isTTY: boolean;
  readonly columns: number;
  write(text: string): void;
}

const PLAIN_MS = 5_000;
const BAR_MS = 100;

/** Shows progress on a writer; `now` in milliseconds comes in. The returned `done` ends the bar's line. */
export const progressPrinter = (writer: ProgressWriter, now: () => number) => {
  let last = Number.NEGATIVE_INFINITY;
  let lastKind = '';
  let isOpen = false;
  return {
    show(progress: Progress): void {
      const time = now();
      const isNewKind = progress.kind !== lastKind;
      if (!isNewKind && time - last < (writer.isTTY ? BAR_MS : PLAIN_MS)) return;
      last = time;
      lastKind = progress.kind;
      const line = progressLine(progress, writer.isTTY);
      isOpen = writer.isTTY;
      writer.write(
        writer.isTTY ? `\r\u001b[K${line.slice(0, Math.max(20, writer.columns - 1))}` : `${line}\n`,
      );
    },
    done(): void {
      if (isOpen) writer.write('\r\u001b[K');
      isOpen = false;
    },
  };
};
