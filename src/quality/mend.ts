/**
 * A record mended: what is certain is applied, in rounds, because one mend can open the way to the next (a text
 * becomes a licence, and the licence is mapped). What is likely is left to a person.
 */
import { type Quad, termKey, tripleKey } from '../rdf/terms.ts';
import type { Profile } from '../shacl/profiles.ts';
import type { RecordInput, RecordValidator } from '../shacl/validate.ts';
import type { Vocabularies } from '../vocab/vocabularies.ts';
import { applied } from './applied.ts';
import { harmless } from './mend-harmless.ts';
import type { Proposal } from './proposal.ts';
import { proposals } from './proposals.ts';

export interface Mended {
  readonly quads: readonly Quad[];
  /** What was applied, in this order. */
  readonly changes: readonly Proposal[];
  /** What a person must decide. */
  readonly open: readonly Proposal[];
}

export interface MendOptions {
  readonly validator: RecordValidator;
  readonly profiles: readonly Profile[];
  readonly vocabularies: Vocabularies;
}

export const isCertain = ({ confidence }: Proposal): boolean => confidence === 'certain';

export const proposed = async (input: RecordInput, options: MendOptions): Promise<readonly Proposal[]> => {
  const outcome = await options.validator.validateRecord(input, options.profiles);
  const found = await proposals(input, outcome, options.vocabularies);
  return harmless(input, outcome.findings, found, options);
};

export const MAX_ROUNDS = 3;

/** Keys of the nodes that changes are about. */
const nodesOf = (changes: readonly Proposal[]): ReadonlySet<string> =>
  new Set(
    changes.flatMap(({ withdraw, add }) => [...withdraw, ...add].map(({ subject }) => termKey(subject))),
  );

/** Whether a proposal of an earlier round can still be carried out. */
const appliesTo = (quads: readonly Quad[]): ((proposal: Proposal) => boolean) => {
  const there = new Set(quads.map(tripleKey));
  const isThere = (q: Quad): boolean => there.has(tripleKey(q));
  return ({ withdraw, add }) => withdraw.every(isThere) && (withdraw.length > 0 || !add.every(isThere));
};

/**
 * Applies what is certain until nothing is.
 * @param propose the proposals for a state; of later rounds only those on what the round before changed
 */
export const mendedInRounds = async (
  start: readonly Quad[],
  propose: (quads: readonly Quad[], changed: ReadonlySet<string> | null) => Promise<readonly Proposal[]>,
): Promise<Mended> => {
  let quads = start;
  let changed: ReadonlySet<string> | null = null;
  const changes = new Map<string, Proposal>();
  const open = new Map<string, Proposal>();
  for (let round = 1; round <= MAX_ROUNDS; round += 1) {
    const found: readonly Proposal[] = await propose(quads, changed);
    for (const proposal of found) if (!isCertain(proposal)) open.set(proposal.id, proposal);
    const certain = found.filter((proposal) => isCertain(proposal) && !changes.has(proposal.id));
    if (certain.length === 0) break;
    for (const proposal of certain) changes.set(proposal.id, proposal);
    quads = applied(quads, certain);
    changed = nodesOf(certain);
  }
  const isOpen = appliesTo(quads);
  return {
    quads,
    changes: [...changes.values()],
    open: [...open.values()].filter((proposal) => !changes.has(proposal.id) && isOpen(proposal)),
  };
};

/** A mended record has no certain proposal left: it is left as it is. */
export const mended = (input: RecordInput, options: MendOptions): Promise<Mended> =>
  mendedInRounds(input.quads, (quads) => proposed({ ...input, quads }, options));
