/**
 * The records of a page: those that came whole as they are, everything else split.
 */
import { splitRecords } from '../catalogue/split.ts';
import type { Quad } from '../rdf/terms.ts';
import type { HarvestPage, WholeRecords } from './adapters/adapter.ts';

export const recordsOfPage = (
  { quads, whole, damage }: HarvestPage,
  { baseUrl, source }: { readonly baseUrl: string; readonly source: string },
): WholeRecords & { readonly leftOver: readonly Quad[] } =>
  whole
    ? { ...whole, leftOver: [] }
    : splitRecords(quads, {
        baseUrl,
        source,
        damaged: damage.nodes(),
        isOwnerUnknown: damage.isOwnerUnknown() || damage.unread() !== undefined,
      });
