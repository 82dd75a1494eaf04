/**
 * `/api/outcomes`: how the records stand by each profile (GET), and the judging of those that wait (POST), which
 * the cron does too; an import asks for it so that its outcomes are there when it ends.
 */
import { readTotals, refreshOutcomes } from '../../catalogue/outcomes.ts';
import { refreshStatistics } from '../../catalogue/statistics.ts';
import type { Handler } from '../app-env.ts';
import { jsonResponse } from '../json.ts';
import { principalOfRequest } from '../principal.ts';
import { validationOf } from '../validator.ts';

/** Of one request: well below the CPU time that a Worker has. */
const RECORDS_A_REQUEST = 200;

export const getOutcomes: Handler = async (c) => jsonResponse(await readTotals(c.var.catalogue));

export const postOutcomes: Handler = async (c) => {
  await principalOfRequest(c);
  const ctx = c.var.catalogue;
  const refreshed = await refreshOutcomes(ctx, validationOf(c.var.config), RECORDS_A_REQUEST);
  // The import is over: what queries are planned by follows it.
  if (refreshed.remaining === 0) await refreshStatistics(ctx, 'afterImport');
  return jsonResponse(refreshed);
};
