/**
 * The solutions of one quad pattern, as pages of the store; joined with given solutions, where there are some.
 */
import type { Term } from '../../rdf/terms.ts';
import { namedNode } from '../../rdf/terms.ts';
import {
  countMatches,
  type PageKey,
  type Pattern,
  type PatternGraphs,
  type Position,
  pageKey,
  type Slot,
  selectMatches,
} from '../../store/sparql-patterns.ts';
import type { Dataset } from '../dataset.ts';
import type { Cardinality, Solution } from './solution-stream.ts';
import type { StoreReader } from './store-reader.ts';

/** A variable, or a term; no graph is the default graph. */
export type QuadPattern = Readonly<Record<'s' | 'p' | 'o', Term>> & { readonly g?: Term };

const FIRST_PAGE = 1_000;
const PAGE = 10_000;
const COUNTED = 50_000;

const POSITIONS: readonly Position[] = ['g', 's', 'p', 'o'];

interface Group {
  readonly pattern: Pattern;
  /** The given solutions, by their number in the rows. */
  readonly given: readonly Solution[];
  /** Positions whose variable is to be found. */
  readonly found: readonly { readonly name: string; readonly position: Position }[];
}

export const graphsOf = async (
  reader: StoreReader,
  dataset: Dataset,
  isNamed: boolean,
): Promise<PatternGraphs> => {
  const { defaultGraphs, namedGraphs } = dataset;
  const listed = isNamed ? namedGraphs : defaultGraphs;
  if (listed === 'published') return { kind: 'published' };
  if (listed === 'visible') return { kind: 'named', graphs: 'visible' };
  const idOf = await reader.idsOf(listed.map((iri) => namedNode(iri)));
  const graphs = listed.map((iri) => idOf(namedNode(iri))).filter((id) => id !== undefined);
  return { kind: isNamed ? 'named' : 'union', graphs };
};

/** Solutions of one group bind the same of the pattern's variables. */
const byBoundVariables = (given: readonly Solution[], names: readonly string[]): Solution[][] => {
  const groups = new Map<string, Solution[]>();
  for (const solution of given) {
    const key = names.map((name) => (solution.has(name) ? '1' : '0')).join('');
    const group = groups.get(key);
    if (group) group.push(solution);
    else groups.set(key, [solution]);
  }
  return [...groups.values()];
};

export class PatternMatches {
  readonly #reader: StoreReader;
  readonly #dataset: Dataset;
  readonly #terms: readonly (readonly [Position, Term])[];
  #first:
    | Promise<{
        readonly groups: readonly Group[];
        readonly pages: readonly (readonly Solution[])[];
        readonly ends: readonly (PageKey | undefined)[];
        readonly cardinality: Cardinality;
      }>
    | undefined;
  readonly #given: () => Promise<readonly Solution[] | undefined>;
  readonly names: readonly string[];

