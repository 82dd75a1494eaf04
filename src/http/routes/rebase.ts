/**
 * `POST /api/rebase`: moves the store to the BASE_URL of the configuration.
 */
import { rebase } from '../../catalogue/rebase.ts';
import type { Handler } from '../app-env.ts';
import { jsonResponse } from '../json.ts';
import { requireAdminOf } from '../principal.ts';

export const postRebase: Handler = async (c) => {
  await requireAdminOf(c);
  return jsonResponse(await rebase(c.var.catalogue));
};
