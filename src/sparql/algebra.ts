/** The algebra's types, under the one name that the engine uses for them, and its factory (SPARQL 1.1 §18.2). */
import { AlgebraFactory } from '@traqula/algebra-transformations-1-1';

export type { Algebra } from '@traqula/algebra-transformations-1-1';

export const Factory = new AlgebraFactory();
