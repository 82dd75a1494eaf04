/**
 * The limits of the query engine. Each is a setting of the same name in upper case with `SPARQL_` in front;
 * a refusal names the limit and the size found.
 */

export interface Limits {
  /** Characters of the query's text. */
  readonly queryChars: number;
  /** Triple patterns, steps of paths, and aggregates. */
  readonly patterns: number;
  /** How deep groups, expressions and paths may be nested. */
  readonly depth: number;
  /** Rows (or quads) of the answer. */
  readonly rows: number;
  /** Bytes of the answer's terms. */
  readonly bytes: number;
  /** Wall time of the whole answer, in milliseconds. */
  readonly timeMs: number;
  /** Estimated steps of the database above which a query is refused; a fuse ends a join at a quarter as many rows. */
  readonly steps: number;
}

export const DEFAULT_LIMITS: Limits = {
  queryChars: 100_000,
  patterns: 100,
  depth: 50,
  rows: 100_000,
  bytes: 32_000_000,
  timeMs: 30_000,
  steps: 10_000_000,
};

/** Rows of one join at which the fuse inside a statement ends it: counting costs about as much as joining. */
export const fuseRows = ({ steps }: Limits): number => Math.ceil(steps / 4);
