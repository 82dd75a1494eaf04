/**
 * What could be mended in a record, from what validation found and what the vocabularies know: the exact
 * triples, each with its reason. Nothing is changed here, and nothing is guessed: a rule that is in doubt
 * proposes nothing, or says that a person must decide.
 */
import type { Outcome } from '../shacl/finding.ts';
import type { RecordInput } from '../shacl/validate.ts';
import type { Vocabularies } from '../vocab/vocabularies.ts';
import { completed, type Draft, type Proposal } from './proposal.ts';
import { proposeConcepts } from './proposals-concepts.ts';
import { type RuleContext, ruleContext } from './proposals-context.ts';
import { proposeFormats } from './proposals-formats.ts';
import { proposeCategories } from './proposals-hvd.ts';
import { proposeLicences } from './proposals-licences.ts';

type Rule = (ctx: RuleContext) => Promise<readonly Draft[]>;

const RULES: readonly Rule[] = [proposeConcepts, proposeFormats, proposeLicences, proposeCategories];

/** In the order of the rules; the same for the same record. */
export const proposals = async (
  input: RecordInput,
  { findings }: Pick<Outcome, 'findings'>,
  vocabularies: Vocabularies,
): Promise<readonly Proposal[]> => {
  const ctx = ruleContext(input, findings, vocabularies);
  const drafts: Draft[] = [];
  for (const rule of RULES) drafts.push(...(await rule(ctx)));
  return completed(drafts, ctx.findings, (node, property) => ctx.statements.objects(node, property).size);
};