  constructor(
    reader: StoreReader,
    dataset: Dataset,
    pattern: QuadPattern,
    given: () => Promise<readonly Solution[] | undefined> = async () => undefined,
  ) {
    this.#reader = reader;
    this.#dataset = dataset;
    this.#terms = POSITIONS.flatMap((position) => {
      const term = pattern[position as 's'];
      return term ? [[position, term] as const] : [];
    });
    this.#given = given;
    this.names = [
      ...new Set(this.#terms.flatMap(([, term]) => (term.termType === 'Variable' ? [term.value] : []))),
    ];
  }

  cardinality(): Promise<Cardinality> {
    return this.#start().then(({ cardinality }) => cardinality);
  }

  async *batches(): AsyncGenerator<readonly Solution[], undefined> {
    const { groups, pages, ends } = await this.#start();
    for (const [index, group] of groups.entries()) {
      yield pages[index]!;
      let after = ends[index];
      while (after) {
        const [rows] = await this.#reader.read([selectMatches(group.pattern, PAGE, after)]);
        yield await this.#solutions(group, rows!);
        after = this.#end(group, rows!, PAGE);
      }
    }
    return undefined;
  }

  #start() {
    this.#first ??= this.#readFirst();
    return this.#first;
  }

  async #readFirst() {
    const groups = await this.#groups();
    const firsts = groups.map(({ pattern }) => selectMatches(pattern, FIRST_PAGE));
    // How many there are of joined rows nobody asks.
    const counts = groups.flatMap(({ pattern }) => (pattern.rows ? [] : [countMatches(pattern, COUNTED)]));
    const results = groups.length > 0 ? await this.#reader.read([...firsts, ...counts]) : [];
    const rowsOf = (index: number) => results[index]!;
    const sizes = groups.map((_, index) => Number((results[groups.length + index]?.[0] ?? { n: COUNTED }).n));
    const pages: (readonly Solution[])[] = [];
    for (const [index, group] of groups.entries()) pages.push(await this.#solutions(group, rowsOf(index)));
    return {
      groups,
      pages,
      ends: groups.map((group, index) => this.#end(group, rowsOf(index), FIRST_PAGE)),
      cardinality: {
        isExact: sizes.every((size) => size < COUNTED),
        value: sizes.reduce((sum, size) => sum + (size < COUNTED ? size : 4 * COUNTED), 0),
      },
    };
  }

  #end(
    { pattern }: Group,
    rows: readonly Readonly<Record<string, unknown>>[],
    size: number,
  ): PageKey | undefined {
    const last = rows.length === size ? rows.at(-1) : undefined;
    const key = pageKey(pattern);
    return last && key.length > 0 ? key.map((name) => Number(last[name])) : undefined;
  }

  async #groups(): Promise<Group[]> {
    const isNamed = this.#terms.some(([position]) => position === 'g');
    const graphs = await graphsOf(this.#reader, this.#dataset, isNamed);
    const constants = this.#terms.flatMap(([, term]) => (term.termType === 'Variable' ? [] : [term]));
    const given = await this.#given();
    const joined = given?.flatMap((solution) =>
      this.names.flatMap((name) => (solution.has(name) ? [solution.get(name)!] : [])),
    );
    const idOf = await this.#reader.idsOf([...constants, ...(joined ?? [])]);
    if (constants.some((term) => idOf(term) === undefined)) return [];
    const parts = given ? byBoundVariables(given, this.names) : [undefined];
    return parts.flatMap((solutions) => {
      const bound = solutions ? this.names.filter((name) => solutions[0]?.has(name)) : [];
      const known = solutions?.filter((solution) =>
        bound.every((name) => idOf(solution.get(name)!) !== undefined),
      );
      if (known?.length === 0) return [];
      const slot = (term: Term): Slot => {
        if (term.termType !== 'Variable') return { kind: 'id', id: idOf(term)! };
        const column = bound.indexOf(term.value);
        return column < 0 ? { kind: 'free', name: term.value } : { kind: 'joined', column };
      };
      const slots = Object.fromEntries(this.#terms.map(([position, term]) => [position, slot(term)]));
      const rows = known?.map((solution) => bound.map((name) => idOf(solution.get(name)!)!));
      return [
        {
          pattern: { graphs, slots, ...(rows && { rows }) },
          given: known ?? [],
          found: this.#terms.flatMap(([position, term]) =>
            slot(term).kind === 'free' ? [{ name: term.value, position }] : [],
          ),
        },
      ];
    });
  }

  async #solutions(
    { given, found }: Group,
    rows: readonly Readonly<Record<string, unknown>>[],
  ): Promise<readonly Solution[]> {
    const termOf = await this.#reader.termsOf(
      rows.flatMap((row) => found.map(({ position }) => Number(row[position]))),
    );
    return rows.map((row) => {
      const solution = new Map(row.j === undefined ? [] : given[Number(row.j)]);
      for (const { name, position } of found) solution.set(name, termOf(Number(row[position])));
      return solution;
    });
  }
}
