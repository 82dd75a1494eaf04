/**
 * A walk over a whole catalogue: what is asked for, one request after the other. Each way of walking is a function
 * that gives what it read; what it cost is measured around it.
 */
export interface WalkStep {
  readonly bytes: number;
  readonly totalMs: number;
  /** Members, records or headers in it. */
  readonly members: number;
}

export interface WalkTarget {
  /** Where the server answers, the path of BASE_URL included. */
  readonly url: string;
  /** What its documents begin their links with. */
  readonly baseUrl: string;
}

export interface Walk {
  readonly name: string;
  readonly about: string;
  /** In the order of the walk: the first and the last can be compared. */
  readonly run: (target: WalkTarget) => Promise<readonly WalkStep[]>;
}

/** A link of a document at the port that is measured. */
export const hereOf = ({ url, baseUrl }: WalkTarget, link: string): string =>
  link.startsWith(baseUrl) ? url + link.slice(baseUrl.length) : link;
