/** The algebra's types, under the one name that the engine uses for them (SPARQL 1.1 §18.2). */
export type { Algebra } from '@traqula/algebra-transformations-1-1';
