/**
 * One run of Comunica: it can be stopped at any moment, and lets others have their turn. All iterators work
 * through one scheduler; it keeps a queue for each run, so that a request whose client went away never holds
 * up another one, and what a stopped run still had to do is dropped.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { setTaskScheduler } from './asynciterator.ts';

/** Tasks after which timers and other requests have their turn. */
const TASKS_A_TURN = 500;

const runs = new AsyncLocalStorage<Run>();

export class Run {
  #error: unknown;
  #isStopped = false;
  #isWaiting = false;
  #count = 0;
  #queue: (() => void)[] = [];
  readonly #afterwards: (() => void)[] = [];
  readonly #rejections: ((error: unknown) => void)[] = [];

  /** Drops all that is still to be done; whoever waits for a result gets the error. */
  stop(error: unknown): void {
    if (this.#isStopped) return;
    this.#isStopped = true;
    this.#error = error;
    this.#queue = [];
    for (const reject of this.#rejections.splice(0)) reject(error);
    for (const done of this.#afterwards.splice(0)) done();
  }

  /** Done however the run ends. */
  onStop(work: () => void): void {
    if (this.#isStopped) work();
    else this.#afterwards.push(work);
  }

  schedule(task: () => void): void {
    if (this.#isStopped) return;
    if (this.#isWaiting) this.#queue.push(task);
    else if (++this.#count % TASKS_A_TURN !== 0) queueMicrotask(() => this.#perform(task));
    else {
      this.#isWaiting = true;
      this.#queue.push(task);
      setTimeout(() => this.#resume(), 0);
    }
  }

  /** @throws what the run was stopped with, as soon as it is stopped */
  async race<T>(work: Promise<T>): Promise<T> {
    if (this.#isStopped) throw this.#error;
    let reject: ((error: unknown) => void) | undefined;
    const stopped = new Promise<never>((_, no) => {
      reject = no;
      this.#rejections.push(no);
    });
    try {
      return await Promise.race([work, stopped]);
    } finally {
      const index = this.#rejections.indexOf(reject!);
      if (index >= 0) this.#rejections.splice(index, 1);
    }
  }

  /** Everything that is called from within belongs to this run. */
  within<T>(work: () => T): T {
    return runs.run(this, work);
  }

  #perform(task: () => void): void {
    if (this.#isStopped) return;
    try {
      task();
    } catch (error) {
      this.stop(error);
    }
  }

  #resume(): void {
    this.#isWaiting = false;
    for (const task of this.#queue.splice(0)) this.schedule(task);
  }
}

export const installScheduler = (): void =>
  setTaskScheduler((task) => {
    const run = runs.getStore();
    if (run) run.schedule(task);
    else queueMicrotask(task);
  });
