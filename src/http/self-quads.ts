/**
 * Where the catalogue's description of itself is shown: in RDF, at the beginning of a walk over all of it.
 */
import { NEVER } from '../catalogue/newest.ts';
import type { RecordDocument } from '../catalogue/record.ts';
import { type SelfDescription, selfDescription } from '../catalogue/self-description.ts';
import { ns } from '../rdf/namespaces.ts';
import type { AppContext } from './app-env.ts';
import { HTML, type Representation } from './representations.ts';

/** Parameters that choose no members. */
const NO_FILTERS: ReadonlySet<string> = new Set(['page', 'page_size', 'order', 'lang', 'after']);

const SERVES_DATASET = ns.dcat('servesDataset');

const NOTHING: SelfDescription = { quads: [], modified: NEVER };

/** For a page of its own; pages for people show nothing of it. */
export const describedSelf = async (
  c: AppContext,
  representation: Representation,
  catalog: RecordDocument,
): Promise<SelfDescription> =>
  representation === HTML ? NOTHING : selfDescription(c.var.catalogue, catalog);

/** For the first page of the whole catalogue, on which services do not name what they serve. */
export const describedSelfOnPage = async (
  c: AppContext,
  representation: Representation,
  page: { readonly catalog: RecordDocument; readonly page: number },
): Promise<SelfDescription> => {
  const isFiltered = [...new URL(c.req.url).searchParams.keys()].some((name) => !NO_FILTERS.has(name));
  if (page.page !== 1 || isFiltered) return NOTHING;
  const { quads, modified } = await describedSelf(c, representation, page.catalog);
  return { quads: quads.filter(({ predicate }) => !predicate.equals(SERVES_DATASET)), modified };
};
