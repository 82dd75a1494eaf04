/**
 * The catalogue that written records become members of: `?catalog=`, else the only one that the token may
 * write.
 */
import { readRecord } from '../catalogue/documents.ts';
import { ID_PATTERN, ROOT_ID } from '../catalogue/identity.ts';
import { undescribedCatalog } from '../catalogue/new-catalog.ts';
import { writeRecords } from '../catalogue/records.ts';
import { AppError } from '../lib/app-error.ts';
import { missingScope } from '../security/authenticate.ts';
import { catalogsOf, isAdmin } from '../security/scopes.ts';
import type { Principal } from '../security/tokens.ts';
import type { AppContext } from './app-env.ts';

export interface CatalogChoice {
  /** Only what the request states counts. */
  readonly isStated?: boolean;
  /** An administrator's request makes a catalogue that is missing, in the name of this source. */
  readonly createAs?: string;
}

/** The IRI of the catalogue, or undefined for none besides the root. */
export const catalogToWrite = async (
  c: AppContext,
  { scopes }: Principal,
  { isStated = false, createAs }: CatalogChoice = {},
): Promise<string | undefined> => {
  const asked = c.req.query('catalog');
  const own = [...catalogsOf(scopes)];
  const id = asked || (isStated || own.length !== 1 ? undefined : own[0]);
  if (!id || id === ROOT_ID) return undefined;
  if (asked && own.length > 0 && !isAdmin(scopes) && !own.includes(asked))
    throw missingScope(`catalog:${asked}`, `This token may not write the catalogue ${asked}.`);
  const document = await readRecord(c.var.catalogue, id);
  if (!document && createAs !== undefined && isAdmin(scopes) && ID_PATTERN.test(id)) {
    const catalog = undescribedCatalog(id, c.var.config.baseUrl);
    await writeRecords(c.var.catalogue, [catalog], { source: createAs });
    return catalog.iri;
  }
  if (document?.record.kind !== 'catalog' || document.record.status !== 'published')
    throw new AppError({
      kind: 'notFound',
      code: 'no-such-catalog',
      detail: `There is no catalogue “${id.slice(0, 100)}”.`,
      hint: `Describe it first: PUT ${c.var.config.baseUrl}/catalogs/${id.slice(0, 100)}.`,
      extra: { id: id.slice(0, 100) },
    });
  return document.record.iri;
};
