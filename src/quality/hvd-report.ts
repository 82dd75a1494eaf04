/**
 * The state of the high-value data of the catalogue: every resource judged, the catalogues that name no
 * country, and totals. Two reads: first what licences and catalogues mean, then the facts of all resources.
 */
import { rootIri } from '../catalogue/identity.ts';
import type { Db, Row } from '../store/db.ts';
import {
  type Candidates,
  type Judged,
  MAX_HVD_RESOURCES,
  readCandidates,
  readHvd,
  selectCandidates,
  selectHvd,
} from '../store/hvd.ts';
import { selectCatalogues, selectLicences } from '../store/hvd-basis.ts';
import { selectNewestChange } from '../store/revision.ts';
import { type HvdTaxonomy, hvdTaxonomy } from '../vocab/hvd.ts';
import type { Vocabularies } from '../vocab/vocabularies.ts';
import { type HvdRecord, judge } from './hvd-report-judge.ts';

export interface HvdContext {
  readonly db: Db;
  readonly baseUrl: string;
  readonly vocabularies: Vocabularies;
}

export interface CatalogueCountry {
  /** Null for the root catalogue as long as nobody described it. */
  readonly id: string | null;
  readonly iri: string;
  /** Null: it names none. */
  readonly country: string | null;
}

export interface HvdReport {
  /** By sequence number. */
  readonly records: readonly HvdRecord[];
  /** False when there are more resources than are looked at. */
  readonly isWhole: boolean;
  readonly catalogues: readonly CatalogueCountry[];
  readonly taxonomy: HvdTaxonomy;
  /** When the store changed last. */
  readonly modified: string | null;
}

const LICENCES = 'http://publications.europa.eu/resource/authority/licence/';
const ACCEPTED: ReadonlySet<string> = new Set([`${LICENCES}CC_BY_4_0`, `${LICENCES}CC0`]);

/** A mapping that says no more than this licence allows, HVD 3.0.1 §assessment of licences. */
const AS_OPEN: ReadonlySet<string> = new Set(['exactMatch', 'narrowMatch']);

const listOf = (value: unknown): readonly string[] => JSON.parse(String(value)) as string[];

/** At least as open as CC BY 4.0, by our tables. */
const isOpen = async (iri: string, { conceptFor, matchesOf }: Vocabularies): Promise<boolean> => {
  if (ACCEPTED.has(iri)) return true;
  const concept = await conceptFor('licence', iri);
  if (concept !== undefined && ACCEPTED.has(concept)) return true;
  const matches = await Promise.all(
    [iri, ...(concept === undefined ? [] : [concept])].map((each) => matchesOf('licence', each)),
  );
  return matches.flat().some(({ relation, target }) => AS_OPEN.has(relation) && ACCEPTED.has(target));
};

const judgeLicences = async (
  rows: readonly Row[],
  vocabularies: Vocabularies,
): Promise<Pick<Judged, 'accepted' | 'open'>> => {
  const judged = await Promise.all(
    rows.map(async ({ id, iri, mapped }) => ({
      id: Number(id),
      isAccepted: ACCEPTED.has(String(iri)) || listOf(mapped).some((target) => ACCEPTED.has(target)),
      isOpen: await isOpen(String(iri), vocabularies),
    })),
  );
  return {
    accepted: judged.filter(({ isAccepted }) => isAccepted).map(({ id }) => id),
    open: judged.filter((each) => each.isOpen).map(({ id }) => id),
  };
};

interface Country extends CatalogueCountry {
  readonly term: number;
}

const readCountries = async (rows: readonly Row[], vocabularies: Vocabularies): Promise<Country[]> => {
  const quads = (await vocabularies.conceptScheme('country')) ?? [];
  const countries = new Set(quads.map(({ subject }) => subject.value));
  return rows.map(({ id, term, iri, places }) => ({
    id: String(id),
    iri: String(iri),
    term: Number(term),
    country: listOf(places).find((place) => countries.has(place)) ?? null,
  }));
};

const taxonomyOf = async ({ conceptScheme }: Vocabularies): Promise<HvdTaxonomy> =>
  hvdTaxonomy((await conceptScheme('high-value-dataset-category')) ?? []);

interface Basis {
  readonly judged: Judged;
  readonly taxonomy: HvdTaxonomy;
  readonly catalogues: readonly CatalogueCountry[];
  readonly modified: string | null;
}

const readBasis = async ({ db, baseUrl, vocabularies }: HvdContext): Promise<Basis> => {
  const { rows } = await db.read([selectLicences, selectCatalogues, selectNewestChange]);
  const [licences, countries, taxonomy] = await Promise.all([
    judgeLicences(rows[0]!, vocabularies),
    readCountries(rows[1]!, vocabularies),
    taxonomyOf(vocabularies),
  ]);
  const root = rootIri(baseUrl);
  const described = countries.map(({ id, iri, country }) => ({ id, iri, country }));
  return {
    judged: {
      ...licences,
      located: countries.filter(({ country }) => country !== null).map(({ term }) => term),
    },
    taxonomy,
    catalogues: described.some(({ iri }) => iri === root)
      ? described
      : [{ id: null, iri: root, country: null }, ...described],
    modified: rows[2]![0] ? String(rows[2]![0].modified) : null,
  };
};

export const readHvdReport = async (ctx: HvdContext): Promise<HvdReport> => {
  const { judged, taxonomy, catalogues, modified } = await readBasis(ctx);
  const { rows } = await ctx.db.read(selectHvd(judged, null));
  const records = readHvd(rows).map((row) => judge(row, taxonomy));
  return { records, isWhole: records.length < MAX_HVD_RESOURCES, catalogues, taxonomy, modified };
};

export interface HvdRecordReport extends Omit<HvdReport, 'records' | 'isWhole'> {
  readonly record: HvdRecord;
  readonly candidates: Candidates;
}

/** Null when the record claims to be no data of high value, or is none. */
export const readHvdRecord = async (ctx: HvdContext, id: string): Promise<HvdRecordReport | null> => {
  const { judged, ...basis } = await readBasis(ctx);
  const statements = selectHvd(judged, id);
  const { rows } = await ctx.db.read([...statements, ...selectCandidates(judged, id)]);
  const [row] = readHvd(rows);
  if (!row) return null;
  return {
    ...basis,
    record: judge(row, basis.taxonomy),
    candidates: readCandidates(rows.slice(statements.length)),
  };
};
