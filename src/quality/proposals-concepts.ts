/**
 * Values that ought to be concepts of a vocabulary and are texts, other IRIs or nodes with a name: the concept
 * that they plainly mean. One row a property.
 */
import { ns } from '../rdf/namespaces.ts';
import { namedNode, type Term, termKey } from '../rdf/terms.ts';
import type { SchemeId } from '../vocab/schemes.ts';
import type { Draft } from './proposal.ts';
import {
  classesOf,
  type Meaning,
  meaningOf,
  type RuleContext,
  statement,
  valuesOf,
  withdrawal,
} from './proposals-context.ts';

interface Column {
  readonly property: string;
  readonly scheme: SchemeId;
  readonly isSingle: boolean;
  /** Only for nodes of one of these classes. */
  readonly classes?: readonly string[];
  /** A value that means nearly the concept stays beside it: the own theme of a portal says more. */
  readonly keepsClose?: boolean;
}

const AGENTS = [ns.foaf('Agent'), ns.foaf('Organization'), ns.foaf('Person'), ns.org('Organization')].map(
  ({ value }) => value,
);

const COLUMNS: readonly Column[] = [
  { property: ns.dct('accrualPeriodicity').value, scheme: 'frequency', isSingle: true },
  { property: ns.dct('language').value, scheme: 'language', isSingle: false },
  { property: ns.dcat('theme').value, scheme: 'data-theme', isSingle: false, keepsClose: true },
  { property: ns.dct('accessRights').value, scheme: 'access-right', isSingle: true },
  {
    property: ns.adms('status').value,
    scheme: 'distribution-status',
    isSingle: true,
    classes: [ns.dcat('Distribution').value],
  },
  { property: ns.dcatap('availability').value, scheme: 'planned-availability', isSingle: true },
  { property: ns.dcat('compressFormat').value, scheme: 'media-types', isSingle: true },
  { property: ns.dcat('packageFormat').value, scheme: 'media-types', isSingle: true },
  { property: ns.dct('type').value, scheme: 'publisher-type', isSingle: true, classes: AGENTS },
  {
    property: ns.dct('type').value,
    scheme: 'dataset-type',
    isSingle: false,
    classes: [ns.dcat('Dataset').value],
  },
  {
    property: ns.dct('type').value,
    scheme: 'licence-type',
    isSingle: false,
    classes: [ns.dct('LicenseDocument').value],
  },
];

interface Valued {
  readonly value: Term;
  readonly meaning: Meaning;
}

const conceptOf = ({ meaning }: Valued): string | null =>
  meaning.kind === 'own' || meaning.kind === 'means' ? meaning.concept : null;

/** Values of a property that has one: two that mean different things are nobody's to choose between. */
const agree = (values: readonly Valued[]): boolean =>
  new Set(values.flatMap((valued) => conceptOf(valued) ?? [])).size <= 1;

export const conceptDrafts = async (
  ctx: RuleContext,
  focus: Term,
  column: Pick<Column, 'property' | 'scheme' | 'isSingle' | 'keepsClose'>,
): Promise<readonly Draft[]> => {
  const { property, scheme, isSingle, keepsClose } = column;
  const values = await Promise.all(
    valuesOf(ctx, focus, property).map(async (value) => ({
      value,
      meaning: await meaningOf(ctx, scheme, value),
    })),
  );
  if (isSingle && !agree(values)) return [];
  const there = new Set(values.flatMap(({ meaning }) => (meaning.kind === 'own' ? [meaning.concept] : [])));
  const drafts: Draft[] = [];
  for (const { value, meaning } of values) {
    if (meaning.kind !== 'means') continue;
    const { concept, code, isClose } = meaning;
    const isThere = there.has(concept);
    const stays = keepsClose === true && isClose;
    if (stays && isThere) continue;
    there.add(concept);
    drafts.push({
      focus,
      path: property,
      withdraw: stays ? [] : withdrawal(ctx, focus, property, value),
      add: isThere ? [] : [statement(focus, property, namedNode(concept))],
      reason: { code: stays ? 'theme-beside' : isThere ? 'said-already' : code, from: value, to: concept },
      confidence: 'certain',
    });
  }
  return drafts;
};

const byKey = (nodes: readonly Term[]): readonly Term[] => [
  ...new Map(nodes.map((node) => [termKey(node), node])).values(),
];

/** Own nodes that have a finding about a property. */
export const fociOf = ({ findings, isOwn }: RuleContext, property: string): readonly Term[] =>
  byKey(findings.filter(({ path, focus }) => path === property && isOwn(focus)).map(({ focus }) => focus));

/** Own nodes that have a property: a value of no vocabulary is a fault wherever it stands. */
export const holdersOf = ({ statements, isOwn }: RuleContext, property: string): readonly Term[] =>
  byKey([...statements.inverse(property).values()].flatMap((subjects) => [...subjects.values()])).filter(
    isOwn,
  );

export const proposeConcepts = async (ctx: RuleContext): Promise<readonly Draft[]> => {
  const drafts: Draft[] = [];
  for (const column of COLUMNS)
    for (const focus of holdersOf(ctx, column.property)) {
      const classes = classesOf(ctx, focus);
      if (column.classes && !column.classes.some((name) => classes.has(name))) continue;
      drafts.push(...(await conceptDrafts(ctx, focus, column)));
    }
  return drafts;
};
