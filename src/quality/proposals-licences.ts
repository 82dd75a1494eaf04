/**
 * Licences: a text becomes the IRI that it names, and a licence outside the EU table is mapped to it. The IRI
 * of a licence is never replaced: which licence holds, its publisher has said.
 */
import { ns } from '../rdf/namespaces.ts';
import { namedNode, type Term, termKey } from '../rdf/terms.ts';
import { hasHvdClaim } from '../shacl/claims-hvd.ts';
import type { Match } from '../vocab/concepts.ts';
import { iriKey } from '../vocab/keys.ts';
import { composedMatches } from '../vocab/licence-matches.ts';
import { namesVersion } from '../vocab/licence-version.ts';
import { CC_BY, opennessOf } from './licence-guide-openness.ts';
import type { Draft } from './proposal.ts';
import {
  isAnonymous,
  isInScheme,
  meaningOf,
  type RuleContext,
  statement,
  valuesOf,
  withdrawal,
} from './proposals-context.ts';

const LICENCE = ns.dct('license').value;
const RELATIONS = ['exactMatch', 'narrowMatch', 'broadMatch', 'closeMatch'] as const;
const MATCH_PROPERTIES: readonly string[] = RELATIONS.map((name) => ns.skos(name).value);

const textOf = (ctx: RuleContext, node: Term): string =>
  node.termType === 'Literal'
    ? node.value
    : ['rdfs:label', 'dct:title', 'skos:prefLabel', 'foaf:name']
        .map((name) => name.split(':') as ['rdfs' | 'dct' | 'skos' | 'foaf', string])
        .flatMap(([prefix, local]) => valuesOf(ctx, node, ns[prefix](local).value))
        .map(({ value }) => value)
        .join(' ');

const confidenceOf = (text: string, concept: string): Draft['confidence'] =>
  namesVersion(text, concept) ? 'certain' : 'likely';

/** What the vocabulary says of a licence beside those of the EU, the closest first; a near match tells nothing. */
const matchOf = async ({ vocabularies }: RuleContext, iri: string): Promise<Match | null> => {
  const own = (await vocabularies.matchesOf('licence', iri)).filter(({ target }) =>
    isInScheme('licence', target),
  );
  const concept = await vocabularies.conceptFor('licence', iri);
  const back = concept
    ? (await vocabularies.matchesOf('licence', concept)).filter(
        ({ target }) => iriKey(target) === iriKey(iri),
      )
    : [];
  const all = [...own, ...back.map(({ relation }) => ({ relation, target: concept! }))];
  const best = RELATIONS.map((name) => all.find(({ relation }) => relation === name)).find((match) => match);
  return best && best.relation !== 'closeMatch' ? best : null;
};

const isMapped = (ctx: RuleContext, licence: Term): boolean =>
  MATCH_PROPERTIES.some((property) => valuesOf(ctx, licence, property).length > 0);

/** The path is that of the closest match; what follows from it comes along. */
const mappingDraft = async (
  { vocabularies }: RuleContext,
  licence: Term,
  match: Match,
  reason: Omit<Draft['reason'], 'to'>,
): Promise<Draft> => {
  const { isKnown } = await opennessOf(vocabularies, match.target);
  const matches = isKnown ? [match] : await composedMatches([match], vocabularies);
  return {
    focus: licence,
    path: ns.skos(match.relation).value,
    withdraw: [],
    add: matches.map(({ relation, target }) =>
      statement(licence, ns.skos(relation).value, namedNode(target)),
    ),
    reason: { ...reason, to: matches[0]!.target },
    confidence: 'certain',
  };
};

/**
 * For high-value data the EU's queries take CC BY 4.0, CC0 and what is mapped to one of them: another licence of
 * the table, which is as open, has to say so, too.
 */
const opennessMatch = async (
  { statements, vocabularies }: RuleContext,
  licence: string,
): Promise<Match | null> => {
  if (!hasHvdClaim(statements, () => true)) return null;
  const { relation, isAcceptedForHvd, isKnown } = await opennessOf(vocabularies, licence);
  return relation && isAcceptedForHvd && !isKnown ? { relation, target: CC_BY } : null;
};

const draftOfNode = async (ctx: RuleContext, node: Term): Promise<readonly Draft[]> => {
  const meaning = await meaningOf(ctx, 'licence', node);
  if (meaning.kind !== 'means') return [];
  const { concept } = meaning;
  const match = isInScheme('licence', concept)
    ? { relation: 'exactMatch' as const, target: concept }
    : await matchOf(ctx, concept);
  if (!match) return [];
  const draft = await mappingDraft(ctx, node, match, { code: 'licence-text-mapping', from: node });
  return [{ ...draft, confidence: confidenceOf(textOf(ctx, node), concept) }];
};

const draftOfLicence = async (ctx: RuleContext, licence: Term): Promise<readonly Draft[]> => {
  if (isMapped(ctx, licence)) return [];
  if (isAnonymous(licence)) return draftOfNode(ctx, licence);
  if (licence.termType !== 'NamedNode') return [];
  const isOfTable = isInScheme('licence', licence.value);
  const match = isOfTable ? await opennessMatch(ctx, licence.value) : await matchOf(ctx, licence.value);
  if (!match) return [];
  return [await mappingDraft(ctx, licence, match, { code: 'licence-mapping', from: licence })];
};

const draftsOfTexts = async (ctx: RuleContext, focus: Term): Promise<readonly Draft[]> => {
  const values = valuesOf(ctx, focus, LICENCE);
  const [value] = values;
  if (values.length !== 1 || value?.termType !== 'Literal') return [];
  const meaning = await meaningOf(ctx, 'licence', value);
  if (meaning.kind !== 'means') return [];
  return [
    {
      focus,
      path: LICENCE,
      withdraw: withdrawal(ctx, focus, LICENCE, value),
      add: [statement(focus, LICENCE, namedNode(meaning.concept))],
      reason: { code: 'text-means', from: value, to: meaning.concept },
      confidence: confidenceOf(value.value, meaning.concept),
    },
  ];
};

export const proposeLicences = async (ctx: RuleContext): Promise<readonly Draft[]> => {
  const named = ctx.statements.inverse(LICENCE);
  const holders = new Map<string, Term>();
  for (const subjects of named.values()) for (const [key, subject] of subjects) holders.set(key, subject);
  const licences = new Map<string, Term>();
  for (const [key, holder] of holders)
    if (ctx.isOwn(holder))
      for (const value of valuesOf(ctx, holders.get(key)!, LICENCE)) licences.set(termKey(value), value);
  const documents = ctx.statements.subjects(ns.rdf('type').value, ns.dct('LicenseDocument').value);
  for (const [key, document] of documents) if (ctx.isOwn(document)) licences.set(key, document);
  const drafts: Draft[] = [];
  for (const holder of holders.values())
    if (ctx.isOwn(holder)) drafts.push(...(await draftsOfTexts(ctx, holder)));
  for (const licence of licences.values()) drafts.push(...(await draftOfLicence(ctx, licence)));
  return drafts;
};
