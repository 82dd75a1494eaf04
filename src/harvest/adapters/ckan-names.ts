/**
 * CKAN and DKAN without a search: the names of all packages, then one package after the other. Names are taken in
 * their order, so a place in the list is a name, and nothing that is added or deleted moves it.
 */
import { damageLog } from '../../catalogue/damage.ts';
import { AppError } from '../../lib/app-error.ts';
import { mapEntries } from '../mapped-entries.ts';
import type { Problem } from '../run.ts';
import { type AdapterContext, type HarvestPage, page } from './adapter.ts';
import { callCkan, ckanPortal, ckanRefused, isRefused } from './ckan-answer.ts';
import { answeredWith } from './json-page.ts';
import { shortOf } from './walk-page.ts';

export interface Names {
  /** The last name that was taken; null at the start. */
  readonly after: string | null;
  readonly came: number;
}

/** Each is a request of its own, with a rest before it. */
const NAMES_A_PAGE = 20;
/** So many failures on one page are the failure of the portal. */
const MAX_FAILURES = 5;

const namesOf = (url: string, result: unknown): string[] => {
  if (!Array.isArray(result)) throw ckanRefused(url, 'there is no list of names');
  return [
    ...new Set(result.filter((name): name is string => typeof name === 'string' && name !== '')),
  ].sort();
};

/** Nobody may see it, or nobody can any more: what is not public is not there. */
const HIDDEN = new Set([401, 403, 404, 410]);

/** DKAN wraps a package in a list. */
const packageIn = (result: unknown): unknown => (Array.isArray(result) ? result[0] : result);

interface Shown {
  readonly packages: readonly unknown[];
  readonly problems: readonly Problem[];
  readonly failures: number;
}

const showAll = async (ctx: AdapterContext, names: readonly string[]): Promise<Shown> => {
  const packages: unknown[] = [];
  const problems: Problem[] = [];
  let failures = 0;
  for (const id of names) {
    try {
      packages.push(packageIn((await callCkan(ctx, 'package_show', { id })).result));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const isHidden = HIDDEN.has(answeredWith(error) ?? 0);
      if (!isHidden) failures += 1;
      if (failures > MAX_FAILURES) throw error;
      const { code, detail } = error.info;
      problems.push({ kind: 'request', code: isHidden ? 'not-public' : code, detail: `${id}: ${detail}` });
    }
  }
  return { packages, problems, failures };
};

export const readNames = async (
  ctx: AdapterContext,
  { after, came }: Names,
): Promise<{ readonly page: HarvestPage; readonly next: Names | null }> => {
  const { url, result, issues } = await callCkan(ctx, 'package_list', {});
  const names = namesOf(url, result);
  const taken = names.filter((name) => after === null || name > after).slice(0, NAMES_A_PAGE);
  const last = taken.at(-1) ?? after;
  const { packages, problems, failures } = await showAll(ctx, taken);
  const portal = ckanPortal(ctx.config.url).portal;
  const { lost, ...mapped } = await mapEntries(ctx, { format: 'ckan', portal }, packages);
  const now = came + taken.length - failures - lost;
  const next =
    last === null || last === names.at(-1) || taken.length === 0 ? null : { after: last, came: now };
  const isShort = failures + lost > 0 || next === null;
  return {
    page: page({
      url: `${url}#${taken[0] ?? ''}`,
      quads: mapped.quads,
      issues,
      damage: damageLog(),
      problems: [...problems, ...mapped.problems],
      doubt: isShort ? shortOf(url, next === null ? names.length : came + taken.length, now) : null,
      next: null,
    }),
    next,
  };
};

/** Whether the names stand for what the source asks for: they know no filter. */
export const canListNames = (ctx: AdapterContext, error: unknown): error is AppError =>
  isRefused(error) && ckanPortal(ctx.config.url).query === '';
