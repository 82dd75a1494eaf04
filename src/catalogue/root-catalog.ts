/**
 * The catalogues that lists are of: the root, described or not, and the others.
 */
import { ns, RDF_TYPE } from '../rdf/namespaces.ts';
import { literal, namedNode, quad } from '../rdf/terms.ts';
import type { CatalogueContext } from './context.ts';
import { readRecord, recordAt } from './documents.ts';
import { ROOT_ID, rootIri } from './identity.ts';
import { NEVER } from './newest.ts';
import type { RecordDocument } from './record.ts';

/** The root catalogue as long as nobody described it. */
const undescribedRoot = (ctx: CatalogueContext): RecordDocument => {
  const root = namedNode(rootIri(ctx.baseUrl));
  return {
    record: {
      seq: 0,
      id: ROOT_ID,
      kind: 'catalog',
      iri: root.value,
      status: 'published',
      checksum: '',
      version: 0,
      created: NEVER,
      modified: NEVER,
    },
    own: [
      quad(root, namedNode(RDF_TYPE), ns.dcat('Catalog')),
      quad(root, ns.dct('title'), literal('Moisson')),
    ],
    entities: [],
    modified: NEVER,
  };
};

/** Absent = the root; null when there is no such catalogue. */
export const readCatalog = async (
  ctx: CatalogueContext,
  id: string | undefined,
): Promise<RecordDocument | null> => {
  if (id === undefined || id === ROOT_ID) {
    const root = await recordAt(ctx, rootIri(ctx.baseUrl));
    return root?.record.status === 'published' ? root : undescribedRoot(ctx);
  }
  const catalog = await readRecord(ctx, id);
  return catalog?.record.kind === 'catalog' && catalog.record.status === 'published' ? catalog : null;
};
