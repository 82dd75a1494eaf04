/**
 * RDF/XML cannot say everything: a document in it lacks such statements, and a body in it would delete them.
 */
import type { CatalogueContext } from '../catalogue/context.ts';
import { readPublishedGraphs } from '../catalogue/published-graphs.ts';
import { AppError } from '../lib/app-error.ts';
import { relativeStatement } from '../rdf/relative.ts';
import { inexpressible } from '../rdf/serialize/rdfxml-limits.ts';
import { serialize } from '../rdf/serialize/serialize.ts';

const MAX_LISTED = 20;

/**
 * Refuses a body in RDF/XML for records of which something is published that it cannot say. What curators added
 * stays whatever the body says.
 * @throws AppError `rdfxml-incomplete`
 */
export const refuseRdfXmlLosses = async (ctx: CatalogueContext, ids: readonly string[]): Promise<void> => {
  const graphs = await readPublishedGraphs(ctx, ids);
  const lost = [...graphs.values()].flatMap(({ quads, amendments }) => {
    const added = new Set(amendments.flatMap(({ action, triple }) => (action === 'add' ? [triple] : [])));
    return inexpressible(quads).filter((q) => !added.has(relativeStatement(q, ctx.baseUrl)));
  });
  if (lost.length === 0) return;
  throw new AppError({
    kind: 'unprocessable',
    code: 'rdfxml-incomplete',
    detail: `The record has ${lost.length} statements that RDF/XML cannot say; a body in RDF/XML would delete them.`,
    hint: 'Send Turtle, JSON-LD or N-Triples.',
    extra: {
      total: lost.length,
      statements: lost.slice(0, MAX_LISTED).map((q) => serialize('ntriples', [q]).trim()),
    },
  });
};
