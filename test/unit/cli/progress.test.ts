import { describe, expect, it } from 'vitest';
import { progressLine, progressPrinter } from '../../../src/cli/import/progress.ts';

describe('progressLine', () => {
  const half = { kind: 'sending', done: 50, total: 100, elapsedMs: 500 } as const;

  it('draws a bar with speed and time left on a terminal', () => {
    expect(progressLine(half, true)).toBe(
      '████████████░░░░░░░░░░░░  50 % 50 of 100 records, 100 records/s, 0:01 left',
    );
  });

  it('has no bar elsewhere', () => {
    expect(progressLine(half, false)).toBe('Sending  50 % 50 of 100 records, 100 records/s, 0:01 left');
  });

  it('promises no speed before the first answer', () => {
    expect(progressLine({ ...half, done: 0 }, false)).toBe('Sending   0 % 0 of 100 records');
  });

  it('says what is read and split', () => {
    expect(progressLine({ kind: 'reading', name: 'a.nt', statements: 1 }, true)).toBe(
      'Reading a.nt: 1 statement',
    );
    expect(progressLine({ kind: 'splitting', statements: 1672649 }, true)).toBe(
      'Splitting 1,672,649 statements into records',
    );
  });
});

describe('progressPrinter', () => {
  const run = (isTTY: boolean, times: number[]): string[] => {
    const written: string[] = [];
    const clock = [...times];
    const printer = progressPrinter(
      { isTTY, columns: 60, write: (text) => written.push(text) },
      () => clock.shift()!,
    );
    for (const done of times.keys()) printer.show({ kind: 'sending', done, total: 9, elapsedMs: 0 });
    printer.done();
    return written;
  };

  it('draws over its line on a terminal, within its width, and leaves it empty', () => {
    const written = run(true, [0, 10, 200]);
    expect(written).toHaveLength(3);
    for (const text of written) expect(text.startsWith('\r\u001b[K')).toBe(true);
    expect(written.at(-1)).toBe('\r\u001b[K');
    expect(Math.max(...written.map((text) => text.length))).toBeLessThanOrEqual(4 + 59);
  });

  it('writes whole lines now and then elsewhere', () => {
    const written = run(false, [0, 10, 200, 6_000]);
    expect(written).toHaveLength(2);
    for (const text of written) expect(text).toMatch(/^Sending.*\n$/);
  });
});
