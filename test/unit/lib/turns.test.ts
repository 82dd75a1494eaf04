import { describe, expect, it } from 'vitest';
import { takeTurns } from '../../../src/lib/turns.ts';

const LIMITS = { lookMs: 1, takeMs: 20, workMs: 60 };
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const never = new Promise<never>(() => {});

describe('turns', () => {
  it('do one piece of work at a time, in the order of asking', async () => {
    const inTurn = takeTurns({ ...LIMITS, workMs: 60_000 });
    const steps: string[] = [];
    const piece = (name: string) =>
      inTurn(async () => {
        steps.push(`${name} begins`);
        await pause(3);
        steps.push(`${name} ends`);
        return name;
      });
    expect(await Promise.all(['a', 'b', 'c'].map(piece))).toEqual(['a', 'b', 'c']);
    expect(steps).toEqual(['a', 'b', 'c'].flatMap((name) => [`${name} begins`, `${name} ends`]));
  });

  it('come to those that wait although the same asks again and again', async () => {
    const inTurn = takeTurns({ ...LIMITS, workMs: 60_000 });
    const done: string[] = [];
    const many = async () => {
      for (let i = 0; i < 5; i++) {
        await inTurn(() => pause(2));
        done.push('again');
      }
    };
    await Promise.all([many(), inTurn(async () => done.push('waited'))]);
    expect(done.indexOf('waited')).toBe(1);
  });

  it('go on after work that failed', async () => {
    const inTurn = takeTurns(LIMITS);
    await expect(inTurn(() => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
    expect(await inTurn(async () => 'next')).toBe('next');
  });

  it('go on after work that never ends, as that of a cancelled request does', async () => {
    const inTurn = takeTurns(LIMITS);
    void inTurn(() => never);
    expect(await Promise.all([inTurn(async () => 'one'), inTurn(async () => 'two')])).toEqual(['one', 'two']);
    expect(await inTurn(async () => 'three')).toBe('three');
  });

  it('pass by one that waited and is gone', async () => {
    const inTurn = takeTurns({ ...LIMITS, workMs: 60_000 });
    const { setTimeout: timer } = globalThis;
    const first = inTurn(() => pause(10));
    // Its timers never ring: what it asked for is cancelled.
    globalThis.setTimeout = (() => 0) as unknown as typeof setTimeout;
    void inTurn(async () => 'gone');
    globalThis.setTimeout = timer;
    expect(await inTurn(async () => 'next')).toBe('next');
    await first;
  });
});
