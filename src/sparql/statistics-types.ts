/**
 * What the order of joins is decided by. The store counts; the compiler takes the figures as they are.
 */
export type { PredicateStatistics, Statistics } from '../store/stats.ts';
