/**
 * Records that arrived from another Moisson, made exact: one that differs from its checksum is asked for by itself,
 * from the address of its CatalogRecord, which has all that is said of it.
 */
import { type Damage, damageLog } from '../../catalogue/damage.ts';
import type { IncomingRecord } from '../../catalogue/incoming.ts';
import { AppError } from '../../lib/app-error.ts';
import { RDF_FORMATS } from '../../rdf/media-types.ts';
import type { ReadIssue } from '../../rdf/repair/issues.ts';
import type { Problem } from '../run.ts';
import type { AdapterContext, WholeRecords } from './adapter.ts';
import { type GivenRecord, readGiven } from './moisson-records.ts';
import { readDocument } from './read-document.ts';

export interface Taken extends WholeRecords {
  readonly problems: readonly Problem[];
  readonly issues: readonly ReadIssue[];
  readonly damage: Damage;
}

/** What it says of itself may lie on another host than where it was reached: only there are we asked to look. */
const documentUrl = (node: string, siteUrl: string): string => {
  const { pathname } = new URL(node);
  const site = new URL(siteUrl);
  return node.startsWith(`${site.origin}/`) ? `${node}.nt` : `${site.origin}${pathname}.nt`;
};

const askedAgain = async (ctx: AdapterContext, node: string): Promise<GivenRecord | null> => {
  try {
    const answer = await ctx.fetch(documentUrl(node, ctx.config.url), {
      accept: RDF_FORMATS.ntriples.mediaType,
    });
    const { quads, damage } = await readDocument(answer, 'ntriples', ctx.config.maxBytes);
    return damage.unread() ? null : { node, quads };
  } catch (error) {
    const isGone = error instanceof AppError && [404, 410].includes(Number(error.info.extra?.answered));
    // Deleted meanwhile: the next run will say so.
    if (isGone) return null;
    throw error;
  }
};

const inexact = (record: IncomingRecord): Problem => ({
  kind: 'mapping',
  record: record.id,
  iri: record.iri,
  code: 'checksum-differs',
  detail:
    'Its statements do not have the checksum that its CatalogRecord says; they were taken as they came.',
});

const isDamagedIn =
  (damage: Damage) =>
  ({ quads }: GivenRecord): boolean =>
    quads.some(damage.touches);

/** @throws AppError what asking for a single record throws */
export const takeRecords = async (
  ctx: AdapterContext,
  given: readonly GivenRecord[],
  read: { readonly issues: readonly ReadIssue[]; readonly damage: Damage } = {
    issues: [],
    damage: damageLog(),
  },
): Promise<Taken> => {
  const records: IncomingRecord[] = [];
  const damaged: IncomingRecord[] = [];
  const problems: Problem[] = [];
  const isDamaged = isDamagedIn(read.damage);
  for (const one of given) {
    let found = readGiven(one, ctx);
    if (!found) continue;
    if (!found.isExact) {
      const again = await askedAgain(ctx, one.node);
      found = (again && readGiven(again, ctx)) ?? found;
      if (!found.isExact) problems.push(inexact(found.record));
    }
    (isDamaged(one) && !found.isExact ? damaged : records).push(found.record);
  }
  return { records, damaged, problems, ...read };
};
