/** The leaves of Comunica's plan: quad patterns, each with the source that finds its solutions. */
import type { IQuerySourceWrapper } from '@comunica/types';
import { DataFactory } from 'rdf-data-factory';
import type { Term } from '../../rdf/terms.ts';

/** An operation, seen as what it consists of. */
export type PlanNode = { readonly type: string } & Readonly<Record<string, unknown>>;

export type Terms = Readonly<Record<'subject' | 'predicate' | 'object' | 'graph', Term>>;

const factory = new DataFactory();

/** The algebra's patterns are quads of its factory that have a type. */
export const patternOf = ({ subject, predicate, object, graph }: Terms): PlanNode =>
  Object.assign(factory.quad(subject as never, predicate as never, object as never, graph as never), {
    type: 'pattern',
  }) as unknown as PlanNode;

export const withSource = (node: PlanNode, source: IQuerySourceWrapper): PlanNode =>
  Object.assign(node, { metadata: { scopedSource: source } });

export const leafPattern = (terms: Terms, source: IQuerySourceWrapper): PlanNode =>
  withSource(patternOf(terms), source);
