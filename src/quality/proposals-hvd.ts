/**
 * Categories of high-value data: one that a more precise one implies goes; one that the only INSPIRE theme of
 * the dataset makes plain is suggested, which a person must say.
 */
import { ns } from '../rdf/namespaces.ts';
import { namedNode, type Term } from '../rdf/terms.ts';
import { type HvdTaxonomy, hvdTaxonomy, isLeafHvdCategory } from '../vocab/hvd.ts';
import { SCHEMES } from '../vocab/schemes.ts';
import type { Draft } from './proposal.ts';
import { fociOf } from './proposals-concepts.ts';
import { type RuleContext, statement, valuesOf } from './proposals-context.ts';

const CATEGORY = ns.dcatap('hvdCategory').value;
const THEMED = [ns.dcat('theme'), ns.dct('subject'), ns.dcat('keyword')].map(({ value }) => value);
const INSPIRE = SCHEMES['inspire-theme'].prefix.replace(/^http/, '');

const isBelow = (taxonomy: HvdTaxonomy, category: string, broad: string): boolean => {
  const seen = new Set<string>();
  for (let at = taxonomy.get(category)?.broader; at && !seen.has(at); at = taxonomy.get(at)?.broader) {
    if (at === broad) return true;
    seen.add(at);
  }
  return false;
};

const isInspireTheme = ({ termType, value }: Term): boolean =>
  termType === 'NamedNode' && value.replace(/^https?/, '').startsWith(INSPIRE);

interface Suggestion {
  readonly theme: Term;
  readonly category: string;
}

const suggestions = async (
  ctx: RuleContext,
  focus: Term,
  taxonomy: HvdTaxonomy,
): Promise<readonly Suggestion[]> => {
  const found = new Map<string, Suggestion>();
  for (const theme of THEMED.flatMap((property) => valuesOf(ctx, focus, property)).filter(isInspireTheme)) {
    const category = await ctx.vocabularies.conceptFor('high-value-dataset-category', theme.value);
    // A theme of no category means that the dataset is about something else as well.
    found.set(category ?? theme.value, { theme, category: category ?? '' });
  }
  const all = [...found.values()];
  return all.every(({ category }) => isLeafHvdCategory(taxonomy, category)) ? all : [];
};

const implied = (focus: Term, value: Term, precise: string): Draft => ({
  focus,
  path: CATEGORY,
  withdraw: [statement(focus, CATEGORY, value)],
  add: [],
  reason: { code: 'category-implied', from: value, to: precise },
  confidence: 'certain',
});

const suggested = (focus: Term, value: Term | null, { theme, category }: Suggestion): Draft => ({
  focus,
  path: CATEGORY,
  withdraw: value ? [statement(focus, CATEGORY, value)] : [],
  add: [statement(focus, CATEGORY, namedNode(category))],
  reason: { code: 'category-of-inspire-theme', from: theme, to: category },
  confidence: 'likely',
});

const draftsOf = async (ctx: RuleContext, focus: Term, taxonomy: HvdTaxonomy): Promise<readonly Draft[]> => {
  const values = valuesOf(ctx, focus, CATEGORY);
  const broad = values.filter(({ value }) => taxonomy.has(value) && !isLeafHvdCategory(taxonomy, value));
  const drafts: Draft[] = [];
  const open: Term[] = [];
  for (const value of broad) {
    const precise = values.find((other) => isBelow(taxonomy, other.value, value.value));
    if (precise) drafts.push(implied(focus, value, precise.value));
    else open.push(value);
  }
  const [suggestion, ...others] = await suggestions(ctx, focus, taxonomy);
  if (!suggestion || others.length > 0) return drafts;
  if (values.length === 0) return [suggested(focus, null, suggestion)];
  const fitting = open.find(({ value }) => isBelow(taxonomy, suggestion.category, value));
  return fitting ? [...drafts, suggested(focus, fitting, suggestion)] : drafts;
};

export const proposeCategories = async (ctx: RuleContext): Promise<readonly Draft[]> => {
  const foci = fociOf(ctx, CATEGORY);
  if (foci.length === 0) return [];
  const scheme = await ctx.vocabularies.conceptScheme('high-value-dataset-category');
  const taxonomy = hvdTaxonomy(scheme ?? []);
  return (await Promise.all(foci.map((focus) => draftsOf(ctx, focus, taxonomy)))).flat();
};
