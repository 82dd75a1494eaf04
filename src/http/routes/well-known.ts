/**
 * `/.well-known/datacatalog`: where registers look for the catalogue of a host. They take what they get there for the
 * first page and follow its links, so it is that page and no redirect to it.
 */
import { getCatalog } from './catalog.ts';

export const getDataCatalog = getCatalog;
