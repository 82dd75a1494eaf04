/**
 * Processor time of a process, all threads. It moves less than elapsed time when the machine is shared.
 */
import { readFileSync } from 'node:fs';

/** `USER_HZ`, which Linux keeps at 100 for what it shows in /proc. */
const TICKS_PER_SECOND = 100;

/** Milliseconds so far, user and system; null where the system does not tell (Linux alone does). */
export const processorMs = (pid: number): number | null => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold blanks; the third field follows it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return ((Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND) * 1000;
  } catch {
    return null;
  }
};
