/**
 * `/api/outcomes`: how the records stand by each profile (GET), and the judging of those that wait (POST), which
 * the cron does too; an import asks for it so that its outcomes are there when it ends.
 */
import type { RecordKind } from '../../catalogue/kinds.ts';
import { readTotals, type Standings } from '../../catalogue/outcome-totals.ts';
import { refreshOutcomes } from '../../catalogue/outcomes.ts';
import { refreshStatistics } from '../../catalogue/statistics.ts';
import type { Standing } from '../../store/outcome-list.ts';
import type { Handler } from '../app-env.ts';
import { jsonResponse } from '../json.ts';
import { principalOfRequest } from '../principal.ts';
import { withQuery } from '../urls.ts';
import { validationOf } from '../validator.ts';

/** Of one request: well below the CPU time that a Worker has. */
const RECORDS_A_REQUEST = 200;

/** Each number with the address of the records behind it. */
const linked = (
  baseUrl: string,
  profile: string,
  { kind, ...counts }: Standings & { readonly kind?: RecordKind },
) => {
  const url = `${baseUrl}/api/outcomes/${profile}`;
  const of = (standing: Standing): string =>
    withQuery(url, [
      ['kind', kind],
      ['standing', standing],
    ]);
  return {
    ...(kind && { kind }),
    ...counts,
    url: withQuery(url, [['kind', kind]]),
    failingUrl: of('failing'),
    improvableUrl: of('improvable'),
  };
};

export const getOutcomes: Handler = async (c) => {
  const { baseUrl } = c.var.config;
  const { profiles, remaining } = await readTotals(c.var.catalogue);
  return jsonResponse({
    profiles: profiles.map(({ profile, kinds, ...counts }) => ({
      profile,
      ...linked(baseUrl, profile, counts),
      kinds: kinds.map((kind) => linked(baseUrl, profile, kind)),
    })),
    remaining,
  });
};

export const postOutcomes: Handler = async (c) => {
  await principalOfRequest(c);
  const ctx = c.var.catalogue;
  const refreshed = await refreshOutcomes(ctx, validationOf(c.var.config), RECORDS_A_REQUEST);
  // The import is over: what queries are planned by follows it.
  if (refreshed.remaining === 0) await refreshStatistics(ctx, 'afterImport');
  return jsonResponse(refreshed);
};
