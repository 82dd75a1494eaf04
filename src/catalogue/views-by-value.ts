/**
 * Views by what records say: high-value data, one theme, one publisher; and by who says it, one source.
 */
import { ns } from '../rdf/namespaces.ts';
import { type Literal, literal } from '../rdf/terms.ts';
import type { Statement } from '../store/db.ts';
import { countMembersByObject, isObjectOfMember } from '../store/member-counts.ts';
import { HVD_MARKS } from '../vocab/hvd-marks.ts';
import { SCHEMES } from '../vocab/schemes.ts';
import type { CatalogueContext } from './context.ts';
import { readRecord } from './documents.ts';
import { membersOfRoot } from './listed-catalog.ts';
import type { RecordDocument } from './record.ts';
import { readMentioned } from './related.ts';
import { NAME_PREDICATES } from './search-text.ts';
import { listSources, readSource } from './sources.ts';
import { listOne, type ViewRow } from './view-row.ts';
import { literalsOf, VIEW_DESCRIPTIONS, VIEW_TITLES } from './view-texts.ts';

/** More are not listed; each is there all the same. */
const MAX_LISTED = 2000;

const THEME = ns.dcat('theme').value;
const PUBLISHER = ns.dct('publisher').value;
const THEMES = SCHEMES['data-theme'];

/** The labels of the themes, by IRI. */
const themeTitles = async ({ vocabularies }: CatalogueContext): Promise<Map<string, Literal[]>> => {
  const quads = (await vocabularies.conceptScheme('data-theme')) ?? [];
  const labels = quads.filter((q) => q.predicate.equals(ns.skos('prefLabel')));
  return new Map(
    [...Map.groupBy(labels, ({ subject }) => subject.value)].map(([iri, said]) => [
      iri,
      said.map(({ object }) => object as Literal),
    ]),
  );
};

const namesIn = ({ record, own }: RecordDocument): readonly Literal[] => {
  for (const property of NAME_PREDICATES) {
    const names = own.flatMap(({ subject, predicate, object }) =>
      subject.value === record.iri && predicate.value === property && object.termType === 'Literal'
        ? [object]
        : [],
    );
    if (names.length > 0) return names;
  }
  return [literal(record.iri)];
};

const countObjects = ({ baseUrl }: CatalogueContext, property: string, isRecord: boolean): Statement =>
  countMembersByObject(property, membersOfRoot(baseUrl), { limit: MAX_LISTED, isRecord });

export const HVD_VIEW: ViewRow = {
  hasKey: false,
  open: async () => ({
    narrowing: { marks: [{ oneOf: HVD_MARKS }] },
    texts: { titles: literalsOf(VIEW_TITLES.hvd), descriptions: literalsOf(VIEW_DESCRIPTIONS.hvd) },
  }),
  list: (ctx) => listOne(ctx, { marks: [{ oneOf: HVD_MARKS }] }, literalsOf(VIEW_TITLES.hvd)),
};

export const THEME_VIEW: ViewRow = {
  hasKey: true,
  open: async (ctx, key) => {
    const iri = THEMES.prefix + key.toUpperCase();
    const titles = (await themeTitles(ctx)).get(iri);
    if (!titles || key !== key.toLowerCase()) return null;
    return {
      narrowing: { marks: [{ oneOf: [{ predicate: THEME, object: iri }] }] },
      texts: { titles, descriptions: literalsOf(VIEW_DESCRIPTIONS.theme) },
    };
  },
  list: async (ctx) => {
    const [titles, { rows }] = await Promise.all([
      themeTitles(ctx),
      ctx.db.read([countObjects(ctx, THEME, false)]),
    ]);
    return rows[0]!.flatMap((row) => {
      const own = titles.get(String(row.iri));
      const key = String(row.iri).slice(THEMES.prefix.length).toLowerCase();
      return own ? [{ key, titles: own, total: Number(row.total) }] : [];
    });
  },
};

export const PUBLISHER_VIEW: ViewRow = {
  hasKey: true,
  open: async (ctx, key) => {
    const agent = await readRecord(ctx, key);
    if (agent?.record.kind !== 'entity' || agent.record.status !== 'published') return null;
    const { iri } = agent.record;
    const { rows } = await ctx.db.read([isObjectOfMember(PUBLISHER, iri, membersOfRoot(ctx.baseUrl))]);
    if (!rows[0]![0]!.found) return null;
    return {
      narrowing: { marks: [{ oneOf: [{ predicate: PUBLISHER, object: iri }] }] },
      texts: { titles: namesIn(agent), descriptions: literalsOf(VIEW_DESCRIPTIONS.publisher) },
    };
  },
  list: async (ctx) => {
    const { rows } = await ctx.db.read([countObjects(ctx, PUBLISHER, true)]);
    const agents = await readMentioned(
      ctx,
      rows[0]!.map(({ iri }) => String(iri)),
    );
    return rows[0]!.map((row) => {
      const agent = agents.get(String(row.iri));
      const titles = agent ? namesIn(agent) : [literal(String(row.iri))];
      return { key: String(row.entity), titles, total: Number(row.total) };
    });
  },
};

export const SOURCE_VIEW: ViewRow = {
  hasKey: true,
  open: async (ctx, key) => {
    const source = await readSource(ctx, key);
    if (!source) return null;
    return {
      narrowing: { describedBy: { source: source.id } },
      texts: {
        titles: [literal(source.title ?? source.id)],
        descriptions: literalsOf(VIEW_DESCRIPTIONS.source),
      },
    };
  },
  list: async (ctx) =>
    (await listSources(ctx)).map(({ id, title, records }) => ({
      key: id,
      titles: [literal(title ?? id)],
      total: records,
    })),
};
