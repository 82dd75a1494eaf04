/**
 * Which representation of a page a request asks for. TriG puts each record into a graph of its own, where clients that
 * look at the default graph alone find nothing: who accepts several kinds of RDF gets one without graphs.
 */
import type { AppContext } from './app-env.ts';
import { negotiate } from './negotiate.ts';
import { HTML, offerOf, REPRESENTATIONS } from './representations.ts';
import { type Asked, askedOf } from './request-format.ts';

const WITHOUT_GRAPHS = REPRESENTATIONS.filter((name) => name !== 'trig' && name !== HTML).map(offerOf);

/** The ranges of an `Accept` that name a type. */
const namedRanges = (accept: string): string =>
  accept
    .split(',')
    .filter((range) => !range.includes('*'))
    .join(',');

export const pageAskedOf = (c: AppContext): Asked => {
  const asked = askedOf(c);
  if (asked.representation !== 'trig' || asked.extension !== null) return asked;
  const ranges = namedRanges(c.req.header('Accept') ?? '');
  const other = ranges === '' ? null : negotiate(ranges, WITHOUT_GRAPHS);
  return other === null ? asked : { ...asked, representation: other };
};
