/**
 * Tells a start that is slow from one that hangs. A clock cannot: on a busy machine everything takes ten times as
 * long. What tells is whether the processes were given any processor time and used it. Pure.
 */

export interface HangLimits {
  /** So many looks in a row without work, and it hangs. */
  readonly idleLooks: number;
  /** Less processor time than this is none: waiting costs a little, too. */
  readonly leastMs: number;
  /** So many looks in all, and what works does not get anywhere. */
  readonly mostLooks: number;
}

export type Hang = 'idle' | 'endless';

/**
 * Looks are counted and not timed: while the machine sleeps, or has no time for us either, nobody looks.
 * @returns what to call at each look with the processor time used so far; it answers how the start hangs, or null
 */
export const hangWatch = ({
  idleLooks,
  leastMs,
  mostLooks,
}: HangLimits): ((usedMs: number) => Hang | null) => {
  let mark = 0;
  let idle = 0;
  let looks = 0;
  return (usedMs) => {
    looks += 1;
    idle = usedMs - mark >= leastMs ? 0 : idle + 1;
    // It falls when one of the processes ends.
    if (idle === 0 || usedMs < mark) mark = usedMs;
    if (idle >= idleLooks) return 'idle';
    return looks >= mostLooks ? 'endless' : null;
  };
};
