/**
 * A stream of Comunica's over batches of solutions. Nothing is read ahead but the first batch, which tells how
 * many solutions to expect.
 */
import type { Bindings, BindingsStream } from '@comunica/types';
import { BindingsFactory } from '@comunica/utils-bindings-factory';
import { MetadataValidationState } from '@comunica/utils-metadata';
import { DataFactory } from 'rdf-data-factory';
import type { Term } from '../../rdf/terms.ts';
import { BufferedIterator } from './asynciterator.ts';

/** What a stream has for each variable, by name. */
export type Solution = ReadonlyMap<string, Term>;

export interface Cardinality {
  readonly isExact: boolean;
  readonly value: number;
}

export interface Batches {
  /** Asked once, with the first batch. */
  readonly cardinality: () => Promise<Cardinality>;
  readonly batches: AsyncIterator<readonly Solution[]>;
  readonly variables: readonly { readonly name: string; readonly isMaybeUnbound: boolean }[];
}

const factory = new DataFactory();
const bindingsFactory = new BindingsFactory(factory as never);

const bindingsOf = (solution: Solution): Bindings =>
  bindingsFactory.bindings([...solution].map(([name, term]) => [factory.variable(name), term as never]));

/** Milliseconds that Comunica's planner is told a request takes: enough to make it prefer few of them. */
const REQUEST_MS = 2;
const PAGE = 1_000;

export class SolutionStream extends BufferedIterator<Bindings> {
  readonly #source: Batches;

  constructor(source: Batches) {
    super({ autoStart: false, maxBufferSize: 1 });
    this.#source = source;
    source.cardinality().then(
      ({ isExact, value }) =>
        this.setProperty('metadata', {
          state: new MetadataValidationState(),
          cardinality: { type: isExact ? 'exact' : 'estimate', value },
          requestTime: REQUEST_MS,
          pageSize: PAGE,
          variables: source.variables.map(({ name, isMaybeUnbound }) => ({
            variable: factory.variable(name),
            canBeUndef: isMaybeUnbound,
          })),
        }),
      (error: Error) => this.destroy(error),
    );
  }

  override _read(_count: number, done: () => void): void {
    this.#push().then(done, (error: Error) => this.destroy(error));
  }

  /** The iterator stalls when a read brings nothing, so empty batches are passed over here. */
  async #push(): Promise<void> {
    for (;;) {
      const { value, done } = await this.#source.batches.next();
      if (done) {
        this.close();
        return;
      }
      if (value.length === 0) continue;
      for (const solution of value) this._push(bindingsOf(solution));
      return;
    }
  }
}

export const solutionStream = (source: Batches): BindingsStream => new SolutionStream(source) as never;
