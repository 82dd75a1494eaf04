/**
 * The catalogues that lists are of: the root, described or not, those that somebody wrote, and views.
 */
import { ns, RDF_TYPE } from '../rdf/namespaces.ts';
import { literal, namedNode, quad } from '../rdf/terms.ts';
import type { CatalogueContext } from './context.ts';
import { readRecord, recordAt } from './documents.ts';
import { ROOT_ID, rootIri } from './identity.ts';
import type { ListedCatalog } from './listed-catalog.ts';
import { NEVER } from './newest.ts';
import type { RecordDocument } from './record.ts';
import { viewDocument, viewIri } from './view-node.ts';
import { splitViewId, VIEWS } from './views.ts';

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

const readRoot = async (ctx: CatalogueContext): Promise<RecordDocument> => {
  const root = await recordAt(ctx, rootIri(ctx.baseUrl));
  return root?.record.status === 'published' ? root : undescribedRoot(ctx);
};

const readView = async (ctx: CatalogueContext, id: string): Promise<ListedCatalog | null> => {
  const named = splitViewId(id);
  const view = named && (await VIEWS[named.name].open(ctx, named.key));
  if (!view) return null;
  const root = await readRoot(ctx);
  const more = view.more?.(viewIri(ctx.baseUrl, id), root) ?? [];
  return {
    ...viewDocument(root, { id, texts: view.texts, more }, ctx.baseUrl),
    view: { name: named.name, narrowing: view.narrowing },
  };
};

/** Absent = the root; null when there is neither such a catalogue nor such a view. */
export const readCatalog = async (
  ctx: CatalogueContext,
  id: string | undefined,
): Promise<ListedCatalog | null> => {
  if (id === undefined || id === ROOT_ID) return readRoot(ctx);
  const stored = await readRecord(ctx, id);
  return stored?.record.kind === 'catalog' && stored.record.status === 'published'
    ? stored
    : readView(ctx, id);
};
