/**
 * What the rules look at: the statements of one record with what belongs to it, and what a value of any
 * spelling means in a vocabulary.
 */
import { ns, RDF_TYPE } from '../rdf/namespaces.ts';
import { namedNode, type Quad, quad, type Term, termKey } from '../rdf/terms.ts';
import type { Finding } from '../shacl/finding.ts';
import { StatementIndex } from '../shacl/statement-index.ts';
import type { RecordInput } from '../shacl/validate.ts';
import { isPlainSpelling } from '../vocab/plain-spellings.ts';
import { SCHEMES, type SchemeId } from '../vocab/schemes.ts';
import type { Vocabularies } from '../vocab/vocabularies.ts';
import type { ReasonCode } from './proposal.ts';

export interface RuleContext {
  readonly statements: StatementIndex;
  readonly findings: readonly Finding[];
  readonly isOwn: (node: Term) => boolean;
  readonly vocabularies: Vocabularies;
  /** Statements that name a node, counted. */
  readonly uses: (node: Term) => number;
}

export type Meaning =
  /** The value is a concept of the scheme as it stands. */
  | { readonly kind: 'own'; readonly concept: string }
  | { readonly kind: 'means'; readonly concept: string; readonly code: ReasonCode; readonly isClose: boolean }
  /** A node of which nothing is said. */
  | { readonly kind: 'empty' }
  | { readonly kind: 'unknown' };

const LABELS = [
  ns.rdfs('label'),
  ns.dct('title'),
  ns.skos('prefLabel'),
  ns.skos('notation'),
  ns.rdf('value'),
  ns.dct('identifier'),
  ns.foaf('name'),
].map(({ value }) => value);

/** Properties by which a node points at the concept that it stands for. */
const POINTERS = [ns.rdfs('seeAlso'), ns.owl('sameAs'), ns.skos('exactMatch')].map(({ value }) => value);

export const ruleContext = (
  { quads, focus }: RecordInput,
  findings: readonly Finding[],
  vocabularies: Vocabularies,
): RuleContext => {
  const statements = new StatementIndex(quads);
  const uses = new Map<string, number>();
  for (const { object } of quads) {
    if (object.termType === 'Literal') continue;
    const key = termKey(object);
    uses.set(key, (uses.get(key) ?? 0) + 1);
  }
  return {
    statements,
    findings: findings.filter(({ isAcrossRecords }) => !isAcrossRecords),
    isOwn: (node) => !focus || focus.has(termKey(node)),
    vocabularies,
    uses: (node) => uses.get(termKey(node)) ?? 0,
  };
};

export const valuesOf = ({ statements }: RuleContext, node: Term, property: string): readonly Term[] => [
  ...statements.objects(termKey(node), property).values(),
];

export const classesOf = (ctx: RuleContext, node: Term): ReadonlySet<string> =>
  new Set(valuesOf(ctx, node, RDF_TYPE).map(({ value }) => value));

export const isAnonymous = (term: Term): boolean =>
  term.termType === 'BlankNode' || term.value.includes('/.well-known/genid/');

const UNKNOWN: Meaning = { kind: 'unknown' };

const meaningOfText = async (
  { vocabularies }: RuleContext,
  scheme: SchemeId,
  text: string,
): Promise<string | undefined> => {
  const bare = text.trim().replace(/\s*;\s*charset=.*$/i, '');
  return isPlainSpelling(scheme, bare) ? vocabularies.conceptFor(scheme, bare) : undefined;
};

/** The one concept that all the names of a node mean, and all that it points at. */
const meaningOfNode = async (ctx: RuleContext, scheme: SchemeId, node: Term): Promise<Meaning> => {
  if (!ctx.statements.describes(termKey(node))) return { kind: 'empty' };
  const texts = LABELS.flatMap((property) => valuesOf(ctx, node, property));
  const named = await Promise.all(texts.map(({ value }) => meaningOfText(ctx, scheme, value)));
  const pointers = POINTERS.flatMap((property) => valuesOf(ctx, node, property));
  const pointed = await Promise.all(pointers.map(({ value }) => ctx.vocabularies.conceptFor(scheme, value)));
  const concepts = new Set([...named, ...pointed.filter((concept) => concept !== undefined)]);
  const [concept] = concepts;
  return concepts.size === 1 && concept
    ? { kind: 'means', concept, code: 'node-means', isClose: false }
    : UNKNOWN;
};

/** A mapping that says “nearly the same” leaves something out. */
const isCloseOnly = async (ctx: RuleContext, scheme: SchemeId, iri: string): Promise<boolean> => {
  const matches = await ctx.vocabularies.matchesOf(scheme, iri);
  return (
    matches.some(({ relation }) => relation === 'closeMatch') &&
    !matches.some(({ relation }) => relation === 'exactMatch')
  );
};

export const meaningOf = async (ctx: RuleContext, scheme: SchemeId, value: Term): Promise<Meaning> => {
  if (isAnonymous(value)) return meaningOfNode(ctx, scheme, value);
  if (value.termType === 'Literal') {
    const concept = await meaningOfText(ctx, scheme, value.value);
    return concept ? { kind: 'means', concept, code: 'text-means', isClose: false } : UNKNOWN;
  }
  const concept = await ctx.vocabularies.conceptFor(scheme, value.value);
  if (!concept) return UNKNOWN;
  if (concept === value.value) return { kind: 'own', concept };
  return { kind: 'means', concept, code: 'iri-means', isClose: await isCloseOnly(ctx, scheme, value.value) };
};

/** Whether an IRI is written as the scheme writes its own. */
export const isInScheme = (scheme: SchemeId, iri: string): boolean => iri.startsWith(SCHEMES[scheme].prefix);

export const statement = (subject: Term, property: string, object: Term): Quad =>
  quad(subject as never, namedNode(property), object as never);

/** The link to a value, and what is said of a node that nothing else names. */
export const withdrawal = (
  ctx: RuleContext,
  subject: Term,
  property: string,
  value: Term,
): readonly Quad[] => {
  const link = statement(subject, property, value);
  if (!isAnonymous(value) || ctx.uses(value) > 1) return [link];
  const said = [...ctx.statements.properties(termKey(value))].flatMap(([name, terms]) =>
    [...terms.values()].map((term) => statement(value, name, term)),
  );
  return said.some(({ object }) => isAnonymous(object)) ? [link] : [link, ...said];
};
