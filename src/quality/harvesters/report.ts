/**
 * The catalogue as harvesters see it: the facts of all its members, read anew for each answer, so that nothing
 * has to be kept fresh.
 */
import type { ViewSettings } from '../../catalogue/context.ts';
import { exportIdentifier } from '../../catalogue/export-identifier.ts';
import { recordIri, rootIri } from '../../catalogue/identity.ts';
import { ns } from '../../rdf/namespaces.ts';
import { literal, namedNode, type Quad, quad } from '../../rdf/terms.ts';
import {
  HARVEST_ROWS_A_READ,
  type HarvestFact,
  type HarvestRow,
  readHarvestRow,
  selectHarvestRows,
} from '../../store/harvest-facts.ts';
import type { HvdTaxonomy } from '../../vocab/hvd.ts';
import { type HvdContext, readHvdReport } from '../hvd-report.ts';
import type { HvdRecord } from '../hvd-report-judge.ts';
import { themesOf } from '../hvd-report-totals.ts';
import { type EuVerdict, type SeenFacts, seen } from './facts.ts';
import type { HarvesterId } from './harvesters.ts';
import { judge } from './judge.ts';
import type { HarvestKind, Judged } from './totals.ts';

/** Members beyond this number are not looked at, and the answer says so. */
const MAX_MEMBERS = 50_000;

export interface HarvestReport {
  /** Datasets, services and series, by sequence number. */
  readonly members: readonly (SeenFacts & { readonly kind: HarvestKind })[];
  /** False when there are more members than are looked at. */
  readonly isWhole: boolean;
  /** When the store changed last. */
  readonly modified: string | null;
}

const IDENTIFIER = ns.dct('identifier');

const saying = (subject: string, texts: readonly string[]): Quad[] =>
  texts.map((text) => quad(namedNode(subject), IDENTIFIER, literal(text)));

/** The same as on pages; where there is no choice it is not asked for, which a whole catalogue would feel. */
const identifierOf = ({ id, iri, kind, identifiers, kept }: HarvestRow, baseUrl: string): string => {
  const [first = iri, ...others] = identifiers.filter((text) => text.trim() !== '');
  if (others.length === 0) return first;
  const quads = [...saying(iri, identifiers), ...saying(recordIri(baseUrl, id), kept)];
  return exportIdentifier({ id, iri, kind }, quads, baseUrl);
};

export interface HarvestContext extends HvdContext {
  readonly views: ViewSettings;
}

/** The view for data.europa.eu says the country that is configured, where the catalogue says none. */
const euVerdict = (record: HvdRecord | undefined, { country }: ViewSettings): EuVerdict => {
  if (record?.kind !== 'dataset') return null;
  if (!record.counts) return 'fails';
  return record.countsByLetter || country !== null ? 'counts' : 'countsButCountry';
};

/** The view for udata adds the thematic category above each category as a theme. */
const factsOf = (
  { facts }: HarvestRow,
  record: HvdRecord | undefined,
  taxonomy: HvdTaxonomy,
  { hasUdataView }: ViewSettings,
): ReadonlySet<HarvestFact> =>
  hasUdataView && record && themesOf(record, taxonomy).length > 0 ? new Set([...facts, 'hasTheme']) : facts;

const readRows = async (
  { db }: HvdContext,
  themes: readonly string[],
): Promise<Pick<HarvestReport, 'isWhole'> & { readonly rows: readonly HarvestRow[] }> => {
  const rows: HarvestRow[] = [];
  for (let after = 0; rows.length < MAX_MEMBERS; after = rows.at(-1)!.seq) {
    const answer = await db.read([selectHarvestRows(themes, after)]);
    for (const row of answer.rows[0]!) rows.push(readHarvestRow(row));
    if (answer.rows[0]!.length < HARVEST_ROWS_A_READ) return { rows, isWhole: true };
  }
  return { rows, isWhole: false };
};

export const readHarvestReport = async (ctx: HarvestContext): Promise<HarvestReport> => {
  const hvd = await readHvdReport(ctx);
  const tops = [...hvd.taxonomy.values()].filter(({ broader }) => broader === null);
  const { rows, isWhole } = await readRows(
    ctx,
    tops.map(({ iri }) => iri),
  );
  const judgements = new Map(hvd.records.map((record) => [record.seq, record]));
  const root = rootIri(ctx.baseUrl);
  const members = seen(
    rows
      .filter(({ iri }) => iri !== root)
      .map(({ kept, ...row }) => ({
        ...row,
        identifier: identifierOf({ ...row, kept }, ctx.baseUrl),
        identifiers: row.identifiers.filter((text) => text.trim() !== '').length,
        facts: factsOf({ ...row, kept }, judgements.get(row.seq), hvd.taxonomy, ctx.views),
        eu: euVerdict(judgements.get(row.seq), ctx.views),
      })),
  );
  return {
    members: members.filter(
      (member): member is SeenFacts & { kind: HarvestKind } => member.kind !== 'catalog',
    ),
    isWhole,
    modified: hvd.modified,
  };
};

export const judgedBy = (harvester: HarvesterId, { members }: HarvestReport): readonly Judged[] =>
  members.map((member) => ({ member, verdict: judge(harvester, member) }));
