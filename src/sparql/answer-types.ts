/**
 * The contract between the query engine and whoever asks it: what is asked, what comes back, and what is told
 * about the way it was found. It knows neither HTTP nor SQL.
 */
import type { Quad, Term } from '../rdf/terms.ts';

/** A query as it arrives (SPARQL 1.1 Protocol §2.1): its text, and the dataset that the protocol names. */
export interface QueryRequest {
  readonly text: string;
  /** `default-graph-uri`, in order. */
  readonly defaultGraphs: readonly string[];
  /** `named-graph-uri`, in order. */
  readonly namedGraphs: readonly string[];
}

/** One solution, in the order of the answer's variables. */
export type Solution = readonly (Term | undefined)[];

export type QueryForm = 'select' | 'ask' | 'construct' | 'describe';

/**
 * Rows and quads come in batches. An iteration that throws means that the answer is not whole: whoever writes it
 * must break the connection rather than end the document.
 */
export type Answer =
  | {
      readonly form: 'select';
      readonly variables: readonly string[];
      readonly solutions: AsyncIterable<readonly Solution[]>;
    }
  | { readonly form: 'ask'; readonly value: boolean }
  | { readonly form: 'construct' | 'describe'; readonly quads: AsyncIterable<readonly Quad[]> };

/** Which part of the engine answered: SQL alone, Comunica over compiled parts, or Comunica over single patterns. */
export type AnswerPath = 'sql' | 'mixed' | 'comunica';

export interface Stage {
  readonly name: 'parse' | 'compile' | 'database' | 'comunica';
  readonly ms: number;
}

/** What is known when the first batch is there; a streamed answer may need more statements afterwards. */
export interface AnswerMeta {
  readonly path: AnswerPath;
  readonly statements: number;
  readonly rowsRead: number;
  readonly stages: readonly Stage[];
  /** Why SQL alone could not answer, where it could not. */
  readonly reason?: string;
}

export interface Answered {
  readonly answer: Answer;
  readonly meta: AnswerMeta;
}
